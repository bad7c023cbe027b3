"""Sentences about what was taken and added, as a person who knows Word would say them."""

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from jdgen.formats.word.adoption.adoption import Report
from jdgen.formats.word.adoption.cascade import Cascade
from jdgen.formats.word.adoption.lines import lines_of
from jdgen.formats.word.adoption.mending import listed, names_shown
from jdgen.formats.word.adoption.pictures import A
from jdgen.formats.word.adoption.section import Sheet
from jdgen.formats.word.adoption.wardrobe import Key, Wardrobe
from jdgen.formats.word.names import w

_BUILT_IN = frozenset({
    "title", "heading 1", "heading 2", "heading 3", "body text", "list bullet", "list bullet 2", "list number",
    "strong", "emphasis", "hyperlink",
})  # fmt: skip
"""Those of the base house's styles that Word offers in every file, whether or not they are stored in it."""
_PAGES = {"first": "of the first page", "default": "", "even": "of even pages"}
_NO_TEXT = ("(none)", "Symbol", "Wingdings")


def tell_running(pages: Mapping[str, Mapping[str, etree._Element]], sheet: Sheet, report: Report) -> None:
    """Say which headers and footers were taken, with what is in them."""
    for page, roots in pages.items():
        where = _PAGES[page] or ("of the following pages" if "first" in pages else "")
        for what, root in roots.items():
            held = listed(list(_held(root)))
            if sheet.shown[what, page] and held:
                report.taken.append(f"The {' '.join(filter(None, (what, where)))}, with {held}.")


def tell_styles(wardrobe: Wardrobe, wanted: Mapping[Key, str], report: Report) -> None:
    """Say which styles were there and which were added."""
    own = {key: style for key, style in wardrobe.own.items() if key in wanted}
    if own:
        names = list(names_shown(own))
        report.taken.append(f"Its {'style' if len(names) == 1 else 'styles'} {listed(names)}.")
    latent = sorted(name for key, name in wardrobe.added.items() if key in wanted and key[1] in _BUILT_IN)
    others = sorted({name for key, name in wardrobe.added.items() if key in wanted and key[1] not in _BUILT_IN})
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


def tell_fonts(
    body: str, roots: Iterable[etree._Element], cascade: Cascade, embedded: frozenset[str], report: Report
) -> tuple[str, ...]:
    """All fonts that documents need beside those the file holds itself, the text's first; tells of those held."""
    named = [name for root in roots for name in _fonts(root, cascade)]
    found = list(dict.fromkeys([body, *sorted(named)]))
    held = [name for name in found if name in embedded]
    if held:
        report.taken.append(f"The {'font' if len(held) == 1 else 'fonts'} {listed(held)}, stored in the file.")
    return tuple(name for name in found if name not in embedded and name not in _NO_TEXT)


def _fonts(root: etree._Element, cascade: Cascade) -> Iterator[str]:
    for fonts in root.iter(w("rFonts")):
        for side in ("ascii", "hAnsi"):
            themed = cascade.theme.font(fonts.get(w(f"{side}Theme"), ""))
            name = themed or fonts.get(w(side), "").strip()
            if name and name.isprintable():
                yield name


def _held(root: etree._Element) -> Iterator[str]:
    fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

    def seen(tag: str) -> int:
        return sum(1 for one in root.iter(tag) if next(one.iterancestors(fallback), None) is None)

    pictures = seen(f"{{{A}}}blip") + seen("{urn:schemas-microsoft-com:vml}imagedata")
    lines = len(lines_of(root))
    counted = (
        (lines, "line of text", "lines of text"),
        (pictures, "picture", "pictures"),
        (seen(w("txbxContent")), "text box", "text boxes"),
        (len(root.findall(f".//{w('tbl')}")), "table", "tables"),
    )
    for count, one, more in counted:
        if count:
            yield f"{count} {one if count == 1 else more}"
