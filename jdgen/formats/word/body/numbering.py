"""Lists: `word/numbering.xml` and the number every list item refers to.

What Word does, and why the lists are built this way: docs/word/numbering.md.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jdgen.document.tree import Block, Heading, HeadingNumber, ListFormat, Section, Table
from jdgen.formats.word.letterhead.styles import ListGeometry
from jdgen.formats.word.ooxml.names import W
from jdgen.formats.word.ooxml.package import DECLARATION

TWIPS_PER_CM = 1440 / 2.54

_GEOMETRY = {
    ListFormat.BULLET: ListGeometry(0.63, 0.63),
    ListFormat.DECIMAL: ListGeometry(0.75, 0.75),
    ListFormat.ROMAN: ListGeometry(1.0, 1.0),
    ListFormat.ALPHA: ListGeometry(0.75, 0.75),
    ListFormat.LEGAL: ListGeometry(1.25, 1.25),
}
"""Where the house says nothing; 1.25 cm holds "4.10" at 12 points."""
_FORMAT = {
    ListFormat.BULLET: ("bullet", "•", "–"),
    ListFormat.DECIMAL: ("decimal", "%1.", "%2."),
    ListFormat.ROMAN: ("upperRoman", "%1.", "%2."),
    ListFormat.ALPHA: ("lowerLetter", "(%1)", "(%2)"),
    ListFormat.LEGAL: ("none", "", ""),
}
"""`w:numFmt`, and `w:lvlText` of a list and of a list below another. Below LEGAL items stand lists that count for
themselves, so nothing is ever at level 0 of their definition."""


class Place(NamedTuple):
    """What a numbered paragraph says in its `w:numPr`: level (0-based) and number."""

    level: int
    number: int

    @property
    def xml(self) -> str:
        return f'<w:numPr><w:ilvl w:val="{self.level}"/><w:numId w:val="{self.number}"/></w:numPr>'


class Parent(NamedTuple):
    """The list above a nested one: its format and the place of its items."""

    format: ListFormat
    place: Place


class Numbering:
    """The numbers one file uses; grows as its lists are written."""

    def __init__(self, geometry: Mapping[ListFormat, ListGeometry], blocks: Iterable[Block]) -> None:
        self._geometry = {**_GEOMETRY, **geometry}
        self._prints = _prints_numbers(blocks)
        self._document = 1
        self._definitions: list[str] = []
        self._definition_ids: dict[tuple[ListFormat, ListFormat, int], int] = {}
        self._numbers: list[str] = []
        self._shared: dict[object, int] = {}

    def restart(self, blocks: Iterable[Block]) -> None:
        """Begin the next document of the file, with `blocks`: its clauses are 1.1 again. Word counts all numbers of
        one definition together, so its LEGAL lists have a definition of their own."""
        self._document += 1
        self._prints = _prints_numbers(blocks)
        for name in ("legal", "silent"):
            self._shared.pop(name, None)

    def of_list(self, format: ListFormat, parent: Parent | None = None) -> Place:
        """The place of the items of a list: below `parent`'s items if given. Every ordered list counts from one, save
        that LEGAL lists run on; bullets share a number."""
        if format is ListFormat.LEGAL:
            return Place(1, self._legal()) if parent is None else Place(2, parent.place.number)
        level = 0 if parent is None else 1
        top = format if parent is None else parent.format
        if format is ListFormat.BULLET:
            if (top, format) not in self._shared:
                self._shared[top, format] = self._number(self._definition(top, format))
            return Place(level, self._shared[top, format])
        start = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        return Place(level, self._number(self._definition(top, format), start))

    def of_heading(self, number: HeadingNumber) -> Place | None:
        """The place of a heading that takes part in section numbering; None for one that does not."""
        if number is HeadingNumber.NONE:
            return None
        if number is HeadingNumber.COUNTED and self._prints:
            return Place(0, self._silent())
        return Place(0, self._legal())

    @property
    def part(self) -> bytes:
        """`word/numbering.xml` (17.9): all definitions stand before all numbers."""
        elements = "".join(self._definitions) + "".join(self._numbers)
        return f'{DECLARATION}<w:numbering xmlns:w="{W}">{elements}</w:numbering>'.encode()

    def _legal(self) -> int:
        if "legal" not in self._shared:
            self._shared["legal"] = self._number(self._definition(ListFormat.LEGAL, ListFormat.LEGAL))
        return self._shared["legal"]

    def _silent(self) -> int:
        """For headings that only count, among others that print: the same definition, so the same count (17.9.15)."""
        if "silent" not in self._shared:
            definition = self._definition(ListFormat.LEGAL, ListFormat.LEGAL)
            override = f'<w:lvlOverride w:ilvl="0">{_SILENT_LEVEL}</w:lvlOverride>'
            self._shared["silent"] = self._number(definition, override)
        return self._shared["silent"]

    def _number(self, definition: int, overrides: str = "") -> int:
        number = len(self._numbers) + 1
        self._numbers.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>')
        return number

    def _definition(self, top: ListFormat, below: ListFormat) -> int:
        """The id of the definition whose level 0 is `top` and whose level 1 is `below`."""
        legal = top is below is ListFormat.LEGAL
        key = (top, below, self._document if legal else 1)
        if key not in self._definition_ids:
            identifier = len(self._definitions)
            self._definition_ids[key] = identifier
            # Word takes definitions with equal nsid for the same list when text is pasted between documents.
            self._definitions.append(
                f'<w:abstractNum w:abstractNumId="{identifier}"><w:nsid w:val="{_signature(key)}"/>'
                f'<w:multiLevelType w:val="{"multilevel" if legal else "hybridMultilevel"}"/>'
                f"{self._legal_levels() if legal else self._levels(top, below)}</w:abstractNum>"
            )
        return self._definition_ids[key]

    def _levels(self, top: ListFormat, below: ListFormat) -> str:
        """Level 2 is that of clauses below a list that is not LEGAL: its label and theirs, "I.1"."""
        outer, inner = self._geometry[top], self._geometry[below]
        deeper = ListGeometry(outer.indent + inner.indent, inner.hanging)
        number, label, _ = _FORMAT[top]
        number_below, _, label_below = _FORMAT[below]
        return (
            _level(0, number, label, outer)
            + _level(1, number_below, label_below, deeper)
            + _level(2, "decimal", f"{label.removesuffix('.')}.%3", deeper)
        )

    def _legal_levels(self) -> str:
        geometry = self._geometry[ListFormat.LEGAL]
        first = _level(0, "decimal", "%1.", geometry) if self._prints else _SILENT_LEVEL
        deeper = ListGeometry(2 * geometry.indent, geometry.hanging)
        return first + _level(1, "decimal", "%1.%2", geometry) + _level(2, "decimal", "%1.%2.%3", deeper)


_SILENT_LEVEL = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val=""/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
)


def twips(cm: float) -> int:
    """`cm` in twentieths of a point."""
    return round(cm * TWIPS_PER_CM)


def _level(level: int, number: str, text: str, geometry: ListGeometry) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{twips(geometry.indent)}" w:hanging="{twips(geometry.hanging)}"/></w:pPr></w:lvl>'
    )


def _signature(key: tuple[ListFormat, ListFormat, int]) -> str:
    formats = list(ListFormat)
    top, below, document = key
    return f"{0x4A43 + document:04X}{formats.index(top):02X}{formats.index(below):02X}"


def _prints_numbers(blocks: Iterable[Block]) -> bool:
    for block in blocks:
        match block:
            case Heading(number=HeadingNumber.PRINTED):
                return True
            case Section():
                inner = [block.blocks]
            case Table():
                inner = [cell.blocks for row in (block.header, *block.rows) for cell in row.cells]
            case _:
                continue
        if any(_prints_numbers(blocks) for blocks in inner):
            return True
    return False
