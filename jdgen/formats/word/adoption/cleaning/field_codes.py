"""Fields in headers and footers: page numbers stay, what loads or tells something goes (17.16).

A field stands in one element (`w:fldSimple`) or between three marks in a row of runs: its beginning, its code, what it
showed when it was last counted, its end. Taking it away leaves that last result in its place, or nothing at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from jdgen.formats.word.adoption.elements import drop, unwrap
from jdgen.formats.word.ooxml.names import w
from jdgen.formats.word.ooxml.screening import LINK_SCHEMES

_COUNTED = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "STYLEREF", "SYMBOL", "ADVANCE", "=", "IF"})
"""Fields that Word and LibreOffice reckon from the document itself."""
_TELLING = {
    "a date": ("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME"),
    "the file's name or place": ("FILENAME", "FILESIZE", "TEMPLATE", "REVNUM"),
    "a person's name": ("AUTHOR", "LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS"),
    "a mail merge": ("MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "ADDRESSBLOCK", "GREETINGLINE", "DATABASE"),
    "a box to fill in": ("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN", "ASK", "FILLIN", "MACROBUTTON", "GOTOBUTTON"),
}  # fmt: skip
_KINDS = {name: kind for kind, known in _TELLING.items() for name in known}
_CODE = re.compile(r'\s*\\?\s*([A-Za-z]+|=)\s*(?:"([^"]*)"|(\S+))?')
_OF_PEOPLE = re.compile(r"author|manager|last ?saved|last ?modified", re.IGNORECASE)


@dataclass
class Fields:
    """What was found: `left_out` kinds of fields whose result went too, names of `merge` fields, fields that now
    always say the same words (`frozen`), and the paragraphs that lost something (`cut`)."""

    left_out: list[str] = field(default_factory=list)
    merge: list[str] = field(default_factory=list)
    frozen: list[str] = field(default_factory=list)
    cut: list[etree._Element] = field(default_factory=list)


@dataclass
class _Open:
    """A field whose end has not come: its marks and code, and the runs of its result once it is separated."""

    marks: list[etree._Element]
    code: str = ""
    result: list[etree._Element] = field(default_factory=list)
    separated: bool = False


def settle(root: etree._Element) -> Fields:
    """Take every field below `root` away that is not counted from the document itself or a link to the web."""
    found = Fields()
    for simple in reversed(list(root.iter(w("fldSimple")))):
        _judge_simple(simple, found)
    for holder in {p.getparent(): None for p in root.iter(w("p"))}:
        if holder is not None:
            _settle_complex(holder, found)
    return found


def _judge_simple(simple: etree._Element, found: Fields) -> None:
    verdict = _verdict(simple.get(w("instr"), ""), _words(simple), found)
    if verdict == "drop":
        found.cut += list(simple.iterancestors(w("p")))[:1]
        drop(simple)
    elif verdict == "freeze":
        for data in list(simple.findall(w("fldData"))):
            drop(data)
        unwrap(simple)


def _settle_complex(holder: etree._Element, found: Fields) -> None:
    """A field may run over paragraphs, but not out of what holds them."""
    stack: list[_Open] = []
    for piece in list(_pieces(holder)):
        kind = piece.get(w("fldCharType")) if piece.tag == w("fldChar") else None
        if kind == "begin":
            stack.append(_Open([piece]))
        elif not stack:
            if kind or piece.tag in (w("instrText"), w("delInstrText")):
                drop(piece)  # an end without a beginning
        elif kind == "separate":
            stack[-1].marks.append(piece)
            stack[-1].separated = True
        elif kind == "end":
            _close(stack, piece, found)
        elif piece.tag == w("instrText") and not stack[-1].separated:
            stack[-1].marks.append(piece)
            stack[-1].code += piece.text or ""
        elif stack[-1].separated:
            stack[-1].result.append(piece)
    for left in stack:
        for mark in left.marks:
            drop(mark)


def _close(stack: list[_Open], end: etree._Element, found: Fields) -> None:
    ended = stack.pop()
    verdict = _verdict(ended.code, "".join(piece.text or "" for piece in ended.result), found)
    if verdict == "keep" and ended.separated and stack:
        stack[-1].result += [*ended.marks, *ended.result, end]
    if verdict == "keep":
        return
    if verdict == "drop":
        found.cut += list(end.iterancestors(w("p")))[:1]
    for mark in [*ended.marks, end, *(ended.result if verdict == "drop" else ())]:
        if mark.getparent() is not None:
            drop(mark)
    if verdict == "freeze" and stack and stack[-1].separated:
        stack[-1].result += ended.result


def _pieces(holder: etree._Element) -> Iterator[etree._Element]:
    """The contents of the runs of `holder`'s own paragraphs, in order; what stands in text boxes is theirs."""
    for paragraph in holder.findall(w("p")):
        for run in paragraph.iter(w("r")):
            if next(run.iterancestors(w("p"))) is paragraph:
                yield from (child for child in run if child.tag != w("rPr"))


def _verdict(code: str, result: str, found: Fields) -> str:
    """Whether to "keep" a field, "drop" it with what it shows, or "freeze" it: leave what it shows as plain text."""
    parsed = _CODE.match(code)
    name = parsed[1].upper() if parsed else ""
    argument = (parsed[2] or parsed[3] or "") if parsed else ""
    if name in _COUNTED and "{{" not in code:
        return "keep"
    if name == "HYPERLINK" and (argument.lower().startswith(LINK_SCHEMES)) and "{{" not in code:
        return "keep"
    if name == "MERGEFIELD":
        found.merge.append(argument)
        return "drop"
    if name in _KINDS or (name in ("DOCPROPERTY", "INFO") and _OF_PEOPLE.search(argument)):
        found.left_out.append(_KINDS.get(name, "a person's name"))
        return "drop"
    if result.strip() and name not in ("HYPERLINK", "INCLUDEPICTURE", "LINK"):
        found.frozen.append(result.strip())
    return "freeze"


def _words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(w("t")))
