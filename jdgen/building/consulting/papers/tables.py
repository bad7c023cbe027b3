"""The tables of a consultation’s paper: in the look of the house’s, with columns of their own in Word and on a page."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum

from jdgen.building.catalogue import blocks
from jdgen.document.tree import Cell, Table
from jdgen.house.model import House


class Look(Enum):
    """What a table is for, and how wide its columns are, in parts of 100."""

    SIDES = (50.0, 50.0)
    FACTS = (24.0, 38.0, 38.0)
    ONE_SIDE = (30.0, 70.0)
    POSTS = (23.0, 17.0, 11.0, 18.0, 12.0, 19.0)
    COUNTS = (44.0, 14.0, 16.0, 12.0, 14.0)
    EVALUATION = (34.0, 36.0, 30.0)
    NUMBERS = (70.0, 30.0)
    NUMBERS_BY_POST = (42.0, 40.0, 18.0)
    QUESTIONS = (34.0, 66.0)

    @property
    def style(self) -> str:
        """The class of its tables, by which a web page knows them."""
        return f"paper-{self.name.lower().replace('_', '-')}"


def table(look: Look, caption: str, heads: Sequence[str], rows: Iterable[tuple[Cell, ...]]) -> Table:
    """A table of that look."""
    made = blocks.table(caption, heads, rows, look.value)
    return replace(made, style=f"{made.style} {look.style}")


def dressed(house: House) -> House:
    """The house with what web pages need besides for these tables; the form begins a sheet of paper."""
    return replace(house, css=f"{house.css}\n{_CSS}")


def _columns(look: Look) -> str:
    widths = "\n".join(
        f"table.criteria.{look.style} :is(th, td):nth-child({number}) {{ width: {share:g}%; }}"
        for number, share in enumerate(look.value, 1)
    )
    return f"table.criteria.{look.style} {{ table-layout: fixed; }}\n{widths}"


_CSS = "\n".join([*map(_columns, Look), "@media print { h2.part { break-before: page; } }"])
