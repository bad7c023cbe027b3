"""The body: blocks in order, and what stands between tables (`word/document.xml`, 17.2)."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from jdgen.document.tree import Block, Facts, Heading, List, Paragraph, Section, Table
from jdgen.formats.word.body.blocks import BODY, write_block
from jdgen.formats.word.body.draft import Draft
from jdgen.formats.word.body.facts import table_format, write_facts
from jdgen.formats.word.body.tables import after_table, write_table
from jdgen.formats.word.body.tracked_flow import tracked_flow
from jdgen.formats.word.ooxml.names import R, W
from jdgen.formats.word.ooxml.package import DECLARATION

_START = f'{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>'
_END = "</w:body></w:document>"


def body_part(draft: Draft, blocks: Iterable[Block]) -> str:
    """The XML of `word/document.xml` with `blocks` on the letterhead's page."""
    return "".join(body_in_turn(draft, blocks))


def body_in_turn(draft: Draft, blocks: Iterable[Block]) -> Iterator[str]:
    """The same piece by piece, each as soon as its block is there."""
    yield _START
    yield from flow(draft, blocks)
    yield draft.letterhead.section
    yield _END


def body_of(content: str) -> str:
    """The XML of `word/document.xml` with `content`, which ends with the properties of its last section."""
    return f"{_START}{content}{_END}"


def flow(draft: Draft, blocks: Iterable[Block]) -> Iterator[str]:
    """The XML of `blocks`; it ends with a paragraph."""
    if draft.tracking:
        yield from tracked_flow(draft, blocks)
        return
    yield from _flow(draft, blocks)
    if draft.behind_table:
        yield after_table(draft)


def _flow(draft: Draft, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Section():
                yield from _flow(draft, block.blocks)
            case Table():
                yield from _set_tables(draft, [write_table(draft, block)])
            case Facts():
                format = table_format(draft, block)
                if format:
                    yield from _set_tables(draft, write_facts(draft, block, format))
                else:
                    yield _set(draft, block)
            case Paragraph() | Heading() | List():
                yield _set(draft, block)
            case _:
                assert_never(block)


def _set(draft: Draft, block: Block) -> str:
    draft.behind_table = False
    return write_block(draft, block, BODY)


def _set_tables(draft: Draft, tables: Iterable[str]) -> Iterator[str]:
    """Word joins tables that touch, and a document cannot end with one: a small paragraph stands behind each such."""
    for table in tables:
        if draft.behind_table:
            yield after_table(draft)
        yield table
        draft.behind_table = True
