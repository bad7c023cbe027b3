"""The looks of the five houses under templates/: what distinguishes them, in the words of a starter `Design`."""

from collections.abc import Callable
from dataclasses import dataclass

from jdgen.formats.word.starter.design import Arrangement, Design, Header, Heading, Logo, Margins, tint
from jdgen.formats.word.starter.table_design import Rules, TableLook, Tables
from jdgen.house.starter.emblems import crest, flower, portico, tower, wheat
from jdgen.house.starter.logo import Shape

GREEN, CREAM = "#17503A", "#F3EBD3"
MAROON, GOLD = "#7B1E3A", "#E8C874"
BLUE = "#0B3D91"
PURPLE, LILAC = "#4B2C82", "#A77BCA"
SLATE, BRONZE = "#33383D", "#7A5A1E"
INK = "#1A1A1A"


@dataclass(frozen=True, slots=True)
class House:
    """A house to make a letterhead for: how its mark is drawn and described, and its look with that mark."""

    mark: tuple[Shape, ...]
    alt: str
    look: Callable[[Logo], Design]
    height: float
    """Of the logo, cm."""


def county_model(logo: Logo) -> Design:
    """Large type, generous margins, one deep colour; labels in that colour run into the text."""
    return Design(
        font="Arial",
        size=12,
        colour=GREEN,
        label=GREEN,
        after=7,
        item_after=4,
        margins=Margins(top=2.2, right=2.54, bottom=2.2, left=2.54),
        header=Header(Arrangement.RIGHT, size=15, band_below=3, after=16),
        title=Heading(22, before=0, after=10),
        section=Heading(16, before=17, after=6),
        group=Heading(13, before=14, after=5),
        minor=Heading(12, before=10, after=4, colour=INK),
        banner_text=GREEN,
        banner_centred=False,
        tables=Tables(
            rule="#93AEA3",
            head_fill=tint(GREEN, 0.12),
            head_text=GREEN,
            size=12,
            room=4,
            criteria=TableLook(Rules.ROWS),
            ticks=TableLook(Rules.ROWS),
            columns=TableLook(Rules.ROWS),
            form=TableLook(Rules.ROWS),
            signatures=TableLook(Rules.ROWS),
            facts=TableLook(Rules.ROWS),
        ),
        logo=logo,
    )


def school_form(logo: Logo) -> Design:
    """The school's crest and name in the middle, facts and criteria in ruled grids with shaded labels."""
    labels = tint(MAROON, 0.09)
    return Design(
        font="Arial",
        size=11,
        colour=MAROON,
        line=1.1,
        after=6,
        item_after=3,
        margins=Margins(top=2.0, right=2.2, bottom=2.2, left=2.2),
        header=Header(Arrangement.CENTRED, size=19, after=10),
        title=Heading(17, before=0, after=8, colour=INK, centred=True),
        section=Heading(14, before=16, after=6),
        group=Heading(12, before=12, after=4, colour=INK),
        minor=Heading(11, before=8, after=3),
        banner_fill=tint(MAROON, 0.16),
        tables=Tables(
            rule="#A58892",
            rule_width=0.75,
            head_fill=MAROON,
            head_text="#FFFFFF",
            facts_head_fill=tint(MAROON, 0.2),
            size=11,
            room=3,
            form=TableLook(label_fill=labels),
            facts=TableLook(label_fill=labels, labels_alternate=True),
            signatures=TableLook(label_fill=labels),
        ),
        logo=logo,
    )


def borough_form(logo: Logo) -> Design:
    """A compact official form: a band with mark and name, section heads as bars, little white."""
    labels = tint(BLUE, 0.08)
    return Design(
        font="Arial",
        size=11,
        colour=BLUE,
        line=1.05,
        after=4,
        item_after=2,
        margins=Margins(top=1.8, right=1.9, bottom=1.9, left=1.9, header=1.0, footer=0.9),
        header=Header(Arrangement.BESIDE, size=14, colour="#FFFFFF", fill=BLUE, after=8),
        title=Heading(18, before=0, after=6, colour=INK),
        section=Heading(12, before=12, after=5, colour="#FFFFFF", fill=BLUE),
        group=Heading(11.5, before=8, after=3),
        minor=Heading(11, before=6, after=2, colour=INK),
        banner_fill=tint(BLUE, 0.12),
        tables=Tables(
            rule="#7F93B8",
            head_fill=tint(BLUE, 0.14),
            head_text=INK,
            size=11,
            room=2.5,
            form=TableLook(label_fill=labels),
        ),
        small=9,
        logo=logo,
    )


def label_column_form(logo: Logo) -> Design:
    """One form table with a column of labels; a trust's modern dress in two shades."""
    labels = tint(PURPLE, 0.08)
    return Design(
        font="Calibri",
        size=11.5,
        colour=PURPLE,
        label=PURPLE,
        line=1.06,
        after=5,
        item_after=2,
        margins=Margins(top=2.0, right=2.0, bottom=2.1, left=2.0),
        header=Header(Arrangement.BESIDE, size=16, band=PURPLE, band_above=7, after=8),
        title=Heading(24, before=0, after=10),
        section=Heading(17, before=18, after=6),
        group=Heading(13, before=12, after=4),
        minor=Heading(12, before=8, after=3, colour=INK),
        banner_fill=PURPLE,
        banner_text="#FFFFFF",
        tables=Tables(
            rule="#B9A9D6",
            rule_width=0.75,
            head_fill=PURPLE,
            head_text="#FFFFFF",
            size=11.5,
            room=3,
            side=0.22,
            form=TableLook(label_fill=labels),
            facts=TableLook(label_fill=labels),
            ticks=TableLook(Rules.ROWS, band_fill=tint(PURPLE, 0.05)),
            criteria=TableLook(Rules.ROWS, band_fill=tint(PURPLE, 0.05)),
            columns=TableLook(Rules.ROWS),
            signatures=TableLook(Rules.ROWS),
        ),
        logo=logo,
    )


def clause_form(logo: Logo) -> Design:
    """A governing body's numbered form: slate type, wide margins, light headings, much white."""
    return Design(
        font="Calibri",
        size=12,
        colour=SLATE,
        ink="#222222",
        line=1.2,
        after=8,
        item_after=6,
        margins=Margins(top=2.6, right=2.8, bottom=2.5, left=2.8, header=1.5, footer=1.3),
        header=Header(Arrangement.ABOVE, size=13, colour=BRONZE, band=BRONZE, band_below=0.75, after=20),
        title=Heading(26, before=0, after=16, bold=False),
        section=Heading(16, before=26, after=9, colour=BRONZE, bold=False),
        group=Heading(13, before=18, after=7),
        minor=Heading(12, before=12, after=5),
        banner_centred=False,
        tables=Tables(
            rule="#B5AFA3",
            head_text=BRONZE,
            size=12,
            room=5,
            criteria=TableLook(Rules.ROWS),
            ticks=TableLook(Rules.ROWS),
            columns=TableLook(Rules.ROWS),
            form=TableLook(Rules.ROWS),
            signatures=TableLook(Rules.ROWS),
            facts=TableLook(Rules.ROWS),
        ),
        small=10,
        logo=logo,
    )


HOUSES: dict[str, House] = {
    "county-model": House(wheat(GREEN, CREAM), "An ear of wheat on a round green ground", county_model, 1.9),
    "school-form": House(crest(MAROON, GOLD), "A maroon shield with an open book under three gold stars",
                         school_form, 2.6),
    "borough-form": House(tower(BLUE), "A white tower on a blue square", borough_form, 1.5),
    "label-column-form": House(flower(PURPLE, LILAC), "A flower of six purple petals", label_column_form, 1.7),
    "clause-form": House(portico(SLATE, BRONZE), "A gable on four pillars", clause_form, 1.7),
}  # fmt: skip
