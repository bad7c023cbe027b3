"""Texts that were deleted here and inserted there have moved: the marks at both ends say so, by one name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar, assert_never

from jdgen.document.marks import DELETED, INSERTED
from jdgen.document.tree import (
    Block,
    Change,
    Fact,
    Facts,
    Heading,
    List,
    ListItem,
    Mark,
    Paragraph,
    Row,
    Runs,
    Section,
    Table,
)
from jdgen.document.walk import plain, texts
from jdgen.redline.likeness import share
from jdgen.redline.marking import marked_row
from jdgen.redline.wording import merged_text

_FEWEST_WORDS = 3
"""Shorter texts ("Interview") stand in many places without having moved."""
_LIKE_VALUE, _LIKE_TEXT = 0.4, 0.75
"""The least share of common words for texts from one value of the role, and for any others, to be one that moved."""
_AT_THE_OTHER_END = Mark(Change.DELETED, "at the other end")

Leaf = Paragraph | Heading | ListItem | Fact | Row
L = TypeVar("L", Paragraph, Heading, ListItem)


@dataclass(frozen=True, slots=True)
class _End:
    """A leaf that came or went whole."""

    leaf: Leaf
    words: tuple[str, ...]
    name: str
    """The last part of the key of the role's value behind it: it stays when a clause moves to another group."""
    stretch: int
    """How many leaves stand before it that neither came nor went."""


@dataclass(frozen=True, slots=True)
class _Move:
    """The mark that an end bears, and the text at the other end."""

    mark: Mark
    other: Leaf


def with_moves(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Marked `blocks`, what moved in them marked as moved; words that changed on the way stay deleted or inserted."""
    moves = _moves(blocks)
    return tuple(_block(block, moves) for block in blocks) if moves else blocks


def _moves(blocks: tuple[Block, ...]) -> dict[int, _Move]:
    """The moves by the identity of their leaves."""
    deleted, inserted = _ends(blocks)
    moves: dict[int, _Move] = {}
    for source, goal in _pairs(deleted, inserted):
        name = f"move{len(moves) // 2 + 1}"
        moves[id(source.leaf)] = _Move(Mark(Change.MOVED_FROM, name), goal.leaf)
        moves[id(goal.leaf)] = _Move(Mark(Change.MOVED_TO, name), source.leaf)
    return moves


def _ends(blocks: tuple[Block, ...]) -> tuple[list[_End], list[_End]]:
    deleted: list[_End] = []
    inserted: list[_End] = []
    stayed = 0
    for leaf in _leaves(blocks):
        if leaf.mark is None:
            stayed += 1
            continue
        said = _said(leaf)
        key = next((run.origin.key for text in said for run in text if run.origin), "")
        end = _End(leaf, tuple(" ".join(map(plain, said)).split()), key.rpartition("/")[2], stayed)
        (deleted if leaf.mark.change is Change.DELETED else inserted).append(end)
    return deleted, inserted


def _pairs(deleted: list[_End], inserted: list[_End]) -> Iterator[tuple[_End, _End]]:
    """Each source with its goal, in the order of the sources; none that only changed its dress where it stood."""
    equal: defaultdict[tuple[object, ...], list[_End]] = defaultdict(list)
    for end in inserted:
        equal[type(end.leaf), end.words].append(end)
    taken: set[int] = set()
    for source in deleted:
        candidates = [*equal[type(source.leaf), source.words]] or _like(source, inserted)
        for goal in candidates:
            if id(goal) not in taken and goal.stretch != source.stretch and len(source.words) >= _FEWEST_WORDS:
                taken.add(id(goal))
                yield source, goal
                break


def _like(source: _End, inserted: list[_End]) -> list[_End]:
    """The ends that say nearly what `source` says, likest first. Rows move as they are or not at all: what changed in a
    cell could not be told from what moved."""
    if isinstance(source.leaf, Row):
        return []
    words = frozenset(source.words)
    found = []
    for end in inserted:
        if type(end.leaf) is type(source.leaf):
            common = share(words, frozenset(end.words))
            if common >= (_LIKE_VALUE if source.name and source.name == end.name else _LIKE_TEXT):
                found.append((common, end))
    return [end for _, end in sorted(found, key=lambda each: -each[0])]


def _leaves(blocks: Iterable[Block]) -> Iterator[Leaf]:
    """What can move, in reading order; of rows that stay, and of items, what stands in or below them."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield block
            case List():
                yield from _items(block)
            case Facts():
                yield from block.facts
            case Table():
                for row in (block.header, *block.rows):
                    if row.mark is not None:
                        yield row
                    else:
                        for cell in row.cells:
                            yield from _leaves(cell.blocks)
            case Section():
                yield from _leaves(block.blocks)
            case _:
                assert_never(block)


def _items(within: List) -> Iterator[ListItem]:
    for item in within.items:
        yield item
        for below in item.lists:
            yield from _items(below)


def _said(leaf: Leaf) -> list[Runs]:
    match leaf:
        case Fact():
            return [leaf.label, leaf.value]
        case Row():
            return [text for cell in leaf.cells for text in texts(cell.blocks)]
        case _:
            return [leaf.runs]


def _block(block: Block, moves: dict[int, _Move]) -> Block:
    match block:
        case Paragraph():
            return _moved(block, moves)
        case Heading():
            return _moved(block, moves)
        case List():
            return _list(block, moves)
        case Facts():
            return replace(block, facts=tuple(_fact(fact, moves) for fact in block.facts))
        case Table():
            return replace(block, header=_row(block.header, moves), rows=tuple(_row(row, moves) for row in block.rows))
        case Section():
            return replace(block, blocks=tuple(_block(inner, moves) for inner in block.blocks))
        case _:
            assert_never(block)


def _list(within: List, moves: dict[int, _Move]) -> List:
    return replace(within, items=tuple(_item(item, moves) for item in within.items))


def _item(item: ListItem, moves: dict[int, _Move]) -> ListItem:
    moved = _moved(item, moves)
    return replace(moved, lists=tuple(_list(below, moves) for below in item.lists)) if item.lists else moved


def _moved(leaf: L, moves: dict[int, _Move]) -> L:
    move = moves.get(id(leaf))
    if move is None:
        return leaf
    assert isinstance(move.other, Paragraph | Heading | ListItem)
    return replace(leaf, runs=_text(leaf.runs, move.other.runs, move.mark), mark=move.mark)


def _fact(fact: Fact, moves: dict[int, _Move]) -> Fact:
    move = moves.get(id(fact))
    if move is None:
        return fact
    assert isinstance(move.other, Fact)
    label, value = _text(fact.label, move.other.label, move.mark), _text(fact.value, move.other.value, move.mark)
    return replace(fact, label=label, value=value, mark=move.mark)


def _row(row: Row, moves: dict[int, _Move]) -> Row:
    if row.mark is None:
        cells = (replace(cell, blocks=tuple(_block(block, moves) for block in cell.blocks)) for cell in row.cells)
        return replace(row, cells=tuple(cells))
    move = moves.get(id(row))
    return row if move is None else marked_row(row, move.mark)


def _text(text: Runs, other: Runs, mark: Mark) -> Runs:
    """`text` at one end of a move: what the `other` end says too has moved, the rest was deleted or inserted."""
    own = DELETED if mark.change is Change.MOVED_FROM else INSERTED
    return tuple(run for run in merged_text(other, text, mark, _AT_THE_OTHER_END, own) if run.mark != _AT_THE_OTHER_END)
