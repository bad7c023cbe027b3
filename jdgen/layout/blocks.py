"""The elements of a rendered layout as the blocks of a document, each checked against what the house can dress."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from jdgen.diagnostics import Location
from jdgen.document.tree import (
    Block,
    Cell,
    Fact,
    Facts,
    Heading,
    HeadingNumber,
    List,
    ListFormat,
    ListItem,
    Paragraph,
    Row,
    Section,
    Table,
)
from jdgen.house.model import House
from jdgen.layout.origins import Origins
from jdgen.layout.strict_html import BLOCKS, INLINE, Element, Reader

_LISTS = frozenset({"ul", "ol"})
_IN_CELL = frozenset({"p", "ul", "ol", "dl", "h3", "h4"})
_FORMATS = {"legal": ListFormat.LEGAL, "roman": ListFormat.ROMAN, "alpha": ListFormat.ALPHA}


class BlockReader(Reader):
    """Reads the blocks of one rendering."""

    def __init__(self, house: House, origins: Origins, files: Mapping[str, str], fallback: Location) -> None:
        super().__init__(origins, files, fallback)
        self._house = house
        word = house.word
        self._classes = {
            "p": _classes(word.paragraphs, "p"), "h1": _classes(word.paragraphs, "h1"),
            "h2": _classes(word.paragraphs, "h2"), "h3": _classes(word.paragraphs, "h3"),
            "h4": _classes(word.paragraphs, "h4"), "td": _classes(word.paragraphs, "td"),
            "th": _classes(word.paragraphs, "th"),
            "ul": _classes(word.paragraphs, "li") - {"decimal"}, "ol": _classes(word.paragraphs, "li") | set(_FORMATS),
            "table": set(word.tables), "dl": set(word.facts),
        }  # fmt: skip
        self._readers: dict[str, Callable[[Element], Block | None]] = {
            "p": self._paragraph, "h1": self._heading, "h2": self._heading, "h3": self._heading, "h4": self._heading,
            "ul": self._list, "ol": self._list, "dl": self._facts, "table": self._table, "section": self._section,
        }  # fmt: skip

    def document(self, root: Element) -> tuple[Block, ...]:
        """The blocks of the whole layout, whose root is <article>."""
        if root.tag != "article":
            self.find("bad-html", "A layout is one <article>.", root, "Put everything between <article> and </article>.")
            return ()
        self.check(root, frozenset({"article"}), "the layout")
        return self._blocks(root, BLOCKS)

    def _blocks(self, element: Element, allowed: frozenset[str]) -> tuple[Block, ...]:
        self.no_text(element)
        blocks: list[Block] = []
        for child in element:
            if self.check(child, allowed, f"<{element.tag}>"):
                block = self._readers[child.tag](child)
                blocks += self._split(block)
        return tuple(blocks)

    def _split(self, block: Block | tuple[Block, ...] | None) -> list[Block]:
        if block is None:
            return []
        return list(block) if isinstance(block, tuple) else [block]

    def _style(self, element: Element) -> str:
        """The class of an element, if the house can dress it."""
        cls = element.get("class", "")
        known = self._classes.get(element.tag, set())
        if cls and cls not in known:
            near = get_close_matches(cls, known, n=1)
            hint = f"Did you mean “{near[0]}”? " if near else ""
            self.find("unknown-class", f"The house dresses no <{element.tag}> of class “{cls}”.", element,
                      f"{hint}Map “{element.tag}.{cls}” under word: in {self._house.at.file}.")  # fmt: skip
        return cls

    def _section(self, element: Element) -> Block | None:
        blocks = self._blocks(element, BLOCKS)
        return Section(blocks, self.at(element)) if blocks else None

    def _paragraph(self, element: Element) -> tuple[Block, ...]:  # type: ignore[override]
        style, at = self._style(element), self.at(element)
        lines = [line for line in self.inline(element) if line]
        if not lines:
            self.find("empty-element", "This paragraph has no text.", element, "Print it only if there is something in it.")
        return tuple(Paragraph(line, style, at) for line in lines)

    def _heading(self, element: Element) -> Block | None:
        runs, style = self.runs(element), self._style(element)
        if not runs:
            self.find("empty-element", "This heading has no text.", element, "Print it only if there is something in it.")
            return None
        number = self._house.section_numbers if style == "legal" else HeadingNumber.NONE
        return Heading(int(element.tag[1]), runs, style, number, self.at(element))

    def _list(self, element: Element, nested: bool = False) -> List | None:
        self.no_text(element)
        style = self._style(element)
        default = ListFormat.DECIMAL if element.tag == "ol" else ListFormat.BULLET
        items = tuple(self._item(c, nested) for c in element if self.check(c, frozenset({"li"}), f"<{element.tag}>"))
        if not items:
            self.find("empty-element", "This list has no items.", element, "Print it only if there is something in it.")
            return None
        return List(items, _FORMATS.get(style, default), style, self.at(element))

    def _item(self, element: Element, nested: bool) -> ListItem:
        runs = self.runs(element, _LISTS)
        lists = []
        for child in element:
            if child.tag in _LISTS and self.check(child, frozenset() if nested else _LISTS, "an item of a list below a list"):
                lists.append(self._list(child, nested=True))
        return ListItem(runs, tuple(below for below in lists if below), self.at(element))

    def _facts(self, element: Element) -> Block | None:
        self.no_text(element)
        if not element.get("class"):
            self.find("unknown-class", "<dl> needs a class.", element, 'Write <dl class="facts">.')
        style = self._style(element)
        facts, label = [], None
        for child in element:
            if not self.check(child, frozenset({"dt", "dd"}), "<dl>"):
                continue
            if (child.tag == "dd") == (label is None):
                self.find("misplaced-element", "In a <dl> each <dt> is followed by one <dd>.", child, "Pair them.")
            elif child.tag == "dt":
                label = child
            else:
                assert label is not None
                facts.append(Fact(self.runs(label), self.runs(child), self.at(label)))
                label = None
        if not facts:
            self.find("empty-element", "This <dl> has no facts.", element, "Print it only if there is something in it.")
            return None
        return Facts(tuple(facts), style, self.at(element))

    def _table(self, element: Element) -> Block | None:
        self.no_text(element)
        parts = {c.tag: c for c in element if self.check(c, frozenset({"caption", "thead", "tbody"}), "<table>")}
        if set(parts) != {"caption", "thead", "tbody"} or len(element) != len(parts):
            self.find("bad-table", "A table has a <caption>, a <thead> and a <tbody>, in this order, once each.", element,
                      "Screen readers need the caption and the header row.")  # fmt: skip
            return None
        if not element.get("class"):
            self.find("unknown-class", "<table> needs a class.", element, 'Write <table class="criteria">.')
        caption = "".join(run.text for run in self.runs(parts["caption"])).strip()
        header = self._rows(parts["thead"])
        rows = self._rows(parts["tbody"])
        if len(header) != 1 or not rows or not caption:
            self.find("bad-table", "A table has a caption, one header row and at least one row.", element,
                      "Print it only if there is something in it.")  # fmt: skip
            return None
        for row, at in zip(rows, parts["tbody"], strict=True):
            if len(row.cells) != len(header[0].cells):
                self.find("bad-table", f"This row has {len(row.cells)} cells, the header {len(header[0].cells)}.", at,
                          "Cells are never merged: give each row as many cells as there are columns.")  # fmt: skip
        return Table(caption, header[0], rows, self._style(element), self.at(element))

    def _rows(self, element: Element) -> tuple[Row, ...]:
        self.no_text(element)
        rows = []
        for tr in element:
            if not self.check(tr, frozenset({"tr"}), f"<{element.tag}>"):
                continue
            self.no_text(tr)
            allowed = frozenset({"th"}) if element.tag == "thead" else frozenset({"th", "td"})
            cells = [self._cell(c) for c in tr if self.check(c, allowed, f"a row of <{element.tag}>")]
            rows.append(Row(tuple(cells), self.at(tr)))
        return tuple(rows)

    def _cell(self, element: Element) -> Cell:
        style, at = self._style(element), self.at(element)
        scope = element.get("scope", "")
        if element.tag == "th" and scope not in ("col", "row"):
            self.find("bad-table", '<th> says what it heads: scope="col" or scope="row".', element, "Add scope.")
        if any(child.tag not in INLINE for child in element):
            return Cell(self._blocks(element, _IN_CELL), element.tag == "th", style, at)
        lines = [line for line in self.inline(element) if line]
        return Cell(tuple(Paragraph(line, "", at) for line in lines), element.tag == "th", style, at)


def _classes(selectors: Mapping[str, object], element: str) -> set[str]:
    prefix = element + "."
    return {selector.removeprefix(prefix) for selector in selectors if selector.startswith(prefix)}
