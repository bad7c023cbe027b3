"""The page of a letterhead: a section's set-up, with the headers and footers that it shows (17.6.17, 17.10)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from jdgen.diagnostics import reject
from jdgen.formats.word.adoption.reading.source import Source
from jdgen.formats.word.adoption.report import Report
from jdgen.formats.word.letterhead.page import KEPT
from jdgen.formats.word.letterhead.running.pages import DEFAULT, EVEN, FIRST
from jdgen.formats.word.ooxml.lxml_tree import copied
from jdgen.formats.word.ooxml.names import W, r, w
from jdgen.formats.word.ooxml.switches import is_on
from jdgen.formats.word.starter.design import LEAST_WIDTH

HEADER, FOOTER = "header", "footer"
PAGES = (FIRST, DEFAULT, EVEN)
_CM = 1440 / 2.54
_A4 = {"w": 11906, "h": 16838}
_MARGINS = {"top": 1440, "right": 1440, "bottom": 1440, "left": 1440, "header": 708, "footer": 708, "gutter": 0}
_PAPERS = {"A4": (21.0, 29.7), "A5": (14.8, 21.0), "A3": (29.7, 42.0), "US Letter": (21.59, 27.94)}


@dataclass(frozen=True)
class Sheet:
    """The page: `properties` is a `w:sectPr` without references; `shown` gives the part behind each header and footer
    that a document of one section prints, by (`header`, `first`), "" for one that is missing. Lengths in cm."""

    properties: etree._Element
    shown: Mapping[tuple[str, str], str]
    width: float
    height: float
    margins: Mapping[str, float]

    @property
    def text_width(self) -> float:
        """Width of the text, cm."""
        return self.width - self.margins["left"] - self.margins["right"] - self.margins["gutter"]


def sheet_of(source: Source, report: Report) -> Sheet:
    """The page of `source`, by the first section with a header or footer that says something: it is what one sees when
    the file is opened. Tells what was taken, and what other sections have. Raises `Rejected` if no text fits on it."""
    body = source.root(source.main).find(w("body"))
    assert body is not None  # `opened` has looked
    sections = [found for found in body.iter(w("sectPr")) if found.getparent() is body or _ends_paragraph(found)]
    sections = sections or [etree.Element(w("sectPr"))]
    named = list(_named(source, sections))
    at = next((n for n, parts in enumerate(named) if any(_says_something(source, p) for p in parts.values())), -1)
    chosen = sections[at]
    properties = _settled(chosen, report)
    width, height = (_length(properties, "pgSz", side) for side in ("w", "h"))
    margins = {side: abs(_length(properties, "pgMar", side)) for side in _MARGINS}
    sheet = Sheet(properties, _shown(source, named[at], chosen, report), width, height, margins)
    if sheet.text_width < LEAST_WIDTH:
        message = f"The margins of {source.file} leave {max(sheet.text_width, 0):.1f} cm for text."
        raise reject("letterhead-page", message, source.at, f"Leave at least {LEAST_WIDTH:g} cm: Layout > Margins.")
    report.taken.append(_sentence(sheet))
    if any(parts != named[at] for parts in named) or len({_size(section) for section in sections}) > 1:
        number = len(sections) if at == -1 else at + 1
        report.unused.append(
            f"The file has {len(sections)} sections with different pages; documents have one kind of page, that of "
            f"section {number}. If another is meant, delete the others in Word and make the house again."
        )
    if _paper(sheet) == "US Letter":
        report.unused.append(
            "The page is US Letter, not A4, and taken so; if that is not meant, set A4 in Word (Layout > Size) and "
            "make the house again."
        )
    return sheet


def whole(text: str | None, otherwise: int) -> int:
    """A number as Word writes it, or `otherwise`; some programs write fractions."""
    try:
        number = round(float(text or ""))
    except (ValueError, OverflowError):
        return otherwise
    return number if abs(number) < 100_000 else otherwise


def _ends_paragraph(section: etree._Element) -> bool:
    """Whether it ends a section of the body; an old version kept by change tracking does not."""
    properties = section.getparent()
    return properties is not None and properties.tag == w("pPr")


def _settled(chosen: etree._Element, report: Report) -> etree._Element:
    """What of a section is kept, with a whole page size, whole margins and one column."""
    section = etree.Element(w("sectPr"), nsmap={"w": W})
    for tag in KEPT[2:]:
        found = chosen.find(w(tag))
        if tag in ("pgSz", "pgMar"):
            section.append(_lengths(tag, found, _A4 if tag == "pgSz" else _MARGINS))
        elif tag == "cols":
            if found is not None and (whole(found.get(w("num")), 1) > 1 or found.find(w("col")) is not None):
                report.unused.append("The body of the file has several columns; documents have one.")
            etree.SubElement(section, w("cols"), {w("space"): "708"})
        elif found is not None:
            section.append(copied(found))
    etree.cleanup_namespaces(section, keep_ns_prefixes=["w"])
    return section


def _lengths(tag: str, found: etree._Element | None, usual: Mapping[str, int]) -> etree._Element:
    given = found if found is not None else etree.Element(w(tag))
    lengths = {w(name): str(whole(given.get(w(name)), length)) for name, length in usual.items()}
    if tag == "pgSz":
        lengths = {name: value if int(value) > 0 else str(_A4[name[len(W) + 2 :]]) for name, value in lengths.items()}
    if given.get(w("orient")) in ("portrait", "landscape"):
        lengths[w("orient")] = given.get(w("orient"), "")
    return etree.Element(w(tag), lengths)


def _length(section: etree._Element, tag: str, side: str) -> float:
    element = section.find(w(tag))
    assert element is not None  # `_settled` made it
    return int(element.get(w(side), "0")) / _CM


def _named(source: Source, sections: Iterable[etree._Element]) -> Iterator[dict[tuple[str, str], str]]:
    """For each section the parts of its headers and footers: where it names none of a kind, it has that of the section
    before it (17.10.5)."""
    relations = source.relations(source.main)
    found: dict[tuple[str, str], str] = {}
    for section in sections:
        for what in (HEADER, FOOTER):
            for reference in section.findall(w(f"{what}Reference")):
                target = relations.get(reference.get(r("id"), ""))
                if target and target.target in source.parts:
                    found[what, reference.get(w("type"), "default")] = target.target
        yield dict(found)


def _size(section: etree._Element) -> tuple[int, ...]:
    """Its page size, in twentieths of a point; a fraction of a millimetre makes no difference."""
    size = section.find(w("pgSz"))
    return tuple(whole(size.get(w(side)), 0) // 20 for side in "wh") if size is not None else ()


def _shown(
    source: Source, found: Mapping[tuple[str, str], str], section: etree._Element, report: Report
) -> dict[tuple[str, str], str]:
    """The headers and footers in use: a kind that is switched off is not printed by Word, either."""
    settings = source.related_root("settings")
    used = {
        "first": is_on(section.find(w("titlePg"))),
        "default": True,
        "even": settings is not None and is_on(settings.find(w("evenAndOddHeaders"))),
    }
    for page, words in (("first", "first page"), ("even", "even pages")):
        written = any(_says_something(source, found.get((what, page), "")) for what in (HEADER, FOOTER))
        if not used[page] and written:
            option = "Different First Page" if page == "first" else "Different Odd & Even Pages"
            report.unused.append(
                f"A header or footer for the {words} stands in the file, but is switched off; to use it, tick "
                f"“{option}” in Word (Header & Footer) and make the house again."
            )
    return {(what, page): found.get((what, page), "") for page in PAGES if used[page] for what in (HEADER, FOOTER)}


def _says_something(source: Source, part: str) -> bool:
    if not part:
        return False
    root = source.root(part)
    if any((text.text or "").strip() for text in root.iter(w("t"))):
        return True
    return next(root.iter(w("drawing"), w("pict")), None) is not None


def _paper(sheet: Sheet) -> str:
    short, long = sorted((sheet.width, sheet.height))
    for name, (one, other) in _PAPERS.items():
        if abs(short - one) < 0.15 and abs(long - other) < 0.15:
            return name
    return f"{sheet.width:.1f} by {sheet.height:.1f} cm"


def _sentence(sheet: Sheet) -> str:
    way = "on its side" if sheet.width > sheet.height else "upright"
    sides = ", ".join(f"{sheet.margins[side]:.1f} cm {side}" for side in ("top", "right", "bottom", "left"))
    return f"The page: {_paper(sheet)} {way}, margins {sides}."
