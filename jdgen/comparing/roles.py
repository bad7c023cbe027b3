"""Two roles compared: what is said otherwise, what came, what went, and what only stands elsewhere."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from itertools import groupby
from typing import Any, NamedTuple

from jdgen.comparing.change import Change, Did, Matched
from jdgen.comparing.matching import Match, matches
from jdgen.comparing.parts import TOP, Kind, Part, container, parts_of
from jdgen.comparing.words import composed
from jdgen.role.model import Role

_SAID: Mapping[str, Did] = {
    "level": Did.LEVEL,
    "assessed_by": Did.METHODS,
    "optional": Did.OPTIONAL,
    "numbered": Did.NUMBERED,
    "basis": Did.BASIS,
}
_NUMBERED = frozenset({Kind.CLAUSE, Kind.SUB_CLAUSE, Kind.CRITERION, Kind.HEADING})
"""Parts that people cite by their number."""


def compare_roles(old: Role, new: Role) -> tuple[Change, ...]:
    """What is otherwise in `new` than in `old`, both with their variables unfilled, in the order of `new`.

    Nothing for roles that say the same, wherever each text of them is written: a clause of one that is a shared clause
    of the other is no change. What was removed stands where it stood.
    """
    if old == new:
        return ()
    return tuple(_Comparer(parts_of(old), parts_of(new)).changes())


class Fate(Enum):
    """What became of a part."""

    SAME = "the same"
    CHANGED = "changed or moved"
    ADDED = "new"
    REMOVED = "left out"


class Told(NamedTuple):
    """A part with what became of it."""

    part: Part
    fate: Fate
    group: str
    """The heading below which it stands in the new role, or stood; its own words for a heading, empty for none."""


def fates(old: Role, new: Role) -> tuple[Told, ...]:
    """Every part of `new`, and behind them those of `old` that were left out: the same where `compare_roles` tells no
    change of them. To have another number only is no change here."""
    return tuple(_Comparer(parts_of(old), parts_of(new)).fates())


class _Comparer:
    def __init__(self, old: Sequence[Part], new: Sequence[Part]) -> None:
        self._old, self._new = old, new
        self._matches = matches(old, new)
        self._is_now = {match.old: match.new for match in self._matches} | {TOP: TOP}
        self._moved_within = set(self._out_of_order())

    def changes(self) -> Iterator[Change]:
        """All changes; those of the same place in the new role together."""
        found: list[tuple[float, Change]] = []
        for match in self._matches:
            found += [(match.new, change) for change in self._of_pair(match)]
        pairs = {match.new for match in self._matches}
        found += [(at, self._came(part)) for at, part in enumerate(self._new) if at not in pairs]
        found += [(self._where(at), self._went(part)) for at, part in enumerate(self._old) if at not in self._is_now]
        yield from (change for _, change in sorted(found, key=lambda each: each[0]))
        yield from self._renumbered()

    def fates(self) -> Iterator[Told]:
        """What became of each part; those of the new role first."""
        matched = {match.new: match for match in self._matches}
        for at, part in enumerate(self._new):
            match = matched.get(at)
            fate = Fate.ADDED if match is None else Fate.CHANGED if any(self._of_pair(match)) else Fate.SAME
            yield Told(part, fate, _heading(self._new, at))
        for at, part in enumerate(self._old):
            if at not in self._is_now:
                top = _top(self._old, at)
                now = self._is_now.get(top)
                yield Told(part, Fate.REMOVED, _heading(self._old, top) if now is None else _heading(self._new, now))

    def _where(self, at: int) -> float:
        """Where a removed part would stand in the new role: behind the last before it that is still there."""
        return next((self._is_now[before] for before in range(at - 1, -1, -1) if before in self._is_now), -1) + 0.5

    def _of_pair(self, match: Match) -> Iterator[Change]:
        old, new = self._old[match.old], self._new[match.new]
        about = self._about(match)
        if composed(old.words) != composed(new.words):
            yield Change(Did.REWORDED, new.kind, new.key, old.words, new.words, **about)
        for key, did in _SAID.items():
            before, after = old.said.get(key, ""), new.said.get(key, "")
            if before != after and not (key == "basis" and composed(before) == composed(after)):
                yield Change(did, new.kind, new.key, before, after, new.words, **about)
        if self._is_elsewhere(old, new):
            yield Change(Did.MOVED, new.kind, new.key, self._named(self._old, old), self._named(self._new, new),
                         new.words, **about)  # fmt: skip
        elif match.new in self._moved_within:
            yield Change(Did.REORDERED, new.kind, new.key, about=new.words, **about)

    def _about(self, match: Match) -> dict[str, Any]:
        old, new = self._old[match.old], self._new[match.new]
        return {
            "id": new.id or old.id,
            "matched": match.by,
            "alike": round(100 * match.alike) if match.by is Matched.LIKENESS else 100,
            **self._places(self._new, new),
            "old_at": old.at,
            "new_at": new.at,
            "old_shared": old.shared,
            "new_shared": new.shared,
        }

    def _came(self, part: Part) -> Change:
        return Change(Did.ADDED, part.kind, part.key, new=_with_said(part), id=part.id, new_at=part.at,
                      new_shared=part.shared, **self._places(self._new, part))  # fmt: skip

    def _went(self, part: Part) -> Change:
        return Change(Did.REMOVED, part.kind, part.key, old=_with_said(part), id=part.id, old_at=part.at,
                      old_shared=part.shared, **self._places(self._old, part))  # fmt: skip

    def _is_elsewhere(self, old: Part, new: Part) -> bool:
        if new.kind is Kind.FACT:
            return False
        return (self._is_now.get(old.under), old.key, old.kind) != (new.under, new.key, new.kind)

    def _places(self, parts: Sequence[Part], part: Part) -> dict[str, Any]:
        return {"group": _within(parts, part)}

    def _named(self, parts: Sequence[Part], part: Part) -> str:
        """The place of a part in words: its group, or the field with what it is there."""
        within = _within(parts, part)
        kind = "" if part.kind in (Kind.CLAUSE, Kind.CRITERION) and within else f" ({part.kind})"
        return f"{within or part.key}{kind}"

    def _stayed(self) -> Iterator[list[Match]]:
        """The pairs of each list that stands where it stood, in the order of the new one."""
        lists: dict[tuple[str, Kind, int], list[Match]] = defaultdict(list)
        for match in self._matches:
            new = self._new[match.new]
            if new.kind is not Kind.FACT and not self._is_elsewhere(self._old[match.old], new):
                lists[new.listed].append(match)
        yield from lists.values()

    def _out_of_order(self) -> Iterator[int]:
        """The new places of parts that overtook another: the fewest that explain the new order."""
        for pairs in self._stayed():
            order = _longest_rise([match.old for match in pairs])
            yield from (match.new for at, match in enumerate(pairs) if at not in order)

    def _renumbered(self) -> Iterator[Change]:
        """Runs of parts that are cited by another number than before, though they neither moved nor changed place."""
        was, is_now = _numbers(self._old), _numbers(self._new)
        for pairs in self._stayed():
            shifted = [(was[match.old], is_now[match.new], match.new) for match in pairs
                       if self._new[match.new].kind in _NUMBERED and was[match.old] != is_now[match.new]
                       and match.new not in self._moved_within]  # fmt: skip
            for _, run in groupby(enumerate(shifted), key=lambda each: (each[1][1] - each[1][0], each[1][0] - each[0])):
                numbers = [each for _, each in run]
                first = self._new[numbers[0][2]]
                yield Change(
                    Did.RENUMBERED, first.kind, first.key, _span([each[0] for each in numbers]),
                    _span([each[1] for each in numbers]), new_at=first.at, **self._places(self._new, first),
                )  # fmt: skip


def _within(parts: Sequence[Part], part: Part) -> str:
    """What a part stands under, from the outside: “Duties › Help pupils with:”."""
    return " › ".join(each.words for each in reversed(list(container(parts, part))))


def _top(parts: Sequence[Part], at: int) -> int:
    """The place of the outermost part that the one at `at` stands under; its own if it stands under none."""
    while parts[at].under != TOP:
        at = parts[at].under
    return at


def _heading(parts: Sequence[Part], at: int) -> str:
    top = parts[_top(parts, at)]
    return top.words if top.kind is Kind.HEADING else ""


def _with_said(part: Part) -> str:
    """The words of a part that came or went; of a criterion with its level, for a panel needs both."""
    level = part.said.get("level", "")
    return f"{part.words} ({level})" if level else part.words


def _numbers(parts: Sequence[Part]) -> list[int]:
    """For each part its number in its list, from 1."""
    counted: dict[tuple[str, Kind, int], int] = defaultdict(int)
    numbers = []
    for part in parts:
        counted[part.listed] += 1
        numbers.append(counted[part.listed])
    return numbers


def _span(numbers: Sequence[int]) -> str:
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The places of a longest rising subsequence (patience sorting)."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(ends, number)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [at]
        before.append(places[length - 1] if length else -1)
    found: set[int] = set()
    at = places[-1] if places else -1
    while at >= 0:
        found.add(at)
        at = before[at]
    return found
