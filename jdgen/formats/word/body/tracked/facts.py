"""Facts of a redline in tables of two a row: which rows stayed, and which came or went."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from jdgen.document.marks import DELETED, INSERTED, in_new, in_old, marked_text, new_text, old_text
from jdgen.document.tree import Fact, Mark, Runs

Rows = list[list[Fact]]


def shared_mark(facts: Iterable[Fact]) -> Mark | None:
    """The mark of `facts` that all came, or all went; None if some did not."""
    marks = [fact.mark for fact in facts]
    for mark, is_in_other in ((INSERTED, in_old), (DELETED, in_new)):
        if not any(map(is_in_other, marks)):
            return mark
    return None


def tracked_groups(facts: Iterable[Fact], group: Callable[[Iterable[Fact]], list[Rows]]) -> list[Rows]:
    """The rows of each table of `facts`; `group` sets those of one version.

    A row that holds the same facts in both versions stayed, any other came or went whole. Where that would set other
    tables than a version has, all its tables went and all others came.
    """
    marked = list(facts)
    old = _set(marked, in_old, old_text, group)
    new = _set(marked, in_new, new_text, group)
    merged = _merged(marked, _flat(old), _flat(new))
    tables = tables_of(merged)
    if _shapes(tables, in_old) == _lengths(old) and _shapes(tables, in_new) == _lengths(new):
        return tables
    return [
        *([_gone(marked, row) for row in table] for table in old),
        *([_come(marked, row) for row in table] for table in new),
    ]


_Places = tuple[int, ...]
"""The places of the facts of a row among all facts."""


def _set(
    facts: list[Fact],
    stays: Callable[[Mark | None], bool],
    text: Callable[[Runs], Runs],
    group: Callable[[Iterable[Fact]], list[Rows]],
) -> list[list[_Places]]:
    """The rows of each table in one version."""
    shown = [(place, replace(fact, value=text(fact.value))) for place, fact in enumerate(facts) if stays(fact.mark)]
    places = {id(fact): place for place, fact in shown}
    tables = group(fact for _, fact in shown)
    return [[tuple(places[id(fact)] for fact in row) for row in table] for table in tables]


def _merged(facts: list[Fact], old: list[_Places], new: list[_Places]) -> Rows:
    rows: Rows = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [[facts[place] for place in row] for row in new[k:m]]
        else:
            rows += [_gone(facts, row) for row in old[i:j]] + [_come(facts, row) for row in new[k:m]]
    return rows


def _gone(facts: list[Fact], row: _Places) -> list[Fact]:
    return [_whole(facts[place], old_text, DELETED) for place in row]


def _come(facts: list[Fact], row: _Places) -> list[Fact]:
    return [_whole(facts[place], new_text, INSERTED) for place in row]


def _whole(fact: Fact, text: Callable[[Runs], Runs], mark: Mark) -> Fact:
    label, value = marked_text(text(fact.label), mark), marked_text(text(fact.value), mark)
    return replace(fact, label=label, value=value, mark=mark)


def tables_of(rows: Rows) -> list[Rows]:
    """Neighbouring rows of one length as tables."""
    tables: list[Rows] = []
    for row in rows:
        if tables and len(tables[-1][0]) == len(row):
            tables[-1].append(row)
        else:
            tables.append([row])
    return tables


def _shapes(tables: list[Rows], stays: Callable[[Mark | None], bool]) -> list[tuple[int, int]]:
    """How many rows, and of which length, the tables have that are in a version."""
    left = ([row for row in table if stays(row[0].mark)] for table in tables)
    return [(len(table), len(table[0])) for table in left if table]


def _lengths(tables: list[list[_Places]]) -> list[tuple[int, int]]:
    return [(len(table), len(table[0])) for table in tables]


def _flat(tables: list[list[_Places]]) -> list[_Places]:
    return [row for table in tables for row in table]
