"""The letterhead's page: its section properties (17.6.17) and the width that is left for text."""

from collections.abc import Mapping
from dataclasses import dataclass

import docx.document
from docx.section import Section as DocxSection
from lxml import etree

from jdgen.diagnostics import Location, reject
from jdgen.formats.word.letterhead.running.pages import DEFAULT, EVEN, FIRST, Shown
from jdgen.formats.word.ooxml.lxml_tree import copied
from jdgen.formats.word.ooxml.names import R, W, r, w
from jdgen.formats.word.ooxml.switches import is_on

KEPT = [
    "headerReference",
    "footerReference",
    "paperSrc",
    "pgSz",
    "pgMar",
    "pgBorders",
    "lnNumType",
    "pgNumType",
    "cols",
    "vAlign",
    "titlePg",
    "textDirection",
    "bidi",
    "rtlGutter",
    "docGrid",
]
"""In schema order. Not kept: references to notes and printer settings, revision marks, the section's start."""
_REFERENCES = (w("headerReference"), w("footerReference"))
_DECLARED_W = f' xmlns:w="{W}"'
_DECLARED_R = f' xmlns:r="{R}"'
_KINDS = (DEFAULT, FIRST, EVEN)


@dataclass(frozen=True, slots=True)
class Page:
    """`xml` is the `w:sectPr` element; `text_width` in twentieths of a point; `ids` are the relationship ids of the
    headers and footers it has: the letterhead's, with those `xml` uses. `shown` are those a document prints, by the
    letterhead's ids."""

    xml: str
    text_width: int
    ids: Mapping[str, str]
    shown: Shown


def page_of(document: docx.document.Document, file: str) -> Page:
    """The page of the letterhead's last section. Raises `Rejected` where it states no usable page size."""
    sections = list(document.sections)
    at = Location(file)
    if not sections:
        raise reject("letterhead-page", f"{file} has no page setup.", at, "Open it in Word and save it again.")
    try:
        width = _text_width(sections[-1])
    except ValueError:
        raise reject(
            "letterhead-page",
            f"{file} states no page size or margins.",
            at,
            "Set them in Word: Layout > Size, Margins.",
        ) from None
    if width < 1440:
        raise reject("letterhead-page", f"The margins of {file} leave less than 2.5 cm for text.", at)
    section = _section_properties(sections)
    shown = _shown(section, is_on(document.settings.element.find(w("evenAndOddHeaders"))))
    ids: dict[str, str] = {}
    for reference in section.iterfind("*"):
        if reference.tag in _REFERENCES:
            new = ids.setdefault(reference.get(r("id"), ""), f"rIdRunning{len(ids) + 1}")
            reference.set(r("id"), new)
    # The document's root declares both prefixes.
    xml = etree.tostring(section, encoding="unicode").replace(_DECLARED_W, "").replace(_DECLARED_R, "")
    return Page(xml, width, ids, shown)


def _shown(section: etree._Element, evens_differ: bool) -> Shown:
    """What each kind of page in use shows, in reading order; a kind without a header or footer has an empty one."""
    used = {FIRST: is_on(section.find(w("titlePg"))), DEFAULT: True, EVEN: evens_differ}
    ids = {(found.tag, found.get(w("type"))): found.get(r("id"), "") for found in section if found.tag in _REFERENCES}
    header, footer = _REFERENCES
    return {
        kind: (ids.get((header, kind), ""), ids.get((footer, kind), "")) for kind, is_used in used.items() if is_used
    }


def _text_width(section: DocxSection) -> int:
    lengths = (section.page_width, section.left_margin, section.right_margin)
    if None in lengths:
        raise ValueError("a length is missing")
    width, left, right = (round(length.twips) for length in lengths if length is not None)
    gutter = round(section.gutter.twips) if section.gutter is not None else 0
    columns = section._sectPr.find(w("cols"))
    count = int(columns.get(w("num"), "1")) if columns is not None else 1
    gap = int(columns.get(w("space"), "720")) if columns is not None else 0
    inner: int = width - left - right - gutter - max(count - 1, 0) * gap
    return inner // max(count, 1)


def _section_properties(sections: list[DocxSection]) -> etree._Element:
    last = sections[-1]._sectPr
    section = etree.Element(w("sectPr"), nsmap={"w": W, "r": R})
    for kind in _REFERENCES:
        section.extend(_inherited(sections, kind))
    for tag in KEPT[2:]:
        section.extend(copied(found) for found in last.findall(w(tag)))
    etree.cleanup_namespaces(section, keep_ns_prefixes=["w", "r"])
    return section


def _inherited(sections: list[DocxSection], tag: str) -> list[etree._Element]:
    """A section that names no header of a kind shows that of the section before it (17.10.5)."""
    found = {}
    for section in sections:
        for reference in section._sectPr.findall(tag):
            found[reference.get(w("type"), "default")] = reference.get(r("id"), "")
    return [etree.Element(tag, {w("type"): kind, r("id"): found[kind]}) for kind in _KINDS if kind in found]
