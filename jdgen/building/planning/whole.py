"""A plan of roles and of bundles of roles."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from jdgen.building.planning.bundled import BundleAt, bundle_jobs
from jdgen.building.planning.naming import Naming
from jdgen.building.planning.plan import Plan, judged_names, plan_of
from jdgen.building.planning.wanted import NO_OPTIONS, Options
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
    jobs = (*(job for job in plan.jobs if job.position in alone), *joint)
    clashes = judged_names(workspace, jobs, naming)
    plan.found.add(clashes)
    there, broken = {job.position for job in joint}, {*plan.failed}
    failed = [at.position for at in bundles if at.position not in there and broken & {*at.positions}]
    return replace(
        plan, jobs=jobs, failed=(*(each for each in plan.failed if each in alone), *failed), clashes=bool(clashes)
    )
