"""The words of headers and footers as plain lines, for the formats that have no letterhead (html, md, txt)."""

import re
from collections.abc import Iterator

from lxml import etree

from jdgen.formats.word.adoption.elements import own_paragraphs
from jdgen.formats.word.ooxml.names import w

_COUNTED = "\x00"
"""Stands for a page number, which only paper has: what is joined to it by tabs is left out with it."""
_LONGEST = 300
_LINK = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE)
"""A field whose result is words."""
_SPACES = {w("tab"): "\t", w("ptab"): "\t", w("br"): " ", w("cr"): " "}
_READ = [*_SPACES, w("t"), w("instrText"), w("fldChar"), w("fldSimple")]


def lines_of(root: etree._Element) -> tuple[str, ...]:
    """The lines a reader sees, in order, without page numbers; parts set apart by tabs are joined by a dot."""
    found = []
    for paragraph in own_paragraphs(root):
        parts = [" ".join(part.split()) for part in _text(paragraph).split("\t")]
        kept = [part for part in parts if _COUNTED not in part and any(c.isalnum() for c in part)]
        line = " · ".join(kept)[:_LONGEST]
        if line and line not in found:
            found.append(line)
    return tuple(found)


def _text(paragraph: etree._Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    codes: list[str] = []
    for element in paragraph.iter(*_READ):
        if next(element.iterancestors(w("p"))) is not paragraph or _is_stop(element):
            continue
        match element.tag, element.get(w("fldCharType")):
            case (tag, "begin") if tag == w("fldChar"):
                codes.append("")
            case (tag, "end") if tag == w("fldChar") and codes:
                yield "" if _LINK.match(codes.pop()) else _COUNTED
            case (tag, _) if tag == w("instrText") and codes:
                codes[-1] += element.text or ""
            case (tag, _) if tag == w("fldSimple"):
                yield "" if _LINK.match(element.get(w("instr"), "")) else _COUNTED
            case (tag, _) if tag == w("t"):
                yield (element.text or "").replace("\t", " ") if all(map(_LINK.match, codes)) else ""
            case (tag, _) if tag in _SPACES:
                yield _SPACES[str(tag)]


def _is_stop(element: etree._Element) -> bool:
    """A tab stop of the paragraph's properties has the same name as a tab in its text."""
    parent = element.getparent()
    return parent is not None and parent.tag == w("tabs")
