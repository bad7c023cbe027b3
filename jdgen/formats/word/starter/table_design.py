"""What the tables of a house look like, as a part of its `Design`."""

from dataclasses import dataclass, fields
from enum import Enum


class Rules(Enum):
    """Which lines a table shows."""

    GRID = "grid"  # around every cell
    ROWS = "rows"  # under every row, and above the first
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TableLook:
    """One kind of table: its lines, the shade behind its labels, and whether every second column holds labels."""

    rules: Rules = Rules.GRID
    label_fill: str = ""
    labels_alternate: bool = False
    band_fill: str = ""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a house. Rules, header row and room in the cells (pt above, cm at the sides) are shared.

    Only facts may have a quieter header row, for a form of several tables: `facts_head_fill`, with plain dark text.
    """

    rule: str = "#8C8C8C"
    rule_width: float = 0.5
    head_fill: str = ""
    head_text: str = ""
    facts_head_fill: str = ""
    size: float = 11
    room: float = 3
    side: float = 0.19
    criteria: TableLook = TableLook()
    ticks: TableLook = TableLook()
    columns: TableLook = TableLook()
    form: TableLook = TableLook()
    signatures: TableLook = TableLook()
    facts: TableLook = TableLook()


def table_looks(tables: Tables) -> dict[str, TableLook]:
    """Each kind of table with its look, in the order of the fields."""
    return {f.name: look for f in fields(tables) if isinstance(look := getattr(tables, f.name), TableLook)}
