"""A paragraph in one line: its words, with signs for what stands between them and around those that are dressed.

`[-gone-]` and `{+new+}` are tracked changes, `[<from<]` and `{>to>}` tracked moves; ‹…› holds what is no plain word.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from jdgen.formats.word.description.drawings import drawing, is_drawing
from jdgen.formats.word.description.measures import attribute, local, one_line, properties, raw
from jdgen.formats.word.description.package import Package, Target
from jdgen.formats.word.ooxml.names import XML

MARKS: Mapping[str, tuple[str, str]] = {
    "ins": ("{+", "+}"), "del": ("[-", "-]"), "moveTo": ("{>", ">}"), "moveFrom": ("[<", "<]"),
}  # fmt: skip
"""17.13.5; the first two are those of `git diff --word-diff`."""
_SPACE = f"{{{XML}}}space"
_PIECES = {
    "tab": "⇥", "ptab": "⇥", "cr": "⏎", "noBreakHyphen": "\u2011", "softHyphen": "‹soft hyphen›", "pgNum": "‹page›",
    "footnoteRef": "", "endnoteRef": "", "annotationRef": "", "separator": "", "continuationSeparator": "",
}  # fmt: skip
_HOLDERS = frozenset({"smartTag", "customXml", "sdtContent", "fldSimple", "hyperlink", "dir", "bdo", "Choice"})
_SILENT = frozenset({
    "pPr", "rPr", "bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "permStart", "permEnd",
    "Fallback", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "commentRangeStart",
    "commentRangeEnd", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr",
})  # fmt: skip
_OF_SPELLING = frozenset({"lang"})
"""Word states the language of whoever typed at each run; what counts is that of the styles."""
_FIELD = {"begin": "‹field ", "separate": ": ", "end": "›"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote", "commentReference": "comment"}


class Inline:
    """Tells the words of paragraphs of one part; `styles` are the names of styles by id."""

    def __init__(self, package: Package, source: str, styles: Mapping[str, str]) -> None:
        self._package, self._targets, self._styles = package, package.targets(source), styles

    @property
    def targets(self) -> Mapping[str, Target]:
        """What the part leads to."""
        return self._targets

    def paragraph(self, paragraph: etree._Element) -> str:
        """The words of a `w:p`, and what became of its end."""
        return "".join(self._pieces(paragraph)) + self._end(paragraph)

    def mark(self, holder: etree._Element | None) -> str:
        """How a row or the end of a paragraph was tracked, of which `holder` has the properties: a key of `MARKS`."""
        found = next((each for each in (() if holder is None else holder) if local(each) in MARKS), None)
        if found is None:
            return ""
        self._note(found)
        return local(found)

    def _end(self, paragraph: etree._Element) -> str:
        holder = paragraph.find("{*}pPr/{*}rPr")
        mark = self.mark(holder)
        start, end = MARKS.get(mark, ("", ""))
        looks = "; ".join(properties(holder, _OF_SPELLING | frozenset(MARKS)))
        return (f"{start}¶{end}" if mark else "") + (f"‹end: {looks}›" if looks else "")

    def _pieces(self, holder: etree._Element) -> Iterator[str]:
        for element in holder:
            name = local(element)
            if name == "r":
                yield self._run(element)
            elif name in MARKS:
                self._note(element)
                start, end = MARKS[name]
                yield f"{start}{''.join(self._pieces(element))}{end}"
            elif is_drawing(element):
                yield drawing(element, self._package, self._targets)
            elif name in _HOLDERS or name in ("sdt", "AlternateContent"):
                yield self._held(element, name)
            elif name and name not in _SILENT:
                yield f"‹{raw(element)}›"

    def _held(self, element: etree._Element, name: str) -> str:
        words = "".join(self._pieces(element))
        if name == "hyperlink":
            target = self._targets.get(attribute(element, "id"))
            leads = [target.name if target else "", attribute(element, "anchor"), attribute(element, "tooltip")]
            return f"‹link {' '.join(map(one_line, filter(None, leads)))}: {words}›"
        if name == "fldSimple":
            return f"‹field {one_line(attribute(element, 'instr').strip())}: {words}›"
        if name == "sdt":
            return f"‹control {control(element)}: {words}›"
        return words

    def _run(self, run: etree._Element) -> str:
        words = "".join(self._piece(element) for element in run)
        looks = "; ".join(self._looks(run.find("{*}rPr")))
        return f"‹{looks}: {words}›" if looks and words else words

    def _looks(self, holder: etree._Element | None) -> Iterator[str]:
        if holder is None:
            return
        style = holder.find("{*}rStyle")
        if style is not None:
            yield self.style(attribute(style, "val"))
        yield from properties(holder, _OF_SPELLING | {"rStyle"})

    def style(self, name: str) -> str:
        """What people call the style of this id."""
        return one_line(self._styles.get(name, name))

    def _piece(self, element: etree._Element) -> str:
        name = local(element)
        if name in ("t", "delText"):
            text = element.text or ""
            # Blanks at the ends count only where that is said (17.3.3.31).
            return one_line(text if element.get(_SPACE) == "preserve" else text.strip(" \t\r\n"))
        if name in ("instrText", "delInstrText"):
            return one_line(element.text or "")
        if name in _PIECES:
            return _PIECES[name]
        if name == "br":
            kind = attribute(element, "type")
            return f"‹{one_line(kind)} break›" if kind and kind != "textWrapping" else "⏎"
        if name == "fldChar":
            return _FIELD.get(attribute(element, "fldCharType"), "")
        if name in _NOTES:
            return f"‹{_NOTES[name]} {one_line(attribute(element, 'id'))}›"
        if is_drawing(element):
            return drawing(element, self._package, self._targets)
        if name == "AlternateContent":
            return "".join(self._piece(each) for choice in element.findall("{*}Choice")[:1] for each in choice)
        return "" if not name or name in _SILENT else f"‹{raw(element)}›"

    def _note(self, element: etree._Element) -> None:
        who = f"{one_line(attribute(element, 'author'))} on {one_line(attribute(element, 'date'))}"
        self._package.tracked[who] = self._package.tracked.get(who, 0) + 1


def control(element: etree._Element) -> str:
    """A content control (17.5.2): what it is and offers."""
    return "; ".join(properties(element.find("{*}sdtPr"), frozenset({"id"})))
