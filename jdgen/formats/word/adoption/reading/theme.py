"""What a file's theme says of fonts and colours (20.1.4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from jdgen.formats.word.adoption.reading.source import Source
from jdgen.formats.word.ooxml.names import A, w
from jdgen.formats.word.starter.contrast import BadColour, mix
from jdgen.formats.word.starter.contrast import colour as read_colour

_STOCK = frozenset({"#4F81BD", "#5B9BD5", "#4472C4", "#156082", "#18A303"})
"""The first accent of the themes that Office 2007, 2013, 2016 and 2023 and LibreOffice give every new file."""
_NAMED = {"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2", "dark1": "dk1", "light1": "lt1",
          "dark2": "dk2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink"}  # fmt: skip


@dataclass(frozen=True)
class Theme:
    """Fonts by `major` and `minor`, colours (`#RRGGBB`) by their names in the theme; both empty without a theme."""

    fonts: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)

    @property
    def own_colour(self) -> str:
        """The first accent, unless it is the one that every new file has."""
        accent = self.colours.get("accent1", "")
        return "" if accent in _STOCK else accent

    def font(self, word: str) -> str:
        """The font that `minorHAnsi`, `majorAscii` ... stand for, "" if the theme names none."""
        return self.fonts.get(word[:5], "")

    def colour(self, element: etree._Element) -> str:
        """The colour of a `w:color` that names one of the theme, `#RRGGBB`; "" if it names none."""
        name = element.get(w("themeColor"), "")
        found = self.colours.get(_NAMED.get(name, name), "")
        for attribute, towards in (("themeTint", "#FFFFFF"), ("themeShade", "#000000")):
            share = element.get(w(attribute), "")
            if found and share:
                try:
                    found = mix(found, towards, min(int(share, 16), 255) / 255)
                except ValueError:
                    continue
        return found


def theme_of(source: Source) -> Theme:
    """The theme of `source`; an empty one if it has none."""
    root = source.related_root("theme")
    if root is None:
        return Theme()
    fonts = {}
    for which in ("major", "minor"):
        latin = root.find(f".//{{{A}}}{which}Font/{{{A}}}latin")
        fonts[which] = latin.get("typeface", "").strip() if latin is not None else ""
    colours = {}
    scheme = root.find(f".//{{{A}}}clrScheme")
    for slot in scheme if scheme is not None else ():
        value = next((one.get("lastClr") or one.get("val") or "" for one in slot), "")
        try:
            colours[str(slot.tag).rpartition("}")[2]] = read_colour(value)
        except BadColour:
            continue
    return Theme(fonts, colours)
