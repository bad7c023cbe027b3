"""Styles made new for an adopted letterhead: a starter's, fitted to the file they go into."""

from dataclasses import replace

from lxml import etree

from jdgen.formats.word.adoption.elements import new
from jdgen.formats.word.adoption.reading.cascade import Cascade
from jdgen.formats.word.adoption.schema_order import insert
from jdgen.formats.word.ooxml.names import W, w
from jdgen.formats.word.starter.design import Design
from jdgen.formats.word.starter.ooxml import CharacterStyle, ParagraphStyle, Setting, Type, style_id
from jdgen.formats.word.starter.styles import WHOLE, character_styles, paragraph_styles
from jdgen.formats.word.starter.tables import table_styles

DRAFT_LINE = "Draft Line"
STANDING_LINE = "Standing Line"
HEADER_END = "Header End"
_END_HEIGHT = 10.0
"""pt between a header that reaches down to the text, and the text."""
HEADINGS = ("title", "heading 1", "heading 2", "heading 3")
_NORMAL = "Normal"
_TABLE_NORMAL = (
    f'<w:style xmlns:w="{W}" w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
_DEFAULTS = {
    "paragraph": f'<w:style xmlns:w="{W}" w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style>",
    "character": f'<w:style xmlns:w="{W}" w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    "table": _TABLE_NORMAL,
}


def made_styles(design: Design, align: str) -> dict[tuple[str, str], etree._Element]:
    """Every style of a starter with this `design`, and those of the standing lines, by kind and name in small letters.

    `align` is where the mark of a draft stands: "", `center` or `right`. What a style is based on or followed by is
    said by the starter's id.
    """
    small = Type(size=design.small, colour=design.muted)
    line = replace(WHOLE, before=0.0, after=0.0, line=1)
    standing = replace(line, tabs=(("right", design.text_width),), align="left")
    paragraphs = [replace(style, linked=False) for style in paragraph_styles(design)]
    paragraphs.append(ParagraphStyle(STANDING_LINE, setting=standing, type=small, priority=99))
    draft = replace(line, align=align or "left")
    paragraphs.append(ParagraphStyle(DRAFT_LINE, setting=draft, type=Type(size=design.small), priority=99))
    end = Setting(before=0, after=0, exact=_END_HEIGHT)
    paragraphs.append(ParagraphStyle(HEADER_END, setting=end, type=Type(size=2), priority=99))
    written = [style.xml() for style in paragraphs if not style.name.startswith("Letterhead ")]
    written += [style.xml() for style in character_styles(design)]
    written += table_styles(design)
    roots = (etree.fromstring(f'<w:styles xmlns:w="{W}">{xml}</w:styles>')[0] for xml in written)
    return {(str(root.get(w("type"))), _name(root).casefold()): root for root in roots}


def default_style(kind: str) -> etree._Element | None:
    """The style of what names none, for a file that lacks one."""
    return etree.fromstring(_DEFAULTS[kind]) if kind in _DEFAULTS else None


def plain_style(kind: str, name: str) -> etree._Element:
    """A style that a house names and no starter knows; raises `ValueError` for a table, which has no plain look."""
    if kind == "paragraph":
        xml = ParagraphStyle(name, "Body Text").xml()
    elif kind == "character":
        xml = CharacterStyle(name, Type()).xml()
    else:
        raise ValueError(f"no starter has the table style {name}")
    root: etree._Element = etree.fromstring(f'<w:styles xmlns:w="{W}">{xml}</w:styles>')[0]
    return root


def fit(style: etree._Element, cascade: Cascade) -> None:
    """Undo in `style`, made for a plain Normal, what the file's own Normal says and would do harm in it."""
    base = style.find(w("basedOn"))
    if base is None or base.get(w("val")) != style_id(_NORMAL) or style.get(w("type")) != "paragraph":
        return
    properties = style.find(w("pPr"))
    normal = cascade.default("paragraph")
    if properties is None or _name(style).casefold() == "body text":
        return
    justified = cascade.property(normal, "pPr/jc")
    if justified is not None and properties.find(w("jc")) is None:
        insert(properties, new("jc", val="left"))
    if cascade.property(normal, "pPr/ind") is not None and properties.find(w("ind")) is None:
        insert(properties, new("ind", left="0", right="0", firstLine="0"))
    if cascade.property(normal, "pPr/contextualSpacing") is not None:
        insert(properties, new("contextualSpacing", val="0"))


def lend_font(style: etree._Element, cascade: Cascade) -> None:
    """Give a heading made new the font of the headings that the file has."""
    if _name(style).casefold() not in HEADINGS:
        return
    for name in HEADINGS[1:] + HEADINGS[:1]:
        for own in cascade.chain(cascade.named(name)):
            fonts = own.find(f"{w('rPr')}/{w('rFonts')}")
            if own is cascade.default("paragraph"):
                break
            properties = style.find(w("rPr"))
            if fonts is not None and properties is not None:
                properties.insert(0, etree.fromstring(etree.tostring(fonts, with_tail=False)))
                return


def _name(style: etree._Element) -> str:
    name = style.find(w("name"))
    return name.get(w("val"), "") if name is not None else ""
