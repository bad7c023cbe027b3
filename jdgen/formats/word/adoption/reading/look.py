"""The look of a letterhead: font, size and colours of its text."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from jdgen.formats.word.adoption.reading.cascade import Cascade, colour_of
from jdgen.formats.word.adoption.report import Report
from jdgen.formats.word.ooxml.names import A, w
from jdgen.formats.word.starter import contrast
from jdgen.formats.word.starter.design import BODY_SIZES, PAPER

_BLACKISH = 0.02
_WHITISH = 0.75
"""Relative luminances beyond which a colour does not mark a school."""
_STYLE = "of the style"
_PALE = 0.2
_GREYISH = 0.06
"""Difference between the channels of a white with a touch of colour, and of a grey."""


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
