"""Law 4: a house may order and dress a role, never drop any of it; and it prints nothing without content."""

from collections.abc import Iterable, Sequence

from jdgen.diagnostics import Diagnostic, Location
from jdgen.document import walk
from jdgen.document.tree import Block, Document, Heading, Origin, Section, Table
from jdgen.house.model import House
from jdgen.layout.origins import Origins

_NOWHERE = Location("")
"""Of a table that no layout printed: those of layouts all know their line."""
FORMS = frozenset({"signatures"})
"""Classes of tables whose empty columns are there to be filled in by hand."""


def missing(document: Document, origins: Origins, lists: Sequence[tuple[str, ...]], house: House) -> list[Diagnostic]:
    """What of the role did not reach `document`, or reached it out of order, as one finding a part."""
    arrived: dict[str, int] = {}
    for text in walk.texts(document.blocks):
        for run in text:
            if run.origin is not None:
                arrived.setdefault(run.origin.key, len(arrived))
    lost = [origin for origin in origins if origin.key not in arrived and not _omitted(origin.key, house)]
    findings = [_lost(part, found, house) for part, found in _by_part(lost)]
    for keys in lists:
        places = [arrived[key] for key in keys if key in arrived]
        if places != sorted(places):
            first = next(origin for origin in origins if origin.key == keys[0])
            findings.append(
                Diagnostic("order-changed", f"House {house.id} prints the items of `{_list_name(keys[0])}` "
                           f"({first.at}) in another order than the role.", house.at,
                           "A layout prints each list from its first item to its last.")
            )  # fmt: skip
    return findings


def without_content(document: Document) -> list[Diagnostic]:
    """Headings that head nothing, table columns in which no row has anything, and labelled rows with nothing else."""
    tables = [block for block in walk.blocks(document.blocks) if isinstance(block, Table) and block.style not in FORMS]
    bare = (finding for table in tables for finding in (*_bare_columns(table), *_bare_rows(table)))
    return [*_bare_headings(document.blocks), *bare]


def outline(document: Document, at: Location) -> list[Diagnostic]:
    """What is wrong with the levels of the headings (WCAG 2.2, 1.3.1); `at` is the layout.

    A document has one title, and no level is skipped: who listens to a page jumps from heading to heading.
    """
    findings: list[Diagnostic] = []
    above = 0
    for block in walk.blocks(document.blocks):
        if not isinstance(block, Heading):
            continue
        if block.level == 1 and above:
            message = "A document has one title, and this is the second <h1>."
            findings.append(Diagnostic("heading-order", message, block.at or at, "Make it an <h2>."))
        elif block.level > above + 1:
            over = f"Below <h{above}>" if above else "In front of the title"
            message = f"{over} no <h{block.level}> can stand: a level would be skipped."
            findings.append(Diagnostic("heading-order", message, block.at or at, f"Make it an <h{above + 1}>."))
        above = block.level
    if not above:
        findings.append(Diagnostic("heading-order", "The document has no title.", at, "Print the title in an <h1>."))
    return findings


def _omitted(key: str, house: House) -> bool:
    parts = key.split("/")
    return any(omission.part in (parts[0], "/".join(parts[:2])) for omission in house.omits)


def _by_part(lost: Iterable[Origin]) -> Iterable[tuple[str, list[Origin]]]:
    parts: dict[str, list[Origin]] = {}
    for origin in lost:
        parts.setdefault(origin.key.split("/")[0], []).append(origin)
    return parts.items()


def _lost(part: str, lost: list[Origin], house: House) -> Diagnostic:
    first = lost[0]
    key = first.key.partition("/~")[0]  # an item without an id is known by its place, not by its hash
    more = f" and {len(lost) - 1} more value{'s' if len(lost) > 2 else ''} of it" if len(lost) > 1 else ""
    return Diagnostic(
        "not-printed",
        f"House {house.id} does not print `{key}` ({first.at}){more}.",
        house.at,
        f"Print it in the layout, as it is; or list `{part}` under omits: in {house.at.file} with a reason.",
    )


def _list_name(key: str) -> str:
    return key.removesuffix("/heading").rpartition("/")[0]


def _flat(blocks: Sequence[Block]) -> Iterable[Block]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _flat(block.blocks)
        else:
            yield block


def _bare_headings(blocks: Sequence[Block]) -> Iterable[Diagnostic]:
    flat = list(_flat(blocks))
    for block, following in zip(flat, [*flat[1:], None], strict=True):
        if not isinstance(block, Heading) or block.level == 1 or block.at is None:
            continue
        if following is None or (isinstance(following, Heading) and following.level <= block.level):
            words = walk.plain(block.runs)
            yield Diagnostic("bare-heading", f"The heading “{words}” has nothing below it.", block.at,
                             "Print a heading only if what it heads is there.")  # fmt: skip


def _bare_columns(table: Table) -> Iterable[Diagnostic]:
    for column, header in enumerate(table.header.cells):
        cells = [row.cells[column] for row in table.rows if column < len(row.cells)]
        if all(walk.is_blank_cell(cell) for cell in cells):
            words = "".join(walk.plain(text) for text in walk.texts(header.blocks))
            yield Diagnostic("bare-column", f"No row has anything in the column “{words}”.", table.at or _NOWHERE,
                             "Print a column only if some row fills it.")  # fmt: skip


def _bare_rows(table: Table) -> Iterable[Diagnostic]:
    for row in table.rows:
        label, *rest = row.cells
        # A blank that the role asks for has a run, with its origin.
        if label.header and rest and not any(text for cell in rest for text in walk.texts(cell.blocks)):
            words = "".join(walk.plain(text) for text in walk.texts(label.blocks))
            yield Diagnostic("bare-row", f"Nothing stands beside “{words}”.", row.at or _NOWHERE,
                             "Print a row only if there is something in it.")  # fmt: skip
