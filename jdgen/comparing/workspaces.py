"""Two sides compared: role by role, school by school, and each cause told once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from jdgen.comparing.beside_texts import notes
from jdgen.comparing.causes import Cause, Causes, Source, own_file
from jdgen.comparing.change import Change, Did
from jdgen.comparing.entries import Comparison, Entry, Missed, Unread
from jdgen.comparing.merging import joined
from jdgen.comparing.parts import Kind
from jdgen.comparing.renaming import renamed
from jdgen.comparing.roles import compare_roles
from jdgen.comparing.side import Side, positions_of
from jdgen.comparing.touched import Touched
from jdgen.comparing.values import changed_values, names_in
from jdgen.diagnostics import Rejected
from jdgen.role.model import Role
from jdgen.workspace import Position

_NOT_SPREAD = (Did.RENUMBERED, Did.REORDERED, Did.MOVED)
"""Changes of a list and not of a text: another role has another list."""


class Pair(NamedTuple):
    """A role as it is called on each side; "" for one that is not there."""

    old: str
    new: str


def compare_sides(old: Side, new: Side, wanted: Callable[[str], bool], alone: Pair | None = None) -> Comparison:
    """What is otherwise on the side `new` in the roles whose ids are `wanted` (a renamed one by either).

    `alone` names two roles to compare with each other and nothing else. Raises `Rejected` if a side as a whole cannot
    be read; roles that are wrong on one side are told in the answer, and the others compared.
    """
    comparer = _Comparer(old, new)
    if alone:
        comparer.compare_alone(alone)
        return comparer.answer(1)
    pairs = [pair for pair in comparer.pairs() if wanted(pair.old) or wanted(pair.new)]
    for pair in pairs:
        comparer.compare(pair)
    return comparer.answer(len([pair for pair in pairs if pair.old and pair.new]))


class _Comparer:
    def __init__(self, old: Side, new: Side) -> None:
        self._old, self._new = old, new
        self._touched = Touched(old, new)
        self._causes = Causes(old, new, self._touched)
        self._found: dict[tuple[Change, Cause], dict[Position, None]] = {}
        self._pairs: dict[str, Pair] = {}
        self._unread: dict[Unread, None] = {}
        self._titles: dict[str, str] = {}
        self._values = changed_values(old.workspace, new.workspace)

    def pairs(self) -> list[Pair]:
        """The roles of both sides, those that were renamed as one."""
        old, new = self._old.schools_of, self._new.schools_of
        gone, came = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys())
        moved = renamed(self._readable(self._old, gone), self._readable(self._new, came))
        pairs = [Pair(role, role) for role in sorted(old.keys() & new.keys())]
        pairs += [Pair(moved.get(role, ""), role) for role in came]
        pairs += [Pair(role, "") for role in gone if role not in moved.values()]
        return sorted(pairs, key=lambda pair: pair.new or pair.old)

    def _readable(self, side: Side, roles: Iterable[str]) -> dict[str, Role]:
        found = ((role, self._resolved(side, next(positions_of(side, role)))) for role in roles)
        return {name: role for name, role in found if role}

    def compare(self, pair: Pair) -> None:
        """Note what has changed in a role, everywhere it is."""
        self._pairs[pair.new or pair.old] = pair
        if not (pair.old and pair.new):
            self._came_or_went(pair)
            return
        if pair.old != pair.new:
            change = Change(Did.ROLE_RENAMED, Kind.FACT, "id", pair.old, pair.new)
            first = Position(pair.new, self._new.schools_of[pair.new][0])
            self._note(change, own_file(pair.new, self._new.workspace), first)
        before, after = self._old.schools_of[pair.old], self._new.schools_of[pair.new]
        self._places(pair, before, after)
        self._texts(pair, [(school, school) for school in after if school in before])

    def compare_alone(self, pair: Pair) -> None:
        """Note what has changed between two roles that are compared with each other, each in its first place."""
        self._pairs[pair.new] = pair
        self._texts(pair, [(self._old.schools_of[pair.old][0], self._new.schools_of[pair.new][0])])

    def _came_or_went(self, pair: Pair) -> None:
        side = self._new if pair.new else self._old
        did = Did.ROLE_ADDED if pair.new else Did.ROLE_REMOVED
        for position in positions_of(side, pair.new or pair.old):
            if role := self._resolved(side, position):
                self._titles[position.role] = role.title.plain
                words = role.title.plain
                change = Change(did, Kind.FACT, "role", "" if pair.new else words, words if pair.new else "")
                self._note(change, own_file(position.role, side.workspace), position)

    def _places(self, pair: Pair, before: Sequence[str], after: Sequence[str]) -> None:
        """Schools that have the role now and did not, and the other way round."""
        if set(before) != set(after) and (role := self._resolved(self._new, Position(pair.new, after[0]))):
            self._titles[pair.new] = role.title.plain
        for school in after:
            if school not in before:
                change = Change(Did.POSITION_ADDED, Kind.FACT, "school", new=school)
                self._note(change, Cause(Source.SCHOOL, school), Position(pair.new, school))
        for school in before:
            if school not in after:
                change = Change(Did.POSITION_REMOVED, Kind.FACT, "school", old=school)
                self._note(change, Cause(Source.SCHOOL, school), Position(pair.new, school))

    def _texts(self, pair: Pair, schools: Iterable[tuple[str, str]]) -> None:
        """What is said otherwise at these schools, as each side calls them; the same two texts are compared once."""
        same_id = pair.old == pair.new
        may_differ = not same_id or self._touched.role(pair.new)
        known: list[tuple[Role, Role, tuple[Change, ...]]] = []
        home = self._new.workspace.library.owner(pair.new)
        at_home: frozenset[Change] = frozenset()
        for school_before, school in schools:
            position = Position(pair.new, school)
            if not (may_differ or self._touched.position(position)):
                self._use_values(position)
                continue
            where_before = Position(pair.old, school_before)
            old, new = self._resolved(self._old, where_before), self._resolved(self._new, position)
            if old is None or new is None:
                continue
            self._titles[pair.new] = new.title.plain
            changes = _compared(old, new, known)
            at_home = frozenset(changes) if school == home else at_home
            for change in changes:
                where = where_before if change.did is Did.REMOVED else position
                cause = self._causes.of(change, where, change in at_home)
                self._note(change, cause, position)
            self._use_values(position, new)

    def _use_values(self, position: Position, role: Role | None = None) -> None:
        """Note what the school, or the trust, says otherwise of itself and the role prints."""
        values = self._values.get(position.school)
        role = (role or self._resolved(self._new, position)) if values else None
        if not values or role is None:
            return
        names = names_in(role)
        for value in values:
            if value.key in names:
                self._titles.setdefault(position.role, role.title.plain)
                self._note(value, Cause(Source.VALUE, value.key), position)

    def _resolved(self, side: Side, position: Position) -> Role | None:
        try:
            return side.resolved(position)
        except Rejected as rejected:
            self._unread[Unread(side.name, position, rejected.diagnostics)] = None
            return None

    def _note(self, change: Change, cause: Cause, position: Position) -> None:
        self._found.setdefault((change, cause), {})[position] = None

    def answer(self, compared: int) -> Comparison:
        """What was noted, each cause once."""
        entries = joined([self._entry(change, cause, tuple(where)) for (change, cause), where in self._found.items()])
        return Comparison(
            self._old.name, self._new.name, self._new.workspace.as_of, entries, tuple(_once(self._unread)),
            tuple(self._notes()), self._titles, compared,
            {new: old for old, new in self._pairs.values() if old and new and old != new},
        )  # fmt: skip

    def _entry(self, change: Change, cause: Cause, positions: tuple[Position, ...]) -> Entry:
        reached = set(positions)
        missed = [
            Missed(position, self._causes.overridden_at(change, cause, position))
            for position in self._meant(change, cause) if position not in reached
        ]  # fmt: skip
        return Entry(change, cause, positions, tuple(missed))

    def _notes(self) -> Iterator[str]:
        told = {
            (position.school, change.key)
            for (change, cause), where in self._found.items() if cause.source is Source.VALUE for position in where
        }  # fmt: skip
        return notes(self._old.workspace, self._new.workspace, self._touched.house_files, self._values, told)

    def _meant(self, change: Change, cause: Cause) -> Iterator[Position]:
        """Where a change was to be found: wherever both sides have a role that its cause is a source of."""
        if change.did in _NOT_SPREAD or cause.source not in (Source.CLAUSE, Source.PARENT):
            return
        unread = {each.position for each in self._unread}
        for role, pair in self._pairs.items():
            if pair.old and pair.new:
                for school in set(self._new.schools_of[role]) & set(self._old.schools_of[pair.old]):
                    position = Position(role, school)
                    if position not in unread and self._causes.concerns(cause, position):
                        yield position


def _compared(old: Role, new: Role, known: list[tuple[Role, Role, tuple[Change, ...]]]) -> tuple[Change, ...]:
    """The changes between two roles; the very same two, as most schools have them, are compared once."""
    for before, after, changes in known:
        if before is old and after is new:
            return changes
    changes = compare_roles(old, new)
    known.append((old, new, changes))
    return changes


def _once(unread: Mapping[Unread, None]) -> Iterator[Unread]:
    """A role that is wrong in the same way at several schools is told once."""
    told = set()
    for each in unread:
        what = (each.side, each.position.role, each.findings)
        if what not in told:
            told.add(what)
            yield each
