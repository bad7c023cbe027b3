"""What distinguishes one house's look from another's: a value, from which the letterhead and the css are written.

Lengths are points for type and the spaces between lines, centimetres for everything on the page. Colours are
`#RRGGBB`. A `Design` refuses to exist with text that cannot be read on its background (`contrast.require`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from jdgen.document.picture_size import kind
from jdgen.formats.word.starter import contrast
from jdgen.formats.word.starter.contrast import colour as read_colour
from jdgen.formats.word.starter.contrast import mix
from jdgen.formats.word.starter.table_design import TableLook, Tables, table_looks

PAPER = "#FFFFFF"
PAGE_WIDTH, PAGE_HEIGHT = 21.0, 29.7  # A4, cm
BODY_SIZES = (11.0, 12.0)
LEAST_WIDTH = 8.0
"""cm of text: a table of four columns needs it."""


class BadDesign(ValueError):
    """A design that would not print well; the message says what to change."""


class Arrangement(Enum):
    """Where the logo stands to the name in the header of the first page."""

    BESIDE = "beside"  # logo left, name next to it
    ABOVE = "above"  # logo over the name, at the left margin
    CENTRED = "centred"  # logo over the name, in the middle
    RIGHT = "right"  # logo over the name, at the right margin


@dataclass(frozen=True, slots=True)
class Margins:
    """Distances from the edge of the paper (cm); `header` and `footer` are where the running lines begin."""

    top: float = 2.3
    right: float = 2.3
    bottom: float = 2.3
    left: float = 2.3
    header: float = 1.1
    footer: float = 1.0


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG or JPEG picture, what it shows in words, and how high it stands (cm)."""

    content: bytes
    alt: str
    height: float = 1.8

    @property
    def width(self) -> float:
        """Width in cm, in proportion."""
        shape = kind(self.content)
        return self.height * shape.width / shape.height


@dataclass(frozen=True, slots=True)
class Header:
    """The first page's header: logo, name and further lines; later pages repeat the first line in small type.

    `fill` shades the line of the name over the whole text width; `band_above` and
    `band_below` are stripes over and under it, points high, 0 for none, in the colour `band` or else the house's.
    """

    arrangement: Arrangement = Arrangement.BESIDE
    name: str = "{{ school.name }}"
    lines: tuple[str, ...] = ()
    size: float = 16
    colour: str = ""
    fill: str = ""
    band: str = ""
    band_above: float = 0
    band_below: float = 0
    after: float = 14


@dataclass(frozen=True, slots=True)
class Heading:
    """How one level of headings looks: in `colour` or else the house's; with `fill` it is a bar of that colour."""

    size: float
    before: float
    after: float
    colour: str = ""
    fill: str = ""
    bold: bool = True
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Design:
    """A house's look. `colour` is the one that marks the house; empty colours elsewhere are taken from it.

    `width` and `height` are the paper's, cm.
    """

    font: str = "Arial"
    size: float = 11
    colour: str = "#1F3A5F"
    ink: str = "#1A1A1A"
    muted: str = "#595959"
    label: str = ""
    line: float = 1.15
    after: float = 6
    item_after: float = 3
    width: float = PAGE_WIDTH
    height: float = PAGE_HEIGHT
    margins: Margins = Margins()
    header: Header = Header()
    title: Heading = Heading(20, before=0, after=8)
    section: Heading = Heading(14, before=16, after=5)
    group: Heading = Heading(12, before=12, after=4)
    minor: Heading = Heading(11, before=10, after=3, colour="#1A1A1A")
    banner_fill: str = ""
    banner_text: str = ""
    banner_centred: bool = True
    statement_fill: str = ""
    tables: Tables = field(default_factory=Tables)
    small: float = 9.5
    logo: Logo | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        _check_sizes(self)
        for what, text, background in text_on_background(self):
            contrast.require(what, text, background)

    @classmethod
    def from_choice(cls, font: str, colour: str, logo: bytes | None = None, alt: str = "Logo") -> "Design":
        """The plain starter look in a font and colour of the user's, with their logo (PNG or JPEG) or none.

        Raises `BadDesign`, `contrast.BadColour` (not a colour, or unreadable on white) or `picture_size.BadPicture`.
        """
        if not font.strip() or not font.isprintable():
            raise BadDesign("the font needs a name, such as Arial")
        chosen = read_colour(colour)
        if logo is not None:
            kind(logo)
        return cls(
            font=font.strip(),
            colour=chosen,
            header=Header(band_below=2.25),
            tables=Tables(
                head_fill=chosen,
                head_text=PAPER,
                form=TableLook(label_fill=tint(chosen)),
                facts=TableLook(label_fill=tint(chosen)),
            ),
            banner_fill=tint(chosen),
            logo=None if logo is None else Logo(logo, alt),
        )

    @property
    def text_width(self) -> float:
        """Width of the text, cm."""
        return self.width - self.margins.left - self.margins.right

    @property
    def label_colour(self) -> str:
        """Colour of the labels of facts and rows."""
        return self.label or self.ink

    @property
    def head_text(self) -> str:
        """Colour of a table's header row."""
        return self.tables.head_text or self.colour

    @property
    def facts_head(self) -> tuple[str, str]:
        """Text and ground of the header row of facts."""
        if self.tables.facts_head_fill:
            return self.ink, self.tables.facts_head_fill
        return self.head_text, self.tables.head_fill

    @property
    def headings(self) -> dict[str, Heading]:
        """The four levels by the element they dress."""
        return {"h1": self.title, "h2": self.section, "h3": self.group, "h4": self.minor}


def tint(of: str, share: float = 0.1) -> str:
    """A light shade of a colour, for the ground behind dark text."""
    return mix(of, PAPER, share)


def text_on_background(design: Design) -> Iterator[tuple[str, str, str]]:
    """Every pair of text and background colour the design prints, each with the name of its place."""
    yield "body text", design.ink, PAPER
    yield "links", design.colour, PAPER
    yield "labels", design.label_colour, PAPER
    yield "footer and notes", design.muted, PAPER
    yield "header", design.header.colour or design.colour, design.header.fill or PAPER
    for element, heading in design.headings.items():
        yield f"heading {element}", heading.colour or design.colour, heading.fill or PAPER
    yield "banner", design.banner_text or design.ink, design.banner_fill or PAPER
    yield "statement", design.ink, design.statement_fill or PAPER
    yield "table header", design.head_text, design.tables.head_fill or PAPER
    yield "header of facts", design.facts_head[0], design.facts_head[1] or PAPER
    for name, look in table_looks(design.tables).items():
        yield f"labels of {name}", design.label_colour, look.label_fill or PAPER
        yield f"rows of {name}", design.ink, look.band_fill or PAPER


def _check_sizes(design: Design) -> None:
    smallest, largest = BODY_SIZES
    if not smallest <= design.size <= largest:
        raise BadDesign(f"body text of {design.size:g} pt: use {smallest:g} to {largest:g} pt")
    if design.text_width < LEAST_WIDTH:
        raise BadDesign(f"margins leave a text of {design.text_width:g} cm: leave at least {LEAST_WIDTH:g} cm")
