"""Adopting a Word file: opened, read, cleaned, completed and packed anew, in that order."""

from collections.abc import Callable

from jdgen.formats.word.adoption.adoption import Adoption
from jdgen.formats.word.adoption.cleaning.clean import clean
from jdgen.formats.word.adoption.cleaning.found import Found, tell_found
from jdgen.formats.word.adoption.cleaning.left_behind import left_behind
from jdgen.formats.word.adoption.completing.complete import complete
from jdgen.formats.word.adoption.completing.design import design_of
from jdgen.formats.word.adoption.completing.standing_lines import lines_lacking, plain_lines
from jdgen.formats.word.adoption.packing import packed
from jdgen.formats.word.adoption.reading.cascade import Cascade
from jdgen.formats.word.adoption.reading.fonts import fonts_of
from jdgen.formats.word.adoption.reading.lines import lines_of
from jdgen.formats.word.adoption.reading.logo import logo_of
from jdgen.formats.word.adoption.reading.look import look_of
from jdgen.formats.word.adoption.reading.opening import opened
from jdgen.formats.word.adoption.reading.running import by_page, running_parts, tell_running
from jdgen.formats.word.adoption.reading.sheet import FOOTER, HEADER, sheet_of
from jdgen.formats.word.adoption.reading.theme import theme_of
from jdgen.formats.word.adoption.reading.unprinted import unprinted
from jdgen.formats.word.adoption.report import Report
from jdgen.formats.word.letterhead.running.pages import DEFAULT, FIRST
from jdgen.formats.word.letterhead.styles import WordStyles
from jdgen.formats.word.ooxml.hiding import Looks


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
    styles_root = source.related_root("styles")
    cascade, looks = Cascade(styles_root, theme_of(source)), Looks(styles_root)
    running, found = running_parts(source, sheet), Found()

    printed = {
        (part.page, part.what): clean(part.root, part.relations, source, looks, is_printable, found) for part in running
    }

    pages, roots = by_page(running), [part.root for part in running]
    tell_running(pages, sheet, report)
    look = look_of(cascade, roots, source.root(source.main), report)
    logo, logo_height = logo_of(running, source, alt, report)
    shown = pages.get(FIRST, pages[DEFAULT])
    header, footer = lines_of(shown[HEADER]), lines_of(shown[FOOTER])

    design = design_of(look, sheet, cascade, logo, logo_height)
    lacking = lines_lacking(pages, printed)
    part = complete(pages, lacking, sheet, cascade, design, styles, report)

    tell_found(found, report)
    report.left_out[:0] = left_behind(source)
    report.unused[:0] = unprinted(source.root(source.main), logo is not None)
    fonts = fonts_of(source, look.font, [*roots, *part.own.values()], cascade, report)
    added_above, added_below = plain_lines(lacking)
    return Adoption(
        letterhead=packed(source, sheet.properties, part.root, running, design),
        font=look.font,
        size=look.size,
        colour=look.colour,
        fonts=fonts,
        design=design,
        logo=logo,
        header=(*header, *added_above),
        footer=(*added_below, *footer),
        taken=tuple(report.taken),
        added=tuple(report.added),
        left_out=tuple(dict.fromkeys(report.left_out)),
        unused=tuple(dict.fromkeys(report.unused)),
    )
