"""Values of WordprocessingML in words: lengths in centimetres and points, switches, and whatever else by its own name.

No value that differs is told alike: lengths have so many digits that the smallest step of the format shows.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from jdgen.formats.word.ooxml.switches import is_on

_TWIPS_PER_CM = 1440 / 2.54
_TWIPS_PER_POINT = 20
_UNSEEN = re.compile(r"rsid\w*|anchorId|editId|paraId|textId")
"""Attributes that Word numbers its editing sessions and objects with (17.3.1.25 and the like)."""
_NOT_SEEN = frozenset({
    "noProof", "rsid", "proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "permStart",
    "permEnd",
})  # fmt: skip
_ESCAPED = re.compile(
    r"[^\S \u00a0\u2002\u2003\u2009\u202f]|[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f]"
)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """The attribute of this name, whatever its namespace; empty if there is none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def one_line(text: str) -> str:
    """`text` on one line, with a code in place of each sign that could not be seen or that steers a terminal."""
    return _ESCAPED.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text)


def cm(twips: str) -> str:
    """A length in twentieths of a point (17.18.74) in centimetres."""
    return _measured(twips, _TWIPS_PER_CM, "cm")


def points(twips: str) -> str:
    """A length in twentieths of a point in points."""
    return _measured(twips, _TWIPS_PER_POINT, "pt")


def half_points(value: str) -> str:
    """A size in half-points (17.18.42) in points."""
    return _measured(value, 2, "pt")


def _measured(value: str, per_unit: float, unit: str) -> str:
    try:
        return f"{int(value) / per_unit:.3f}".rstrip("0").rstrip(".") + f" {unit}"
    except (ValueError, OverflowError):
        return one_line(value)


def properties(holder: etree._Element | None, left_out: frozenset[str] = frozenset()) -> list[str]:
    """Each property that `holder` (`w:pPr`, `w:rPr`, `w:tblPr` ...) states, in words and sorted, so that programs that
    order them otherwise say the same; without those `left_out` and what nobody sees."""
    if holder is None:
        return []
    told = (
        phrase
        for child in holder
        if local(child) not in left_out and local(child) not in _NOT_SEEN
        for phrase in _told(child)
    )
    return sorted(filter(None, told))


def _told(element: etree._Element) -> Iterator[str]:
    name = local(element)
    if name.endswith("PrChange"):
        yield f"was otherwise before a tracked change: {'; '.join(_before(element)) or 'as its style'}"
    elif name in _GROUPS and not element.attrib:
        yield from (f"{_GROUPS[name]} {raw(each)}" for each in element)
    elif (said := _KNOWN.get(name)) and (len(element) == 0 or name == "numPr"):
        yield said(element)
    else:
        yield raw(element)


def _before(change: etree._Element) -> Iterator[str]:
    for holder in change:
        yield from properties(holder)


def raw(element: etree._Element) -> str:
    """An element by its own names, whatever it is: `name value key=value (child ...)`."""
    name = local(element)
    if not name or name in _NOT_SEEN:
        return ""
    values = sorted(
        one_line(str(value)) if key == "val" else f"{key}={one_line(str(value))}"
        for full, value in element.attrib.items()
        if not _UNSEEN.fullmatch(key := str(full).rpartition("}")[2])
    )
    text = one_line((element.text or "").strip())
    children = ", ".join(filter(None, map(raw, element)))
    return " ".join(filter(None, (name, *values, text, children and f"({children})")))


def _switch(words: str) -> Callable[[etree._Element], str]:
    return lambda element: words if is_on(element) else f"not {words}"


def _renamed(words: str) -> Callable[[etree._Element], str]:
    return lambda element: f"{words}{raw(element).removeprefix(local(element))}"


def _value(words: str, measure: Callable[[str], str] = one_line) -> Callable[[etree._Element], str]:
    return lambda element: f"{words} {measure(attribute(element, 'val'))}"


def _lengths(words: str, names: Mapping[str, Callable[[str], str]]) -> Callable[[etree._Element], str]:
    """An element with several lengths, those that are known in their units and the others as they are."""

    def told(element: etree._Element) -> str:
        found = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
        said = [
            f"{name} {names[name](found[name]) if name in names else one_line(found[name])}" for name in sorted(found)
        ]
        return f"{words} {', '.join(said)}"

    return told


def _list(element: etree._Element) -> str:
    """17.3.1.19: the list a paragraph is of, and its level there, counted from 0."""
    said = {local(each): one_line(attribute(each, "val")) for each in element if local(each) in ("ilvl", "numId")}
    others = [raw(each) for each in element if local(each) not in said]
    level = said.get("ilvl", "0")
    return ", ".join([f"list {said.get('numId', '')}", *([f"level {level}"] if level != "0" else []), *others])


def _font(element: etree._Element) -> str:
    """17.3.2.26: one name where all scripts have the same."""
    names = {str(key).rpartition("}")[2]: one_line(str(value)) for key, value in element.attrib.items()}
    if (
        len({*names.values()}) == 1
        and {"ascii", "hAnsi"} <= names.keys()
        and names.keys() <= {"ascii", "hAnsi", "cs", "eastAsia"}
    ):
        missing = sorted({"cs", "eastAsia"} - names.keys())
        return f"font {names['ascii']}" + (f" (but for {', '.join(missing)})" if missing else "")
    return f"font {', '.join(f'{name} {names[name]}' for name in sorted(names))}"


_GROUPS: Mapping[str, str] = {
    "tblBorders": "table border", "tcBorders": "cell border", "pBdr": "border", "pgBorders": "page border",
    "tblCellMar": "cell margin", "tcMar": "cell margin", "tabs": "tab stop",
}  # fmt: skip
"""Elements that hold properties of a kind, each of which is told by itself."""
_SPACING = {"before": points, "after": points}
_EDGES = dict.fromkeys(("top", "right", "bottom", "left", "start", "end", "header", "footer", "gutter"), cm)
_KNOWN: Mapping[str, Callable[[etree._Element], str]] = {
    "b": _switch("bold"), "i": _switch("italic"), "caps": _switch("capitals"), "smallCaps": _switch("small capitals"),
    "strike": _switch("struck out"), "vanish": _switch("hidden"), "u": _renamed("underlined"),
    "color": _renamed("colour"), "shd": _renamed("shading"), "tcW": _renamed("width"), "tblW": _renamed("width"),
    "keepNext": _switch("keep with next"), "keepLines": _switch("keep lines together"),
    "pageBreakBefore": _switch("page break before"), "widowControl": _switch("widow control"),
    "contextualSpacing": _switch("no space between paragraphs of the style"),
    "cantSplit": _switch("row stays on one page"), "tblHeader": _switch("header row"),
    "titlePg": _switch("first page is different"),
    "sz": _value("size", half_points), "szCs": _value("size of complex scripts", half_points),
    "jc": _value("aligned"), "outlineLvl": _value("outline level"), "basedOn": _value("based on"),
    "next": _value("followed by"), "rStyle": _value("style"), "tblStyle": _value("style"),
    "numPr": _list, "rFonts": _font, "spacing": _lengths("spacing", _SPACING),
    "ind": _lengths("indent", {**_EDGES, "firstLine": cm, "hanging": cm}),
    "pgSz": _lengths("page", {"w": cm, "h": cm}), "pgMar": _lengths("margins", _EDGES),
    "trHeight": _lengths("height", {"val": cm}),
}  # fmt: skip
"""By name of the element (17.3, 17.4, 17.6): how it is said. All others are told by their own names."""
