"""One of the two versions that a redline holds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from jdgen.document.marks import in_new
from jdgen.document.tree import (
    Block,
    Cell,
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
from jdgen.document.walk import is_blank_cell

Stays = Callable[[Mark | None], bool]


def version(blocks: Iterable[Block], stays: Stays) -> Iterator[Block]:
    """`blocks` as they are in a version, without marks; `stays` says what is in it (`in_new` or `in_old`). Neighbouring
    runs that look the same become one."""
    for block in blocks:
        resolved = _block(block, stays)
        if resolved is not None:
            yield resolved


def is_emptied(cell: Cell) -> bool:
    """Whether all that `cell` says bears marks and none of it is in the new version."""
    return is_blank_cell(replace(cell, blocks=tuple(version(cell.blocks, in_new))))


def _block(block: Block, stays: Stays) -> Block | None:
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
            rows = tuple(in_version(row, stays) for row in block.rows if stays(row.mark))
            return replace(block, header=in_version(block.header, stays), rows=rows) if rows else None
        case Section():
            inner = tuple(version(block.blocks, stays))
            return replace(block, blocks=inner) if inner else None
        case _:
            assert_never(block)


def _list(within: List, stays: Stays) -> List | None:
    items = tuple(_item(item, stays) for item in within.items if stays(item.mark))
    return replace(within, items=items) if items else None


def _item(item: ListItem, stays: Stays) -> ListItem:
    below = tuple(one for one in (_list(one, stays) for one in item.lists) if one is not None)
    return replace(item, runs=_text(item.runs, stays), lists=below, mark=None)


def _fact(fact: Fact, stays: Stays) -> Fact:
    return replace(fact, label=_text(fact.label, stays), value=_text(fact.value, stays), mark=None)


def in_version(row: Row, stays: Stays) -> Row:
    """`row` as it is in a version, without marks; `stays` says what is in that version (`in_new` or `in_old`)."""
    return replace(row, cells=tuple(_cell(cell, stays) for cell in row.cells), mark=None)


def _cell(cell: Cell, stays: Stays) -> Cell:
    return replace(cell, blocks=tuple(version(cell.blocks, stays)))


def _text(text: Runs, stays: Stays) -> Runs:
    left = (run for run in text if run.text and stays(run.mark))
    return tuple(_joined(list(alike)) for _, alike in groupby(left, key=_look))


def _joined(alike: list[Run]) -> Run:
    return replace(alike[0], text="".join(run.text for run in alike), mark=None)


def _look(run: Run) -> tuple[bool, bool, str]:
    return run.strong, run.emphasis, run.href
