"""Paragraphs and tables in lines, as they stand in a body, a header, a note or a text box."""

from collections.abc import Iterator

from lxml import etree

from jdgen.formats.word.description.drawings import text_boxes
from jdgen.formats.word.description.inline import MARKS, Inline, control
from jdgen.formats.word.description.measures import attribute, cm, local, properties, raw

_STEP = "  "
_HOLDERS = frozenset({"sdtContent", "customXml", "Choice", "AlternateContent", "smartTag"})
_DONE = {"ins": "inserted", "del": "deleted", "moveTo": "moved to here", "moveFrom": "moved away"}
_SILENT = frozenset({
    "sectPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "Fallback", "sdtPr", "sdtEndPr",
    "customXmlPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "commentRangeStart", "commentRangeEnd",
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "smartTagPr",
})  # fmt: skip


class Blocks:
    """Tells the blocks of one part. A heading stands at the beginning of its line: git names it above its changes."""

    def __init__(self, inline: Inline, headings: frozenset[str] = frozenset()) -> None:
        self._inline, self._headings = inline, headings

    def lines(self, holder: etree._Element, indent: str = _STEP) -> Iterator[str]:
        """All blocks in `holder`."""
        for element in holder:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element, indent)
            elif name == "tbl":
                yield from self._table(element, indent)
            elif name == "sdt":
                yield f"{indent}control: {control(element)}"
                yield from self.lines(element, indent + _STEP)
            elif name in _HOLDERS or name in MARKS:
                yield from self.lines(element, indent)
            elif name and name not in _SILENT:
                yield f"{indent}‹{raw(element)}›"

    def _paragraph(self, paragraph: etree._Element, indent: str) -> Iterator[str]:
        holder = paragraph.find("{*}pPr")
        named = None if holder is None else holder.find("{*}pStyle")
        style = "" if named is None else attribute(named, "val")
        looks = properties(holder, frozenset({"pStyle", "rPr", "sectPr"}))
        inside = "; ".join(filter(None, (self._inline.style(style), *looks)))
        words = self._inline.paragraph(paragraph)
        if style in self._headings and indent == _STEP:
            yield f"{self._inline.style(style)}: {words}"
            yield from [f"{indent}({'; '.join(looks)})"] if looks else []
        else:
            yield f"{indent}{f'[{inside}] ' if inside else ''}{words or '¶'}"
        for box in self._boxes(paragraph):
            yield f"{indent}text box:"
            yield from self.lines(box, indent + _STEP)

    def _boxes(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        for run in paragraph.iter("{*}r"):
            if next(run.iterancestors("{*}p"), None) is paragraph:
                yield from text_boxes(run)

    def _table(self, table: etree._Element, indent: str) -> Iterator[str]:
        holder = table.find("{*}tblPr")
        named = None if holder is None else holder.find("{*}tblStyle")
        style = "" if named is None else f" “{self._inline.style(attribute(named, 'val'))}”"
        widths = ", ".join(cm(attribute(each, "w")) for each in table.iterfind("{*}tblGrid/{*}gridCol"))
        yield f"{indent}table{style}, columns {widths or 'by themselves'}"
        yield from (f"{indent}{_STEP}{each}" for each in properties(holder, frozenset({"tblStyle"})))
        yield from self._rows(table, indent + _STEP)

    def _rows(self, holder: etree._Element, indent: str) -> Iterator[str]:
        for element in holder:
            if local(element) == "tr":
                yield from self._row(element, indent)
            elif local(element) == "sdt" or local(element) in _HOLDERS or local(element) in MARKS:
                yield from self._rows(element, indent)

    def _row(self, row: etree._Element, indent: str) -> Iterator[str]:
        holder = row.find("{*}trPr")
        done = _DONE.get(self._inline.mark(holder), "")
        looks = [*properties(holder, frozenset(MARKS)), *properties(row.find("{*}tblPrEx"))]
        yield f"{indent}{'; '.join(filter(None, ('row', done, *looks)))}"
        for number, cell in enumerate(_cells(row), 1):
            looks = properties(cell.find("{*}tcPr"))
            first, *others = [*self.lines(cell, "")] or [""]
            yield f"{indent}{_STEP}{number}| {first}".rstrip()
            yield from (f"{indent}{_STEP} | {line}".rstrip() for line in others)
            if looks:
                yield f"{indent}{_STEP} ({'; '.join(looks)})"


def _cells(holder: etree._Element) -> Iterator[etree._Element]:
    for element in holder:
        if local(element) == "tc":
            yield element
        elif local(element) == "sdt" or local(element) in _HOLDERS:
            yield from _cells(element)
