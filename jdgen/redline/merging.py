"""Two sequences of blocks as one: what stayed is matched and looked into, all other is deleted or inserted whole."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from jdgen.document.marks import DELETED, INSERTED
from jdgen.document.tree import Block, Cell, Fact, Facts, Heading, List, ListItem, Mark, Paragraph, Row, Section, Table
from jdgen.document.walk import runs
from jdgen.redline.aligning import aligned
from jdgen.redline.likeness import Thing, likeness, traits
from jdgen.redline.marking import marked, marked_fact, marked_item, marked_list, marked_row
from jdgen.redline.wording import merged_text

T = TypeVar("T", bound=Thing)


class Merging:
    """Merges two documents; knows which values of the role each of them says anywhere."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self._said_before = _keys(old)
        self._said_after = _keys(new)
        self.renamed: list[tuple[str, str]] = []
        """The old and new names of tables whose names changed: no mark can say it."""

    def blocks(self, old: Sequence[Block], new: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks of both versions, in order and marked."""
        return tuple(self._merged(old, new, marked, self._block))

    def likenesses(self, old: Sequence[Thing], new: Sequence[Thing]) -> list[list[float]]:
        """How alike each old thing and each new one are; 0 if they are no pair."""
        some, others = [traits(one) for one in old], [traits(one) for one in new]
        return [[likeness(one, other) for other in others] for one in some]

    def may_follow(self, old: Thing, new: Thing) -> bool:
        """Whether the one, in the place of the other, is what became of it although they have little in common: unless
        the one is also said elsewhere in the new version, or the other was in the old one, and so they moved."""
        if isinstance(new, Table | ListItem | Fact | Row):
            return False
        was, became = traits(old), traits(new)
        moved = was.keys & self._said_after or became.keys & self._said_before
        return was.kind == became.kind and not moved

    def _merged(
        self, old: Sequence[T], new: Sequence[T], whole: Callable[[T, Mark], T], within: Callable[[T, T], T]
    ) -> Iterator[T]:
        """Both sequences as one, each member marked `whole`, or changed `within`."""
        for was, became in aligned(old, new, self):
            if was is not None and became is not None:
                yield became if was == became else within(was, became)
            elif was is not None:
                yield whole(was, DELETED)
            elif became is not None:
                yield whole(became, INSERTED)

    def _block(self, old: Block, new: Block) -> Block:
        match old, new:
            case Paragraph(), Paragraph():
                return replace(new, runs=merged_text(old.runs, new.runs))
            case Heading(), Heading():
                return replace(new, runs=merged_text(old.runs, new.runs))
            case List(), List():
                return self._list(old, new)
            case Facts(), Facts():
                return replace(new, facts=tuple(self._merged(old.facts, new.facts, marked_fact, _fact)))
            case Table(), Table():
                if old.caption != new.caption:
                    self.renamed.append((old.caption, new.caption))
                rows = self._merged(old.rows, new.rows, marked_row, self._row)
                return replace(new, header=self._row(old.header, new.header), rows=tuple(rows))
            case Section(), Section():
                return replace(new, blocks=self.blocks(old.blocks, new.blocks))
            case _:
                raise TypeError(f"a {type(old).__name__} cannot become a {type(new).__name__}")

    def _list(self, old: List, new: List) -> List:
        return replace(new, items=tuple(self._merged(old.items, new.items, marked_item, self._item)))

    def _item(self, old: ListItem, new: ListItem) -> ListItem:
        below = self._merged(old.lists, new.lists, marked_list, self._list)
        return replace(new, runs=merged_text(old.runs, new.runs), lists=tuple(below))

    def _row(self, old: Row, new: Row) -> Row:
        cells = (self._cell(was, became) for was, became in zip(old.cells, new.cells, strict=True))
        return replace(new, cells=tuple(cells))

    def _cell(self, old: Cell, new: Cell) -> Cell:
        return replace(new, blocks=self.blocks(old.blocks, new.blocks))


def _fact(old: Fact, new: Fact) -> Fact:
    return replace(new, label=merged_text(old.label, new.label), value=merged_text(old.value, new.value))


def _keys(blocks: Sequence[Block]) -> set[str]:
    return {run.origin.key for run in runs(blocks) if run.origin}
