"""A redline with all its changes accepted, or all rejected: an unmarked document again."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from jdgen.document.marks import in_new, in_old
from jdgen.document.tree import (
    Block,
    Cell,
    Document,
    Fact,
    Facts,
    Heading,
    List,
    ListItem,
    Mark,
    Paragraph,
    Row,
    Run,
    Runs,
    Section,
    Table,
)

_Stays = Callable[[Mark | None], bool]


def accepted(document: Document) -> Document:
    """What a redline says once all its changes are accepted: the new version. Neighbouring runs that look the same are
    one; what marks cannot say (see `Redline.unmarked`) is as in the new version."""
    return _resolved(document, in_new)


def rejected(document: Document) -> Document:
    """What a redline says once all its changes are rejected: the old version; otherwise as `accepted`."""
    return _resolved(document, in_old)


def _resolved(document: Document, stays: _Stays) -> Document:
    return Document(replace(document.meta, revision=None), tuple(_blocks(document.blocks, stays)))


def _blocks(blocks: Iterable[Block], stays: _Stays) -> Iterator[Block]:
    for block in blocks:
        resolved = _block(block, stays)
        if resolved is not None:
            yield resolved


def _block(block: Block, stays: _Stays) -> Block | None:
    """`block` without marks; None if nothing of it stays."""
    match block:
        case Paragraph() | Heading():
            return replace(block, runs=_text(block.runs, stays), mark=None) if stays(block.mark) else None
        case List():
            return _list(block, stays)
        case Facts():
            facts = tuple(_fact(fact, stays) for fact in block.facts if stays(fact.mark))
            return replace(block, facts=facts) if facts else None
        case Table():
            rows = tuple(_row(row, stays) for row in block.rows if stays(row.mark))
            return replace(block, header=_row(block.header, stays), rows=rows) if rows else None
        case Section():
            inner = tuple(_blocks(block.blocks, stays))
            return replace(block, blocks=inner) if inner else None
        case _:
            assert_never(block)


def _list(within: List, stays: _Stays) -> List | None:
    items = tuple(_item(item, stays) for item in within.items if stays(item.mark))
    return replace(within, items=items) if items else None


def _item(item: ListItem, stays: _Stays) -> ListItem:
    below = tuple(one for one in (_list(one, stays) for one in item.lists) if one is not None)
    return replace(item, runs=_text(item.runs, stays), lists=below, mark=None)


def _fact(fact: Fact, stays: _Stays) -> Fact:
    return replace(fact, label=_text(fact.label, stays), value=_text(fact.value, stays), mark=None)


def _row(row: Row, stays: _Stays) -> Row:
    return replace(row, cells=tuple(_cell(cell, stays) for cell in row.cells), mark=None)


def _cell(cell: Cell, stays: _Stays) -> Cell:
    return replace(cell, blocks=tuple(_blocks(cell.blocks, stays)))


def _text(text: Runs, stays: _Stays) -> Runs:
    left = (run for run in text if run.text and stays(run.mark))
    return tuple(_joined(list(alike)) for _, alike in groupby(left, key=_look))


def _joined(alike: list[Run]) -> Run:
    return replace(alike[0], text="".join(run.text for run in alike), mark=None)


def _look(run: Run) -> tuple[bool, bool, str]:
    return run.strong, run.emphasis, run.href
