"""Word's accessibility checks in terms of OOXML (Microsoft's rules for the Accessibility Checker; WCAG 2.2).

`problems` yields (class, message); classes are Microsoft's: error, warning, tip. Contrast is a matter of the
letterhead's colours and is checked with the houses.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from word.ooxml import NS, parts, q, stories, style, text, values


class Problem(NamedTuple):
    kind: str
    message: str


def assert_accessible(docx: bytes) -> None:
    """Fail with every problem of `docx`, tips included."""
    found = list(problems(docx))
    assert not found, "\n".join(f"{problem.kind}: {problem.message}" for problem in found)


def problems(docx: bytes) -> Iterator[Problem]:
    content = parts(docx)
    body = etree.fromstring(content["word/document.xml"])
    yield from _properties(content)
    yield from _headings(body, etree.fromstring(content["word/styles.xml"]))
    yield from _tables(body)
    yield from _paragraphs(body)
    for name, root in stories(docx):
        yield from _pictures(name, root)
        yield from _links(name, root)
        yield from _controls(name, root)


def _properties(content: dict[str, bytes]) -> Iterator[Problem]:
    title = etree.fromstring(content["docProps/core.xml"]).findtext("dc:title", "", NS)
    if not title.strip():
        yield Problem("error", "the document has no title (WCAG 2.4.2)")
    settings = etree.fromstring(content["word/settings.xml"])
    for lock in ("w:documentProtection", "w:writeProtection"):
        if settings.find(lock, NS) is not None:
            yield Problem("error", f"access is restricted ({lock})")
    styles = etree.fromstring(content["word/styles.xml"])
    language = values(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    if not language or not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", language[0] or ""):
        yield Problem("tip", f"the language of the text is {language} (WCAG 3.1.1)")


def _headings(body: etree._Element, styles: etree._Element) -> Iterator[Problem]:
    """The title counts as level 1, a style of outline level n as level n + 2."""
    by_id = {e.get(q("w:styleId")): e for e in styles.iterfind("w:style", NS)}
    last = titles = 0
    for paragraph in body.iter(q("w:p")):
        level = _level(style(paragraph), by_id)
        if level is None:
            continue
        words = text(paragraph)
        titles += level == 1
        if level > last + 1:
            yield Problem("error", f"heading {words[:40]!r} of level {level} follows level {last} (WCAG 1.3.1)")
        if len(words) > 100:
            yield Problem("warning", f"heading {words[:40]!r} is longer than 100 characters")
        if not words.strip():
            yield Problem("error", f"a heading of level {level} is empty")
        last = level
    if titles != 1:
        yield Problem("error", f"the document has {titles} titles")


def _level(style_id: str, by_id: dict[str, etree._Element]) -> int | None:
    if style_id == "Title":
        return 1
    while style_id in by_id:
        found = values(by_id[style_id], "w:pPr/w:outlineLvl")
        if found:
            return int(found[0]) + 2 if int(found[0]) < 9 else None
        style_id = (values(by_id[style_id], "w:basedOn") or [""])[0]
    return None


def _tables(body: etree._Element) -> Iterator[Problem]:
    for table in body.iter(q("w:tbl")):
        words = text(table)[:40]
        rows = table.findall("w:tr", NS)
        if not rows or rows[0].find("w:trPr/w:tblHeader", NS) is None:
            yield Problem("error", f"table {words!r} has no header row")
        if table.find(".//w:gridSpan", NS) is not None or table.find(".//w:vMerge", NS) is not None:
            yield Problem("error", f"table {words!r} has merged cells")
        if table.find(".//w:tc//w:tbl", NS) is not None:
            yield Problem("warning", f"table {words!r} holds a table")
        for path in ("w:tblPr/w:tblCaption", "w:tblPr/w:tblDescription"):
            if not any(values(table, path)):
                yield Problem("warning", f"table {words!r} has no {path.rpartition(':')[2]}")
        if rows and not all(text(cell).strip() for cell in rows[0].iterfind("w:tc", NS)):
            yield Problem("error", f"table {words!r} has a column without a heading")
        if any(not text(row).strip() for row in rows):
            yield Problem("warning", f"table {words!r} has an empty row")


def _paragraphs(body: etree._Element) -> Iterator[Problem]:
    for paragraph in body.iter(q("w:p")):
        words = text(paragraph)
        numbered = paragraph.find("w:pPr/w:numPr", NS) is not None
        if re.match(r"([•▪–*-]|\(?[0-9]{1,2}[.)]|\([a-z]\))\s", words) and not numbered:
            yield Problem("warning", f"{words[:40]!r} has a typed bullet or number")
        if "   " in words:
            yield Problem("tip", f"{words[:40]!r} is spaced with blanks")
        in_cell = paragraph.getparent().tag == q("w:tc")
        if not words and not in_cell and not _separates_tables(paragraph):
            yield Problem("tip", "an empty paragraph is used as space")


def _separates_tables(paragraph: etree._Element) -> bool:
    before = paragraph.getprevious()
    return before is not None and before.tag == q("w:tbl")


def _pictures(name: str, root: etree._Element) -> Iterator[Problem]:
    for properties in root.iter(q("wp:docPr")):
        frame = properties.getparent()
        words = properties.get("descr", "")
        decorative = any(mark.get("val") == "1" for mark in properties.iter(q("adec:decorative")))
        if next(frame.iter(q("pic:pic")), None) is not None:
            if not words.strip() and not decorative:
                yield Problem("error", f"{name}: a picture has no alternative text (WCAG 1.1.1)")
            if frame.tag != q("wp:inline"):
                yield Problem("warning", f"{name}: a picture floats")
        if len(words) > 150:
            yield Problem("warning", f"{name}: an alternative text is longer than 150 characters")
    if name == "word/document.xml" and next(root.iter(q("wps:txbx")), None) is not None:
        yield Problem("warning", "the body has a text box")


def _links(name: str, root: etree._Element) -> Iterator[Problem]:
    for link in root.iter(q("w:hyperlink")):
        words = text(link).strip()
        if re.fullmatch(r"(click )?here|(read )?more|link|", words, re.IGNORECASE) or re.match(r"https?://", words):
            yield Problem("error", f"{name}: the link {words!r} does not say where it leads (WCAG 2.4.4)")


def _controls(name: str, root: etree._Element) -> Iterator[Problem]:
    for control in root.iter(q("w:sdt")):
        if not any(values(control, "w:sdtPr/w:alias")):
            yield Problem("error", f"{name}: a content control has no title")
