"""Which part of the new role is which part of the old: by ids first, then by words, then by likeness."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import NamedTuple

from jdgen.comparing.change import Matched
from jdgen.comparing.folding import folded
from jdgen.comparing.parts import TOP, Kind, Part
from jdgen.comparing.words import LEAST_ALIKE, composed, likeness

_FAR = 0.15
"""How much more alike two parts must be that stand in different groups."""
_LONE = (Kind.INTRODUCTION, Kind.NOTE, Kind.BANNER, Kind.DECLARATION)
"""Parts of which there is one in a place: what stands there now is what stood there before, however it is worded."""
_RUNNING = frozenset({
    Kind.INTRODUCTION, Kind.PARAGRAPH, Kind.CLAUSE, Kind.SUB_CLAUSE, Kind.NOTE, Kind.CLOSING, Kind.BANNER,
    Kind.STATEMENT, Kind.DECLARATION,
})  # fmt: skip
"""Parts that may become each other: a paragraph is often cut into clauses, a clause made a statement."""


class Match(NamedTuple):
    """That one part is the other, and by what they were matched."""

    old: int
    new: int
    by: Matched
    alike: float = 1.0


def matches(old: Sequence[Part], new: Sequence[Part]) -> list[Match]:
    """Pairs of parts, no part twice; by the order of the new ones. What has no pair was added or removed."""
    matcher = _Matcher(old, new)
    matcher.headings()
    matcher.facts()
    matcher.texts()
    return sorted(matcher.found, key=lambda match: match.new)


class _Matcher:
    def __init__(self, old: Sequence[Part], new: Sequence[Part]) -> None:
        self._old, self._new = old, new
        self.found: list[Match] = []
        self._is_now: dict[int, int] = {TOP: TOP}
        self._was: dict[int, int] = {TOP: TOP}

    def headings(self) -> None:
        """Groups before what stands in them."""
        self._by(Matched.ID, Kind.HEADING, lambda part, _: part.id and (part.key, part.id))
        self._by(Matched.WORDS, Kind.HEADING, lambda part, _: (part.key, folded(part.words)))
        self._alike(frozenset({Kind.HEADING}), self._group_likeness)

    def facts(self) -> None:
        """By their key; of several values of one key by their words, and then in order."""
        self._by(Matched.WORDS, Kind.FACT, lambda part, _: (part.key, composed(part.words)))
        self._by(Matched.KEY, Kind.FACT, lambda part, _: part.key)

    def texts(self) -> None:
        """Clauses and all other texts, criteria among themselves."""
        for kinds in (_RUNNING, frozenset({Kind.CRITERION}), frozenset({Kind.DETAIL}), frozenset({Kind.SIGNATORY})):
            self._by(Matched.ID, kinds, lambda part, at: part.id and (part.id, self._place(part, at)))
            self._by(Matched.ID, kinds, lambda part, _: part.id)
            for words in (composed, folded):
                self._by(Matched.WORDS, kinds, lambda part, at, w=words: (w(part.words), self._place(part, at)))
                self._by(Matched.WORDS, kinds, lambda part, _, w=words: w(part.words))
            self._by(Matched.KEY, kinds, lambda part, at: "label" in part.said and self._labelled(part, at))
            self._alike(kinds, self._likeness)
            # A sub-clause is told by the clause it stands under, which may have been matched only now.
            self._by(Matched.PLACE, kinds, lambda part, at: part.kind in _LONE and self._place(part, at))

    def _place(self, part: Part, is_old: bool) -> Hashable:
        """The list it stands in, as one of the new role; None where the new role has no such list."""
        under = self._is_now.get(part.under) if is_old else part.under
        return None if under is None else (part.key, part.kind, under)

    def _labelled(self, part: Part, is_old: bool) -> Hashable:
        """A label in its section."""
        return folded(part.said["label"]), self._place(part, is_old)

    def _by(self, by: Matched, kinds: Kind | frozenset[Kind], key: Callable[..., Hashable]) -> None:
        """Match what has the same `key`, in order; a key that is empty matches nothing."""
        asked = frozenset({kinds}) if isinstance(kinds, Kind) else kinds
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for at in self._free_old(asked):
            if name := key(self._old[at], True):
                waiting[name].append(at)
        for at in self._free_new(asked):
            name = key(self._new[at], False)
            if name and waiting.get(name):
                self._match(waiting[name].pop(0), at, by)

    def _alike(self, kinds: frozenset[Kind], score: Callable[[int, int], float]) -> None:
        """Match what is most alike first."""
        old, new = list(self._free_old(kinds)), list(self._free_new(kinds))
        scores = [(score(a, b), -a, -b) for a in old for b in new]
        for alike, a, b in sorted((each for each in scores if each[0] >= LEAST_ALIKE), reverse=True):
            if -a not in self._is_now and -b not in self._was:
                self._match(-a, -b, Matched.LIKENESS, alike)

    def _likeness(self, a: int, b: int) -> float:
        old, new = self._old[a], self._new[b]
        alike = likeness(old.words, new.words)
        return alike if self._place(old, True) == self._place(new, False) else alike - _FAR

    def _group_likeness(self, a: int, b: int) -> float:
        if self._old[a].key != self._new[b].key:
            return 0.0
        before, after = (
            {folded(part.words) for part in parts if part.under == at} for parts, at in ((self._old, a), (self._new, b))
        )
        held = 2 * len(before & after) / max(len(before) + len(after), 1)
        return max(held, likeness(self._old[a].words, self._new[b].words))

    def _match(self, a: int, b: int, by: Matched, alike: float = 1.0) -> None:
        self._is_now[a], self._was[b] = b, a
        self.found.append(Match(a, b, by, alike))

    def _free_old(self, kinds: frozenset[Kind]) -> Iterator[int]:
        return (at for at, part in enumerate(self._old) if part.kind in kinds and at not in self._is_now)

    def _free_new(self, kinds: frozenset[Kind]) -> Iterator[int]:
        return (at for at, part in enumerate(self._new) if part.kind in kinds and at not in self._was)
