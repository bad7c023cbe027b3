"""The table styles of a letterhead: rules, header row, shaded labels (ECMA-376 part 1, 17.7.6).

A table whose labels alternate (a grid of facts) shades every second column, by the style's vertical bands; the
others shade their first column. Which of them a table shows is decided by the table's own `w:tblLook`.
"""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from jdgen.formats.word.starter.design import Design
from jdgen.formats.word.starter.ooxml import shade, style_id, twentieths, twips
from jdgen.formats.word.starter.table_design import Rules, TableLook, Tables

NAMES = {
    "criteria": "Criteria Table",
    "ticks": "Ticks Table",
    "columns": "Columns Table",
    "form": "Form Table",
    "signatures": "Signature Table",
    "facts": "Facts Table",
}
BETWEEN = 2.0  # pt between the paragraphs of a cell; the last one has it below, too
_EDGES = {
    Rules.GRID: ("top", "left", "bottom", "right", "insideH", "insideV"),
    Rules.ROWS: ("top", "bottom", "insideH"),
    Rules.NONE: (),
}


def table_styles(design: Design) -> Iterator[str]:
    """`w:style` of each kind of table."""
    for kind, name in NAMES.items():
        look: TableLook = getattr(design.tables, kind)
        head = design.facts_head[1] if kind == "facts" else design.tables.head_fill
        yield (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val={quoteattr(name)}/>'
            '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>'
            f"{_properties(look, design.tables)}{''.join(_conditions(look, head))}</w:style>"
        )


def _properties(look: TableLook, tables: Tables) -> str:
    side, above = twips(tables.side), twentieths(tables.room)
    below = twentieths(max(0, tables.room - BETWEEN))
    bands = ('<w:tblStyleRowBandSize w:val="1"/>' if look.band_fill else "") + (
        '<w:tblStyleColBandSize w:val="1"/>' if look.labels_alternate else ""
    )
    return (
        f'<w:tblPr>{bands}<w:tblInd w:w="0" w:type="dxa"/>{_borders(look.rules, tables)}'
        f'<w:tblCellMar><w:top w:w="{above}" w:type="dxa"/><w:left w:w="{side}" w:type="dxa"/>'
        f'<w:bottom w:w="{below}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )


def _borders(rules: Rules, tables: Tables) -> str:
    """Table borders; widths are in eighths of a point (17.18.2)."""
    width, rule = round(tables.rule_width * 8), tables.rule[1:]
    edges = (f'<w:{edge} w:val="single" w:sz="{width}" w:space="0" w:color="{rule}"/>' for edge in _EDGES[rules])
    return f"<w:tblBorders>{''.join(edges)}</w:tblBorders>" if _EDGES[rules] else ""


def _conditions(look: TableLook, head: str) -> Iterator[str]:
    """What differs by place: the header row always, then labels and bands, in the order Word writes them."""
    yield _condition("firstRow", head, bold=True)
    if look.label_fill and not look.labels_alternate:
        yield _condition("firstCol", look.label_fill, bold=True)
    if look.label_fill and look.labels_alternate:
        yield _condition("band1Vert", look.label_fill)
    if look.band_fill:
        yield _condition("band2Horz", look.band_fill)


def _condition(place: str, fill: str, bold: bool = False) -> str:
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    ground = f"<w:tcPr>{shade(fill)}</w:tcPr>" if fill else ""
    return f'<w:tblStylePr w:type="{place}">{weight}{ground}</w:tblStylePr>'
