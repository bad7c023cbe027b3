"""Which fonts documents on a letterhead are set in (17.3.2.26), beside those that its file holds itself (17.8.3)."""

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

from lxml import etree

from jdgen.formats.word.letterhead.language import DEFAULT_LANGUAGE
from jdgen.formats.word.letterhead.letterhead import Letterhead
from jdgen.formats.word.letterhead.stylesheet import Stylesheet
from jdgen.formats.word.ooxml.names import A, r, w
from jdgen.formats.word.ooxml.package import Part

_SIDES = ("ascii", "hAnsi")
"""Latin letters; the other two sides are for scripts that these documents have none of."""
_SIGNS = frozenset({"(none)", "Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings"})
"""Fonts of signs, for which LibreOffice has its own."""
_EMBEDDED = tuple(w(f"embed{look}") for look in ("Regular", "Bold", "Italic", "BoldItalic"))
_NAMING = tuple(w(tag) for tag in ("pStyle", "rStyle", "tblStyle"))
_NAMED = re.compile(r'w:val="([^"]*)"')
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def fonts_of(letterhead: Letterhead) -> tuple[str, ...]:
    """The names of those fonts, sorted: what text in a style that the house, a header or a footer uses is set in, and
    what headers and footers name themselves. A style that nobody uses asks for no font."""
    parts = {part.name: part.content for part in letterhead.parts}
    styles = etree.fromstring(letterhead.styles_part.in_language(DEFAULT_LANGUAGE))
    running = [etree.fromstring(content) for content in _running(letterhead)]
    theme = _theme_fonts(parts)
    used = _ids(letterhead.stylesheet).union(e.get(w("val"), "") for root in running for e in root.iter(*_NAMING))
    found = {font for fonts in _of_styles(styles, used) for font in _names(fonts, theme)}
    found.update(font for root in running for fonts in root.iter(w("rFonts")) for font in _names(fonts, theme))
    return tuple(sorted(found - _SIGNS - _held(parts)))


def _running(letterhead: Letterhead) -> Iterator[bytes]:
    """The headers and footers, with a word for each placeholder, so that no line is left out."""
    for part in letterhead.parts:
        if part.name.startswith("word/") and part.content.lstrip().startswith(b"<") and _is_running(part):
            yield part.content
    for story in letterhead.stories:
        yield story.fill(dict.fromkeys(story.names, "x"))


def _is_running(part: Part) -> bool:
    return part.name.endswith(".xml") and etree.fromstring(part.content).tag in (w("hdr"), w("ftr"))


def _ids(stylesheet: Stylesheet) -> set[str]:
    """The styles that the house uses."""
    elements = (*stylesheet.paragraphs.values(), *stylesheet.runs.values(), *stylesheet.tables.values())
    return {name for element in (*elements, stylesheet.fact_label) for name in _NAMED.findall(element)}


def _of_styles(root: etree._Element, used: set[str]) -> Iterator[etree._Element]:
    """The `w:rFonts` that decide for text in the styles `used` and in those that text has which names none: a style's
    own, else the nearest it is based on, else the defaults (17.7.2)."""
    by_id = {style.get(w("styleId"), ""): style for style in root.iterfind(w("style"))}
    default = root.find("/".join(map(w, ("docDefaults", "rPrDefault", "rPr", "rFonts"))))
    for style_id, style in by_id.items():
        if style_id not in used and style.get(w("default")) not in ("1", "true", "on"):
            continue
        yield from style.iterfind(f"{w('tblStylePr')}/{w('rPr')}/{w('rFonts')}")
        own = next((fonts for one in _chain(style, by_id) for fonts in one.iterfind(f"{w('rPr')}/{w('rFonts')}")), None)
        if own is None and style.get(w("type"), "paragraph") == "paragraph":
            own = default
        if own is not None:
            yield own


def _chain(style: etree._Element | None, by_id: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    seen: set[str] = set()
    while style is not None and style.get(w("styleId"), "") not in seen:
        yield style
        seen.add(style.get(w("styleId"), ""))
        base = style.find(w("basedOn"))
        style = None if base is None else by_id.get(base.get(w("val"), ""))


def _names(fonts: etree._Element, theme: Mapping[str, str]) -> Iterator[str]:
    for side in _SIDES:
        name = theme.get(fonts.get(w(f"{side}Theme"), "")[:5], "") or fonts.get(w(side), "").strip()
        if name and name.isprintable():
            yield name


def _theme_fonts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The Latin fonts of the theme (20.1.4.1.24, 20.1.4.1.25), by `major` and `minor`."""
    themes = [etree.fromstring(content) for name, content in parts.items() if re.match(r"word/theme/[^/]+\.xml$", name)]
    found = [(kind, latin) for root in themes for kind in ("major", "minor")
             for latin in root.iterfind(f".//{{{A}}}{kind}Font/{{{A}}}latin")]  # fmt: skip
    return {kind: latin.get("typeface", "").strip() for kind, latin in found}


def _held(parts: Mapping[str, bytes]) -> set[str]:
    """The fonts that the file holds whole: the table of fonts leads to them."""
    held = set()
    for name in (name for name in parts if re.match(r"word/fontTable[^/]*\.xml$", name)):
        relations = parts.get(f"{dirname(name)}/_rels/{name.rpartition('/')[2]}.rels")
        lines = etree.fromstring(relations).iter(_RELATIONS) if relations else ()
        there = {line.get("Id") for line in lines if _target(name, line.get("Target", "")) in parts}
        table = etree.fromstring(parts[name])
        held |= {font.get(w("name"), "") for font in table.iter(w("font"))
                 if any(e.get(r("id")) in there for e in font.iterchildren(*_EMBEDDED))}  # fmt: skip
    return held


def _target(source: str, target: str) -> str:
    return target[1:] if target.startswith("/") else normpath(join(dirname(source), target))
