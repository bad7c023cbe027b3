"""Reading elements: where each stands, whether it may stand there, and the text in it."""

import re

from jdgen.diagnostics import Diagnostic, Location, did_you_mean
from jdgen.document.tree import Run, Runs
from jdgen.document.walk import plain
from jdgen.layout.origins import Origins
from jdgen.layout.strict_html import ATTRIBUTES, ELEMENTS, HREF, INLINE, Element
from jdgen.layout.wardrobe import Wardrobe
from jdgen.source.places import excerpt

_BLANKS = re.compile(r"[ \t\r\n]+")
NOTHING: frozenset[str] = frozenset()


class InlineReader:
    """Places, origins, findings and inline content of one rendering."""

    def __init__(self, wardrobe: Wardrobe, origins: Origins) -> None:
        self.findings: list[Diagnostic] = []
        self._wardrobe, self._origins = wardrobe, origins

    def at(self, element: Element) -> Location:
        """The template line of an element of the layout."""
        return self._wardrobe.place(element.attributes.get("at", ""))

    def find(self, code: str, message: str, element: Element, hint: str) -> None:
        """Note what is wrong with `element`."""
        self.findings.append(Diagnostic(code, message, self.at(element), hint))

    def check(self, element: Element, allowed: frozenset[str], where: str) -> bool:
        """Whether `element` may stand here and says nothing it may not; notes why not. Tells it its class and place."""
        attributes = element.attributes
        stamp, cls = attributes.get("at", ""), attributes.get("class", "")
        key = (element.tag, where, stamp, cls, len(attributes))
        if (known := self._wardrobe.right.get(key)) is not None:
            element.style, element.at = known
            return True
        element.style, element.at = cls, self._wardrobe.place(stamp)
        found = len(self.findings)
        right = self._judge(element, allowed, where)
        if right and len(self.findings) == found:
            self._wardrobe.right[key] = (element.style, element.at)
        return right

    def _judge(self, element: Element, allowed: frozenset[str], where: str) -> bool:
        tag = element.tag
        if tag not in ELEMENTS or (tag == "t" and "at" in element.attributes):
            elements = sorted(ELEMENTS - {"t"})
            hint = did_you_mean(tag, elements, "<{}>") or f"Known: {', '.join(elements)}."
            self.find("unknown-element", f"A layout has no element <{tag}>.", element, hint)
            return False
        if tag not in allowed:
            self.find("misplaced-element", f"<{tag}> cannot stand in {where}.", element,
                      f"Here a layout may say: {', '.join(sorted(allowed - {'t'})) or 'text'}.")  # fmt: skip
            return False
        known = ATTRIBUTES.get(tag, ("class",))
        for name in element.attributes:
            if name not in known and name != "at":
                hint = "Looks are the letterhead's and house.yaml's; a layout gives class alone."
                if name in ("colspan", "rowspan"):
                    hint = "Cells are never merged: give each row as many cells as there are columns."
                self.find("unknown-attribute", f"<{tag}> takes no attribute “{name}”.", element, hint)
        self._judge_class(element)
        return True

    def _judge_class(self, element: Element) -> None:
        tag, cls, known = element.tag, element.style, self._wardrobe.classes.get(element.tag, set())
        if tag in ("table", "dl") and not cls:
            example = "criteria" if tag == "table" else "facts"
            self.find("unknown-class", f"<{tag}> needs a class.", element, f'Write <{tag} class="{example}">.')
        elif cls and cls not in known:
            hint = f"{did_you_mean(cls, sorted(known))} Or add it to {self._wardrobe.setting(tag, cls)}.".lstrip()
            self.find("unknown-class", f"The house dresses no <{tag}> of class “{cls}”.", element, hint)

    def elements(self, parent: Element) -> list[Element]:
        """The child elements of one that holds only elements; complains of text among them."""
        children: list[Element] = []
        for child in parent.children:
            if isinstance(child, str):
                if not child.isspace():
                    self._loose(child, [parent, *children][-1])
            elif _is_text(child):
                self._loose(plain(self._text(child, False, False, "")), [parent, *children][-1])
            else:
                children.append(child)
        return children

    def _loose(self, text: str, near: Element) -> None:
        """Note a text outside any paragraph; `near` is the last element with a place before it."""
        words = f"The text “{excerpt(text)}” stands outside any paragraph."
        self.find("loose-text", words, near, "Put it in <p>.")

    def empty(self, element: Element, what: str, found_before: int) -> None:
        """Note that an element has nothing in it, unless the reason why is noted since `found_before` findings."""
        if len(self.findings) == found_before:
            self.find("empty-element", f"This {what}.", element, "Print it only if there is something in it.")

    def lines(self, element: Element, pass_over: frozenset[str] = NOTHING) -> list[Runs]:
        """The runs of an element's text, one tuple for each line between its <br/>, without children in `pass_over`."""
        children = element.children
        if len(children) == 1 and not isinstance(alone := children[0], str) and _is_text(alone):
            return [self._text(alone, False, False, "")]  # most elements hold just one text of the role
        lines: list[list[Run]] = [[]]
        self._inline(element, lines, False, False, "", pass_over)
        return [_trimmed(line) for line in lines]

    def runs(self, element: Element, pass_over: frozenset[str] = NOTHING) -> Runs:
        """The runs of an element that is a single line."""
        lines = self.lines(element, pass_over)
        if len(lines) > 1:
            self.find("misplaced-element", f"<br/> cannot stand in <{element.tag}>.", element, "Use two of them.")
        return lines[0] if len(lines) == 1 else tuple(run for line in lines for run in line)

    def _inline(
        self,
        element: Element,
        lines: list[list[Run]],
        strong: bool,
        emphasis: bool,
        href: str,
        pass_over: frozenset[str],
    ) -> None:
        for child in element.children:
            if isinstance(child, str):
                lines[-1].append(Run(_BLANKS.sub(" ", child), strong, emphasis, href))
                continue
            tag = child.tag
            if _is_text(child):
                lines[-1] += self._text(child, strong, emphasis, href)
            elif tag in pass_over or not self.check(child, INLINE, f"<{element.tag}>"):
                continue
            elif tag == "br":
                lines.append([])
            else:
                link = self._href(child) if tag == "a" else href
                self._inline(child, lines, strong or tag == "strong", emphasis or tag == "em", link, pass_over)

    def _text(self, element: Element, strong: bool, emphasis: bool, href: str) -> Runs:
        """The text of the role that a reference stands for."""
        return self._origins.runs(int(element.attributes["o"]), strong, emphasis, href)

    def _href(self, element: Element) -> str:
        href = element.attributes.get("href", "")
        if not HREF.fullmatch(href):
            message = f"“{href}” is not a web or mail address." if href else "<a> says not where it leads."
            self.find("bad-link", message, element, 'Write such as href="https://..." or href="mailto:...".')
        return href


def _is_text(element: Element) -> bool:
    """Whether an element refers to a text of the role; one a layout has written itself carries a place."""
    return element.tag == "t" and "at" not in element.attributes


def _trimmed(runs: list[Run]) -> Runs:
    """The runs without the blanks a template has around and between its tags."""
    if len(runs) == 1 and runs[0].origin is not None:
        return (runs[0],)
    kept: list[Run] = []
    after_blank = True
    for run in runs:
        text = run.text
        if run.origin is None:
            if after_blank and text[:1] == " ":
                text = text[1:]
            if not text:
                continue
            if text is not run.text:
                run = Run(text, run.strong, run.emphasis, run.href)
        kept.append(run)
        if text:
            after_blank = text[-1] == " "
    while kept and kept[-1].origin is None and kept[-1].text.endswith(" "):
        last = kept.pop()
        if text := last.text.rstrip(" "):
            kept.append(Run(text, last.strong, last.emphasis, last.href))
    return tuple(kept)
