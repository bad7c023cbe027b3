"""Blocks that are paragraphs, in the body and in table cells: one function per block."""

from typing import NamedTuple, assert_never

from jdgen.document.tree import Block, Fact, Facts, Heading, List, Paragraph, Section, Table
from jdgen.document.walk import plain
from jdgen.formats.word.draft import Draft
from jdgen.formats.word.escaping import content
from jdgen.formats.word.inline import labelled, paragraph, written
from jdgen.formats.word.numbering import Parent

BLANK = "_" * 24
"""What a line of a form is written on by hand, where the letterhead's style has no leader of its own to offer."""


class Spot(NamedTuple):
    """Where paragraphs stand: `cell` is the selector of a cell's paragraphs (td, th, rowth), "" in the body."""

    cell: str = ""
    style: str = ""


BODY = Spot()


def write_block(draft: Draft, block: Block, spot: Spot) -> str:
    """`block` as `w:p` elements. Tables are not paragraphs: a table here is one in a cell, which the tree rules out."""
    match block:
        case Paragraph():
            return paragraph(draft, block.runs, _paragraph_style(draft, block.style, spot))
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
    draft.heading = plain(heading.runs)
    place = draft.numbering.of_heading(heading.number)
    style = draft.stylesheet.paragraph(f"h{heading.level}", heading.style)
    return paragraph(draft, heading.runs, style + (place.xml if place else ""))


def _list(draft: Draft, items: List, spot: Spot, parent: Parent | None = None) -> str:
    element = f"{'tdli' if spot.cell else 'li'}{'2' if parent else ''}"
    style = draft.stylesheet.paragraph(element, items.style, items.format.value)
    place = draft.numbering.of_list(items.format, parent)
    properties = style + place.xml
    pieces = []
    for item in items.items:
        pieces.append(paragraph(draft, item.runs, properties))
        pieces.extend(_list(draft, inner, spot, Parent(items.format, place)) for inner in item.lists)
    return "".join(pieces)


def _fact(draft: Draft, fact: Fact, style: str) -> str:
    """A fact as one line, "Label: value"."""
    properties = draft.stylesheet.paragraph("fact", style)
    label = plain(fact.label)
    colon = "" if needs_no_colon(draft.said(label)) else ":"
    value = written(draft, fact.value) or f"<w:r>{content(BLANK)}</w:r>"
    return labelled(draft, label + colon, value, fact.label + fact.value, properties)


def needs_no_colon(label: str) -> bool:
    """Whether `label` ends with a sign that leads on to its value."""
    return label.endswith((":", "?"))
