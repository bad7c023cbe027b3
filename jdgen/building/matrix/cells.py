"""The texts of a ladder as runs, and as cells of its matrix."""

from collections.abc import Iterable, Iterator

from jdgen.building.catalogue.blocks import cell
from jdgen.building.catalogue.texts import marked, typed
from jdgen.building.matrix import words
from jdgen.comparing.parts import Kind
from jdgen.comparing.words import LEAST_ALIKE, likeness, stretches
from jdgen.document.tree import Cell, Run, Runs
from jdgen.document.walk import plain
from jdgen.ladder import Ladder, Row, Rung


def text(rung: Rung) -> Runs:
    """The words of a text with its author's emphasis; of a blank, that it is one."""
    if not rung.words:
        return (Run(words.BLANK),)
    return typed(rung.words, rung.part.kind)


def cells(ladder: Ladder, row: Row) -> Iterator[Cell]:
    """The cells of a row behind its first: one a level, none of them empty.

    All of a cell is one paragraph, with line ends in it: a cell of several is no cell of a table in Markdown.
    """
    for rung in row.rungs:
        yield cell(_joined(_lines(ladder, rung)) if rung else words.NONE)


def _joined(lines: Iterable[Runs]) -> Runs:
    first, *others = lines
    return (*first, *(run for line in others for run in (Run("\n"), *line)))


def _lines(ladder: Ladder, rung: Rung) -> Iterator[Runs]:
    old = ladder.levels[rung.before.level] if rung.before else None
    beside = words.beside(rung, old)
    if old is None or rung.before is None:
        yield text(rung)
    elif not rung.is_reworded:
        yield (Run(words.as_level(ladder.levels[rung.since])),)
        beside = [] if rung.is_same else beside
    elif rung.part.kind is Kind.FACT:
        yield text(rung)
    else:
        new, was = text(rung), plain(text(rung.before))
        is_marked = likeness(was, plain(new)) >= LEAST_ALIKE
        pieces = stretches(was, plain(new))
        told = words.what_changed(old, pieces) if is_marked else words.anew(old)
        yield tuple(marked(new, pieces)) if told != words.anew(old) else new
        yield _aside(told)
    for line in beside:
        yield _aside(f"{line}.")


def _aside(line: str) -> Runs:
    return (Run(line, emphasis=True),)
