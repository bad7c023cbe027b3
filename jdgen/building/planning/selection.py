"""Which positions a command is about: by role, school, grade, status, and the shared clauses they use."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from jdgen.diagnostics import Rejected, did_you_mean
from jdgen.register import State
from jdgen.register.register import is_meant, is_pattern
from jdgen.role.model import Role
from jdgen.role.resolution.uses import used_clauses
from jdgen.workspace import TRUST, Position, Workspace


@dataclass(frozen=True)
class Selection:
    """What is asked for. Several values of one kind mean any of them, several kinds all of them; none, whatever."""

    roles: tuple[str, ...] = ()
    """Ids, paths or patterns."""
    schools: tuple[str, ...] = ()
    """Ids or patterns."""
    grades: tuple[str, ...] = ()
    statuses: tuple[State, ...] = ()
    using: tuple[str, ...] = ()
    not_using: tuple[str, ...] = ()
    """Shared clauses, by id: positions that use any of these are left out."""
    since: str = ""
    """OLD..NEW as it was typed: only what has changed between these. Who has both sides leaves the others out."""

    @property
    def looks_inside(self) -> bool:
        """Whether it goes by what a role holds, and not by its name and place alone."""
        return bool(self.grades or self.statuses or self.using or self.not_using)


class Places(Enum):
    """Which places are meant where no school is asked for."""

    TRUST = auto()
    """The trust; a school's own roles, which are nowhere else, are meant at that school."""
    PUBLISHED = auto()
    """Every school; the trust for roles that no school has, which are posts of its own."""
    ALL = auto()


class NothingSelected(LookupError):
    """What is asked for is not there; the sentences say what, and what there is."""


def select(workspace: Workspace, selection: Selection, places: Places = Places.TRUST) -> tuple[Position, ...]:
    """The positions that are meant, by role and then by school; at these `places` if no school is asked for.

    A role that cannot be put together is meant if its name and place are: what uses it tells its errors.
    Raises `jdgen.workspace.Unselected` for a role that there is not, `NothingSelected`, and `Rejected`.
    """
    roles = set(workspace.select(selection.roles))
    found = [position for position in _at(workspace, selection.schools, places) if position.role in roles]
    _check_places(workspace, selection, found)
    _check_clauses(workspace, (*selection.using, *selection.not_using))
    if selection.looks_inside:
        found = [position for position in found if _holds(workspace, position, selection)]
        if not found:
            raise NothingSelected("No role is of that grade, status and text.")
    return tuple(found)


def _at(workspace: Workspace, asked: tuple[str, ...], places: Places) -> Iterator[Position]:
    if asked:
        schools = set(_schools(workspace, asked))
        yield from (position for position in workspace.positions if position.school in schools)
        return
    at_schools = {position.role for position in workspace.positions if position.school != TRUST}
    for position in workspace.positions:
        if position.school == TRUST:
            meant = places is not Places.PUBLISHED or position.role not in at_schools
        else:
            meant = places is not Places.TRUST or bool(workspace.library.owner(position.role))
        if meant:
            yield position


def _schools(workspace: Workspace, asked: tuple[str, ...]) -> Iterator[str]:
    for pattern in asked:
        found = [school for school in workspace.schools if is_meant(school, pattern)]
        if not found:
            raise NothingSelected(no_such_school(workspace, pattern))
        yield from found


def no_such_school(workspace: Workspace, asked: str) -> str:
    """What to tell who asked for a school that there is not."""
    none = "none; write them under schools: in jdgen.yaml, or each in a file of its own in schools/"
    known = ", ".join(workspace.schools) or none
    hint = f"{did_you_mean(asked, workspace.schools, '{}')} Schools here: {known}.".lstrip()
    return f"There is no school “{asked}”. {hint}"


def _check_places(workspace: Workspace, selection: Selection, found: list[Position]) -> None:
    """Each role asked for by its own name is somewhere among the places asked for."""
    there = {position.role for position in found}
    missing = [word for word in selection.roles if not is_pattern(word) and not set(workspace.select([word])) & there]
    if missing or (selection.schools and not found):
        schools = ", ".join(selection.schools)
        hint = f"“jdgen list --school {selection.schools[0]}” lists the roles there." if schools else ""
        have = "does" if len(selection.schools) == 1 else "do"
        raise NothingSelected(f"{schools} {have} not have {', '.join(missing) or 'any of these roles'}. {hint}")


def _check_clauses(workspace: Workspace, asked: Iterable[str]) -> None:
    clauses = workspace.library.clauses
    for name in asked:
        if name not in clauses:
            hint = did_you_mean(name, clauses) or f"They stand in {workspace.library.folder}/_shared/clauses/."
            raise NothingSelected(f"There is no shared clause “{name}”. {hint}")


def _holds(workspace: Workspace, position: Position, selection: Selection) -> bool:
    try:
        resolved = workspace.resolved(*position)
        return all(_answers(workspace, resolved, position, selection))
    except Rejected:
        return True


def _answers(workspace: Workspace, resolved: Role, position: Position, selection: Selection) -> Iterator[bool]:
    used = used_clauses(resolved) if selection.using or selection.not_using else frozenset()
    yield not selection.using or any(name in used for name in selection.using)
    yield not any(name in used for name in selection.not_using)
    if selection.grades:
        grade = workspace.filled(resolved, position.school).grade
        yield (grade.plain if grade else "").casefold() in {asked.casefold() for asked in selection.grades}
    if selection.statuses:
        yield workspace.standing(resolved, position.school).state in selection.statuses
