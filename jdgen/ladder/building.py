"""A ladder from roles: each text of a level found again at the levels above it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, groupby

from jdgen.comparing.matching import matches
from jdgen.comparing.parts import TOP, Kind, Part, container, parts_of
from jdgen.ladder.kinship import Kinship
from jdgen.ladder.values import Family, Ladder, Level, Row, Rung, is_on
from jdgen.role.model import FACTS, POST_FACTS, Role

FEWEST, MOST = 2, 5
"""Levels of a ladder: more columns than five cannot be read on a page."""
_FOR_KEEPERS = ("lang", "house", "review_by", "without.")
"""Keys of what is said for those who keep the role, and never printed."""
_WRITTEN_ANEW = frozenset({Kind.CLAUSE, Kind.CRITERION})
"""What is found again by what it speaks of, if not by its words."""
_KEYS = (*FACTS, *(f"post.{name}" for name in POST_FACTS))
_ORDER = (Kind.FACT, Kind.BANNER, Kind.INTRODUCTION, Kind.PARAGRAPH, Kind.NOTE, Kind.CLAUSE, Kind.CRITERION)
"""In which the texts stand that stand under the same; what comes behind these keeps its order."""


@dataclass(eq=False)
class _Thread:
    """A text through the levels, while they are added."""

    parent: "_Thread | None"
    rungs: dict[int, Rung] = field(default_factory=dict)
    children: list["_Thread"] = field(default_factory=list)
    stands_under: "_Thread | None" = None
    """Under what it stands at the last level that has it; `parent` is where it stood first."""

    @property
    def last(self) -> Rung:
        return self.rungs[max(self.rungs)]


def ladder(roles: Sequence[Role]) -> Ladder:
    """The ladder of `roles`, their variables filled, the lowest level first. Every printed text of every role is in it.

    Raises ValueError for fewer than `FEWEST` or more than `MOST`.
    """
    if not FEWEST <= len(roles) <= MOST:
        raise ValueError(f"a ladder has {FEWEST} to {MOST} levels, not {len(roles)}")
    taken_apart = [parts_of(role) for role in roles]
    weaver = _Weaver(Kinship(part.words for parts in taken_apart for part in parts))
    for level, parts in enumerate(taken_apart):
        weaver.add(level, parts)
    return Ladder(levels(roles), tuple(_families(weaver.top, len(roles))))


def levels(roles: Sequence[Role]) -> tuple[Level, ...]:
    """What each role is called among `roles`: by its grade if these differ, or else by its title, or its id."""
    grades = [role.grade.plain if role.grade else "" for role in roles]
    titles, ids = [role.title.plain for role in roles], [role.id for role in roles]
    told_apart = (names for names in (grades, titles) if all(names) and len(set(names)) == len(names))
    names = next(told_apart, ids)
    return tuple(
        Level(name, role.id, role.title.plain, grade) for name, role, grade in zip(names, roles, grades, strict=True)
    )


class _Weaver:
    """Adds one level after another to the threads."""

    def __init__(self, kinship: Kinship) -> None:
        self.top: list[_Thread] = []
        self._kinship = kinship

    def add(self, level: int, parts: Sequence[Part]) -> None:
        """Find the texts of a level again in the threads; the others begin threads of their own."""
        threads = list(_walk(self.top))
        found = {match.new: threads[match.old] for match in matches(_latest(threads), parts)}
        self._kin(threads, parts, found)
        self._lone(threads, parts, found)
        mine: dict[int, _Thread] = {}
        for at, part in enumerate(parts):
            if part.key.startswith(_FOR_KEEPERS):
                continue
            under = mine.get(part.under)
            thread = mine[at] = found.get(at) or self._new(under)
            thread.rungs[level] = _rung(thread, under, parts, part, level)
            thread.stands_under = under

    def _kin(self, threads: Sequence[_Thread], parts: Sequence[Part], found: dict[int, _Thread]) -> None:
        """What is written anew, but speaks of the same; the most alike first."""
        scores = [
            (self._kinship.likeness(thread.last.words, parts[at].words), -place, -at)
            for place, thread in enumerate(threads)
            for at in _like(thread, parts, _WRITTEN_ANEW)
            if at not in found
        ]
        taken = set(found.values())
        for score, place, at in sorted(scores, reverse=True):
            if score and -at not in found and threads[-place] not in taken:
                found[-at] = threads[-place]
                taken.add(threads[-place])

    def _lone(self, threads: Sequence[_Thread], parts: Sequence[Part], found: dict[int, _Thread]) -> None:
        """Why a post exists: one paragraph in the place of one, whatever it says."""
        waiting = [thread for thread in threads if thread not in found.values() and _is_purpose(thread.last.part)]
        new = [at for at, part in enumerate(parts) if at not in found and _is_purpose(part)]
        if len(waiting) == len(new) == 1:
            found[new[0]] = waiting[0]

    def _new(self, parent: _Thread | None) -> _Thread:
        """A new thread under `parent`, behind all others."""
        thread = _Thread(parent)
        (parent.children if parent else self.top).append(thread)
        return thread


def _like(thread: _Thread, parts: Sequence[Part], kinds: frozenset[Kind]) -> Iterator[int]:
    """The places of the parts that are of the kind of a thread, in the same part of the role."""
    last = thread.last.part
    return (
        at for at, part in enumerate(parts) if part.kind in kinds and (part.kind, part.key) == (last.kind, last.key)
    )


def _is_purpose(part: Part) -> bool:
    return part.key == "purpose" and part.kind is Kind.PARAGRAPH


def _rung(thread: _Thread, under: _Thread | None, parts: Sequence[Part], part: Part, level: int) -> Rung:
    """`part` of the role of that level, above the last rung of its thread."""
    around = list(container(parts, part))
    within = " › ".join(each.words for each in reversed(around)) or part.key
    rung = Rung(part, within, any(is_on(each, "optional") for each in around), level=level)
    if not thread.rungs:
        return rung
    last = thread.last
    was, now = (last.part, thread.stands_under, last.optional), (part, under, rung.optional)
    moved = part.kind is not Kind.FACT and _place(*was) != _place(*now)
    return replace(rung, before=last, is_elsewhere=moved)


def _place(part: Part, under: _Thread | None, optional: bool) -> tuple[object, ...]:
    return part.key, part.kind, under, optional


def _walk(threads: Sequence[_Thread]) -> Iterator[_Thread]:
    for thread in threads:
        yield thread
        yield from _walk(thread.children)


def _latest(threads: Sequence[_Thread]) -> list[Part]:
    """The newest wording of every thread, as the parts of one role."""
    places = {thread: at for at, thread in enumerate(threads)}
    return [
        replace(thread.last.part, under=places[thread.stands_under] if thread.stands_under else TOP)
        for thread in threads
    ]


def _families(top: Sequence[_Thread], width: int) -> Iterator[Family]:
    """The threads as rows, those of one key together, and those that differ numbered through."""
    order = list(dict.fromkeys(_key(thread) for thread in top))
    keyed = sorted(top, key=lambda thread: order.index(_key(thread)))
    numbers = count(1)
    for key, group in groupby(keyed, key=_key):
        threads = list(group)
        lone = [thread for thread in threads if thread.last.part.kind is not Kind.HEADING]
        if lone:
            rows = tuple(_row(thread, width) for thread in sorted(lone, key=_rank))
            yield _numbered(Family(key, None, rows), numbers)
        for thread in threads:
            if thread not in lone:
                heading = _row(thread, width)
                yield _numbered(Family(key, replace(heading, below=()), heading.below), numbers)


def _key(thread: _Thread) -> str:
    """The part of the role a thread stands in: all facts stand in one."""
    part = thread.rungs[min(thread.rungs)].part
    return "facts" if part.kind is Kind.FACT else part.key


def _rank(thread: _Thread) -> tuple[int, int]:
    """Within a kind, what a lower level has comes first, so that the matrix rises like stairs."""
    part = thread.rungs[min(thread.rungs)].part
    kind = _ORDER.index(part.kind) if part.kind in _ORDER else len(_ORDER)
    return kind, _KEYS.index(part.key) if part.key in _KEYS else len(_KEYS)


def _row(thread: _Thread, width: int) -> Row:
    part = thread.rungs[min(thread.rungs)].part
    below = tuple(_row(child, width) for child in sorted(thread.children, key=_rank))
    return Row(part.key, part.kind, tuple(thread.rungs.get(level) for level in range(width)), below)


def _numbered(family: Family, numbers: Iterator[int]) -> Family:
    def number(row: Row) -> Row:
        own = next(numbers)
        return replace(row, number=own, below=tuple(number(each) for each in row.below))

    return replace(family, rows=tuple(row if row.is_common else number(row) for row in family.rows))
