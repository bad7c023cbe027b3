"""Of a plan only the texts in force: what a trust may publish, and what it leaves out."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from jdgen.building.planning.plan import Job, Plan
from jdgen.building.publishing.manifest import DocumentKey, Published
from jdgen.register import State
from jdgen.workspace import Workspace


class LeftOut(NamedTuple):
    """A document whose text is not in force."""

    job: Job
    in_force: int | None
    """The version of another text that is: today's sources do not say it, so it cannot be made of them."""
    texts: tuple[str, ...] = ()
    """Of a bundle: the fingerprints of its roles' texts that are in force; none unless each role has one."""

    def is_published_by(self, entry: Published) -> bool:
        """Whether the file of this document that a manifest lists says what is in force: then it stays."""
        if self.job.joint is None:
            return self.in_force is not None and entry.version == str(self.in_force)
        texts = entry.text.split(",")
        stood = (each.rpartition(": ")[2] for each in entry.status.split("; "))
        same = entry.roles == self.job.joint.roles and len(texts) == len(self.texts)
        return (
            same and all(each.startswith("in force") for each in stood) and all(map(str.startswith, self.texts, texts))
        )


def is_in_force(entry: Published, left_out: Mapping[DocumentKey, LeftOut]) -> bool:
    """Whether a published file says what is in force, though its document was left out: then it stays."""
    left = left_out.get(entry.document)
    return left is not None and left.is_published_by(entry)


def only_in_force(plan: Plan, workspace: Workspace) -> tuple[Plan, tuple[LeftOut, ...]]:
    """The plan with the texts alone that are approved and in force on the workspace's day, and the documents left out.

    Raises `Rejected` if the register cannot be read.
    """
    held = tuple(job for job in plan.jobs if job.basis.standing.state is State.IN_FORCE)
    others = (job for job in plan.jobs if job.basis.standing.state is not State.IN_FORCE)
    return replace(plan, jobs=held), tuple(_left_out(workspace, job) for job in others)


def _left_out(workspace: Workspace, job: Job) -> LeftOut:
    register, school, as_of = workspace.register, job.position.school, workspace.as_of
    if job.joint is None:
        approval = register.in_force(job.position.role, school, as_of)
        return LeftOut(job, approval.version if approval else None)
    found = [register.in_force(role, school, as_of) for role in job.joint.roles]
    return LeftOut(job, None, tuple(each.hash for each in found if each) if all(found) else ())
