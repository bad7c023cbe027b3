"""Bundles: which documents of several roles there are to be, what they are called, and what each is made of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from jdgen.building.parts import Part
from jdgen.building.planning.inputs import Basis
from jdgen.building.planning.naming import Naming
from jdgen.building.planning.plan import Job, Joint, plan_of
from jdgen.building.planning.printed import digest
from jdgen.building.planning.wanted import Options
from jdgen.building.publishing.manifest import MadeFrom
from jdgen.diagnostics import Diagnostic, Rejected, reject
from jdgen.register import State
from jdgen.role.model import Role
from jdgen.workspace import TRUST, Bundle, Position, Workspace
from jdgen.workspace.bundles import schools_with


class BundleAt(NamedTuple):
    """A bundle at a school, or at the trust."""

    bundle: Bundle
    school: str = TRUST

    @property
    def position(self) -> Position:
        """Its own place: the bundle's id in place of a role's."""
        return Position(self.bundle.id, self.school)

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


def bundle_jobs(workspace: Workspace, bundles: Iterable[BundleAt], naming: Naming, options: Options) -> tuple[Job, ...]:
    """The documents of `bundles`; none of one whose roles cannot all be made, or that has no such part: whoever makes
    the roles tells why."""
    found = []
    for at in bundles:
        asked = replace(options, house=options.house or at.bundle.house)
        plan = plan_of(workspace, at.positions, naming, asked)
        if plan.jobs and not plan.failed:
            found.append(_joined(at, plan.jobs, naming, options.part))
    return tuple(found)


def _joined(at: BundleAt, jobs: Sequence[Job], naming: Naming, part: Part) -> Job:
    """The one document of a bundle's roles, of each of which `jobs` has what is to be made."""
    title, grades = titled(at.bundle.title, [(job.title, job.grade) for job in jobs])
    stem = naming.of_bundle(at.bundle, at.school, title, grades, part)
    return Job(at.position, stem, title, grades, part, _basis(at, jobs), _joint(at, jobs))


def _joint(at: BundleAt, jobs: Sequence[Job]) -> Joint:
    versions, statuses = {job.version for job in jobs}, {job.status for job in jobs}
    each_status = "; ".join(f"{job.position.role}: {job.status}" for job in jobs)
    return Joint(
        bundle=at.bundle,
        version=versions.pop() if len(versions) == 1 else "",
        status=statuses.pop() if len(statuses) == 1 else each_status,
        text=",".join(job.text for job in jobs),
        roles=tuple(job.position.role for job in jobs),
    )


def _basis(at: BundleAt, jobs: Sequence[Job]) -> Basis:
    """What the document is made of: in each place what its roles are, whatever their order, and among the options what
    it is itself, so that no cause is told but of what has changed."""
    by_role = sorted(jobs, key=lambda job: job.position.role)
    places = zip(*(job.basis.made_from for job in by_role), strict=True)
    together = MadeFrom(*(values[0] if len({*values}) == 1 else digest(list(values)) for values in places))
    own = [at.bundle.id, at.bundle.title, *(job.position.role for job in jobs)]
    behind = next((job for job in jobs if job.basis.standing.state is not State.IN_FORCE), jobs[0])
    return Basis(
        made_from=together._replace(options=digest([*own, together.options])),
        standing=behind.basis.standing,  # a document is in force if all in it is
        text=",".join(job.text for job in jobs),
        sources=tuple(dict.fromkeys(chain.from_iterable(job.basis.sources for job in jobs))),
        house=jobs[0].basis.house,
        review=min((job.basis.review for job in jobs if job.basis.review), default=""),
    )
