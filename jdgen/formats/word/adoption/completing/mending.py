"""A file's own styles mended where they would break a document: numbers, outline levels, colours that fade on paper."""

from lxml import etree

from jdgen.formats.word.adoption.completing.styles_part import StylesPart
from jdgen.formats.word.adoption.elements import drop, new
from jdgen.formats.word.adoption.reading.cascade import Cascade, shown
from jdgen.formats.word.adoption.report import Report, listed
from jdgen.formats.word.adoption.schema_order import insert
from jdgen.formats.word.letterhead.styles import WordStyles
from jdgen.formats.word.ooxml.hiding import HIDING, hides
from jdgen.formats.word.ooxml.names import w
from jdgen.formats.word.starter import contrast
from jdgen.formats.word.starter.contrast import BadColour
from jdgen.formats.word.starter.design import PAPER

_LEVELS = {"h2": 0, "h3": 1, "h4": 2}
_ROOM = {"h2": ("320", "100"), "h3": ("240", "80"), "h4": ("200", "60")}
"""Above and below a heading, as a starter has it; twentieths of a point."""
_CELLS = ("th", "td", "rowth", "tdli", "dt", "dd")


def mend(part: StylesPart, cascade: Cascade, styles: WordStyles, report: Report) -> None:
    """Mend the own styles of `part` that `styles` maps, and tell what was done."""
    _take_numbers(part, report)
    _show_hidden(part, report)
    _give_levels(part, cascade, styles, report)
    _give_room(part, cascade, styles, report)
    _darken(part, cascade, styles, report)


def _take_numbers(part: StylesPart, report: Report) -> None:
    """Lists and numbered sections are counted by jdgen; a style that counts as well would print two numbers."""
    numbered = [key for key, style in part.own.items() if style.find(f"{w('pPr')}/{w('numPr')}") is not None]
    for properties in list(part.root.iter(w("numPr"))):
        drop(properties)
    headings = sorted(shown(part.own[key]) for key in numbered if "list" not in key[1])
    if headings:
        report.left_out.append(
            f"The numbering of {listed(headings)}: a job description's layout says which of its lines are numbered."
        )


def _show_hidden(part: StylesPart, report: Report) -> None:
    """A style may hide its text (17.3.2.41); what a role says is there to be read."""
    hidden = sorted(shown(style) for style in part.own.values() if hides(style.find(w("rPr"))))
    for switch in list(part.root.iter(*map(w, HIDING))):
        drop(switch)
    if hidden:
        report.left_out.append(f"That {listed(hidden)} hides its text: a document prints all that its role says.")


def _give_levels(part: StylesPart, cascade: Cascade, styles: WordStyles, report: Report) -> None:
    """A heading needs its outline level, by which Word's navigation and a screen reader know it (WCAG 2.2, 1.3.1)."""
    given = []
    for selector, style in sorted(styles.paragraphs.items()):
        level = _LEVELS.get(selector.partition(".")[0])
        own = part.own.get(("paragraph", style.name.casefold()))
        if level is None or own is None:
            continue
        said = cascade.property(own, "pPr/outlineLvl")
        if said is None or said.get(w("val")) != str(level):
            properties = _properties(own)
            for old in properties.findall(w("outlineLvl")):
                drop(old)
            insert(properties, new("outlineLvl", val=str(level)))
            given.append(style.name)
        if cascade.property(own, "pPr/keepNext") is None:
            insert(_properties(own), new("keepNext"))
    if given:
        report.added.append(
            f"The outline level of {listed(sorted(set(given)))}, by which screen readers and Word's navigation know a "
            "heading."
        )


def _give_room(part: StylesPart, cascade: Cascade, styles: WordStyles, report: Report) -> None:
    """A heading of which nothing says how far it stands from the text would stick to it; a nought is respected."""
    given = []
    for selector, style in sorted(styles.paragraphs.items()):
        room = _ROOM.get(selector.partition(".")[0])
        own = part.own.get(("paragraph", style.name.casefold()))
        if room is None or own is None:
            continue
        lacking = {side: length for side, length in zip(("before", "after"), room, strict=True)
                   if not cascade.says(own, "pPr/spacing", side)}  # fmt: skip
        if lacking:
            _spacing(own).attrib.update({w(side): length for side, length in lacking.items()})
        if "before" in lacking:
            given.append(style.name)
    if given:
        report.added.append(f"Space above {listed(sorted(set(given)))}, which would stick to the text before.")


def _spacing(style: etree._Element) -> etree._Element:
    properties = _properties(style)
    found = properties.find(w("spacing"))
    if found is None:
        found = new("spacing")
        insert(properties, found)
    return found


def _darken(part: StylesPart, cascade: Cascade, styles: WordStyles, report: Report) -> None:
    """Text that fades on its ground is made darker; what is behind the text of a table is the table style's."""
    in_tables = {
        style.name.casefold() for selector, style in styles.paragraphs.items() if selector.partition(".")[0] in _CELLS
    }
    for key, style in part.own.items():
        if key[1] in in_tables:
            continue
        colour = cascade.colour(cascade.named(key[1], key[0])) if key[0] != "table" else ""
        ground = _ground(style, cascade)
        if not colour or not ground or contrast.ratio(colour, ground) >= contrast.LEAST:
            continue
        readable = contrast.readable(colour, ground)
        _set_colour(style, readable)
        where = "white paper" if ground == PAPER else f"its ground {ground}"
        report.added.append(f"A colour of {shown(style)} that can be read on {where}: {readable} in place of {colour}.")


def _ground(style: etree._Element, cascade: Cascade) -> str:
    """What is behind the text of a style; "" if that cannot be known."""
    shade = cascade.property(style, "pPr/shd")
    if shade is None or shade.get(w("fill"), "auto") == "auto":
        return PAPER
    try:
        return contrast.colour(shade.get(w("fill"), ""))
    except BadColour:
        return ""


def _set_colour(style: etree._Element, colour: str) -> None:
    look = style.find(w("rPr"))
    if look is None:
        look = new("rPr")
        insert(style, look)
    for old in look.findall(w("color")):
        drop(old)
    insert(look, new("color", val=colour[1:]))


def _properties(style: etree._Element) -> etree._Element:
    found = style.find(w("pPr"))
    if found is None:
        found = new("pPr")
        insert(style, found)
    return found
