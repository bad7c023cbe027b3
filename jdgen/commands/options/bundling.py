"""Which roles a build is to put together in one document, and which alone."""

from dataclasses import replace

from jdgen.building.planning.bundled import BundleAt, bundles_of
from jdgen.building.planning.selection import Selection
from jdgen.commands.common import stop
from jdgen.commands.options.selecting import selected
from jdgen.diagnostics import did_you_mean
from jdgen.workspace import TRUST, Bundle, Position, Workspace
from jdgen.workspace.bundles import FEWEST, bundle_of

_HOW = "Name two roles or more, in their order, such as “jdgen build --together h2 h3 h4”."


def to_build(
    workspace: Workspace, selection: Selection, together: bool, bundles: tuple[str, ...]
) -> tuple[tuple[Position, ...], tuple[BundleAt, ...]]:
    """The positions that are built alone, and the bundles: with `together` the selected roles are one, else those of
    jdgen.yaml called `bundles`; where nothing is named at all, everything is. Exits 2 for what is not there, and raises
    `Rejected`."""
    if selection.since and (together or bundles):
        stop("--changed goes by single roles: leave --together and --bundle out.")
    if together and bundles:
        stop("--together and --bundle do not go together: jdgen.yaml says which roles a bundle holds.")
    if together:
        return (), _together(workspace, selection)
    if bundles:
        if selection != Selection(schools=selection.schools):
            stop("--bundle says which roles are meant: name none beside it, and no grade, status or clause.")
        return (), tuple(at for name in dict.fromkeys(bundles) for at in _named(workspace, name, selection))
    positions = selected(workspace, selection)
    if selection != Selection(schools=selection.schools):
        return positions, ()
    here = {position.school for position in positions}
    return positions, tuple(at for at in bundles_of(workspace) if at.school in here)


def _together(workspace: Workspace, selection: Selection) -> tuple[BundleAt, ...]:
    if not selection.roles:
        stop(f"--together needs the roles that go together. {_HOW}")
    roles: list[str] = []
    positions = selected(workspace, selection)
    meant = {position.role for position in positions}
    for word in selection.roles:
        found = [role for role in workspace.select([word]) if role in meant]
        if twice := [role for role in found if role in roles]:
            stop(f"“{twice[0]}” is named twice, and a document holds a role once.")
        roles += found
    if len(roles) < FEWEST:
        stop(f"Only {', '.join(roles)} is meant, and that is a document already. {_HOW}")
    bundle = bundle_of(tuple(roles))
    return _at(workspace, bundle, tuple(dict.fromkeys(position.school for position in positions)))


def _named(workspace: Workspace, name: str, selection: Selection) -> tuple[BundleAt, ...]:
    bundle = workspace.bundles.get(name)
    if bundle is None:
        known = ", ".join(workspace.bundles) or "none; write them under bundles: in jdgen.yaml"
        hint = f"{did_you_mean(name, workspace.bundles, '{}')} Bundles here: {known}.".lstrip()
        stop(f"There is no bundle “{name}”. {hint}")
    if not selection.schools:
        return _at(workspace, bundle, (TRUST,))
    asked = selected(workspace, replace(selection, roles=()))
    return _at(workspace, bundle, tuple(dict.fromkeys(position.school for position in asked)))


def _at(workspace: Workspace, bundle: Bundle, schools: tuple[str, ...]) -> tuple[BundleAt, ...]:
    there = set(workspace.positions)
    for school in schools:
        if lacking := [position.role for position in bundle.positions(school) if position not in there]:
            stop(f"{bundle.id} cannot be built for {school or 'the trust'}, which has no {', '.join(lacking)}.")
    return tuple(BundleAt(bundle, school) for school in schools)
