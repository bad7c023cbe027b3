"""Facts (labels with values) as tables: two columns, or four with two facts a row."""

from collections.abc import Callable, Iterable, Sequence

from jdgen.document.tree import Fact, Facts, Run
from jdgen.document.walk import plain
from jdgen.formats.word.body.draft import Draft
from jdgen.formats.word.body.inline import paragraph
from jdgen.formats.word.body.tables import (
    HEAD,
    WHOLE,
    cell_element,
    column_widths,
    row_element,
    row_height,
    table_element,
    tracked_row,
)
from jdgen.formats.word.body.tracked.facts import Rows, shared_mark, tables_of, tracked_groups
from jdgen.formats.word.letterhead.styles import FactsFormat

_SHARES = (20.0, 30.0, 20.0, 30.0)


def table_format(draft: Draft, facts: Facts) -> FactsFormat | None:
    """How the house sets `facts` in tables; None if it sets them in lines."""
    format = draft.letterhead.styles.facts.get(facts.style)
    return format if format is not None and format.pairs else None


def write_facts(draft: Draft, facts: Facts, format: FactsFormat) -> list[str]:
    """`facts` as `w:tbl`s: one, unless a four-column table gives way to a long value."""
    return [table_of(draft, rows, facts.style, format) for rows in grouped(draft, facts, format)]


def grouped(draft: Draft, facts: Facts, format: FactsFormat) -> list[Rows]:
    """The facts of each table, row for row."""
    if format.pairs == 1:
        return [[[fact] for fact in facts.facts]]
    if draft.tracking:
        return tracked_groups(facts.facts, lambda some: group(some, format.long, draft.said))
    return group(facts.facts, format.long, draft.said)


def group(facts: Iterable[Fact], long: int, said: Callable[[str], str] = str) -> list[Rows]:
    """`facts` in order, as tables of rows of one or two: two neighbours with values of at most `long` characters share
    a row. One without a partner stands alone, since an empty cell would be read out as a fact without a name."""
    rows: Rows = []
    for fact in facts:
        if rows and len(rows[-1]) == 1 and is_short(fact, long, said) and is_short(rows[-1][0], long, said):
            rows[-1].append(fact)
        else:
            rows.append([fact])
    return tables_of(rows)


def is_short(fact: Fact, long: int, said: Callable[[str], str] = str) -> bool:
    """Whether the value of `fact` has at most `long` characters."""
    return len(said(plain(fact.value))) <= long


def table_of(draft: Draft, rows: Rows, style: str, format: FactsFormat) -> str:
    """The `w:tbl` of `rows`, which are of one length."""
    pairs = len(rows[0])
    widths = _widths(format, pairs, draft.letterhead.text_width)
    properties = WHOLE + row_height(format.table)
    return table_element(
        style=draft.stylesheet.tables.get(f"facts {style}", ""),
        widths=widths,
        # In a four-column table the style reaches both label columns through its odd vertical band, not as first one.
        labels=format.pairs == 1,
        bands=format.pairs == 2,
        caption=draft.heading,
        heads=format.header,
        rows=[
            _head(draft, rows, style, widths, format.header),
            *(_row(draft, row, style, widths, properties) for row in rows),
        ],
    )


def _head(draft: Draft, rows: Rows, style: str, widths: Sequence[int], names: tuple[str, ...]) -> str:
    # A table came or went whole if all its rows did.
    mark = shared_mark(fact for row in rows for fact in row) if draft.tracking else None
    header = draft.stylesheet.paragraph("th", style)
    with tracked_row(draft, mark) as tracked:
        heads = [paragraph(draft, (Run(word, mark=mark),), header, mark) for word in names * len(rows[0])]
    cells = (cell_element(word, width) for word, width in zip(heads, widths, strict=True))
    return row_element(cells, HEAD + tracked)


def _row(draft: Draft, row: Sequence[Fact], style: str, widths: Sequence[int], properties: str) -> str:
    label_style = draft.stylesheet.paragraph("dt", style)
    value_style = draft.stylesheet.paragraph("dd", style)
    cells = []
    with tracked_row(draft, row[0].mark) as tracked:
        for index, fact in enumerate(row):
            value = paragraph(draft, fact.value if plain(fact.value) else (), value_style, fact.mark)
            cells.append(cell_element(paragraph(draft, fact.label, label_style, fact.mark), widths[2 * index]))
            cells.append(cell_element(value, widths[2 * index + 1]))
    return row_element(cells, properties + tracked)


def _widths(format: FactsFormat, pairs: int, whole: int) -> list[int]:
    """The columns of a table with `pairs` facts a row; where rows of one and of two alternate, labels align."""
    shares = tuple(format.table.columns) if format.table else ()
    if format.pairs == 1:
        return column_widths(shares if len(shares) >= 2 else (_SHARES[0], 100 - _SHARES[0]), 2, whole)
    if len(shares) < 4:
        shares = shares[:2] * 2 if len(shares) >= 2 else _SHARES
    four = column_widths(shares, 4, whole)
    return four if pairs == 2 else [four[0], sum(four[1:])]
