"""The blocks of a document as HTML.

Choices that serve people who read with a screen reader, find-in-page or copy and paste:

* The label of an ordered list's item ("4.10", "IV.", "(a)") is text of the page and not a marker drawn by CSS: a
  contract cites it, so it must be found and copied. `role="list"` keeps it a list in Safari, which drops lists
  without markers. Bullets say nothing, so a bulleted list is a plain `ul`.
* A blank to fill in is said aloud ("to be filled in"), not only drawn.
* Each section is named by its heading (`aria-labelledby`), each table by a caption that sighted readers do not need.
"""

import re
from collections.abc import Iterable
from typing import assert_never

from jdgen.document.labels import Numbering
from jdgen.document.marks import new_text
from jdgen.document.tree import (
    Block,
    Cell,
    Fact,
    Facts,
    Heading,
    List,
    ListFormat,
    ListItem,
    Mark,
    Paragraph,
    Row,
    Section,
    Table,
)
from jdgen.document.versions import is_emptied
from jdgen.document.walk import blanks_await_pen, is_blank, is_blank_cell, plain
from jdgen.formats.html.markup import changed, element, inline, words

BLANK_SAID = "to be filled in"


class Body:
    """Writes the blocks of one document, from its first to its last, and keeps what runs through it."""

    def __init__(self, language: str, ids: set[str] | None = None, is_redline: bool = False) -> None:
        """`ids` are those that the page has without the document; they grow by its own. `is_redline`: whether the
        document bears marks."""
        self._is_redline = is_redline
        self._language = language
        self._numbering = Numbering()
        self._ids = set() if ids is None else ids
        # The words are English: a page in another language must say so (WCAG 2.2, 3.1.2 Language of Parts).
        said = element("span", BLANK_SAID, class_="visually-hidden", lang="" if language.startswith("en") else "en")
        self._blank = element("span", said, class_="blank")

    def blocks(self, blocks: Iterable[Block]) -> str:
        """The HTML of consecutive blocks, one a line."""
        return "\n".join(map(self._block, blocks))

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph():
                return element("p", inline(block.runs, self._language), class_=block.style)
            case Heading():
                return self._heading(block, self._new_id(block))
            case List():
                return self._list(block, above=None)
            case Facts():
                return self._facts(block)
            case Table():
                return self._table(block)
            case Section():
                return self._section(block)
            case _:
                assert_never(block)

    def _section(self, section: Section) -> str:
        match section.blocks:
            case (Heading() as heading, *rest):
                ident = self._new_id(heading)
                content = "\n".join([self._heading(heading, ident), self.blocks(rest)])
                return element("section", f"\n{content}\n", aria_labelledby=ident)
            case _:
                return element("section", f"\n{self.blocks(section.blocks)}\n")

    def _heading(self, heading: Heading, ident: str) -> str:
        return element(f"h{heading.level}", self._titled(heading), id=ident, class_=heading.style)

    def _heading_in_header_cell(self, heading: Heading) -> str:
        # HTML allows no h1 to h6 inside th; the role says the same to everyone.
        classes = f"h{heading.level} {heading.style}".rstrip()
        level = str(heading.level)
        ident = self._new_id(heading)
        return element("div", self._titled(heading), id=ident, class_=classes, role="heading", aria_level=level)

    def _titled(self, heading: Heading) -> str:
        label = self._numbering.heading(heading)
        shown = element("span", changed(label, heading.mark, self._language), class_="label") + " " if label else ""
        return shown + inline(heading.runs, self._language)

    def _list(self, within: List, above: str | None) -> str:
        items = "\n".join(self._item(within, item, label) for item, label in self._numbering.items(within, above))
        classes = " ".join(dict.fromkeys((within.format.value, *within.style.split())))
        if within.format is ListFormat.BULLET:
            return element("ul", f"\n{items}\n", class_=within.style)
        return element("ol", f"\n{items}\n", class_=classes, role="list")

    def _item(self, within: List, item: ListItem, label: str) -> str:
        said = changed(words(label), item.mark, self._language)
        shown = "" if within.format is ListFormat.BULLET else element("span", said, class_="label") + " "
        below = "".join("\n" + self._list(sublist, above=label) for sublist in item.lists)
        return element("li", shown + inline(item.runs, self._language) + below, class_=_change(item.mark))

    def _facts(self, facts: Facts) -> str:
        pairs = "\n".join(
            element("div", element("dt", inline(fact.label, self._language)) + element("dd", self._value(fact)))
            for fact in facts.facts
        )
        return element("dl", f"\n{pairs}\n", class_=facts.style)

    def _value(self, fact: Fact) -> str:
        if is_blank(fact.value):
            return changed(self._blank, fact.mark, self._language)
        return inline(fact.value, self._language) + (
            self._blank if fact.mark is None and is_blank(new_text(fact.value)) else ""
        )

    def _table(self, table: Table) -> str:
        blank = self._blank if blanks_await_pen(table) else ""
        caption = element("caption", element("span", self._name(table), class_="visually-hidden"))
        head = element("thead", "\n" + element("tr", "".join(map(self._column_header, table.header.cells))) + "\n")
        body = element("tbody", "\n" + "\n".join(self._row(row, blank) for row in table.rows) + "\n")
        return element("table", f"\n{caption}\n{head}\n{body}\n", class_=table.style)

    def _name(self, table: Table) -> str:
        return changed(words(table.caption), table.header.mark, self._language)

    def _row(self, row: Row, blank: str) -> str:
        cells = "".join(self._cell(cell, blank, row.mark) for cell in row.cells)
        return element("tr", cells, class_=_change(row.mark))

    def _column_header(self, cell: Cell) -> str:
        if is_blank_cell(cell):
            return "<td></td>"  # an empty th would announce a header that says nothing
        return element("th", self._cell_content(cell), scope="col", class_=cell.style)

    def _cell(self, cell: Cell, blank: str, mark: Mark | None) -> str:
        content = changed(blank, mark, self._language) if is_blank_cell(cell) else self._cell_content(cell)
        if self._is_redline and mark is None and not is_blank_cell(cell) and is_emptied(cell):
            content += blank
        if cell.header:
            return element("th", content, scope="row", class_=cell.style)
        return element("td", content, class_=cell.style)

    def _cell_content(self, cell: Cell) -> str:
        match cell.blocks:
            case (Paragraph(style="") as only,):
                return inline(only.runs, self._language)
            case blocks if cell.header:
                return "".join(
                    self._heading_in_header_cell(block) if isinstance(block, Heading) else self._block(block)
                    for block in blocks
                )
            case blocks:
                return self.blocks(blocks)

    def _new_id(self, heading: Heading) -> str:
        """A readable id that no other heading has: the heading's words, then a number if they came before."""
        words_of_heading = (
            re.sub(r"\W+", "-", plain(new_text(heading.runs) or heading.runs).casefold()).strip("-") or "heading"
        )
        ident, tries = words_of_heading, 1
        while ident in self._ids:
            tries += 1
            ident = f"{words_of_heading}-{tries}"
        self._ids.add(ident)
        return ident


def _change(mark: Mark | None) -> str:
    """The class of an item or row that came, went or moved whole."""
    return mark.change.value.replace(" ", "-") if mark else ""
