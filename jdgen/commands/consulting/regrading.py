"""The comparison of a re-grading: people move from one role to another."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from jdgen.building.planning.selection import Selection
from jdgen.commands.common import stop, the_sources, the_workspace
from jdgen.commands.comparing.comparison import Compared
from jdgen.commands.comparing.finding_sides import Finder
from jdgen.commands.options.selecting import selected, the_position
from jdgen.comparing.in_force import texts_in_force
from jdgen.comparing.sentences import listed
from jdgen.comparing.side import Couple, Sources
from jdgen.comparing.workspaces import Pair, compare_sides
from jdgen.role.fingerprint import fingerprint
from jdgen.source.git_tree import GitTree
from jdgen.source.revisions import NoRevision
from jdgen.workspace import TRUST, Position, Workspace

_MOST_NAMED = 8


def regrading_of(old_role: str, new_role: str, asked: tuple[str, ...], as_of: date) -> tuple[Compared, tuple[str, ...]]:
    """The role that people are to have, compared with the one they have, and the schools that are meant: as the trust
    words both, or as the school does if only one is meant. Of the old one the text in force counts, if the register has
    one and it is found.

    Exits 2 for a role or school that there is not, 1 if the sources are wrong.
    """
    workspace, folder = the_workspace(as_of)
    for word in (old_role, new_role):
        if Path(word).is_dir():
            stop(
                f"{word} is a folder, and --from and --to name two roles here.",
                f"To compare with another state of the workspace, give it as “{Path(word).resolve()}..”.",
            )
    with the_sources(folder):
        schools = schools_with(workspace, (old_role,), asked)
        school = schools[0] if len(schools) == 1 else TRUST
        was, now = (the_position(workspace, role, school) for role in (old_role, new_role))
        if was.role == now.role:
            stop(f"Both roles are {was.role}. People move from one role to another: name two.")
        was, now = _at_one_school(workspace, was, now)
        old, notes = _old_side(workspace, was, folder)
        if len(schools) != 1:
            notes = (*notes, *_otherwise(workspace, was, now, schools))
        new = Sources(f"{now.role} as it is now", workspace, frozenset({now}))
        comparison = compare_sides(old, new, bool, Pair(was.role, now.role))
    comparison = replace(comparison, notes=(*notes, *comparison.notes))
    return Compared(comparison, (Couple(old, new),), workspace), schools


def schools_with(workspace: Workspace, roles: tuple[str, ...], asked: tuple[str, ...]) -> tuple[str, ...]:
    """The schools that are `asked` for by id or pattern and have one of the roles, or any; none if none is asked for.

    Exits 2 for a school or role that there is not, and for a role that is at none of them. Raises `Rejected`.
    """
    if not asked:
        return ()
    return tuple(dict.fromkeys(at.school for at in selected(workspace, Selection(roles, asked))))


def _at_one_school(workspace: Workspace, was: Position, now: Position) -> tuple[Position, Position]:
    """Both roles at the school whose own one of them is, if it has the other too: who moves is there. Raises
    `Rejected`."""
    school = was.school or now.school
    at_school = Position(was.role, was.school or school), Position(now.role, now.school or school)
    return at_school if {*at_school} <= {*workspace.positions} else (was, now)


def _otherwise(workspace: Workspace, was: Position, now: Position, schools: tuple[str, ...]) -> Iterator[str]:
    """What the trust's wording does not show of the schools where people have the old role, of `schools` if any are
    given. Raises `Rejected`."""
    there = [at.school for at in workspace.positions if at.role == was.role and at.school != TRUST]
    meant = [school for school in there if not schools or school in schools]
    lacking = [school for school in meant if Position(now.role, school) not in workspace.positions]
    both = [] if was.school else [school for school in meant if school not in lacking]
    worded = [school for school in both if any(_is_reworded(workspace, at, school) for at in (was, now))]
    if lacking:
        yield f"There are people in {was.role}, and no role {now.role}, at {_named(workspace, lacking)}."
    if worded:
        says = "words one of them or both" if len(worded) == 1 else "word one of them or both"
        yield (
            f"Both roles are compared as the trust words them. {_named(workspace, worded)} {says} otherwise: a paper "
            "on a school alone shows how."
        )


def _is_reworded(workspace: Workspace, position: Position, school: str) -> bool:
    there = workspace.resolved(position.role, school)
    return fingerprint(there) != fingerprint(workspace.resolved(*position))


def _named(workspace: Workspace, schools: list[str]) -> str:
    return listed([workspace.site_of(school)["school.name"] for school in schools], _MOST_NAMED)


def _old_side(workspace: Workspace, position: Position, folder: Path) -> tuple[Sources, tuple[str, ...]]:
    """The role as it is in force, or else as it is now; and a sentence that says why."""
    role, held = position.role, frozenset({position})
    found = texts_in_force(workspace, [position], _states(workspace, folder))
    for there in found.found:
        return Sources(f"{role} as it is in force", there, held), ()
    told = f"By the register no text of {role} is in force: the old text is {role} as it is now."
    for version in found.lost.values():
        told = (
            f"Version {version} of {role} is in force, but no commit here holds a text with the hash that was "
            f"approved: the old text is {role} as it is now. If the clone is shallow, fetch the whole history "
            "(fetch-depth: 0)."
        )
    return Sources(f"{role} as it is now", workspace, held), (told,)


def _states(workspace: Workspace, folder: Path) -> Iterator[GitTree]:
    """The states of the sources; none where there is no git: the text in force may be today's."""
    try:
        yield from Finder(folder, workspace.as_of).states(workspace)
    except NoRevision:
        return
