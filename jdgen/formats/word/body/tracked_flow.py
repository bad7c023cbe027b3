"""The body of a redline: what stands between tables in both of its versions, and what each version ends with."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

from jdgen.document.marks import in_new
from jdgen.document.tree import Block, Facts, Heading, List, Mark, Paragraph, Section, Table
from jdgen.formats.word.body.blocks import BODY, write_block
from jdgen.formats.word.body.draft import Draft
from jdgen.formats.word.body.facts import grouped, table_format, table_of
from jdgen.formats.word.body.tables import after_table, write_table
from jdgen.formats.word.body.tracked.facts import shared_mark
from jdgen.formats.word.body.tracked.stretches import last_kind, settled


class _Table(NamedTuple):
    """A table in XML, and what became of it whole."""

    xml: str
    mark: Mark | None


def tracked_flow(draft: Draft, blocks: Iterable[Block]) -> Iterator[str]:
    """The XML of `blocks`, which bear marks; it ends with a paragraph that stays.

    Word joins what loses the paragraph between it with the paragraph behind it, and a table is none. So in front of a
    table, wherever a paragraph came or went and the table did not do the same, a small paragraph stays, as between two
    tables; it is not seen.
    """
    paragraphs = ""
    behind_table = False
    for piece in _pieces(draft, blocks):
        if isinstance(piece, str):
            paragraphs += piece
            continue
        yield paragraphs
        if (behind_table and not paragraphs) or (paragraphs and _needs_end(last_kind(paragraphs), piece.mark)):
            yield after_table(draft)
        yield piece.xml
        paragraphs, behind_table = "", True
    blank = draft.stylesheet.paragraph("after-table")
    yield settled(draft.required_tracking, paragraphs, blank) if paragraphs else after_table(draft)


def _needs_end(kind: str, mark: Mark | None) -> bool:
    """Whether a paragraph of this `kind` in front of a table with `mark` must not be the last before it."""
    if not kind:
        return False
    return mark is None or in_new(mark) != (kind in ("ins", "moveTo"))


def _pieces(draft: Draft, blocks: Iterable[Block]) -> Iterator[str | _Table]:
    """Paragraphs and tables in order."""
    for block in blocks:
        match block:
            case Section():
                yield from _pieces(draft, block.blocks)
            case Table():
                yield _Table(write_table(draft, block), block.header.mark)
            case Facts():
                yield from _facts(draft, block)
            case Paragraph() | Heading() | List():
                yield write_block(draft, block, BODY)
            case _:
                assert_never(block)


def _facts(draft: Draft, facts: Facts) -> Iterator[str | _Table]:
    format = table_format(draft, facts)
    if format is None:
        yield write_block(draft, facts, BODY)
        return
    for rows in grouped(draft, facts, format):
        mark = shared_mark(fact for row in rows for fact in row)
        yield _Table(table_of(draft, rows, facts.style, format), mark)
