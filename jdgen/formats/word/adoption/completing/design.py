"""The look of a letterhead as a starter's design, from which the styles it lacks are made."""

from dataclasses import replace

from jdgen.formats.word.adoption.adoption import Logo
from jdgen.formats.word.adoption.reading.cascade import Cascade
from jdgen.formats.word.adoption.reading.look import Look
from jdgen.formats.word.adoption.reading.sheet import Sheet
from jdgen.formats.word.starter import contrast
from jdgen.formats.word.starter.design import BODY_SIZES, PAPER, Design, Heading, Margins, tint
from jdgen.formats.word.starter.design import Logo as DesignLogo
from jdgen.formats.word.starter.table_design import Tables

_BELOW_HEADER = 10
"""pt between a header and the title, for headers that reach down to the text."""
_LOGO_HEIGHTS = (1.2, 3.5)
"""cm, for the web page, whose header is no higher than it must be."""


def design_of(look: Look, sheet: Sheet, cascade: Cascade, logo: Logo | None, logo_height: float) -> Design:
    """A starter design with this look: in the file's sizes where it has them."""
    plain = Design.from_choice(look.font, look.colour)
    size = min(max(look.size, BODY_SIZES[0]), BODY_SIZES[1])
    tables = replace(_head_of_tables(plain.tables, cascade, look), size=max(look.size, 9))
    low, high = _LOGO_HEIGHTS
    return replace(
        plain,
        size=size,
        ink=look.ink,
        width=sheet.width,
        height=sheet.height,
        margins=_margins(sheet),
        header=replace(plain.header, band_below=0, size=min(max(look.size * 1.4, 14), 18)),
        tables=tables,
        small=min(look.size, 9),
        title=replace(_heading(plain.title, cascade, "Title", look), before=_BELOW_HEADER),
        section=_heading(plain.section, cascade, "heading 1", look),
        group=_heading(plain.group, cascade, "heading 2", look),
        minor=replace(_heading(plain.minor, cascade, "heading 3", look), colour=look.ink),
        logo=DesignLogo(logo.content, logo.alt, min(max(logo_height, low), high)) if logo else None,
    )


def _head_of_tables(usual: Tables, cascade: Cascade, look: Look) -> Tables:
    """Header rows with a ground on which the file's own Table Heading can be read, if it has one."""
    own = cascade.named("Table Heading")
    if own is None:
        return usual
    text = cascade.colour(own) or look.ink
    grounds = (usual.head_fill, tint(look.colour), PAPER)
    fill = next((ground for ground in grounds if contrast.ratio(text, ground) >= contrast.LEAST), usual.head_fill)
    return replace(usual, head_fill=fill, head_text=contrast.readable(text, fill))


def _margins(sheet: Sheet) -> Margins:
    sides = {side: sheet.margins[side] for side in ("top", "right", "bottom", "left", "header", "footer")}
    sides["left"] += sheet.margins["gutter"]
    return Margins(**sides)


def _heading(usual: Heading, cascade: Cascade, name: str, look: Look) -> Heading:
    own = cascade.named(name)
    size = cascade.size(own) if own is not None else max(round(usual.size * look.size / 11 * 2) / 2, look.size)
    return replace(usual, size=min(max(size, 8), 48))
