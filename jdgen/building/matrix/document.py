"""The document of a ladder: what is compared, what falls, what is common, and a matrix for each part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise

from jdgen.building.catalogue.blocks import cell, heading, meta, paragraph, table
from jdgen.building.matrix import words
from jdgen.building.matrix.cells import cells, text
from jdgen.comparing.parts import Kind
from jdgen.document.tree import Block, Document, Fact, Facts, Heading, List, ListItem, Run, Section, Table
from jdgen.ladder import Fall, Family, Ladder, Row

_NARROW, _WIDE, _LABEL = 9.0, 19.0, 26.0
"""The first column of a matrix, in parts of 100: with numbers alone, with a word beside them, with labels of facts."""
_COUNTED_PART = 24.0
MATRIX = "matrix"
"""The class of a ladder's tables."""


def document(
    ladder: Ladder,
    findings: Sequence[Fall],
    standings: Sequence[str],
    labels: Mapping[str, str],
    values: Mapping[str, str],
    as_of: date,
) -> Document:
    """The ladder for people. `findings` are its `falls`, `standings` say for each level where its text stands,
    `labels` are the house's of facts by key (`grade`, `hours`), `values` the dotted names of school and trust."""
    title = words.title(ladder.levels)
    blocks: list[Block] = [
        heading(1, title),
        paragraph(words.intro(ladder.levels, values.get("school.name", ""), as_of)),
        _levels(ladder, standings),
        Section((heading(2, words.COUNTS), _counts(ladder))),
        _findings(findings),
        _common(ladder, labels),
        *_different(ladder, labels),
    ]
    return Document(meta(title, as_of, values), tuple(blocks))


def _levels(ladder: Ladder, standings: Sequence[str]) -> Table:
    rows = [
        (cell(level.name, header=True), cell(level.title), cell(level.role), cell(words.capital(standing)))
        for level, standing in zip(ladder.levels, standings, strict=True)
    ]
    heads = (words.LEVEL, words.TITLE, words.ROLE, words.STANDING)
    return _dressed(table(words.LEVELS, heads, rows, (18, 36, 18, 28)))


def _counts(ladder: Ladder) -> Table:
    """For each part and level, how many texts are the same as at the level before, changed, added and dropped."""
    names = [level.name for level in ladder.levels]
    rows = []
    for key, families in groupby(ladder.families, key=lambda family: family.key):
        texts = [row for family in families for top in family.rows for row in top.family]
        steps = [words.counted(*_step(texts, below)) for below in range(len(names) - 1)]
        rows.append((cell(words.PARTS[key], header=True), *map(cell, steps)))
    heads = (words.PART, *(f"{lower} to {higher}" for lower, higher in pairwise(names)))
    return _dressed(table(words.COUNTS, heads, rows, _shares(_COUNTED_PART, len(names) - 1)))


def _step(rows: Sequence[Row], below: int) -> tuple[int, int, int, int]:
    pairs = [(row.rungs[below], row.rungs[below + 1]) for row in rows]
    both = [now.is_same for was, now in pairs if was and now]
    return (
        sum(both),
        len(both) - sum(both),
        sum(was is None and now is not None for was, now in pairs),
        sum(was is not None and now is None for was, now in pairs),
    )


def _findings(findings: Sequence[Fall]) -> Section:
    top = heading(2, words.LESS)
    if not findings:
        return Section((top, paragraph(words.NO_LESS)))
    items = (ListItem((Run(words.fall(each)),)) for each in findings)
    return Section((top, paragraph(words.found(len(findings))), List(tuple(items))))


def _common(ladder: Ladder, labels: Mapping[str, str]) -> Section:
    """What every level has in the same words and place, once."""
    blocks: list[Block] = []
    for key, families in groupby(ladder.families, key=lambda family: family.key):
        here = [block for family in families for block in _common_of(family, labels)]
        blocks += [heading(3, words.PARTS[key]), *here] if here else []
    return Section((heading(2, words.COMMON), *(blocks or [paragraph(words.NO_COMMON)])))


def _common_of(family: Family, labels: Mapping[str, str]) -> Iterator[Block]:
    if not family.common:
        return
    if family.heading:
        yield from _family_heading(family)
    facts = [row for row in family.common if row.kind is Kind.FACT]
    if facts:
        yield Facts(tuple(Fact((Run(_label(row, labels)),), text(row.first)) for row in facts))
    others = tuple(_item(row) for row in family.common if row.kind is not Kind.FACT)
    if others:
        yield List(others)


def _item(row: Row) -> ListItem:
    below = tuple(_item(each) for each in row.below)
    flat = tuple(
        ListItem(each.runs) for item in below for each in (item, *(x for sub in item.lists for x in sub.items))
    )
    kind = (Run(f"{words.KINDS[row.kind]}: "),) if row.kind in words.KINDS else ()
    beside = words.beside(row.first, None)
    after = (Run(f" ({'; '.join(beside)})", emphasis=True),) if beside else ()
    return ListItem((*kind, *text(row.first), *after), (List(flat),) if flat else ())


def _different(ladder: Ladder, labels: Mapping[str, str]) -> Iterator[Block]:
    yield heading(2, words.DIFFERENT)
    differing = [family for family in ladder.families if family.differing]
    yield paragraph(words.how_to_read(ladder) if differing else words.NO_DIFFERENCE)
    for key, families in groupby(ladder.families, key=lambda family: family.key):
        here = [block for family in families for block in _matrix(ladder, family, labels)]
        if here:
            yield Section((heading(3, words.PARTS[key]), *here))


def _matrix(ladder: Ladder, family: Family, labels: Mapping[str, str]) -> Iterator[Block]:
    if not family.differing:
        # A heading below which nothing differs stands among what is common; one alone has nothing below it.
        return
    if family.heading:
        yield from _family_heading(family)
    rows = [(cell(_name(row, labels), header=True), *cells(ladder, row)) for row in family.differing]
    first = words.PART if family.key == "facts" else words.NUMBER
    names = [level.name for level in ladder.levels]
    caption = family.heading.first.words if family.heading else words.PARTS[family.key]
    yield _dressed(table(caption, (first, *names), rows, _shares(_first_column(family), len(names))))


def _family_heading(family: Family) -> Iterator[Block]:
    if family.heading:
        yield Heading(4, text(family.heading.first))  # as its author typed it, no-break spaces too
        if all(rung.said["optional"] for rung in family.heading.rungs if rung):
            yield paragraph(f"{words.ALL_OPTIONAL}.", "note")


def _name(row: Row, labels: Mapping[str, str]) -> str:
    """The first cell of a row: the label of a fact, or the number with what the text is."""
    number = str(row.number) if row.number else ""
    kind = _label(row, labels) if row.kind is Kind.FACT else words.KINDS.get(row.kind, "")
    return " ".join(filter(None, (number, kind)))


def _label(row: Row, labels: Mapping[str, str]) -> str:
    key = row.key.removeprefix("post.")
    return labels.get(key) or words.PARTS.get(key, key)


def _first_column(family: Family) -> float:
    if family.key == "facts":
        return _LABEL
    return _WIDE if any(row.kind in words.KINDS for row in family.differing) else _NARROW


def _dressed(made: Table) -> Table:
    """In the look of the house's tables, and with a class of its own for the columns of the page (`page.css`)."""
    return replace(made, style=f"{made.style} {MATRIX}")


def _shares(first: float, others: int) -> tuple[float, ...]:
    return (first, *([(100 - first) / others] * others))
