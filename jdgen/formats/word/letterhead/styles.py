"""What a house says about Word: which style of its letterhead dresses which element, and its geometry.

Defined here, filled by `house`; the writer knows nothing else of a house. Style names are the names Word shows
("Heading 1"), each with the place in house.yaml that gave it, so that a name the letterhead lacks is complained of
there.

Selectors of `paragraphs` (an element, or `element.class`; the bare element is the fallback):

    h1 h2 h3 h4 p      headings and paragraphs; core classes h2.part (begins a page), h3.legal, p.intro, p.note,
                       p.optional, p.banner, p.statement, p.declaration, p.key
    li li2             list items and items of lists below them; li.legal, li.roman (the list's class)
    th td rowth tdli   paragraphs in a table: header row, body cell, row's header cell, list item in a cell; td.CLASS
    fact dt dd         a fact as one line; a fact's label cell and value cell in a table
    after-table        the small paragraph between adjacent tables and behind a last one

Character styles (`characters`): strong, em, a, fact-label.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jdgen.diagnostics import Location
from jdgen.document.tree import ListFormat


@dataclass(frozen=True, slots=True)
class StyleName:
    """A style as Word's gallery names it, and where the house asks for it."""

    name: str
    at: Location


@dataclass(frozen=True, slots=True)
class TableFormat:
    """A table's style, its column widths (percent of the text width) and the least height of its body rows (cm).

    A table with fewer columns than `columns` takes the first of them, scaled up to the whole width; one with more
    shares the width equally.
    """

    style: StyleName
    columns: tuple[float, ...] = ()
    row_height: float | None = None


@dataclass(frozen=True, slots=True)
class FactsFormat:
    """How `dl` is shown: `pairs` 0 as lines ("Grade: H3"), 1 as a two-column table, 2 as a four-column one.

    In a four-column table a value longer than `long` characters gets a two-column row of its own.
    `header` are the words of the header row (label, value).
    """

    pairs: int = 0
    table: TableFormat | None = None
    header: tuple[str, str] = ("Item", "Detail")
    long: int = 40


@dataclass(frozen=True, slots=True)
class ListGeometry:
    """Where an item's text begins (`indent`, cm from the margin) and how far its label hangs left of that (cm)."""

    indent: float
    hanging: float


@dataclass(frozen=True)
class WordStyles:
    """Everything the Word writer must know of a house beside the letterhead itself."""

    paragraphs: Mapping[str, StyleName]
    characters: Mapping[str, StyleName]
    tables: Mapping[str, TableFormat]
    facts: Mapping[str, FactsFormat]
    lists: Mapping[ListFormat, ListGeometry] = field(default_factory=dict)
