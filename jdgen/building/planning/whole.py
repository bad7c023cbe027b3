"""A plan of roles and of bundles of roles."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from jdgen.building.planning.bundled import BundleAt, BundleJob, bundle_jobs
from jdgen.building.planning.inputs import NO_OPTIONS, Made, Options
from jdgen.building.planning.plan import Job, Joint, Naming, Plan, judged_names, plan_of
from jdgen.diagnostics import Diagnostic
from jdgen.register import State
from jdgen.workspace import Position, Workspace


def whole_plan(
    workspace: Workspace,
    positions: Sequence[Position],
    bundles: Sequence[BundleAt],
    naming: Naming,
    options: Options = NO_OPTIONS,
    named: frozenset[str] = frozenset(),
) -> Plan:
    """The documents of `positions`, which come role by role, and behind them those of `bundles`.

    A bundle whose roles cannot all be made is among the failed, by its id.
    """
    plan = plan_of(workspace, positions, naming, options, named)
    if not bundles:
        return plan
    roles = sorted(dict.fromkeys(chain.from_iterable(at.positions for at in bundles)))
    parts = plan_of(workspace, roles, naming, options, named)
    found = bundle_jobs(workspace, bundles, naming, options, named)
    joint = tuple(_job(each, parts) for each in found)
    jobs = (*plan.jobs, *joint)
    there = {each.at for each in found}
    broken = set(parts.failed)
    failed = [Position(at.bundle.id, at.school) for at in bundles if at not in there and broken & {*at.positions}]
    findings: list[Diagnostic] = [*plan.findings, *parts.findings, *judged_names(workspace, jobs)]
    return replace(
        plan,
        jobs=jobs,
        digests={**plan.digests, **parts.digests},
        failed=(*plan.failed, *failed),
        passed_over=tuple(dict.fromkeys((*plan.passed_over, *parts.passed_over))),
        findings=tuple(dict.fromkeys(findings)),
    )


def _job(found: BundleJob, parts: Plan) -> Job:
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
    return Job(Position(found.at.bundle.id, found.at.school), found.stem, found.title, found.grade, together, told)
