"""Going through a document in reading order, whatever its blocks hold.

All functions take the blocks (`document.blocks`, or those of a section or a cell) and yield what stands in them, at
any depth, in the order in which a reader meets it: a container before its contents, a row before the next.
"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from jdgen.document.tree import Block, Cell, Facts, Heading, List, ListItem, Paragraph, Run, Runs, Section, Table

TICKS = "ticks"
"""The core class of tables with a column for each level, a tick standing in one of them."""


def blocks(within: Iterable[Block]) -> Iterator[Block]:
    """Every block, those inside sections and table cells too."""
    for block in within:
        yield block
        match block:
            case Section():
                yield from blocks(block.blocks)
            case Table():
                for cell in cells(block):
                    yield from blocks(cell.blocks)
            case Paragraph() | Heading() | List() | Facts():
                pass
            case _:
                assert_never(block)


def cells(table: Table) -> Iterator[Cell]:
    """Every cell of `table`, the header row's first."""
    for row in (table.header, *table.rows):
        yield from row.cells


def items(within: List) -> Iterator[ListItem]:
    """Every item of the list, each followed by the items of the lists below it."""
    for item in within.items:
        yield item
        for sublist in item.lists:
            yield from items(sublist)


def texts(within: Iterable[Block]) -> Iterator[Runs]:
    """Every text: of headings, paragraphs, items, and a fact's label, then its value. Captions are not among them."""
    for block in blocks(within):
        match block:
            case Paragraph() | Heading():
                yield block.runs
            case List():
                yield from (item.runs for item in items(block))
            case Facts():
                for fact in block.facts:
                    yield fact.label
                    yield fact.value
            case Section() | Table():
                pass
            case _:
                assert_never(block)


def runs(within: Iterable[Block]) -> Iterator[Run]:
    """Every run of every text."""
    for text in texts(within):
        yield from text


def plain(text: Runs) -> str:
    """The words of a text without their looks."""
    return "".join(run.text for run in text)


def is_blank(text: Runs) -> bool:
    """Whether a text shows nothing: as a fact's value it is a blank to fill in by hand."""
    return not plain(text).strip()


def is_blank_cell(cell: Cell) -> bool:
    """Whether a cell shows nothing."""
    return all(is_blank(text) for text in texts(cell.blocks))


def blanks_await_pen(table: Table) -> bool:
    """Whether an empty cell of the table is a blank to fill in by hand; in a table of ticks it says "no"."""
    return TICKS not in table.style.split()
