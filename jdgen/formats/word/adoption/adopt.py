"""Adopting a Word file: opened, read, cleaned, completed and packed anew, in that order."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from lxml import etree

from jdgen.formats.word.adoption import cleaning, standing
from jdgen.formats.word.adoption.adoption import Adoption, Logo, Report
from jdgen.formats.word.adoption.body import unprinted
from jdgen.formats.word.adoption.cascade import Cascade
from jdgen.formats.word.adoption.lines import lines_of
from jdgen.formats.word.adoption.logo import describe, find_logo, height_of
from jdgen.formats.word.adoption.look import design_of, look_of
from jdgen.formats.word.adoption.making import DRAFT_LINE, HEADER_END, STANDING_LINE
from jdgen.formats.word.adoption.mending import mend
from jdgen.formats.word.adoption.opening import opened
from jdgen.formats.word.adoption.packing import RunningPart, embedded_fonts, packed
from jdgen.formats.word.adoption.private import carried
from jdgen.formats.word.adoption.room import crowds_the_text, free_side
from jdgen.formats.word.adoption.section import FOOTER, HEADER, PAGES, Sheet, sheet_of
from jdgen.formats.word.adoption.source import Source
from jdgen.formats.word.adoption.telling import tell_fonts, tell_running, tell_styles
from jdgen.formats.word.adoption.theme import theme_of
from jdgen.formats.word.adoption.unwrapping import drop, new
from jdgen.formats.word.adoption.wardrobe import Key, Wardrobe, wanted_by
from jdgen.formats.word.names import w
from jdgen.formats.word.starter.styles import DRAFT_MARK
from jdgen.formats.word.styles import WordStyles

_STANDING_STYLES = (("paragraph", DRAFT_LINE), ("character", DRAFT_MARK), ("paragraph", STANDING_LINE))
_NAMES_OF_STYLES = [w(tag) for tag in ("pStyle", "rStyle", "tblStyle")]

Pages = Mapping[str, Mapping[str, etree._Element]]
"""By the kind of page, the roots of its header and footer."""


def adopt(
    content: bytes,
    file: str,
    styles: WordStyles,
    *,
    alt: str = "",
    is_printable: Callable[[str], bool] = lambda name: True,
) -> Adoption:
    """The Word file `content` (.docx or .dotx, by any program) as a letterhead for houses that ask for `styles`.

    `file` is what to call it. `alt` describes the pictures of its headers that have no description; `is_printable`
    says which placeholders can be filled. The same bytes come out for the same bytes.
    Raises `Rejected` if it is no such file (and says how to save it as one), damaged, protected by a password, beyond
    the limits of `archive`, or leaves no room for text.
    """
    source, report = opened(content, file), Report()
    sheet = sheet_of(source, report)
    cascade = Cascade(_styles_root(source), theme_of(source))
    running, found = _running(source, sheet), cleaning.Found()
    printed = {
        (part.page, part.what): cleaning.clean(part.root, part.relations, source, cascade.by_id, is_printable, found)
        for part in running
    }
    pages: Pages = {p: {part.what: part.root for part in running if part.page == p} for p in PAGES}
    pages = {page: roots for page, roots in pages.items() if roots}
    tell_running(pages, sheet, report)
    look = look_of(cascade, [part.root for part in running], source.root(source.main), report)
    logo, height = _logo(running, source, alt, report)
    design = design_of(look, sheet, cascade, logo, height)
    shown = pages.get("first", pages["default"])
    header, footer = lines_of(shown[HEADER]), lines_of(shown[FOOTER])
    lacking = {
        page: standing.lacking({what: printed[page, what] for what in roots}, roots) for page, roots in pages.items()
    }
    wanted = wanted_by(styles)
    crowded = [roots[HEADER] for roots in pages.values() if crowds_the_text(roots[HEADER], sheet)]
    needed = dict(_needed(_any(lacking), bool(crowded)))
    wardrobe = Wardrobe(cascade, {**wanted, **needed}, _used_styles(running, cascade))
    wardrobe.add_missing(design, free_side((roots[HEADER] for roots in pages.values()), sheet))
    mend(wardrobe, cascade, styles, report)
    tell_styles(wardrobe, wanted, report)
    for page, roots in pages.items():
        standing.add_lines(roots, lacking[page], wardrobe.ids(needed))
    for root in crowded:
        standing.add_gap(root, wardrobe.ids(needed)[HEADER_END])
    report.added += [*standing.sentences(lacking), *(["A gap between the header and the text."] if crowded else [])]
    cleaning.tell(found, report)
    report.left_out[:0] = carried(source)
    report.unused[:0] = unprinted(source.root(source.main), logo is not None)
    fonts = tell_fonts(look.font, [*(part.root for part in running), *wardrobe.own.values()], cascade,
                       embedded_fonts(source), report)  # fmt: skip
    return Adoption(
        letterhead=packed(source, _section(sheet, lacking), wardrobe.root, running, design),
        font=look.font,
        size=look.size,
        colour=look.colour,
        fonts=fonts,
        design=design,
        logo=logo,
        header=(*header, *_missing(lacking, draft=standing.DRAFT)),
        footer=(*_missing(lacking, title=standing.TITLE), *_first(lacking).standing.splitlines(), *footer),
        taken=tuple(report.taken),
        added=tuple(report.added),
        left_out=tuple(dict.fromkeys(report.left_out)),
        unused=tuple(dict.fromkeys(report.unused)),
    )


def _styles_root(source: Source) -> etree._Element:
    root = source.related_root("styles")
    return new("styles") if root is None else root


def _running(source: Source, sheet: Sheet) -> list[RunningPart]:
    """The headers and footers in use, each with a tree of its own, and empty ones where the file has none."""
    found = []
    for (what, page), name in sheet.shown.items():
        if name:
            found.append(RunningPart(what, page, source.root(name), source.relations(name)))
        else:
            found.append(RunningPart(what, page, standing.empty(what), {}))
    return found


def _logo(running: Iterable[RunningPart], source: Source, alt: str, report: Report) -> tuple[Logo | None, float]:
    """The logo and its height in cm; every picture of the headers is described by `alt` where it has no words."""
    logo, height = None, 0.0
    lacking = 0
    for part in running:
        if logo is None and part.what == HEADER:
            logo = find_logo(part.root, dict(part.relations), source, report)
            height = height_of(part.root, 1.8)
        lacking += describe(part.root, alt)
    if lacking and alt:
        report.added.append(f"A description for those who cannot see the logo: “{alt}”.")
    elif lacking:
        report.unused.append(
            "A picture in the header has no description for those who cannot see it: in Word, right-click it and "
            "choose View Alt Text."
        )
    return (Logo(logo.content, logo.media_type, logo.alt or alt) if logo else None), height


def _used_styles(running: Iterable[RunningPart], cascade: Cascade) -> Iterator[str]:
    """The ids of the styles in headers and footers; a name of none is taken out."""
    for part in running:
        for name in list(part.root.iter(*_NAMES_OF_STYLES)):
            if name.get(w("val"), "") in cascade.by_id:
                yield name.get(w("val"), "")
            else:
                drop(name)


def _needed(lines: bool, gap: bool) -> Iterator[tuple[Key, str]]:
    """The styles of what is added to headers and footers."""
    for kind, name in (*(_STANDING_STYLES if lines else ()), *((("paragraph", HEADER_END),) if gap else ())):
        yield (kind, name.casefold()), name


def _any(lacking: Mapping[str, standing.Lines]) -> bool:
    return any(lines.draft or lines.standing for lines in lacking.values())


def _missing(lacking: Mapping[str, standing.Lines], **lines: str) -> tuple[str, ...]:
    """Those of `lines` that are lacking on the page whose words the other formats print."""
    return tuple(line for name, line in lines.items() if getattr(_first(lacking), name))


def _first(lacking: Mapping[str, standing.Lines]) -> standing.Lines:
    return lacking.get("first", lacking["default"])


def _section(sheet: Sheet, lacking: Mapping[str, standing.Lines]) -> etree._Element:
    """The page; a margin that is fixed, told by a minus sign (17.6.11), gives way where the header has grown."""
    margins = sheet.properties.find(w("pgMar"))
    if margins is not None and _any(lacking):
        for side in ("top", "bottom"):
            margins.set(w(side), margins.get(w(side), "0").removeprefix("-"))
    return sheet.properties
