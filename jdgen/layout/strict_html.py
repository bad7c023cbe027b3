"""Reading a rendered layout: strict HTML, parsed as XML, into the blocks of a document.

What a layout may say: article section h1-h4 p ul ol li dl dt dd table caption thead tbody tr th td br strong em a, with
`class`, `scope` on th and `href` on a. Anything else is a finding at its template line. `t` carries an origin and `at`
a place; both are written by jdgen itself.
"""

import re
from collections.abc import Mapping
from difflib import get_close_matches

from lxml import etree

from jdgen.diagnostics import Diagnostic, Location, Rejected
from jdgen.document.tree import Run
from jdgen.layout.origins import Origins

Element = etree._Element
INLINE = frozenset({"t", "strong", "em", "a", "br"})
BLOCKS = frozenset({"section", "h1", "h2", "h3", "h4", "p", "ul", "ol", "dl", "table"})
ELEMENTS = INLINE | BLOCKS | {"article", "li", "dt", "dd", "caption", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"th": ("class", "scope"), "a": ("href",), "section": (), "article": ()}
HREF = re.compile(r"(https?://|mailto:|tel:)[^\s]+")

_BLANKS = re.compile(r"[ \t\r\n]+")
_AT = re.compile(r' at="([^"]*):(\d+)"')
_HINTS = (
    (re.compile(r"&nbsp;|Entity '(?!lt|gt|amp)\w+' not defined"), "XML knows no &nbsp; and the like: type the character."),
    (re.compile(r"xmlParseEntityRef|EntityRef"), "Write &amp; for a plain &."),
    (re.compile(r"mismatch: br|tag mismatch.*br"), "Close it at once: <br/>."),
    (re.compile(r"AttValue|attributes construct"), 'Put attribute values in quotes: class="note".'),
    (re.compile(r"Unescaped '<'"), "A value of the role cannot stand inside an attribute."),
)


def parsed(html: str, files: Mapping[str, str], fallback: Location) -> Element:
    """The root element of a rendered layout; raises `Rejected` at the template line of what is not well-formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(html.strip().encode(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        lines = html.strip().split("\n")
        before = "\n".join([*lines[: line - 1], lines[line - 1][: max(column - 1, 0)] if line <= len(lines) else ""])
        places = _AT.findall(before)
        at = Location(files.get(places[-1][0], places[-1][0]), int(places[-1][1])) if places else fallback
        message = str(error.msg).split(", line ")[0]
        hint = next((h for pattern, h in _HINTS if pattern.search(message)), "Every tag is closed, in order, as in XML.")
        raise Rejected([Diagnostic("bad-html", f"The layout is not well-formed: {message}.", at, hint)]) from None


class Reader:
    """What all readers of elements share: places, origins, findings, inline content."""

    def __init__(self, origins: Origins, files: Mapping[str, str], fallback: Location) -> None:
        self.findings: list[Diagnostic] = []
        self._origins, self._files, self._fallback = origins, files, fallback
        self._places: dict[str, Location] = {}

    def at(self, element: Element) -> Location:
        """The template line of an element; that of its nearest ancestor for elements jdgen made."""
        stamp = element.get("at")
        if stamp is None:
            parent = element.getparent()
            return self._fallback if parent is None else self.at(parent)
        if stamp not in self._places:
            name, _, line = stamp.rpartition(":")
            self._places[stamp] = Location(self._files.get(name, name), int(line))
        return self._places[stamp]

    def find(self, code: str, message: str, element: Element, hint: str) -> None:
        """Note what is wrong with `element`."""
        self.findings.append(Diagnostic(code, message, self.at(element), hint))

    def check(self, element: Element, allowed: frozenset[str], where: str) -> bool:
        """Whether `element` may stand here and says nothing it may not; notes why not."""
        tag = element.tag
        if not isinstance(tag, str):
            self.findings.append(Diagnostic("unknown-element", "A layout holds no XML comment.", self._fallback,
                                            "Write {# ... #} for a comment."))  # fmt: skip
            return False
        forged = tag == "t" and element.get("at") is not None
        if tag not in ELEMENTS or forged:
            near = get_close_matches(tag, ELEMENTS - {"t"}, n=1)
            hint = f"Did you mean <{near[0]}>?" if near else f"Known: {', '.join(sorted(ELEMENTS - {'t'}))}."
            self.find("unknown-element", f"A layout has no element <{tag}>.", element, hint)
            return False
        if tag not in allowed:
            self.find("misplaced-element", f"<{tag}> cannot stand in {where}.", element,
                      f"Here a layout may say: {', '.join(sorted(allowed - {'t'})) or 'text'}.")  # fmt: skip
            return False
        known = ("o",) if tag == "t" else ATTRIBUTES.get(tag, ("class",))
        for name in element.attrib:
            if name not in known and name != "at" and not (tag == "a" and name == "href"):
                self.find("unknown-attribute", f"<{tag}> takes no attribute “{name}”.", element,
                          "Looks are the letterhead's and house.yaml's; a layout gives class alone.")  # fmt: skip
        return True

    def no_text(self, element: Element) -> None:
        """Complain of text directly in an element that holds only elements."""
        texts = [element.text, *(child.tail for child in element)]
        loose = next((text.strip() for text in texts if text and text.strip()), None)
        if loose is not None:
            self.find("loose-text", f"The text “{loose[:40]}” stands outside any paragraph.", element, "Put it in <p>.")

    def inline(self, element: Element, stop: frozenset[str] = frozenset()) -> list[tuple[Run, ...]]:
        """The runs of an element's text, one tuple for each line between its <br/>; children in `stop` are passed over."""
        lines: list[list[Run]] = [[]]
        self._inline(element, lines, False, False, "", stop)
        return [_trimmed(line) for line in lines]

    def runs(self, element: Element, stop: frozenset[str] = frozenset()) -> tuple[Run, ...]:
        """The runs of an element that is a single line."""
        lines = self.inline(element, stop)
        if len(lines) > 1:
            self.find("misplaced-element", f"<br/> cannot stand in <{element.tag}>.", element, "Use two of them.")
        return tuple(run for line in lines for run in line)

    def _inline(
        self, element: Element, lines: list[list[Run]], strong: bool, emphasis: bool, href: str, stop: frozenset[str]
    ) -> None:
        origin = None
        if element.tag == "t" and element.get("o") is not None:
            origin = self._origins[int(element.get("o", "0"))]
        if (text := element.text) is not None:
            lines[-1].append(Run(text if origin else _BLANKS.sub(" ", text), strong, emphasis, href, origin))
        elif origin and not len(element):
            lines[-1].append(Run("", strong, emphasis, href, origin))
        for child in element:
            tag = child.tag
            if tag not in stop and self.check(child, INLINE, f"<{element.tag}>"):
                if tag == "t":
                    self._origin(child, lines, strong, emphasis, href)
                elif tag == "br":
                    lines.append([])
                else:
                    self._inline(
                        child, lines, strong or tag == "strong", emphasis or tag == "em",
                        self._href(child) if tag == "a" else href, stop,
                    )  # fmt: skip
            if child.tail:
                lines[-1].append(Run(_BLANKS.sub(" ", child.tail), strong, emphasis, href))

    def _origin(self, element: Element, lines: list[list[Run]], strong: bool, emphasis: bool, href: str) -> None:
        """A text of the role: jdgen's own markup, its spaces as they are."""
        origin = self._origins[int(element.get("o", "0"))]
        if not len(element):
            lines[-1].append(Run(element.text or "", strong, emphasis, href, origin))
            return

        def walk(node: Element, strong: bool, emphasis: bool, href: str) -> None:
            if node.text:
                lines[-1].append(Run(node.text, strong, emphasis, href, origin))
            for child in node:
                link = child.get("href", "") if child.tag == "a" else href
                walk(child, strong or child.tag == "strong", emphasis or child.tag == "em", link)
                if child.tail:
                    lines[-1].append(Run(child.tail, strong, emphasis, href, origin))

        walk(element, strong, emphasis, href)

    def _href(self, element: Element) -> str:
        href = element.get("href", "")
        if not HREF.fullmatch(href):
            self.find("bad-link", f"“{href}” is not a web or mail address.", element, "Write https://... or mailto:...")
        return href


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """The runs without the blanks a template has around and between its tags."""
    kept: list[Run] = []
    after_blank = True
    for run in runs:
        text = run.text
        if run.origin is None and after_blank and text[:1] == " ":
            text = text[1:]
        if text or run.origin:
            kept.append(run if text is run.text or text == run.text else Run(text, *_look(run)))
        if text:
            after_blank = text[-1] == " "
    while kept and kept[-1].origin is None and kept[-1].text.endswith(" "):
        text = kept[-1].text.rstrip(" ")
        kept[-1:] = [Run(text, *_look(kept[-1]))] if text else []
    return tuple(kept)


def _look(run: Run) -> tuple[bool, bool, str]:
    return run.strong, run.emphasis, run.href
