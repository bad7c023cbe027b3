"""A table told one cell after the other, for formats whose lines cannot stand side by side.

Every text of the table is kept, in reading order but for the column headers: each stands as a label at its cells.
A table of two columns whose rows begin with a header cell ("Item | Detail") is told as label and content instead, its
column headers once at the top. In a table of ticks a cell without a tick is not told.
"""

from dataclasses import replace
from itertools import chain

from jdgen.document.tree import Block, Cell, Fact, Facts, Mark, Paragraph, Row, Run, Runs, Table
from jdgen.document.walk import blanks_await_pen, is_blank, is_blank_cell, texts


def unrolled(table: Table) -> tuple[Block, ...]:
    """Paragraphs, headings, lists and facts that say what `table` says."""
    if len(table.header.cells) == 2 and all(row.cells[0].header for row in table.rows):
        top = strong(joined([cell_text(cell) for cell in table.header.cells], " / "))
        legend = () if is_blank(top) else (Paragraph(top),)
        return legend + facts_together(
            tuple(chain.from_iterable(labelled(row.cells[0], row.cells[1], row.mark) for row in table.rows))
        )
    return tuple(chain.from_iterable(_record(table, row) for row in table.rows))


def single_paragraph(cell: Cell) -> Runs | None:
    """The runs of a cell that is blank or holds one paragraph; None for any other cell."""
    if is_blank_cell(cell):
        return ()
    match cell.blocks:
        case (Paragraph() as only,):
            return only.runs
        case _:
            return None


def labelled(label: Cell, content: Cell, mark: Mark | None = None) -> tuple[Block, ...]:
    """A label with what it labels, in a row with `mark`: one fact if both are short enough to stand in a line."""
    name, value = single_paragraph(label), single_paragraph(content)
    if name is not None and value is not None and not is_blank(name):
        return (Facts((Fact(name, value, mark=mark),)),)
    lead = label.blocks if name is None else () if is_blank(name) else (Paragraph(strong(with_colon(name))),)
    return (*lead, *(content.blocks if value is None else (Paragraph(value or BLANK),)))


def facts_together(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks with neighbouring facts joined."""
    together: list[Block] = []
    for block in blocks:
        match together, block:
            case [*_, Facts(facts=before)], Facts(facts=facts):
                together[-1] = Facts(before + facts)
            case _:
                together.append(block)
    return tuple(together)


def with_colon(label: Runs) -> Runs:
    """A label with a colon at its end, unless it ends in a mark of its own."""
    ends = "".join(run.text for run in label).rstrip()
    if not ends or ends[-1] in ":?.!;":
        return label
    last = label[-1]
    return (*label[:-1], replace(last, text=last.text.rstrip() + ":"))


def strong(text: Runs) -> Runs:
    """The same text, all of it strong."""
    return tuple(replace(run, strong=True) for run in text)


def joined(parts: list[Runs], between: str) -> Runs:
    """Texts with `between` them; blank ones are left out."""
    shown = [part for part in parts if not is_blank(part)]
    return tuple(chain.from_iterable((Run(between), *part) if at else part for at, part in enumerate(shown)))


def cell_text(cell: Cell) -> Runs:
    """All texts of a cell as one."""
    return joined(list(texts(cell.blocks)), " ")


def _record(table: Table, row: Row) -> tuple[Block, ...]:
    told = [
        labelled(Cell((Paragraph(cell_text(name)),), header=True), cell, row.mark)
        for name, cell in zip(table.header.cells, row.cells, strict=True)
        if blanks_await_pen(table) or not is_blank_cell(cell)
    ]
    return facts_together(tuple(chain.from_iterable(told)))


BLANK = (Run("____"),)
"""What stands for a blank to fill in by hand where nothing can be drawn."""
