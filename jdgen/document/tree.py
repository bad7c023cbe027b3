"""The document: what is printed, free of how.

Data without behaviour. Two documents are equal when they print the same; where a thing came from (`origin`, `at`)
does not count. `style` is the class a layout gave the element (``""`` for none); a house maps it to a Word style.
"""

from dataclasses import field
from enum import Enum
from typing import NamedTuple

from jdgen.diagnostics import Location
from jdgen.document.identity import Identity
from jdgen.document.value import value


class Change(Enum):
    """What became of a text between two versions of a document."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved from"
    MOVED_TO = "moved to"


class Mark(NamedTuple):
    """In a redline: what became of the thing that bears it, and the name that both ends of a move share.

    A mark speaks of its bearer alone: of a paragraph's own end, of a row as such. Texts within say it again for
    themselves. A table or list that came or went is one whose rows or items all did.
    """

    change: Change
    move: str = ""


class Origin(NamedTuple):
    """The value of the role behind a text: its key (``duties/responsibilities/inset``) and where it was written."""

    key: str
    at: Location


@value
class Run:
    """A stretch of text with one look; `href` is an address, or in a list of files that of one `beside` it."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    origin: Origin | None = field(default=None, compare=False)
    mark: Mark | None = None


Runs = tuple[Run, ...]


class ListFormat(Enum):
    """How a list's items are labelled; `document.labels` computes the printed label of each."""

    BULLET = "bullet"  # •, then – one level down
    DECIMAL = "decimal"  # 1.
    ROMAN = "roman"  # I.
    ALPHA = "alpha"  # (a)
    LEGAL = "legal"  # 1.1: the number of the last numbered heading, then its own; runs on through the document


class HeadingNumber(Enum):
    """Whether a heading takes part in section numbering (it then restarts the LEGAL lists below it)."""

    NONE = "none"
    COUNTED = "counted"  # counts, prints nothing
    PRINTED = "printed"  # counts and prints "4."


@value
class Paragraph:
    """A paragraph."""

    runs: Runs
    style: str = ""
    at: Location | None = field(default=None, compare=False)
    mark: Mark | None = None


@value
class Heading:
    """A heading; level 1 (once, the document's title) to 4."""

    level: int
    runs: Runs
    style: str = ""
    number: HeadingNumber = HeadingNumber.NONE
    at: Location | None = field(default=None, compare=False)
    mark: Mark | None = None


@value
class ListItem:
    """One item, with at most one level of lists below it."""

    runs: Runs
    lists: tuple["List", ...] = ()
    at: Location | None = field(default=None, compare=False)
    mark: Mark | None = None


@value
class List:
    """A list; never empty."""

    items: tuple[ListItem, ...]
    format: ListFormat = ListFormat.BULLET
    style: str = ""
    at: Location | None = field(default=None, compare=False)


@value
class Fact:
    """A label with its value; an empty value (no text in its runs) is a blank to fill in by hand."""

    label: Runs
    value: Runs
    at: Location | None = field(default=None, compare=False)
    mark: Mark | None = None


@value
class Facts:
    """Labels with values (`dl`); never empty. The house says whether Word shows lines or a table."""

    facts: tuple[Fact, ...]
    style: str = ""
    at: Location | None = field(default=None, compare=False)


@value
class Cell:
    """A table cell: paragraphs, lists, facts and headings of level 3 or 4; no tables.

    An empty one is a blank to fill in by hand; in a table of ticks it means that there is none.
    """

    blocks: tuple["Block", ...]
    header: bool = False
    style: str = ""
    at: Location | None = field(default=None, compare=False)


@value
class Row:
    """A table row; as many cells as the table has columns."""

    cells: tuple[Cell, ...]
    at: Location | None = field(default=None, compare=False)
    mark: Mark | None = None


@value
class Table:
    """A table with one header row and at least one body row. A body row's first cell may be a header (`scope=row`).

    `shares` is how wide its columns are to each other, if it is not for the house to say: of the lists of a pack.
    """

    caption: str
    header: Row
    rows: tuple[Row, ...]
    style: str = ""
    at: Location | None = field(default=None, compare=False)
    shares: tuple[float, ...] = ()


@value
class Section:
    """A stretch of the document that belongs together; begins with its heading where it has one."""

    blocks: tuple["Block", ...]
    at: Location | None = field(default=None, compare=False)


Block = Paragraph | Heading | List | Facts | Table | Section


@value
class Picture:
    """A PNG, JPEG or SVG picture with its alternative text."""

    content: bytes
    media_type: str
    alt: str


class Revision(NamedTuple):
    """Who proposes the changes of a redline, and when: a moment in UTC, as ISO 8601 ("2026-09-01T00:00:00Z")."""

    author: str
    moment: str


@value
class Meta:
    """The named values a file carries beside its text.

    `values` are the dotted names a letterhead may print (`school.name`, `role.title`, `role.version` ...); a name that
    is absent has no value. `header` and `footer` are the running lines that html, md and txt print. `identity` is
    what the file is to say of itself; without one it says nothing. A redline, and nothing else, has a `revision`.
    """

    title: str
    author: str = ""
    subject: str = ""
    language: str = "en-GB"
    keywords: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    header: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    logo: Picture | None = None
    identity: Identity | None = None
    revision: Revision | None = None


@value
class Document:
    """A title, named values and blocks: all that a writer gets."""

    meta: Meta
    blocks: tuple[Block, ...]
