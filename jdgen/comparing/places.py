"""Where a changed role is looked at: one position stands for all that have its changes."""

from collections.abc import Collection, Iterable, Mapping

from jdgen.comparing.change import Did
from jdgen.comparing.entries import Comparison, Entry
from jdgen.comparing.side import Couple, Sources
from jdgen.workspace import Position

NO_TEXT = frozenset({
    Did.ROLE_ADDED, Did.ROLE_REMOVED, Did.ROLE_RENAMED, Did.POSITION_ADDED, Did.POSITION_REMOVED,
})  # fmt: skip
"""Changes after which there are no two texts, or the same one twice."""


def first_positions(entries: Iterable[Entry], schools: Collection[str] = ()) -> Mapping[str, Position]:
    """By the ids of the roles that `entries` are about, sorted: as the trust has it, or else the first school with a
    change; of `schools` alone if any are given. A change of the text counts before one of where the role is."""
    first: dict[str, tuple[bool, Position]] = {}
    for entry in entries:
        for position in entry.positions:
            if not schools or position.school in schools:
                found = (entry.change.did in NO_TEXT, position)
                first[position.role] = min(first.get(position.role, found), found)
    return {role: first[role][1] for role in sorted(first)}


def couple_of(couples: Iterable[Couple], comparison: Comparison, position: Position) -> Couple | None:
    """The sides on which a position was compared, or the role at least if it is there no more; None for none."""
    couples = tuple(couples)
    old_role = comparison.was.get(position.role, position.role)
    held = (each for each in couples if each.holds(position))
    known = (each for each in couples if position.role in each.new.schools_of or old_role in each.old.schools_of)
    return next(held, None) or next(known, None)


def position_on(side: Sources, role: str, school: str) -> Position | None:
    """The role at the school on a side, or else in the first place that it has there; None for none."""
    schools = side.schools_of.get(role, ())
    if not schools:
        return None
    return Position(role, school if school in schools else schools[0])
