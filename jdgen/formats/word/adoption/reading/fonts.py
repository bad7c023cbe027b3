"""Fonts: those that documents on a letterhead need, and those that its file holds itself (17.8.3)."""

from collections.abc import Iterable, Iterator

from lxml import etree

from jdgen.formats.word.adoption.elements import drop
from jdgen.formats.word.adoption.reading.cascade import Cascade
from jdgen.formats.word.adoption.reading.source import Relation, Source
from jdgen.formats.word.adoption.report import Report, listed
from jdgen.formats.word.ooxml.names import r, w

_EMBEDDED_FONTS = [w(f"embed{look}") for look in ("Regular", "Bold", "Italic", "BoldItalic")]
_NO_TEXT = ("(none)", "Symbol", "Wingdings")


def fonts_of(
    source: Source, body: str, roots: Iterable[etree._Element], cascade: Cascade, report: Report
) -> tuple[str, ...]:
    """All fonts that documents need beside those the file holds itself, that of the `body` first, then those named in
    headers, footers and styles (`roots`); tells of those held."""
    embedded = _embedded_fonts(source)
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


def sound_fonts(root: etree._Element, source: Source) -> dict[str, Relation]:
    """The fonts of the font table `root` that are in the file, by id; references to others are taken out of `root`."""
    relations = {
        identifier: relation
        for identifier, relation in source.relations(source.related("fontTable")).items()
        if relation.kind == "font" and not relation.external and relation.target in source.parts
    }
    for embedded in list(root.iter(*_EMBEDDED_FONTS)):
        if embedded.get(r("id")) not in relations:
            drop(embedded)
    return relations


def _embedded_fonts(source: Source) -> frozenset[str]:
    """The names of the fonts that `source` holds whole."""
    root = source.related_root("fontTable")
    if root is None:
        return frozenset()
    known = sound_fonts(root, source)
    return frozenset(
        font.get(w("name"), "") for font in root.iter(w("font")) if any(e.get(r("id")) in known for e in font)
    )
