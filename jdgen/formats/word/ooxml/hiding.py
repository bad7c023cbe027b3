"""What hides text in a Word document: its styles, and the formatting of its runs, transitional or strict.

A switch that a style does not state is that of the style it is based on, and at last that of the document's defaults
(17.7.2). Where paragraph, table and character style differ, Word combines them (17.7.3); here it is enough that one
hides, because no style of a document may.
"""

from collections.abc import Iterator
from functools import cache

from lxml import etree

from jdgen.formats.word.ooxml.switches import attribute_of, is_on, value_of

HIDING = ("vanish", "webHidden", "specVanish")
"""Hidden (17.3.2.41), hidden on web pages (17.3.2.44), always hidden (17.3.2.36)."""
_STRUCK = ("strike", "dstrike")
"""Struck out once (17.3.2.37) and twice (17.3.2.9)."""
_WHITE = "FFFFFF"


class Looks:
    """The styles of a styles part; without one nothing is hidden or shaded by a style."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = [] if root is None else list(root.iterfind("{*}style"))
        self._by_id = {attribute_of(style, "styleId"): style for style in reversed(styles)}
        self._default = {
            attribute_of(style, "type"): attribute_of(style, "styleId")
            for style in styles
            if attribute_of(style, "default", "0").lower() in ("1", "true", "on")
        }
        self.defaults_hide = root is not None and bool(hides(root.find("{*}docDefaults/{*}rPrDefault/{*}rPr")))
        self.style_hides = cache(self._style_hides)
        self.style_shades = cache(self._style_shades)

    def of(self, properties: etree._Element | None, tag: str, kind: str) -> str:
        """The id of the style that `properties` name in their element `tag`, else that of the default of its kind."""
        named = None if properties is None else properties.find(f"{{*}}{tag}")
        return self._default.get(kind, "") if named is None else value_of(named)

    def _style_hides(self, style_id: str) -> bool | None:
        """Whether the style itself or one it is based on hides text or shows it; None if none of them says."""
        chain = list(self._chain(style_id))
        if any(hides(rows.find("{*}rPr")) for style in chain for rows in style.iterfind("{*}tblStylePr")):
            return True
        return next((said for style in chain if (said := hides(style.find("{*}rPr"))) is not None), None)

    def _style_shades(self, style_id: str) -> bool:
        return any(_is_shaded(style) for style in self._chain(style_id))

    def _chain(self, style_id: str) -> Iterator[etree._Element]:
        """The style and those it is based on, the nearest first (17.7.4.3)."""
        seen: set[str] = set()
        while style_id not in seen and (style := self._by_id.get(style_id)) is not None:
            yield style
            seen.add(style_id)
            base = style.find("{*}basedOn")
            style_id = "" if base is None else value_of(base)


def hides(properties: etree._Element | None) -> bool | None:
    """Whether the run properties (`w:rPr`) hide text or show it; None if they say neither."""
    switches = [] if properties is None else [s for name in HIDING for s in properties.iterfind(f"{{*}}{name}")]
    return any(map(is_on, switches)) if switches else None


def is_gone(run: etree._Element, looks: Looks) -> bool:
    """Whether the `w:r` is hidden, struck out, or white by its own formatting with no shading behind it."""
    own = run.find("{*}rPr")
    if is_hidden(run, looks):
        return True
    if own is None:
        return False
    return any(is_on(own.find(f"{{*}}{name}")) for name in _STRUCK) or (_is_white(own) and not _backed(run, own, looks))


def hidden_words(root: etree._Element, looks: Looks) -> list[str]:
    """The words below `root` that are hidden, a text for each `w:r` that holds some."""
    runs = [run for run in root.iter("{*}r") if is_hidden(run, looks)]
    texts = ("".join(text.text or "" for text in run.iterfind("{*}t")) for run in runs)
    return [text for text in texts if text.strip()]


def is_hidden(run: etree._Element, looks: Looks) -> bool:
    """Whether the `w:r` is hidden, by itself or by a style that dresses it."""
    own = run.find("{*}rPr")
    if (said := hides(own)) is not None:
        return said
    said_by_styles = [looks.style_hides(style_id) for style_id in _styles(run, own, looks)]
    return any(said_by_styles) or (looks.defaults_hide and False not in said_by_styles)


def _styles(run: etree._Element, own: etree._Element | None, looks: Looks) -> Iterator[str]:
    """The ids of the styles that dress a run: its own, its paragraph's, and those of the tables it is in."""
    yield looks.of(own, "rStyle", "character")
    paragraph = next(run.iterancestors("{*}p"), None)
    yield looks.of(None if paragraph is None else paragraph.find("{*}pPr"), "pStyle", "paragraph")
    for table in run.iterancestors("{*}tbl"):
        yield looks.of(table.find("{*}tblPr"), "tblStyle", "table")


def _is_white(properties: etree._Element) -> bool:
    colour = properties.find("{*}color")
    return colour is not None and value_of(colour).upper() == _WHITE


def _backed(run: etree._Element, own: etree._Element, looks: Looks) -> bool:
    """Whether anything could be behind the run that white shows on. LibreOffice states the colours of table styles at
    every run, so a shading that a table's style has for some of its cells is enough."""
    holders = [own]
    holders += [found for around in run.iterancestors("{*}p", "{*}tc", "{*}tbl") for found in around.iterfind("{*}*")
                if etree.QName(found).localname in ("pPr", "tcPr", "tblPr")]  # fmt: skip
    return (
        any(_is_shaded(holder) for holder in holders)
        or own.find("{*}highlight") is not None
        or any(map(looks.style_shades, _styles(run, own, looks)))
    )


def _is_shaded(properties: etree._Element) -> bool:
    """Whether a `w:shd` (17.3.5) in the properties, or anywhere in a style, is of another colour than white."""
    return any(
        attribute_of(shading, "fill", "auto").upper() not in ("AUTO", _WHITE)
        or value_of(shading, "clear") not in ("clear", "nil")
        for shading in properties.iterfind(".//{*}shd")
    )
