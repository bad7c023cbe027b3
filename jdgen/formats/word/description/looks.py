"""What dresses a document: its styles, its lists, its settings and its theme."""

from collections.abc import Iterable, Iterator

from lxml import etree

from jdgen.formats.word.description.measures import attribute, local, one_line, properties, raw
from jdgen.formats.word.description.package import Package, digest

_SETTINGS_NOT_SEEN = frozenset({
    "rsids", "zoom", "view", "proofState", "activeWritingStyle", "mathPr", "themeFontLang", "decimalSymbol",
    "listSeparator", "docId", "savePreviewPicture", "doNotValidateAgainstSchema", "hdrShapeDefaults", "shapeDefaults",
    "stylePaneFormatFilter", "stylePaneSortMethod", "hideSpellingErrors", "hideGrammaticalErrors",
    "chartTrackingRefBased", "saveSubsetFonts", "embedSystemFonts", "discardImageEditingData", "defaultImageDpi",
    "attachedSchema",
})  # fmt: skip
"""Of a session, of an editor's window, or of the names of its parts (17.15.1)."""
_STYLE_NOT_SEEN = frozenset({
    "name", "pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr", "uiPriority", "semiHidden", "unhideWhenUsed",
    "qFormat", "link", "locked", "aliases", "autoRedefine", "hidden",
})  # fmt: skip
"""What only Word's list of styles shows (17.7.4), and what is told by itself."""
_HOLDERS = ("pPr", "rPr", "tblPr", "trPr", "tcPr")
_DEFAULTS = ("rPrDefault", "pPrDefault")


def style_names(root: etree._Element | None) -> dict[str, str]:
    """What people call the styles, by id."""
    named = (
        {} if root is None else {attribute(each, "styleId"): each.find("{*}name") for each in root.iterfind("{*}style")}
    )
    return {key: key if name is None else attribute(name, "val") for key, name in named.items()}


def headings(root: etree._Element | None) -> frozenset[str]:
    """The ids of the styles of titles and headings."""
    return frozenset(
        key for key, name in style_names(root).items() if name.lower() == "title" or name.lower().startswith("heading ")
    )


def styles(root: etree._Element) -> Iterator[str]:
    """Each style with its properties, a line for each; the styles by name, as programs order them otherwise."""
    defaults = root.find("{*}docDefaults")
    if defaults is not None:
        yield "styles: defaults"
        for name in _DEFAULTS:
            for holder in defaults.iterfind(f"{{*}}{name}/*"):
                yield from _indented(properties(holder))
    names = style_names(root)
    told = ["\n".join(_style(each, names)) for each in root.iterfind("{*}style")]
    for each in sorted(told):
        yield from each.split("\n")


def _style(style: etree._Element, names: dict[str, str]) -> Iterator[str]:
    key, kind = attribute(style, "styleId"), one_line(attribute(style, "type")) or "paragraph"
    default = ", default" if attribute(style, "default").lower() in ("1", "true", "on") else ""
    yield f"style {one_line(names.get(key, key))} ({kind}{default})"
    yield from _indented(_base(each, names) for each in style if local(each) not in _STYLE_NOT_SEEN)
    for holder in _HOLDERS:
        yield from _indented(properties(style.find(f"{{*}}{holder}")))
    for part in style.iterfind("{*}tblStylePr"):
        yield f"  where {one_line(attribute(part, 'type'))}:"
        for holder in _HOLDERS:
            yield from _indented(properties(part.find(f"{{*}}{holder}")), "    ")


def _base(element: etree._Element, names: dict[str, str]) -> str:
    words = {"basedOn": "based on", "next": "followed by"}.get(local(element))
    value = attribute(element, "val")
    return f"{words} {one_line(names.get(value, value))}" if words else raw(element)


def lists(root: etree._Element) -> Iterator[str]:
    """Each numbering: what its levels print, and where (17.9)."""
    for each in root.iterfind("{*}abstractNum"):
        yield f"list format {one_line(attribute(each, 'abstractNumId'))}"
        for element in each:
            if local(element) != "lvl":
                yield from _indented([] if local(element) in ("nsid", "tmpl") else [raw(element)])
                continue
            level = [*properties(element, frozenset({"pPr", "rPr"})), *properties(element.find("{*}pPr"))]
            looks = [*level, *properties(element.find("{*}rPr"))]
            yield f"  level {one_line(attribute(element, 'ilvl'))}: {'; '.join(looks)}"
    for each in root.iterfind("{*}num"):
        yield f"list {one_line(attribute(each, 'numId'))}: {', '.join(filter(None, map(raw, each)))}"
    for each in root.iterfind("{*}numPicBullet"):
        yield raw(each)


def settings(root: etree._Element, package: Package, source: str) -> Iterator[str]:
    """What of the settings shows in the document."""
    told = properties(root, _SETTINGS_NOT_SEEN | {"attachedTemplate"})
    if told:
        yield "settings"
        yield from _indented(told)
    if root.find("{*}attachedTemplate") is not None:
        found = [each.name for each in package.targets(source).values() if each.kind == "attachedTemplate"]
        yield f"  template {', '.join(map(one_line, found)) or 'unknown'}"


def theme(root: etree._Element, content: bytes) -> Iterator[str]:
    """The fonts and colours of a theme, and a hash of all of it."""
    yield f"theme, sha256 {digest(content)}"
    for kind in ("majorFont", "minorFont"):
        for font in root.iterfind(f".//{{*}}{kind}/{{*}}latin"):
            yield f"  {kind}: {one_line(attribute(font, 'typeface'))}"
    for scheme in root.iterfind(".//{*}clrScheme"):
        yield from _indented(map(raw, scheme))


def _indented(lines: Iterable[str], indent: str = "  ") -> Iterator[str]:
    yield from (f"{indent}{line}" for line in lines if line)
