"""What a style really says: its own words, then those of the styles it is based on, then the defaults (17.7.2)."""

from collections.abc import Iterator

from lxml import etree

from jdgen.formats.word.adoption.elements import new
from jdgen.formats.word.adoption.reading.theme import Theme
from jdgen.formats.word.ooxml.names import w
from jdgen.formats.word.starter.contrast import BadColour
from jdgen.formats.word.starter.contrast import colour as read_colour

_FONT_OF_WORD = "Times New Roman"
_SIZE_OF_WORD = 10.0
"""What Word takes where a file says nothing (17.7.5.4 leaves it to the program)."""


class Cascade:
    """The styles part with `root`, asked for what a text in a style looks like; None of a file that has none."""

    def __init__(self, root: etree._Element | None, theme: Theme) -> None:
        self.root, self.theme = new("styles") if root is None else root, theme
        self.by_id: dict[str, etree._Element] = {}
        self._by_name: dict[tuple[str, str], etree._Element] = {}
        for style in self.root.findall(w("style")):
            self.by_id.setdefault(style.get(w("styleId"), ""), style)
            for name in names_of(style):
                self._by_name.setdefault((kind_of(style), name.casefold()), style)

    def named(self, name: str, kind: str = "paragraph") -> etree._Element | None:
        """The style of this name or alias; in any case of letters, as Word matches its own."""
        return self._by_name.get((kind, name.casefold()))

    def default(self, kind: str) -> etree._Element | None:
        """The style that text or a table has which names none."""
        usual = {"paragraph": "Normal", "character": "Default Paragraph Font", "table": "Normal Table",
                 "numbering": "No List"}  # fmt: skip
        marked = [s for s in self.by_id.values() if kind_of(s) == kind and s.get(w("default")) in ("1", "true", "on")]
        return marked[-1] if marked else self.named(usual[kind], kind)

    def chain(self, style: etree._Element | None) -> Iterator[etree._Element]:
        """`style` and those it is based on, nearest first."""
        seen: list[etree._Element] = []
        while style is not None and style not in seen:
            seen.append(style)
            yield style
            base = style.find(w("basedOn"))
            style = self.by_id.get(base.get(w("val"), "")) if base is not None else None

    def font(self, style: etree._Element | None) -> str:
        """The name of the font for Latin letters."""
        for fonts in self._said(style, "rFonts"):
            themed = fonts.get(w("asciiTheme"), "")
            found = (self.theme.font(themed) if themed else "") or fonts.get(w("ascii"), "").strip()
            if found and found.isprintable():
                return found
        return _FONT_OF_WORD

    def size(self, style: etree._Element | None) -> float:
        """Points."""
        for size in self._said(style, "sz"):
            value = size.get(w("val"), "")
            if value.isdecimal() and 2 <= int(value) <= 3276:
                return int(value) / 2
        return _SIZE_OF_WORD

    def colour(self, style: etree._Element | None) -> str:
        """`#RRGGBB`, "" where the program chooses (black on white)."""
        for said in self._said(style, "color"):
            return colour_of(said, self.theme)
        return ""

    def says(self, style: etree._Element | None, path: str, attribute: str) -> bool:
        """Whether a style, one that it is based on, or the defaults say `attribute` of a property (`pPr/spacing`,
        `before`): attributes are inherited one by one (17.7.2)."""
        parts = path.split("/")
        defaults = self.root.find("/".join(w(part) for part in ("docDefaults", f"{parts[0]}Default", *parts)))
        said = [one.find("/".join(w(part) for part in parts)) for one in self.chain(style)]
        return any(one is not None and one.get(w(attribute)) is not None for one in (*said, defaults))

    def property(self, style: etree._Element | None, path: str) -> etree._Element | None:
        """The nearest `pPr` or `rPr` property of a style (`pPr/jc`), from the defaults if no style says it."""
        parts = path.split("/")
        for one in self.chain(style):
            found = one.find("/".join(w(part) for part in parts))
            if found is not None:
                return found
        defaults = ("docDefaults", f"{parts[0]}Default", *parts)
        return self.root.find("/".join(w(part) for part in defaults))

    def _said(self, style: etree._Element | None, name: str) -> Iterator[etree._Element]:
        for one in self.chain(style):
            found = one.find(f"{w('rPr')}/{w(name)}")
            if found is not None:
                yield found
        default = self.root.find("/".join(w(part) for part in ("docDefaults", "rPrDefault", "rPr", name)))
        if default is not None:
            yield default


def colour_of(element: etree._Element, theme: Theme) -> str:
    """The colour of a `w:color` (17.3.2.6): what Word wrote beside the name of a theme's colour is what it shows."""
    try:
        return read_colour(element.get(w("val"), ""))
    except BadColour:
        return theme.colour(element)


def kind_of(style: etree._Element) -> str:
    """`paragraph`, `character`, `table` or `numbering`."""
    return str(style.get(w("type"), "paragraph"))


def names_of(style: etree._Element) -> list[str]:
    """The name of a style and its aliases (17.7.4.9, 17.7.4.1)."""
    found = [style.find(w(tag)) for tag in ("name", "aliases")]
    said = [element.get(w("val"), "") for element in found if element is not None]
    return [name.strip() for names in said for name in names.split(",") if name.strip()]


def shown(style: etree._Element) -> str:
    """A style's name as Word shows it: stored "heading 1", shown "Heading 1"."""
    name = next(iter(names_of(style)), "")
    return name[:1].upper() + name[1:]
