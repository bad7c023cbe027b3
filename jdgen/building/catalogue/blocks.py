"""Blocks of a pack's own documents: core classes only, so that they can be written on any house's letterhead."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from jdgen.building.catalogue import words
from jdgen.building.catalogue.rows import one_line
from jdgen.document.tree import Cell, Heading, Meta, Paragraph, Row, Run, Runs, Table

_UNSAID = ("role.draft", "role.grade", "role.status", "role.version")
"""What a letterhead prints of a role and a list has not: a line of these alone is left out."""


def meta(title: str, as_of: date, values: Mapping[str, str]) -> Meta:
    """The named values of a list: those of the trust or school in `values`, and for what a letterhead prints of a role
    the list's title, and the day it was made for in place of a standing. It is no draft, and has no identity."""
    site = {name: value for name, value in values.items() if name not in _UNSAID}
    printed = site | {"role.title": title, "role.standing": words.as_of(as_of)}
    author = values.get("trust.name", "")
    return Meta(title, author, words.CATALOGUE, words.LANGUAGE, values=tuple(sorted(printed.items())))


def heading(level: int, text: str) -> Heading:
    """A heading of `text`."""
    return Heading(level, runs(text))


def paragraph(text: str, style: str = "") -> Paragraph:
    """A paragraph of `text`."""
    return Paragraph(runs(text), style)


def cell(*lines: str | Runs, header: bool = False) -> Cell:
    """A cell with a paragraph for each of `lines`."""
    return Cell(tuple(Paragraph(runs(line) if isinstance(line, str) else line) for line in lines), header)


def table(caption: str, heads: Sequence[str], rows: Iterable[tuple[Cell, ...]], shares: tuple[float, ...]) -> Table:
    """A table in the look of the person specification's, which every house has."""
    head = Row(tuple(cell(each, header=True) for each in heads))
    return Table(one_line(caption), head, tuple(Row(cells) for cells in rows), "criteria", shares=shares)


def runs(text: str) -> Runs:
    """`text` on one line."""
    return (Run(one_line(text)),)


def linked(named: Iterable[tuple[str, str]]) -> Runs:
    """Links, each with its text and address, with commas between them."""
    joined = [run for text, address in named for run in (Run(", "), Run(one_line(text), href=address))]
    return tuple(joined[1:])
