"""Strict HTML as layouts render it: what they may say, and its parse as XML into plain elements.

A layout may say: article section h1-h4 p ul ol li dl dt dd table caption thead tbody tr th td br strong em a, with
`class`, `scope` on th and `href` on a. `t` carries an origin and `at` a place; both are written by jdgen itself. The
parser is expat: never the forgiving HTML parser, and it is given no way to read a DTD, an entity or the network.
"""

import re
from collections.abc import Mapping
from xml.parsers import expat

from jdgen.diagnostics import Location, reject

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

_AT = re.compile(r' at="([^"]*:\d+)"')
_MISMATCH, _UNFINISHED = "mismatched tag", "no element found"
_CLOSE = "Every tag is closed, in order, as in XML."
_SENTENCES = {
    _UNFINISHED: ("The layout prints nothing.", "A layout is one <article>."),
    "junk after document element": ("Something stands behind </article>.", "Put everything inside the <article>."),
    "syntax error": ("Something stands in front of <article>.", "Put everything inside the <article>."),
    "duplicate attribute": ("An attribute stands twice in this tag.", "Give it once."),
}


class Element:
    """An element with its attributes and, in order, its texts and child elements.

    `InlineReader.check` tells it its class (`style`) and template line (`at`). It does not know its parent: trees
    without cycles are freed at once, not when the garbage collector comes by.
    """

    __slots__ = ("at", "attributes", "children", "style", "tag")
    at: Location
    style: str

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

    content = html.strip().encode("utf-8", "surrogatepass")  # half a character is refused by the parser, with its place
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.CommentHandler = _refuse_comment
    parser.ProcessingInstructionHandler = _refuse_instruction
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        message = expat.ErrorString(error.code)
        before, after = content[: parser.ErrorByteIndex], content[parser.ErrorByteIndex :]
        at = _template_place(before, files, fallback)
        if (stamp := open_elements[-1].attributes.get("at")) and message in (_MISMATCH, _UNFINISHED):
            at = _place(stamp, files)
        sentence, hint = _told(message, before, after, open_elements[-1].tag)
        raise reject("bad-html", sentence, at, hint) from None
    except _Refused as refused:
        at = _template_place(content[: parser.CurrentByteIndex], files, fallback)
        raise reject("bad-html", f"In a layout {refused}.", at, refused.hint) from None
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


def _told(message: str, before: bytes, after: bytes, still_open: str) -> tuple[str, str]:
    """What is not well-formed, in a sentence and a hint; expat says `message` between `before` and `after`."""
    if message in (_MISMATCH, _UNFINISHED) and still_open:
        closing = re.match(rb"(?:</)?([\w-]+)", after)
        where = f" before </{closing[1].decode()}>" if message == _MISMATCH and closing else ""
        return f"<{still_open}> is not closed{where}.", f"Write </{still_open}> where it ends."
    if b"<t o=" in before[before.rfind(b'="') :] + after[:5]:
        return "A value of the role cannot stand inside an attribute.", "Take it out: class names a style."
    return _SENTENCES.get(message, (f"The layout is not well-formed: {message}.", _CLOSE))


def _template_place(before: bytes, files: Mapping[str, str], fallback: Location) -> Location:
    """The last stamped tag before the fault: the template line nearest to it."""
    places = _AT.findall(before.decode("utf-8", "replace"))
    return _place(places[-1], files) if places else fallback


def _place(stamp: str, files: Mapping[str, str]) -> Location:
    name, _, line = stamp.rpartition(":")
    return Location(files.get(name, name), int(line))
