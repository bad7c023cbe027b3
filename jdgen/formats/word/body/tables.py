"""Tables (17.4): what Word and screen readers need of them is in docs/word/tables.md."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import accumulate, pairwise

from jdgen.document.marks import in_new, in_old
from jdgen.document.tree import Cell, Facts, Heading, List, Mark, Paragraph, Row, Table
from jdgen.document.versions import in_version
from jdgen.document.walk import plain
from jdgen.formats.word.body.blocks import Spot, write_block
from jdgen.formats.word.body.draft import Draft
from jdgen.formats.word.body.inline import empty, paragraph
from jdgen.formats.word.body.numbering import twips
from jdgen.formats.word.body.tracked.stretches import settled
from jdgen.formats.word.letterhead.styles import TableFormat
from jdgen.formats.word.ooxml.escaping import attribute

_MOST_BLOCKS = 3
"""A row with more in one cell, or with a list, may run on to the next page: whole, it could leave half a page blank."""
HEAD = "<w:cantSplit/><w:tblHeader/>"
"""The `w:trPr` of a header row: repeated on each page, and what screen readers announce (WCAG 1.3.1)."""
WHOLE = "<w:cantSplit/>"
_UNTRACKED = nullcontext("")
_MAY_BREAK = '<w:cantSplit w:val="off"/>'


def write_table(draft: Draft, table: Table) -> str:
    """`table` as a `w:tbl`."""
    dressed_as = table.style.partition(" ")[0]  # further classes are for web pages
    format = draft.letterhead.styles.tables.get(dressed_as)
    shares = table.shares or (format.columns if format else ())
    widths = column_widths(shares, len(table.header.cells), draft.letterhead.text_width)
    head = _row(draft, table.header, "th", widths, HEAD)
    height = row_height(format)
    rows = [_row(draft, row, "td", widths, _whole(draft, row) + height) for row in table.rows]
    return table_element(
        style=draft.stylesheet.tables.get(f"table {dressed_as}", ""),
        widths=widths,
        labels=any(row.cells[0].header for row in table.rows),
        caption=table.caption or draft.heading,
        heads=[_words(cell) for cell in _as_it_ends(draft, table.header).cells],
        rows=[head, *rows],
    )


def table_element(
    style: str,
    widths: Sequence[int],
    labels: bool,
    caption: str,
    heads: Iterable[str],
    rows: Iterable[str],
    bands: bool = False,
) -> str:
    """A `w:tbl` of `rows` (XML). `labels`: whether the first column is row headers; `bands`: whether the style's
    vertical bands show, which dress label and value columns in turn. The description (WCAG 1.1.1, what Word's checker
    asks for) names the columns by their `heads`."""
    # firstRow; firstColumn; noVBand (17.4.56)
    value = 0x0020 | (0x0080 if labels else 0) | (0 if bands else 0x0400)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    description = attribute(", ".join(filter(None, heads)))
    return (
        f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{value:04X}" w:firstRow="1" w:lastRow="0" w:firstColumn="{int(labels)}"'
        f' w:lastColumn="0" w:noHBand="0" w:noVBand="{int(not bands)}"/>'
        f'<w:tblCaption w:val="{attribute(caption)}"/><w:tblDescription w:val="{description}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def after_table(draft: Draft) -> str:
    """The small paragraph between two tables, or between a table and the end of the body."""
    return empty(draft.stylesheet.paragraph("after-table"))


def row_element(cells: Iterable[str], properties: str) -> str:
    """A `w:tr` of `cells` (XML); `properties` is the content of its `w:trPr`."""
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def cell_element(content: str, width: int) -> str:
    """A `w:tc` of paragraphs (XML); `width` in twentieths of a point."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def column_widths(shares: Sequence[float], count: int, whole: int) -> list[int]:
    """The widths of `count` columns that together are `whole`, in the ratio of `shares` (of the first of them, if they
    are more; equal, if they are fewer). Edges are rounded, not widths, so that tables of equal shares align."""
    used = shares[:count] if len(shares) >= count else [1.0] * count
    edges = [0, *(round(whole * edge / sum(used)) for edge in accumulate(used))]
    return [right - left for left, right in pairwise(edges)]


def row_height(format: TableFormat | None) -> str:
    """The `w:trHeight` of a body row, empty if the house gives none."""
    if format is None or format.row_height is None:
        return ""
    return f'<w:trHeight w:val="{twips(format.row_height)}" w:hRule="atLeast"/>'


def _row(draft: Draft, row: Row, kind: str, widths: Sequence[int], properties: str) -> str:
    if row.mark is None:
        return row_element(_cells(draft, row, kind, widths), properties)
    with draft.required_tracking.row(row.mark) as change:
        # What a row came or went with stands behind something else in its w:trPr (17.4.81), if only what all rows say.
        return row_element(_cells(draft, row, kind, widths), (properties or _MAY_BREAK) + change)


def _cells(draft: Draft, row: Row, kind: str, widths: Sequence[int]) -> list[str]:
    cells = []
    for cell, width in zip(row.cells, widths, strict=True):
        spot = Spot("rowth" if cell.header and kind == "td" else kind, cell.style)
        cells.append(cell_element(_cell_content(draft, cell, spot, row.mark), width))
    return cells


def tracked_row(draft: Draft, mark: Mark | None) -> AbstractContextManager[str]:
    """Within it the cells of a row with `mark` are written; gives what the row says last in its `w:trPr`."""
    return _UNTRACKED if mark is None else draft.required_tracking.row(mark)


def _cell_content(draft: Draft, cell: Cell, spot: Spot, mark: Mark | None) -> str:
    written = "".join(write_block(draft, block, spot) for block in cell.blocks)
    if written and (mark or not draft.tracking):
        return written
    blank = draft.stylesheet.paragraph(spot.cell, spot.style)
    # The ends of all cells of a row come and go with it.
    return settled(draft.required_tracking, written, blank) if written else paragraph(draft, (), blank, mark)


def _as_it_ends(draft: Draft, row: Row) -> Row:
    """`row` of a redline as it is in the last version that has it."""
    return row if draft.tracking is None else in_version(row, in_new if in_new(row.mark) else in_old)


def _whole(draft: Draft, row: Row) -> str:
    return WHOLE if _stays_whole(_as_it_ends(draft, row)) else ""


def _stays_whole(row: Row) -> bool:
    return not any(
        len(cell.blocks) > _MOST_BLOCKS or any(isinstance(block, List | Facts) for block in cell.blocks)
        for cell in row.cells
    )


def _words(cell: Cell) -> str:
    return " ".join(plain(block.runs) for block in cell.blocks if isinstance(block, Paragraph | Heading))
