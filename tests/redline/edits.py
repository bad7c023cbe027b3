"""Random edits of random documents: what may happen to a text between two versions of it."""

import random
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from documents import documents, texts
from hypothesis import strategies as st

from jdgen.diagnostics import Location
from jdgen.document.tree import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    HeadingNumber,
    List,
    ListFormat,
    ListItem,
    Origin,
    Paragraph,
    Row,
    Run,
    Runs,
    Section,
    Table,
)

PLACE = Location("roles/random.yaml", 1, 1)


def versions() -> st.SearchStrategy[tuple[Document, Document]]:
    """An old document and a new one: edited, or any other at all."""
    return VERSIONS


def with_origins(document: Document) -> Document:
    """`document`, its texts from values of a role: each text has a key of its own."""
    return replace(document, blocks=_mapped(document.blocks, _Keys()))


class _Keys:
    def __init__(self) -> None:
        self._count = 0

    def __call__(self, text: Runs) -> Runs:
        self._count += 1
        key = Origin(f"some/key-{self._count}", PLACE)
        return tuple(replace(run, origin=key) for run in text) if self._count % 3 else text


def edited(document: Document, pick: random.Random, others: Sequence[Block], words: Sequence[str]) -> Document:
    """`document` after some edits; what comes in is from `others` and `words`."""
    blocks = _sequence(document.blocks[1:], pick, _block_edit(pick, words), others)
    title = _block_edit(pick, words)(document.blocks[0]) if pick.random() < 0.3 else document.blocks[0]
    return replace(document, blocks=(title, *blocks))


def _mapped(value: Any, change: Callable[[Runs], Runs]) -> Any:
    if isinstance(value, tuple):
        if value and all(isinstance(one, Run) for one in value):
            return change(value)
        return tuple(_mapped(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _mapped(getattr(value, f.name), change) for f in fields(value)})
    return value


def _sequence(members: Sequence[Any], pick: random.Random, edit: Callable[[Any], Any], others: Sequence[Any]) -> Any:
    """Members edited, deleted, inserted, doubled, moved; at least one is left."""
    left = [edit(one) if pick.random() < 0.35 else one for one in members]
    for _ in range(pick.choice([0, 0, 1, 1, 2])):
        at = pick.randrange(len(left)) if left else 0
        match pick.choice(["delete", "insert", "move", "double"]):
            case "delete" if len(left) > 1:
                left.pop(at)
            case "insert" if others:
                left.insert(at + pick.randint(0, 1), pick.choice(others))
            case "move" if len(left) > 1:
                left.insert(pick.randrange(len(left)), left.pop(at))
            case "double" if left:
                left.insert(pick.randrange(len(left)), left[at])
    return tuple(left)


def _block_edit(pick: random.Random, words: Sequence[str]) -> Callable[[Block], Block]:
    def edit(block: Block) -> Block:
        match block:
            case Paragraph():
                return replace(block, runs=text(block.runs), style=pick.choice([block.style] * 5 + ["note"]))
            case Heading():
                number = pick.choice([block.number] * 4 + [HeadingNumber.PRINTED])
                return replace(block, runs=text(block.runs), number=number if block.level > 1 else block.number)
            case List():
                form = pick.choice([block.format] * 6 + [ListFormat.DECIMAL])
                return replace(block, items=_sequence(block.items, pick, item, block.items), format=form)
            case Facts():
                return replace(block, facts=_sequence(block.facts, pick, fact, block.facts))
            case Table():
                return table(block)
            case Section():
                return replace(block, blocks=_sequence(block.blocks, pick, edit, block.blocks))

    def text(runs: Runs) -> Runs:
        said = " ".join(run.text for run in runs).split(" ")
        for _ in range(pick.choice([0, 1, 1, 2, 5])):
            at = pick.randrange(len(said) + 1)
            said[at : at + pick.randint(0, 2)] = [pick.choice(words)] if pick.random() < 0.7 else []
        found = " ".join(said)
        return (replace(runs[0], text=found),) if found.strip() else runs

    def item(one: ListItem) -> ListItem:
        lists = _sequence(one.lists, pick, edit, one.lists) if one.lists else ()
        lists = () if one.lists and pick.random() < 0.1 else lists
        return replace(one, runs=text(one.runs), lists=lists)

    def fact(one: Fact) -> Fact:
        label = text(one.label) if pick.random() < 0.3 else one.label
        value = () if pick.random() < 0.2 else text(one.value or one.label)
        return replace(one, label=label, value=value)

    def row(one: Row) -> Row:
        cells = list(one.cells)
        at = pick.randrange(len(cells))
        blocks = cells[at].blocks
        match pick.choice(["edit", "blank", "swap", "fill"]):
            case "edit" if blocks:
                blocks = _sequence(blocks, pick, edit, blocks)
            case "blank":
                blocks = ()
            case "swap":
                other = pick.randrange(len(cells))
                blocks, cells[other] = cells[other].blocks, replace(cells[other], blocks=blocks)
            case "fill":
                blocks = (*blocks, Paragraph((Run(pick.choice(words)),)))
        cells[at] = replace(cells[at], blocks=blocks)
        return replace(one, cells=tuple(cells))

    def table(one: Table) -> Table:
        if len(one.header.cells) > 1 and pick.random() < 0.15:
            gone = pick.randrange(len(one.header.cells))
            without = [replace(r, cells=r.cells[:gone] + r.cells[gone + 1 :]) for r in (one.header, *one.rows)]
            return replace(one, header=without[0], rows=tuple(without[1:]))
        header = row(one.header) if pick.random() < 0.2 else one.header
        return replace(one, header=header, rows=_sequence(one.rows, pick, row, one.rows))

    return edit


@st.composite
def _versions(draw: st.DrawFn) -> tuple[Document, Document]:
    old = draw(documents())
    if draw(st.booleans()):
        old = with_origins(old)
    other = draw(documents())
    if draw(st.integers(0, 9)) == 0:
        return old, other
    pick = random.Random(draw(st.integers(0, 2**32)))
    words = [word for word in draw(texts()).split() if word] + ["once", "a", "week,", "the", "class"]
    return old, edited(old, pick, other.blocks[1:], words)


VERSIONS = _versions()
