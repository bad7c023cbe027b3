"""Styles as values, written as WordprocessingML with the elements in the order the schema asks for.

ECMA-376 part 1: 17.3.1 (paragraph properties), 17.3.2 (run properties), 17.7.4 (styles).
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def twips(cm: float) -> int:
    """Centimetres as twentieths of a point."""
    return round(cm * 1440 / 2.54)


def twentieths(points: float) -> int:
    """Points as twentieths of a point."""
    return round(points * 20)


def shade(fill: str) -> str:
    """Shading in one colour (17.3.1.31), or nothing."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill[1:]}"/>' if fill else ""


@dataclass(frozen=True, slots=True)
class Type:
    """How characters look: size and extra space between letters (`spaced`) in points, colour `#RRGGBB`; 0 or empty for
    what the style is based on."""

    font: str = ""
    size: float = 0
    bold: bool | None = None
    italic: bool | None = None
    colour: str = ""
    underline: bool = False
    spaced: float = 0

    def xml(self) -> str:
        """`w:rPr`, or nothing where nothing is said."""
        half = round(self.size * 2)
        font = quoteattr(self.font)
        parts = (
            f"<w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>" if self.font else "",
            _switch("b", self.bold),
            _switch("i", self.italic),
            f'<w:color w:val="{self.colour[1:]}"/>' if self.colour else "",
            f'<w:spacing w:val="{twentieths(self.spaced)}"/>' if self.spaced else "",
            f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else "",
            '<w:u w:val="single"/>' if self.underline else "",
        )
        return f"<w:rPr>{''.join(parts)}</w:rPr>" if any(parts) else ""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph is set: spaces in points, indents in cm, None or empty for what the style is based on.

    `line` is a multiple of the type's own line height, `exact` and `least` a fixed or least line height in points.
    `hanging` begins all lines but the first that far in. Beside a picture, a line's words stand at its foot unless
    `beside` says `top` or `center`. `tabs` are pairs of kind (`left`, `right`, `center`) and place (cm).
    """

    before: float | None = None
    after: float | None = None
    line: float = 0
    exact: float = 0
    least: float = 0
    first_line: float | None = None
    hanging: float = 0
    align: str = ""
    beside: str = ""
    fill: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    outline: int | None = None
    tabs: tuple[tuple[str, float], ...] = ()

    def xml(self) -> str:
        """`w:pPr`, or nothing where nothing is said."""
        tabs = "".join(f'<w:tab w:val="{kind}" w:pos="{twips(place)}"/>' for kind, place in self.tabs)
        parts = (
            "<w:keepNext/>" if self.keep_next else "",
            "<w:keepLines/>" if self.keep_lines else "",
            "<w:pageBreakBefore/>" if self.new_page else "",
            shade(self.fill),
            f"<w:tabs>{tabs}</w:tabs>" if tabs else "",
            self._spacing(),
            self._indent(),
            f'<w:jc w:val="{self.align}"/>' if self.align else "",
            f'<w:textAlignment w:val="{self.beside}"/>' if self.beside else "",
            f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline is not None else "",
        )
        return f"<w:pPr>{''.join(parts)}</w:pPr>" if any(parts) else ""

    def _indent(self) -> str:
        if self.hanging:
            return f'<w:ind w:left="{twips(self.hanging)}" w:hanging="{twips(self.hanging)}"/>'
        return f'<w:ind w:firstLine="{twips(self.first_line)}"/>' if self.first_line is not None else ""

    def _spacing(self) -> str:
        said = ""
        if self.before is not None:
            said += f' w:before="{twentieths(self.before)}"'
        if self.after is not None:
            said += f' w:after="{twentieths(self.after)}"'
        if self.exact:
            said += f' w:line="{twentieths(self.exact)}" w:lineRule="exact"'
        elif self.least:
            said += f' w:line="{twentieths(self.least)}" w:lineRule="atLeast"'
        elif self.line:
            said += f' w:line="{round(self.line * 240)}" w:lineRule="auto"'
        return f"<w:spacing{said}/>" if said else ""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style. `name` is Word's own for a built-in one (`heading 1`); the id is the name without spaces."""

    name: str
    based_on: str = "Normal"
    next: str = ""
    setting: Setting = Setting()
    type: Type = Type()
    built_in: bool = False
    linked: bool = False
    default: bool = False
    priority: int = 20

    def xml(self) -> str:
        """`w:style`, followed by the character style linked to it where there is one (17.7.4.6)."""
        own = style_id(self.name)
        inner = [f"<w:name w:val={quoteattr(self.name)}/>"]
        if not self.default:
            inner.append(f'<w:basedOn w:val="{style_id(self.based_on)}"/>')
        if self.next:
            inner.append(f'<w:next w:val="{style_id(self.next)}"/>')
        if self.linked:
            inner.append(f'<w:link w:val="{own}Char"/>')
        inner += [f'<w:uiPriority w:val="{self.priority}"/>', "<w:qFormat/>", self.setting.xml(), self.type.xml()]
        custom = "" if self.built_in else ' w:customStyle="1"'
        default = ' w:default="1"' if self.default else ""
        written = f'<w:style w:type="paragraph"{default}{custom} w:styleId="{own}">{"".join(inner)}</w:style>'
        return written + (self._linked() if self.linked else "")

    def _linked(self) -> str:
        char = CharacterStyle(f"{_shown(self.name)} Char", self.type, link=self.name, priority=self.priority)
        return char.xml()


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """A character style; `link` is the paragraph style it belongs to, if any."""

    name: str
    type: Type
    built_in: bool = False
    link: str = ""
    priority: int = 20

    def xml(self) -> str:
        """`w:style` of a character style ; one that is half of a linked style stays out of the gallery."""
        custom = "" if self.built_in else ' w:customStyle="1"'
        own = f"{style_id(self.link)}Char" if self.link else style_id(self.name)
        link = f'<w:link w:val="{style_id(self.link)}"/>' if self.link else ""
        shown = "" if self.link else "<w:qFormat/>"
        return (
            f'<w:style w:type="character"{custom} w:styleId="{own}"><w:name w:val={quoteattr(self.name)}/>'
            f'<w:basedOn w:val="DefaultParagraphFont"/>{link}<w:uiPriority w:val="{self.priority}"/>{shown}'
            f"{self.type.xml()}</w:style>"
        )


def style_id(name: str) -> str:
    """The id Word gives a style: its name without spaces, built-in ones with a capital (`heading 1`: `Heading1`)."""
    return _shown(name).replace(" ", "")


def text(of: str, style: str = "") -> str:
    """A run of plain text with its spaces kept, in a character style or none; a tab character becomes a tab."""
    words = (f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in of.split("\t"))
    look = f'<w:rPr><w:rStyle w:val="{style_id(style)}"/></w:rPr>' if style else ""
    return f"<w:r>{look}{'<w:tab/>'.join(words)}</w:r>"


def _shown(name: str) -> str:
    return name[0].upper() + name[1:]


def _switch(element: str, on: bool | None) -> str:
    return "" if on is None else f"<w:{element}/>" if on else f'<w:{element} w:val="0"/>'
