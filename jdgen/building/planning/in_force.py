"""Of a plan only the texts in force: what a trust may publish, and what it leaves out."""

from dataclasses import replace
from typing import NamedTuple

from jdgen.building.planning.plan import Job, Plan
from jdgen.register import State
from jdgen.workspace import Position, Workspace


class LeftOut(NamedTuple):
    """A document whose text is not in force."""

    job: Job
    in_force: int | None
    """The version of another text that is: today's sources do not say it, so it cannot be made of them."""


def only_in_force(plan: Plan, workspace: Workspace) -> tuple[Plan, tuple[LeftOut, ...]]:
    """The plan with the texts alone that are approved and in force on the workspace's day, and the documents left out.

    Raises `Rejected` if the register cannot be read.
    """
    held = tuple(job for job in plan.jobs if job.made.standing.state is State.IN_FORCE)
    others = (job for job in plan.jobs if job.made.standing.state is not State.IN_FORCE)
    left_out = tuple(LeftOut(job, _version_in_force(workspace, job.position)) for job in others)
    return replace(plan, jobs=held), left_out


def _version_in_force(workspace: Workspace, position: Position) -> int | None:
    register, as_of = workspace.register, workspace.as_of
    for version in sorted({each.version for each in register.approvals(position.role)}, reverse=True):
        standing = register.standing_of_version(*position, version, as_of)
        if standing and standing.state is State.IN_FORCE:
            return version
    return None
