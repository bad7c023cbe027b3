"""Blocks that came or went whole: everything in them bears the mark."""

from dataclasses import replace
from typing import assert_never

from jdgen.document.marks import marked_text
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
    Section,
    Table,
)


def marked(block: Block, mark: Mark) -> Block:
    """`block` with `mark` on everything in it."""
    match block:
        case Paragraph() | Heading():
            return replace(block, runs=marked_text(block.runs, mark), mark=mark)
        case List():
            return marked_list(block, mark)
        case Facts():
            return replace(block, facts=tuple(marked_fact(fact, mark) for fact in block.facts))
        case Table():
            rows = tuple(marked_row(row, mark) for row in block.rows)
            return replace(block, header=marked_row(block.header, mark), rows=rows)
        case Section():
            return replace(block, blocks=_all(block.blocks, mark))
        case _:
            assert_never(block)


def marked_list(within: List, mark: Mark) -> List:
    """A list with `mark` on all its items and those below them."""
    return replace(within, items=tuple(marked_item(item, mark) for item in within.items))


def marked_item(item: ListItem, mark: Mark) -> ListItem:
    """An item with `mark`, and all items below it."""
    below = tuple(marked_list(one, mark) for one in item.lists)
    return replace(item, runs=marked_text(item.runs, mark), lists=below, mark=mark)


def marked_fact(fact: Fact, mark: Mark) -> Fact:
    """A fact with `mark`, its label and its value."""
    return replace(fact, label=marked_text(fact.label, mark), value=marked_text(fact.value, mark), mark=mark)


def marked_row(row: Row, mark: Mark) -> Row:
    """A row with `mark`, and all that stands in its cells."""
    return replace(row, cells=tuple(marked_cell(cell, mark) for cell in row.cells), mark=mark)


def marked_cell(cell: Cell, mark: Mark) -> Cell:
    """A cell with `mark` on all that stands in it."""
    return replace(cell, blocks=_all(cell.blocks, mark))


def _all(blocks: tuple[Block, ...], mark: Mark) -> tuple[Block, ...]:
    return tuple(marked(block, mark) for block in blocks)
