"""A plan of roles and of bundles of roles."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from jdgen.building.parts import Part
from jdgen.building.planning.bundled import BundleAt, BundleJob, bundle_jobs
from jdgen.building.planning.inputs import Made
from jdgen.building.planning.naming import Naming
from jdgen.building.planning.plan import Job, Joint, Plan, judged_names, plan_of
from jdgen.building.planning.wanted import NO_OPTIONS, Options
from jdgen.register import State
from jdgen.workspace import Position, Workspace


def whole_plan(
    workspace: Workspace,
    positions: Sequence[Position],
    bundles: Sequence[BundleAt],
    naming: Naming,
    options: Options = NO_OPTIONS,
) -> Plan:
    """The documents of `positions`, which come role by role, and behind them those of `bundles`.

    A bundle whose roles cannot all be made is among the failed, by its id, beside these roles. What is wrong with the
    names of files is among what is found, as an error of no position.
    """
    alone = frozenset(positions)
    parts = sorted({*chain.from_iterable(at.positions for at in bundles)} - alone)
    plan = plan_of(workspace, (*positions, *parts), naming, options)
    joint = bundle_jobs(workspace, bundles, naming, options) if bundles else ()
    jobs = (*(job for job in plan.jobs if job.position in alone), *(_job(each, plan, options.part) for each in joint))
    clashes = judged_names(workspace, jobs, naming)
    plan.found.add(clashes)
    there, broken = {each.at for each in joint}, {*plan.failed}
    failed = [Position(at.bundle.id, at.school) for at in bundles if at not in there and broken & {*at.positions}]
    return replace(
        plan, jobs=jobs, failed=(*(each for each in plan.failed if each in alone), *failed), clashes=bool(clashes)
    )


def _job(found: BundleJob, parts: Plan, part: Part) -> Job:
    made = [parts.by_position[Position(role, found.at.school)].made for role in found.roles]
    behind = next((each for each in made if each.standing.state is not State.IN_FORCE), made[0])
    together = Made(
        made_from=found.made_from,
        standing=behind.standing,  # a document is in force if all in it is
        text=found.text,
        sources=tuple(dict.fromkeys(chain.from_iterable(each.sources for each in made))),
        house=found.at.bundle.house or made[0].house,
        review=min((each.review for each in made if each.review), default=""),
    )
    told = Joint(found.at.bundle, found.version, found.status, found.text, found.roles)
    return Job(
        Position(found.at.bundle.id, found.at.school), found.stem, found.title, found.grade, part, together, told
    )
