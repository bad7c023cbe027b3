"""The look of a letterhead: font, size and colours of its text, as a design from which missing styles are made."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml import etree

from jdgen.formats.word.adoption.adoption import Logo, Report
from jdgen.formats.word.adoption.cascade import Cascade, colour_of
from jdgen.formats.word.adoption.pictures import A
from jdgen.formats.word.adoption.section import Sheet
from jdgen.formats.word.names import w
from jdgen.formats.word.starter import contrast
from jdgen.formats.word.starter.design import BODY_SIZES, PAPER, Design, Heading, Margins, Tables, tint
from jdgen.formats.word.starter.design import Logo as DesignLogo

_BLACKISH = 0.02
_WHITISH = 0.75
"""Relative luminances beyond which a colour does not mark a school."""
_STYLE = "of the style"
_PALE = 0.2
_GREYISH = 0.06
"""Difference between the channels of a white with a touch of colour, and of a grey."""
_BELOW_HEADER = 10
"""pt between a header and the title, for headers that reach down to the text."""
_LOGO_HEIGHTS = (1.2, 3.5)
"""cm, for the web page, whose header is no higher than it must be."""


@dataclass(frozen=True)
class Look:
    """`font` and `size` (points) of the text, its `ink`, and the `colour` of headings (`#RRGGBB`)."""

    font: str
    size: float
    ink: str
    colour: str


def look_of(cascade: Cascade, running: Iterable[etree._Element], body: etree._Element, report: Report) -> Look:
    """The look of the text of documents on this letterhead: from its styles, theme and headers, at last its `body`."""
    normal = cascade.default("paragraph")
    font, size = cascade.font(normal), cascade.size(normal)
    ink = cascade.colour(normal) or "#000000"
    report.taken.append(f"The font of the text: {font}, {size:g} pt.")
    if size < BODY_SIZES[0]:
        report.unused.append(
            f"The text is small: {size:g} pt. From {BODY_SIZES[0]:g} pt it is easy to read on paper; to change it, "
            "modify the style Normal in Word and make the house again."
        )
    colour, where = _heading_colour(cascade, list(running), body, ink)
    readable = contrast.readable(colour, PAPER)
    if readable != colour and where.startswith(_STYLE):
        report.taken.append(f"The colour of headings: {readable}, {where}, made darker.")
    elif readable != colour:
        report.added.append(
            f"A darker colour of headings, {readable}: {colour}, {where}, cannot be read well on white paper."
        )
    else:
        report.taken.append(f"The colour of headings: {readable}, {where}.")
    return Look(font, size, contrast.readable(ink, PAPER), readable)


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


def _heading_colour(cascade: Cascade, running: list[etree._Element], body: etree._Element, ink: str) -> tuple[str, str]:
    """The colour and where it is from."""
    for name, shown in (("heading 1", "Heading 1"), ("Title", "Title")):
        style = cascade.named(name)
        found = _style_colour(style, cascade, ink) if style is not None else ""
        if found and (name == "heading 1" or found != ink):
            return found, f"{_STYLE} {shown}"
    if cascade.theme.own_colour:
        return cascade.theme.own_colour, "the first accent of the file's theme"
    if found := _most_used(running, cascade):
        return found, "the colour most used in its header and footer"
    if found := _most_used([body], cascade):
        return found, "the colour most used in its body"
    accent = cascade.theme.colours.get("accent1", "")
    return (accent, "the first accent of Word's own theme") if accent and accent != "#18A303" else (ink, "of the text")


def _style_colour(style: etree._Element, cascade: Cascade, ink: str) -> str:
    """The colour of a heading; of white letters on a ground, the ground's."""
    found = cascade.colour(style) or ink
    levels = contrast.channels(found)
    if contrast.luminance(found) < _WHITISH or max(levels) - min(levels) > _PALE:
        return found
    shade = cascade.property(style, "pPr/shd")
    try:
        ground = contrast.colour(shade.get(w("fill"), "")) if shade is not None else ""
    except contrast.BadColour:
        return ""
    return ground if ground and contrast.luminance(ground) < _WHITISH else ""


def _most_used(running: list[etree._Element], cascade: Cascade) -> str:
    """By the number of letters in it; where all letters are black, by the shapes and cells that it fills."""
    letters: Counter[str] = Counter()
    fills: Counter[str] = Counter()
    for root in running:
        for run in root.iter(w("r")):
            words = sum(len((text.text or "").strip()) for text in run.findall(w("t")))
            if found := _run_colour(run, cascade):
                letters[found] += words
        for shade in root.iter(w("shd"), f"{{{A}}}srgbClr"):
            value = shade.get(w("fill")) or shade.get("val") or ""
            if re.fullmatch("[0-9A-Fa-f]{6}", value):
                fills["#" + value.upper()] += 1
    for counted in (letters, fills):
        marking = sorted((-count, found) for found, count in counted.items() if count and _marks(found))
        if marking:
            return marking[0][1]
    return ""


def _run_colour(run: etree._Element, cascade: Cascade) -> str:
    own = run.find(f"{w('rPr')}/{w('color')}")
    if own is not None:
        return colour_of(own, cascade.theme)
    paragraph = next(run.iterancestors(w("p")), None)
    styles = [run.find(f"{w('rPr')}/{w('rStyle')}")]
    styles += [paragraph.find(f"{w('pPr')}/{w('pStyle')}")] if paragraph is not None else []
    named = (cascade.by_id.get(style.get(w("val"), "")) for style in styles if style is not None)
    return next((found for style in named if style is not None and (found := cascade.colour(style))), "")


def _marks(colour: str) -> bool:
    light = contrast.luminance(colour)
    levels = contrast.channels(colour)
    return _BLACKISH < light < _WHITISH and max(levels) - min(levels) > _GREYISH
