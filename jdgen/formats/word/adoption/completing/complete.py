"""A letterhead given what houses ask for and it lacks: styles, lines that say where a text stands, and a gap."""

from collections.abc import Mapping

from lxml import etree

from jdgen.formats.word.adoption.completing.made_styles import HEADER_END
from jdgen.formats.word.adoption.completing.mending import mend
from jdgen.formats.word.adoption.completing.standing_lines import STYLES, Lines, add_gap, add_lines, sentences
from jdgen.formats.word.adoption.completing.styles_part import Key, StylesPart, used_in, wanted_by
from jdgen.formats.word.adoption.reading.cascade import Cascade, shown
from jdgen.formats.word.adoption.reading.header_room import crowds_the_text, free_side
from jdgen.formats.word.adoption.reading.running import Pages
from jdgen.formats.word.adoption.reading.sheet import HEADER, Sheet
from jdgen.formats.word.adoption.report import Report, listed
from jdgen.formats.word.letterhead.styles import WordStyles
from jdgen.formats.word.ooxml.names import w
from jdgen.formats.word.starter.design import Design

_BUILT_IN = frozenset({
    "title", "heading 1", "heading 2", "heading 3", "body text", "list bullet", "list bullet 2", "list number",
    "strong", "emphasis", "hyperlink",
})  # fmt: skip
"""Those of the base house's styles that Word offers in every file, whether or not they are stored in it."""


def complete(
    pages: Pages,
    lacking: Mapping[str, Lines],
    sheet: Sheet,
    cascade: Cascade,
    design: Design,
    styles: WordStyles,
    report: Report,
) -> StylesPart:
    """Give `pages` the lines that are `lacking` and gaps below crowded headers; tell of all that was added.

    Gives the styles part: the file's own styles, mended, and those of `styles` and of the lines, made of `design`.
    """
    headers = [roots[HEADER] for roots in pages.values()]
    crowded = [header for header in headers if crowds_the_text(header, sheet)]
    wanted = wanted_by(styles)
    names = (*(STYLES if any(lacking.values()) else ()), *((("paragraph", HEADER_END),) if crowded else ()))
    needed: dict[Key, str] = {(kind, name.casefold()): name for kind, name in names}
    part = StylesPart(
        cascade, {**wanted, **needed}, used_in((root for roots in pages.values() for root in roots.values()), cascade)
    )
    part.add_missing(design, free_side(headers, sheet))
    mend(part, cascade, styles, report)
    _tell_styles(part, wanted, report)
    ids = part.ids(needed)
    for page, roots in pages.items():
        add_lines(roots, lacking[page], ids)
    for header in crowded:
        add_gap(header, ids[HEADER_END])
    report.added += [*sentences(lacking), *(["A gap between the header and the text."] if crowded else [])]
    if any(lacking.values()):
        _let_grow(sheet.properties)
    return part


def _let_grow(section: etree._Element) -> None:
    """A margin that is fixed, told by a minus sign (17.6.11), gives way where the header has grown."""
    margins = section.find(w("pgMar"))
    if margins is not None:
        for side in ("top", "bottom"):
            margins.set(w(side), margins.get(w(side), "0").removeprefix("-"))


def _tell_styles(part: StylesPart, wanted: Mapping[Key, str], report: Report) -> None:
    """Say which styles were there and which were added."""
    own = {key: style for key, style in part.own.items() if key in wanted}
    if own:
        names = sorted({shown(style) for style in own.values()})
        report.taken.append(f"Its {'style' if len(names) == 1 else 'styles'} {listed(names)}.")
    latent = sorted(name for key, name in part.added.items() if key in wanted and key[1] in _BUILT_IN)
    others = sorted({name for key, name in part.added.items() if key in wanted and key[1] not in _BUILT_IN})
    if latent:
        are, they, were = ("is", "it", "was") if len(latent) == 1 else ("are", "they", "were")
        report.added.append(
            f"{listed(latent)} {are} offered by Word but not stored in the file, so {they} {were} added in the "
            "letterhead's own font and colour."
        )
    if others:
        report.added.append(
            f"{len(others)} styles that job descriptions need and Word does not have, in the same font and colour: "
            f"{', '.join(others)}."
        )
