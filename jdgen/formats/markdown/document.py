"""The blocks of a document as Markdown.

* A list that Markdown counts as the document does (bullets, "1.") is native; any other label is typed at the start of a
  bulleted item, for Markdown would count it anew.
* Facts are a list of bold labels with their values.
* A table whose cells hold one paragraph each is a pipe table; any other is unrolled (`jdgen.formats.unrolled`).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from jdgen.document.identity import Stamp
from jdgen.document.labels import Numbering
from jdgen.document.marks import new_text
from jdgen.document.together import identities_of
from jdgen.document.tree import (
    Block,
    Cell,
    Document,
    Fact,
    Facts,
    Heading,
    List,
    ListFormat,
    ListItem,
    Meta,
    Paragraph,
    Run,
    Runs,
    Section,
    Table,
)
from jdgen.document.walk import blanks_await_pen, is_blank
from jdgen.formats.last_line import stamps_for, told
from jdgen.formats.markdown.inline import changed, escaped, line, lines
from jdgen.formats.unrolled import single_paragraph, strong, unrolled, with_colon

BLANK = "____"
HARD_BREAK = "\\\n"


def write(document: Document) -> bytes:
    """The document as UTF-8 Markdown: running header, blocks, under a rule the running footer, and who the file is."""
    meta = document.meta
    footer = _running(meta.footer)
    text = _joined([*_upper_parts(document), *([_RULE, footer] if footer or meta.identity else [])])
    return _stamped(text, [document])


def write_together(documents: Sequence[Document]) -> bytes:
    """The documents, one after another, with a rule between any two and their running lines about each; below all of
    them a line for each that says who it is. Raises ValueError for some with and some without an identity."""
    parts: list[str] = []
    for document in documents:
        footer = _running(document.meta.footer)
        parts += [*_upper_parts(document), *([_RULE, footer] if footer else []), _RULE]
    return _stamped(_joined(parts if identities_of(documents) else parts[:-1]), documents)


_RULE = "---"


def _upper_parts(document: Document) -> Iterator[str]:
    yield _running(document.meta.header)
    yield from Body().parts(document.blocks)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(filter(None, parts)) + "\n"


def _stamped(text: str, documents: Sequence[Document]) -> bytes:
    stamps = stamps_for(text, identities_of(documents))
    lines = (_last_line(stamp, document.meta) for stamp, document in zip(stamps, documents, strict=False))
    return "".join([text, *(f"\n{line}\n" for line in lines)]).encode("utf-8")


def _last_line(stamp: Stamp, meta: Meta) -> str:
    # As code, so that no sign of the token is taken for syntax.
    return f"{_running([told(stamp.identity, meta)])} · `{stamp.token}`"


def _running(texts: Iterable[str]) -> str:
    return HARD_BREAK.join(one for text in texts for one in lines((Run(text),)))


class Body:
    """Writes the blocks of one document, from its first to its last, and keeps what runs through it."""

    def __init__(self) -> None:
        self._numbering = Numbering()
        self._list_before = ""

    def parts(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The Markdown of consecutive blocks; a blank line belongs between any two parts."""
        for block in blocks:
            match block:
                case Section():
                    yield from self.parts(block.blocks)
                case Table() if not is_pipe_table(block):
                    yield from self.parts(unrolled(block))
                case List():
                    mark = _other_mark(_marks(block), than=self._list_before)
                    yield "\n".join(self._list(block, mark, above=None))
                    self._list_before = mark
                case Facts():
                    self._list_before = _other_mark("-*", than=self._list_before)
                    yield "\n".join(f"{self._list_before} {_fact(fact)}" for fact in block.facts)
                case Paragraph() | Heading() | Table():
                    self._list_before = ""
                    yield self._single(block)
                case _:
                    assert_never(block)

    def _single(self, block: Paragraph | Heading | Table) -> str:
        match block:
            case Paragraph():
                return HARD_BREAK.join(lines(block.runs))
            case Heading():
                words = f"{changed(self._numbering.heading(block), block.mark)} {line(block.runs)}".strip()
                return f"{'#' * block.level} {words}" if words else ""
            case Table():
                return "\n".join(_pipe_table(block))
            case _:
                assert_never(block)

    def _list(self, within: List, mark: str, above: str | None) -> Iterator[str]:
        """The lines of a list whose items begin with `mark` ("-" or "*", or what follows a number: "." or ")")."""
        counted = _is_counted(within)
        native = counted or within.format is ListFormat.BULLET
        for place, (item, label) in enumerate(self._numbering.items(within, above), start=1):
            marker = f"{place}{mark} " if counted else f"{mark} "
            first, *more = self._item(item, label, typed="" if native else changed(escaped(label), item.mark) + " ")
            yield marker + first
            yield from (" " * len(marker) + one for one in more)

    def _item(self, item: ListItem, label: str, typed: str) -> Iterator[str]:
        text = lines(item.runs) or [BLANK if typed else escaped(BLANK)]
        yield from (typed + HARD_BREAK.join(text)).split("\n")
        mark = ""
        for sublist in item.lists:
            mark = _other_mark(_marks(sublist), than=mark)
            yield from self._list(sublist, mark, above=label)


def is_pipe_table(table: Table) -> bool:
    """Whether every cell of the table fits a pipe table's cell."""
    return all(single_paragraph(cell) is not None for row in (table.header, *table.rows) for cell in row.cells)


def _pipe_table(table: Table) -> Iterator[str]:
    yield _pipe_row(_pipe_cell(cell) for cell in table.header.cells)
    yield _pipe_row("---" for _ in table.header.cells)
    blank = BLANK if blanks_await_pen(table) else ""
    for row in table.rows:
        yield _pipe_row(_pipe_cell(cell, cell.header) or blank for cell in row.cells)


def _pipe_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _pipe_cell(cell: Cell, is_label: bool = False) -> str:
    text = single_paragraph(cell) or ()
    return "<br>".join(lines(strong(text) if is_label else text))


def _fact(fact: Fact) -> str:
    label = "" if is_blank(fact.label) else line(strong(with_colon(fact.label))) + " "
    emptied = fact.mark is None and not is_blank(fact.value) and is_blank(new_text(fact.value))
    return label + _value(fact.value, alone=not label) + (f" {BLANK}" if emptied else "")


def _value(value: Runs, alone: bool) -> str:
    """A fact's value, on one line; a rule of underscores that stands alone would be a rule across the page."""
    if is_blank(value):
        return escaped(BLANK) if alone else BLANK
    return " ".join(lines(value)) if alone else line(value)


def _marks(within: List) -> str:
    """The two marks that an item of the list can have in Markdown."""
    return ".)" if _is_counted(within) else "-*"


def _is_counted(within: List) -> bool:
    """Whether Markdown counts the items of the list, and as the document does: it knows of no item that went."""
    return within.format is ListFormat.DECIMAL and not any(item.mark for item in within.items)


def _other_mark(marks: str, than: str) -> str:
    """The mark to use behind a list with the mark `than`: with the same one both would be read as one list."""
    return marks[1] if than == marks[0] else marks[0]
