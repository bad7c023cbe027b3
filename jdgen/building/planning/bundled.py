"""Bundles: which documents of several roles there are to be, what they are called, and what each is made of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from jdgen.building.planning.naming import Naming
from jdgen.building.planning.plan import Job, plan_of
from jdgen.building.planning.printed import digest
from jdgen.building.planning.wanted import Options
from jdgen.building.publishing.manifest import MadeFrom
from jdgen.diagnostics import Diagnostic, Rejected, reject
from jdgen.role.model import Role
from jdgen.workspace import TRUST, Bundle, Position, Workspace
from jdgen.workspace.bundles import schools_with


class BundleAt(NamedTuple):
    """A bundle at a school, or at the trust."""

    bundle: Bundle
    school: str = TRUST

    @property
    def positions(self) -> tuple[Position, ...]:
        """Those of its roles, in their order."""
        return self.bundle.positions(self.school)


def titled(title: str, roles: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The title and the grades of a bundle of `roles`, given by their titles and grades: what they have in common is
    said once. `title` wins where it is given."""
    titles = dict.fromkeys(name for name, _ in roles)
    grades = dict.fromkeys(grade for _, grade in roles if grade)
    return title or ", ".join(titles), ", ".join(grades)


def bundles_of(workspace: Workspace) -> tuple[BundleAt, ...]:
    """Every bundle of jdgen.yaml wherever all its roles are: the trust first, then schools. Raises `Rejected`."""
    return tuple(
        BundleAt(bundle, school)
        for bundle in workspace.bundles.values()
        for school in schools_with(bundle, workspace.positions)
    )


def judged_bundles(workspace: Workspace) -> Iterator[Diagnostic]:
    """What keeps bundles of jdgen.yaml from being built, beside what is wrong with their roles themselves."""
    try:
        bundles, placed = workspace.bundles.values(), bundles_of(workspace)
    except Rejected as rejected:
        yield from rejected.diagnostics
        return
    for bundle in bundles:
        if all(at.bundle is not bundle for at in placed):
            message = f"Nowhere are all roles of {bundle.id}: neither the trust nor a school has every one of them."
            yield Diagnostic("bundle-nowhere", message, bundle.at, "Bundle roles that one school has, or the trust.")
    for at in placed:
        try:
            one_house(workspace, at, [workspace.resolved(*position) for position in at.positions])
        except Rejected as rejected:
            yield from rejected.diagnostics


def one_house(workspace: Workspace, at: BundleAt, roles: Sequence[Role], asked: str = "") -> str:
    """The id of the house that all `roles` of a bundle are dressed in; `asked` is the one of the command line. Raises
    `Rejected` where they ask for different ones."""
    by_house: dict[str, list[str]] = {}
    for role in roles:
        choice = workspace.house_choice(role, at.school, asked or at.bundle.house)
        by_house.setdefault(choice.id, []).append(f"{role.id} ({choice.said_by})")
    if len(by_house) > 1:
        told = "; ".join(f"{house} for {', '.join(told)}" for house, told in by_house.items())
        raise reject(
            "different-houses",
            f"The roles of {at.bundle.id} are to be dressed in different houses: {told}.",
            at.bundle.at,
            "One document has one letterhead: give the bundle a “house:”, or --house on the command line.",
        )
    return next(iter(by_house))


class BundleJob(NamedTuple):
    """A bundle's document that is to stand in the output folder, in one or several formats."""

    at: BundleAt
    stem: str
    """Its path below the output folder, without the suffix."""
    title: str
    grade: str
    """The grades of its roles, with commas."""
    made_from: MadeFrom
    version: str
    """Of all its roles, if they have the same; else empty."""
    status: str
    """Where its texts stand, in words: for each role, unless all stand alike."""
    text: str
    """The beginnings of its texts' fingerprints, with commas."""
    roles: tuple[str, ...]
    """Those it holds: the bundle's, but for any that say themselves that they have no such part."""


def bundle_jobs(
    workspace: Workspace, bundles: Sequence[BundleAt], naming: Naming, options: Options
) -> tuple[BundleJob, ...]:
    """The documents of `bundles`; none of one whose roles cannot all be made, or that has no such part: whoever makes
    the roles tells why."""
    found = []
    for at in bundles:
        asked = replace(options, house=options.house or at.bundle.house)
        plan = plan_of(workspace, at.positions, naming, asked)
        if plan.jobs and not plan.failed:
            found.append(_job(at, plan.jobs, naming, asked))
    return tuple(found)


def _job(at: BundleAt, jobs: Sequence[Job], naming: Naming, options: Options) -> BundleJob:
    title, grade = titled(at.bundle.title, [(job.title, job.grade) for job in jobs])
    roles = tuple(job.position.role for job in jobs)
    versions = {job.version for job in jobs}
    statuses = {job.status for job in jobs}
    return BundleJob(
        at,
        naming.of_bundle(at.bundle, at.school, title, grade, options.part),
        title,
        grade,
        _made_from({job.position.role: job.made.made_from for job in jobs}, [at.bundle.id, at.bundle.title, *roles]),
        versions.pop() if len(versions) == 1 else "",
        statuses.pop() if len(statuses) == 1 else "; ".join(f"{job.position.role}: {job.status}" for job in jobs),
        ",".join(job.text for job in jobs),
        roles,
    )


def _made_from(made: Mapping[str, MadeFrom], own: Sequence[str]) -> MadeFrom:
    """What a bundle depends on: in each place what its roles do, whatever their order, and among the options what it is
    itself, so that no cause is told but of what has changed."""
    places = zip(*(made[role] for role in sorted(made)), strict=True)
    together = MadeFrom(*(values[0] if len({*values}) == 1 else digest(list(values)) for values in places))
    return together._replace(options=digest([*own, together.options]))
