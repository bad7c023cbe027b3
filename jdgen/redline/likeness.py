"""How alike two things of a document are: by the values of the role behind them first, then by their words."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import assert_never

from jdgen.document.tree import Block, Cell, Fact, Facts, Heading, List, ListItem, Paragraph, Row, Runs, Section, Table
from jdgen.document.walk import items, plain, texts

Thing = Block | ListItem | Fact | Row
"""What is matched with its like in the other version."""

SAME, SAME_VALUE, SAME_NAME = 4.0, 2.0, 1.5
"""Likeness of equal things, and what is added to that of words for things from one value of the role, or of one name.
More than any likeness of words, which is at most 1."""
LIKE_TEXT, LIKE_GROUP = 0.5, 0.25
"""The least share of common words of two texts, and of two groups of texts, that makes one the other's successor."""
_WEIGHTIEST = 100
"""Characters; of two things that crossed, the shorter one is said to have moved."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a thing is looked at to match it."""

    thing: Thing
    kind: Hashable
    """Things of different kinds are never matched: their difference cannot be shown within."""
    group: bool
    words: frozenset[str]
    keys: frozenset[str]
    """The keys of the role's values behind its texts."""
    key: str
    """The key of the value that it is itself, if it is one."""
    name: str
    """The heading of a section, the label of a fact, the first cell of a row."""
    size: int


def traits(thing: Thing) -> Traits:
    """What `thing` is matched by."""
    said = list(_texts(thing))
    words = [word for text in said for word in plain(text).split()]
    keys = frozenset(run.origin.key for text in said for run in text if run.origin)
    group = isinstance(thing, List | Facts | Table | Section)
    first = said[0] if said else ()
    key = "" if group else next((run.origin.key for run in first if run.origin), "")
    return Traits(thing, _kind(thing), group, frozenset(words), keys, key, _name(thing), sum(map(len, words)))


def likeness(old: Traits, new: Traits) -> float:
    """How alike two things are; 0 if the new one is not what became of the old one."""
    if old.kind != new.kind:
        return 0.0
    weight = min(old.size, _WEIGHTIEST) / 1000
    if old.thing == new.thing:
        return SAME + weight
    common = share(old.words, new.words)
    if old.key and old.key == new.key:
        return SAME_VALUE + common + weight
    if old.name and old.name == new.name:
        return SAME_NAME + common
    if isinstance(old.thing, Table) and not _same_columns(old.thing, new.thing):
        return 0.0
    if old.group:
        common = max(common, share(old.keys, new.keys))
    return common + weight if common >= (LIKE_GROUP if old.group else LIKE_TEXT) else 0.0


def share(some: frozenset[str], others: frozenset[str]) -> float:
    """How much two sets have in common: 0 for nothing, 1 if they are equal."""
    return 2 * len(some & others) / (len(some) + len(others)) if some or others else 0.0


def _same_columns(old: Table, new: Thing) -> bool:
    """Whether most columns of both tables are named alike, and none has changed its place."""
    assert isinstance(new, Table)
    before, after = _names(old), _names(new)
    kept = sum(one == other for one, other in zip(before, after, strict=True))
    moved = any(one != other and one in after for one, other in zip(before, after, strict=True))
    return not moved and 2 * kept >= len(before)


def _name(thing: Thing) -> str:
    match thing:
        case Section(blocks=(Heading() as heading, *_)):
            return plain(heading.runs)
        case Fact():
            return plain(thing.label)
        case Row():
            return _cell_words(thing.cells[0])
        case _:
            return ""


def _names(table: Table) -> list[str]:
    return [_cell_words(cell) for cell in table.header.cells]


def _cell_words(cell: Cell) -> str:
    return " ".join(map(plain, texts(cell.blocks)))


def _kind(thing: Thing) -> Hashable:
    match thing:
        case Paragraph():
            return "Paragraph", thing.style
        case Heading():
            return "Heading", thing.style, thing.level, thing.number
        case List():
            return "List", thing.style, thing.format
        case Facts():
            return "Facts", thing.style
        case Table():
            return "Table", thing.style, thing.shares, _row_kind(thing.header)
        case Row():
            return "Row", _row_kind(thing)
        case Section() | ListItem() | Fact():
            return type(thing).__name__
        case _:
            assert_never(thing)


def _row_kind(row: Row) -> Hashable:
    return tuple((cell.header, cell.style) for cell in row.cells)


def _texts(thing: Thing) -> Iterable[Runs]:
    match thing:
        case ListItem():
            return (thing.runs, *(item.runs for below in thing.lists for item in items(below)))
        case Fact():
            return thing.label, thing.value
        case Row():
            return (text for cell in thing.cells for text in texts(cell.blocks))
        case _:
            return texts((thing,))
