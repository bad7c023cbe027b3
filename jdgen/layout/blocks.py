"""The elements of a rendered layout as the blocks of a document, each checked against what the house can dress."""

from collections.abc import Callable

from jdgen.diagnostics import Diagnostic
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
    Runs,
    Section,
    Table,
)
from jdgen.layout.inline import NOTHING, InlineReader
from jdgen.layout.strict_html import BLOCKS, INLINE, Element
from jdgen.layout.wardrobe import LIST_FORMATS

_LISTS = frozenset({"ul", "ol"})
_IN_CELL = frozenset({"p", "ul", "ol", "dl", "h3", "h4"})
_ITEMS = frozenset({"li"})
_TERMS = frozenset({"dt", "dd"})
_TABLE_PARTS = frozenset({"caption", "thead", "tbody"})
_ROWS = frozenset({"tr"})
_HEADER_CELLS, _CELLS = frozenset({"th"}), frozenset({"th", "td"})


class BlockReader(InlineReader):
    """Reads the blocks of one rendering."""

    def document(self, root: Element) -> tuple[Block, ...]:
        """The blocks of the whole layout, whose root is <article>."""
        if root.tag != "article":
            self.find(
                "bad-html", "A layout is one <article>.", root, "Put everything between <article> and </article>."
            )
            return ()
        self.check(root, frozenset({"article"}), "the layout")
        return self._blocks(root, BLOCKS)

    def _blocks(self, element: Element, allowed: frozenset[str]) -> tuple[Block, ...]:
        blocks: list[Block] = []
        where = f"<{element.tag}>"
        for child in self.elements(element):
            if self.check(child, allowed, where):
                read = _READERS[child.tag](self, child)
                if isinstance(read, tuple):
                    blocks += read
                elif read is not None:
                    blocks.append(read)
        return tuple(blocks)

    def _section(self, element: Element) -> Block | None:
        blocks = self._blocks(element, BLOCKS)
        return Section(blocks, element.at) if blocks else None

    def _paragraph(self, element: Element) -> tuple[Block, ...]:
        found = len(self.findings)
        lines = [line for line in self.lines(element) if line]
        if not lines:
            self.empty(element, "paragraph has no text", found)
        return tuple([Paragraph(line, element.style, element.at) for line in lines])

    def _heading(self, element: Element) -> Block | None:
        found = len(self.findings)
        runs = self.runs(element)
        if not runs:
            self.empty(element, "heading has no text", found)
            return None
        number = self._wardrobe.house.section_numbers if element.style == "legal" else HeadingNumber.NONE
        return Heading(int(element.tag[1]), runs, element.style, number, element.at)

    def _list(self, element: Element, nested: bool = False) -> List | None:
        default = ListFormat.DECIMAL if element.tag == "ol" else ListFormat.BULLET
        where, found = f"<{element.tag}>", len(self.findings)
        items = tuple([self._item(c, nested) for c in self.elements(element) if self.check(c, _ITEMS, where)])
        if not items:
            self.empty(element, "list has no items", found)
            return None
        return List(items, LIST_FORMATS.get(element.style, default), element.style, element.at)

    def _item(self, element: Element, nested: bool) -> ListItem:
        found = len(self.findings)
        allowed, where = (NOTHING, "an item of a list below a list") if nested else (_LISTS, "an item")
        runs = self.runs(element, _LISTS)
        lists: list[List] = []
        for child in element.children:
            if isinstance(child, str) or child.tag not in _LISTS:
                if lists and not (isinstance(child, str) and child.isspace()):
                    self.find(
                        "loose-text", "Text stands behind the list in this item.", element, "Put it before the list."
                    )
            elif self.check(child, allowed, where):
                below = self._list(child, nested=True)
                lists += [below] if below else []
        if not runs and not lists:
            self.empty(element, "item has no text", found)
        return ListItem(runs, tuple(lists), element.at)

    def _facts(self, element: Element) -> Block | None:
        found = len(self.findings)
        facts: list[Fact] = []
        label: Element | None = None
        for child in self.elements(element):
            if not self.check(child, _TERMS, "<dl>"):
                continue
            if (child.tag == "dd") == (label is None):
                self.find("misplaced-element", "In a <dl> each <dt> is followed by one <dd>.", child, "Pair them.")
            elif child.tag == "dt":
                label = child
            else:
                assert label is not None
                facts.append(Fact(self._term(label), self._term(child), label.at))
                label = None
        if label is not None:
            self.find("misplaced-element", "In a <dl> each <dt> is followed by one <dd>.", label, "Pair them.")
        if not facts:
            self.empty(element, "<dl> has no facts", found)
            return None
        return Facts(tuple(facts), element.style, element.at)

    def _term(self, element: Element) -> Runs:
        """The text of a <dt> or <dd>; a blank to fill in is the role's own, and has a run with its origin."""
        found = len(self.findings)
        runs = self.runs(element)
        if not runs:
            self.empty(element, f"<{element.tag}> has no text", found)
        return runs

    def _table(self, element: Element) -> Block | None:
        children = self.elements(element)
        parts = {child.tag: child for child in children if self.check(child, _TABLE_PARTS, "<table>")}
        if len(parts) != len(_TABLE_PARTS) or len(children) != len(parts):
            self.find("bad-table", "A table has a <caption>, a <thead> and a <tbody>, once each, in order.", element,
                      "Screen readers need the caption and the header row.")  # fmt: skip
            return None
        found = len(self.findings)
        caption = "".join(run.text for run in self.runs(parts["caption"])).strip()
        header = self._rows(parts["thead"])
        rows = self._rows(parts["tbody"])
        if len(header) != 1 or not rows or not caption:
            self.find("bad-table", "A table has a caption, one header row and at least one row.", element,
                      "Print it only if there is something in it.")  # fmt: skip
            return None
        for row in rows:
            if len(row.cells) != len(header[0].cells) and row.at and len(self.findings) == found:
                message = f"This row has {len(row.cells)} cells, the header {len(header[0].cells)}."
                self.findings.append(Diagnostic("bad-table", message, row.at,
                          "Cells are never merged: give each row as many cells as there are columns."))  # fmt: skip
        return Table(caption, header[0], rows, element.style, element.at)

    def _rows(self, element: Element) -> tuple[Row, ...]:
        where, inside = f"<{element.tag}>", f"a row of <{element.tag}>"
        allowed = _HEADER_CELLS if element.tag == "thead" else _CELLS
        rows: list[Row] = []
        for tr in self.elements(element):
            if self.check(tr, _ROWS, where):
                cells = [self._cell(cell) for cell in self.elements(tr) if self.check(cell, allowed, inside)]
                rows.append(Row(tuple(cells), tr.at))
        return tuple(rows)

    def _cell(self, element: Element) -> Cell:
        at, header = element.at, element.tag == "th"
        if header and element.attributes.get("scope") not in ("col", "row"):
            self.find("bad-table", '<th> says what it heads: scope="col" or scope="row".', element, "Add scope.")
        if any(not isinstance(child, str) and child.tag not in INLINE for child in element.children):
            return Cell(self._blocks(element, _IN_CELL), header, element.style, at)
        lines = [line for line in self.lines(element) if line]
        return Cell(tuple([Paragraph(line, "", at) for line in lines]), header, element.style, at)


_READERS: dict[str, Callable[[BlockReader, Element], Block | tuple[Block, ...] | None]] = {
    "p": BlockReader._paragraph,
    "h1": BlockReader._heading,
    "h2": BlockReader._heading,
    "h3": BlockReader._heading,
    "h4": BlockReader._heading,
    "ul": BlockReader._list,
    "ol": BlockReader._list,
    "dl": BlockReader._facts,
    "table": BlockReader._table,
    "section": BlockReader._section,
}
"""By tag. Not held by the reader: its own methods in it would make a cycle, and keep each rendering's texts for the
garbage collector."""
