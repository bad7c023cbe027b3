"""Blocks that are paragraphs, in the body and in table cells: one function per block."""

from typing import NamedTuple, assert_never

from jdgen.document.marks import in_new, new_text
from jdgen.document.tree import Block, Fact, Facts, Heading, List, Paragraph, Section, Table
from jdgen.document.walk import plain
from jdgen.formats.word.body.draft import Draft
from jdgen.formats.word.body.fact_lines import line
from jdgen.formats.word.body.inline import filled, paragraph
from jdgen.formats.word.body.numbering import Parent


class Spot(NamedTuple):
    """Where paragraphs stand: `cell` is the selector of a cell's paragraphs (td, th, rowth), "" in the body."""

    cell: str = ""
    style: str = ""


BODY = Spot()


def write_block(draft: Draft, block: Block, spot: Spot) -> str:
    """`block` as `w:p` elements. Tables are not paragraphs: a table here is one in a cell, which the tree rules out."""
    match block:
        case Paragraph():
            return paragraph(draft, block.runs, _paragraph_style(draft, block.style, spot), block.mark)
        case Heading():
            return _heading(draft, block)
        case List():
            return _list(draft, block, spot)
        case Facts():
            return "".join(_fact(draft, fact, block.style) for fact in block.facts)
        case Section():
            return "".join(write_block(draft, inner, spot) for inner in block.blocks)
        case Table():
            raise ValueError(f"a table in a table cell: {block.caption!r}")
        case _:
            assert_never(block)


def _paragraph_style(draft: Draft, style: str, spot: Spot) -> str:
    if not spot.cell:
        return draft.stylesheet.paragraph("p", style)
    mapped = draft.stylesheet.paragraphs
    if style and f"p.{style}" in mapped and f"{spot.cell}.{style}" not in mapped:
        return draft.stylesheet.paragraph("p", style)
    return draft.stylesheet.paragraph(spot.cell, style, spot.style)


def _heading(draft: Draft, heading: Heading) -> str:
    if heading.mark is None or in_new(heading.mark):
        draft.heading = plain(new_text(heading.runs) if draft.tracking else heading.runs)
    place = draft.numbering.of_heading(heading.number)
    style = draft.stylesheet.paragraph(f"h{heading.level}", heading.style)
    return paragraph(draft, heading.runs, style + (place.xml if place else ""), heading.mark)


def _list(draft: Draft, items: List, spot: Spot, parent: Parent | None = None) -> str:
    element = f"{'tdli' if spot.cell else 'li'}{'2' if parent else ''}"
    style = draft.stylesheet.paragraph(element, items.style, items.format.value)
    place = draft.numbering.of_list(items.format, parent)
    properties = style + place.xml
    pieces = []
    for item in items.items:
        pieces.append(paragraph(draft, item.runs, properties, item.mark))
        pieces.extend(_list(draft, inner, spot, Parent(items.format, place)) for inner in item.lists)
    return "".join(pieces)


def _fact(draft: Draft, fact: Fact, style: str) -> str:
    """A fact as one line, "Label: value"."""
    properties = draft.stylesheet.paragraph("fact", style)
    return filled(draft, line(draft, fact), fact.label + fact.value, properties, fact.mark)
