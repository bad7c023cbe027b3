"""The lines that say where a text stands, added where a letterhead does not print them itself.

Every page says `{{ role.standing }}` ("Version 4, in force from 1 September 2026"), every header `{{ role.draft }}`.
The new lines stand above what is there: a footer grows upwards, so its own lines keep their place on the paper.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from jdgen.formats.word.adoption.completing.made_styles import DRAFT_LINE, STANDING_LINE
from jdgen.formats.word.adoption.elements import new
from jdgen.formats.word.adoption.reading.running import Pages
from jdgen.formats.word.adoption.reading.sheet import FOOTER, HEADER
from jdgen.formats.word.letterhead.running.pages import DEFAULT, FIRST, in_words
from jdgen.formats.word.ooxml.names import XML, w
from jdgen.formats.word.starter.styles import DRAFT_MARK

STYLES = (("paragraph", DRAFT_LINE), ("character", DRAFT_MARK), ("paragraph", STANDING_LINE))
"""Kind and name of the styles of the lines."""
DRAFT, TITLE = "{{ role.draft }}", "{{ role.title }}"
_PAGE = re.compile(r"(?<![A-Z])PAGE(?![A-Z])", re.IGNORECASE)


@dataclass(frozen=True)
class Lines:
    """What a page of one kind lacks; `standing` is the line that says version, status or both, "" if all is said."""

    draft: bool
    title: bool
    standing: str
    page: bool

    def __bool__(self) -> bool:
        return self.draft or bool(self.standing)


def lines_lacking(pages: Pages, printed: Mapping[tuple[str, str], frozenset[str]]) -> dict[str, Lines]:
    """What each kind of page lacks; `printed` are the names its header and footer print, by (`first`, `header`)."""
    return {
        page: _lacking(printed[page, HEADER], printed[page, FOOTER], any(map(_has_page_number, roots.values())))
        for page, roots in pages.items()
    }


def plain_lines(lacking: Mapping[str, Lines]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Header and footer lines that the formats without a letterhead lack, which print the words of its first page."""
    lines = lacking.get(FIRST, lacking[DEFAULT])
    return (DRAFT,) * lines.draft, (TITLE,) * lines.title + (lines.standing,) * bool(lines.standing)


def _lacking(header: frozenset[str], footer: frozenset[str], counts: bool) -> Lines:
    standing = _standing(header | footer)
    return Lines(
        draft="role.draft" not in header,
        title=bool(standing) and "role.title" not in header | footer,
        standing=standing,
        page=bool(standing) and not counts,
    )


def _standing(printed: frozenset[str]) -> str:
    if "role.standing" in printed or {"role.version", "role.status"} <= printed:
        return ""
    if "role.status" in printed:
        return "Version {{ role.version }}"
    return "{{ role.status }}" if "role.version" in printed else "{{ role.standing }}"


def add_lines(roots: Mapping[str, etree._Element], lines: Lines, ids: Mapping[str, str]) -> None:
    """Put what is lacking into the header and footer of a page; `ids` gives the ids of styles by name."""
    if lines.draft:
        mark = _run(DRAFT, ids[DRAFT_MARK])
        roots[HEADER].insert(0, _paragraph(ids[DRAFT_LINE], [mark]))
    page = [_tab(), _run("Page "), _field("PAGE"), _run(" of "), _field("NUMPAGES")] if lines.page else []
    first = [_run(TITLE)] if lines.title else []
    written = [[*first, *page]] if first or page else []
    if lines.standing:
        written.append([_run(lines.standing)])
    for at, runs in enumerate(written):
        roots[FOOTER].insert(at, _paragraph(ids[STANDING_LINE], runs))


def add_gap(header: etree._Element, style: str) -> None:
    """Put a low, empty paragraph of `style` (an id) at the end of a header."""
    header.append(_paragraph(style, []))


def sentences(lines: Mapping[str, Lines]) -> Iterator[str]:
    """What was added, in words; `lines` by the kind of page."""
    if pages := [page for page, found in lines.items() if found.draft]:
        yield f"The word DRAFT above the header of {in_words(pages, lines)}, printed until the text is approved."
    for name, what in (("title", "The job title"), ("standing", "The version and status of the text"),
                       ("page", "“Page 1 of 3”")):  # fmt: skip
        if pages := [page for page, found in lines.items() if getattr(found, name)]:
            yield f"{what} in the footer of {in_words(pages, lines)}."


def _has_page_number(root: etree._Element) -> bool:
    codes = "".join(code.text or "" for code in root.iter(w("instrText")))
    simple = " ".join(field.get(w("instr"), "") for field in root.iter(w("fldSimple")))
    return bool(_PAGE.search(codes) or _PAGE.search(simple))


def _paragraph(style: str, runs: list[etree._Element]) -> etree._Element:
    paragraph = new("p")
    properties = new("pPr")
    properties.append(new("pStyle", val=style))
    paragraph.append(properties)
    paragraph.extend(runs)
    return paragraph


def _run(words: str, style: str = "") -> etree._Element:
    run = new("r")
    if style:
        look = new("rPr")
        look.append(new("rStyle", val=style))
        run.append(look)
    text = new("t")
    text.text = words
    text.set(f"{{{XML}}}space", "preserve")
    run.append(text)
    return run


def _tab() -> etree._Element:
    run = new("r")
    run.append(new("tab"))
    return run


def _field(name: str) -> etree._Element:
    field = new("fldSimple", instr=f" {name} ")
    field.append(_run("1"))
    return field
