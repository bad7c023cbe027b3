"""Strict HTML as layouts render it: what they may say, and its parse as XML into plain elements.

A layout may say: article section h1-h4 p ul ol li dl dt dd table caption thead tbody tr th td br strong em a, with
`class`, `scope` on th and `href` on a. `t` carries an origin and `at` a place; both are written by jdgen itself. The
parser is expat: never the forgiving HTML parser, and it is given no way to read a DTD, an entity or the network.
"""

import re
from collections.abc import Mapping
from xml.parsers import expat

from jdgen.diagnostics import Diagnostic, Location, Rejected

INLINE = frozenset({"t", "strong", "em", "a", "br"})
BLOCKS = frozenset({"section", "h1", "h2", "h3", "h4", "p", "ul", "ol", "dl", "table"})
ELEMENTS = INLINE | BLOCKS | {"article", "li", "dt", "dd", "caption", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {
    "t": ("o",), "strong": (), "em": (), "br": (), "section": (), "article": (),
    "th": ("class", "scope"), "a": ("href",),
}  # fmt: skip
HREF = re.compile(r"(https?://|mailto:|tel:)[^\s]+")
DEEPEST = 60
"""Elements inside elements; a layout needs about ten."""

_AT = re.compile(r' at="([^"]*):(\d+)"')
_BREAK_OPEN = re.compile(r"<br\s*>|<br [^>]*[^/]>")
_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)")
_CLOSE = "Every tag is closed, in order, as in XML."
_HINTS = {
    "undefined entity": "XML knows no &nbsp; and the like: type the character.",
    "mismatched tag": _CLOSE,
    "no element found": "A layout is one <article>.",
    "junk after document element": "A layout is one <article>: put everything inside it.",
    "duplicate attribute": "Give an attribute once.",
}


class Element:
    """An element with its attributes and, in order, its texts and child elements.

    It does not know its parent: trees without cycles are freed at once, not when the garbage collector comes by.
    """

    __slots__ = ("attributes", "children", "tag")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.children: list[Element | str] = []


def parsed(html: str, files: Mapping[str, str], fallback: Location) -> Element:
    """The root element of a rendered layout; raises `Rejected` at the template line of what is not well-formed."""
    root = Element("", {})
    open_elements = [root]

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(open_elements) > DEEPEST:
            raise _Refused(f"elements stand more than {DEEPEST} deep in each other", "Close what you open.")
        element = Element(tag, attributes)
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def end(_: str) -> None:
        open_elements.pop()

    def text(words: str) -> None:
        open_elements[-1].children.append(words)

    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.CommentHandler = _refuse_comment
    parser.ProcessingInstructionHandler = _refuse_instruction
    try:
        parser.Parse(html.strip().encode(), True)
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code)
        raise _not_well_formed(html, message, parser.ErrorByteIndex, files, fallback) from None
    except _Refused as refused:
        at = _template_place(html.strip().encode()[: parser.CurrentByteIndex], files, fallback)
        raise Rejected([Diagnostic("bad-html", f"In a layout {refused}.", at, refused.hint)]) from None
    element = root.children[0]
    assert isinstance(element, Element)
    return element


class _Refused(Exception):
    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def _refuse_doctype(*_: object) -> None:
    raise _Refused("a document type has no place", "Begin with <article>.")


def _refuse_comment(_: str) -> None:
    raise _Refused("there are no XML comments", "Write {# ... #} for a comment.")


def _refuse_instruction(*_: object) -> None:
    raise _Refused("there are no processing instructions", "Take the <? ... ?> out.")


def _not_well_formed(
    html: str, message: str, index: int, files: Mapping[str, str], fallback: Location
) -> Rejected:  # fmt: skip
    before, after = html.strip().encode()[:index], html.strip().encode()[index:]
    at = _template_place(before, files, fallback)
    tag = before[before.rfind(b"<") :].decode("utf-8", "replace") + after[:80].decode("utf-8", "replace")
    hint = _HINTS.get(message, _CLOSE)
    if message == "mismatched tag" and _BREAK_OPEN.search(re.sub(r' at="[^"]*"', "", html)):
        hint = "Close <br> at once: <br/>."
    elif message.startswith("not well-formed"):
        if re.search(r'="[^"]*<t o=', tag) or after.startswith(b"<t o="):
            hint = "A value of the role cannot stand inside an attribute."
        elif re.match(r"<\w+[^>]*?\w=[^\"']", tag):
            hint = 'Put attribute values in quotes: class="note".'
        elif _AMPERSAND.search(html):
            hint = "Write &amp; for a plain &."
    return Rejected([Diagnostic("bad-html", f"The layout is not well-formed: {message}.", at, hint)])


def _template_place(before: bytes, files: Mapping[str, str], fallback: Location) -> Location:
    """The last stamped tag before the fault: the template line nearest to it."""
    places = _AT.findall(before.decode("utf-8", "replace"))
    return Location(files.get(places[-1][0], places[-1][0]), int(places[-1][1])) if places else fallback
