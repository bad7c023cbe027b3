"""Locked shared clauses: what inherits one cannot lose it, and nothing else may bear its name.

Uses are counted before and after each change, whatever the change is, so that no way round a lock can be forgotten.
"""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping as Dict

from jdgen.diagnostics import Diagnostic, Location
from jdgen.role.resolution.item_ids import NOT_INHERITED
from jdgen.role.resolution.shared import SharedClause, asked_of
from jdgen.source.nodes import Entry, Mapping, Node, Scalar, Sequence

_NO_PART = frozenset((*NOT_INHERITED, "without"))
"""Keys of a role below which no clause is used: the clause in an edit is used where the edit puts it."""


class Locks:
    """The locked ones among some shared clauses."""

    def __init__(self, clauses: Dict[str, SharedClause]) -> None:
        self._locked = {name: clause for name, clause in clauses.items() if clause.definition.locked}

    def broken_by_edit(self, before: Mapping, after: Mapping, at: Location) -> list[Diagnostic]:
        """The complaints about an edit written `at` that makes `after` of the role `before`."""
        return [
            self._complaint(name, f"This edit takes out the shared clause “{name}”", at)
            for name in self._lost(before, after)
        ]

    def broken_by_merge(self, parent: Mapping, child: Mapping, merged: Mapping) -> list[Diagnostic]:
        """The complaints about values of `child` that take the place of the parent's in `merged`."""
        found = []
        for name in self._lost(parent, merged):
            key = next(
                entry.key for entry in child.entries
                if name in self._lost(*(_only(entry.key.text, role) for role in (parent, merged)))
            )  # fmt: skip
            what = f"This “{key.text}” takes the place of the inherited shared clause “{name}”"
            found.append(self._complaint(name, what, key.at))
        return found

    def borrowed_names(self, role: Mapping) -> Iterator[Diagnostic]:
        """The complaints about items of `role` that call themselves as a locked clause is called."""
        if self._locked:
            for entry in role.entries:
                if entry.key.text not in _NO_PART:
                    yield from self._borrowed(entry.value)

    def _borrowed(self, node: Node) -> Iterator[Diagnostic]:
        if isinstance(node, Sequence):
            for item in node.items:
                yield from self._borrowed(item)
        elif isinstance(node, Mapping):
            for entry in node.entries:
                yield from self._borrowed(entry.value)
            name = node.get("id")
            if isinstance(name, Scalar) and name.text in self._locked and node.get("use") is None:
                message = f"The id “{name.text}” is that of a shared clause that is locked in {self._file(name.text)}."
                hint = f"Write “use: {name.text}” for its words, or give this another id."
                yield Diagnostic("locked-clause", message, name.at, hint)

    def _complaint(self, name: str, what: str, at: Location) -> Diagnostic:
        hint = f"Take this change back; the clause may be moved, but not left out.{asked_of(self._locked[name])}"
        return Diagnostic("locked-clause", f"{what}, which is locked in {self._file(name)}.", at, hint)

    def _file(self, name: str) -> str:
        return self._locked[name].at.file

    def _lost(self, before: Node, after: Node) -> list[str]:
        """The locked clauses used more often in `before` than in `after`."""
        if not self._locked:
            return []
        gone: Counter[str] = Counter()
        come: Counter[str] = Counter()
        self._compare(before, after, gone, come)
        return sorted(gone - come)

    def _compare(self, before: Node, after: Node, gone: Counter[str], come: Counter[str]) -> None:
        """Count the uses below what differs; what a change leaves alone is the very same object, and passed over."""
        if before is after:
            return
        if isinstance(before, Sequence) and isinstance(after, Sequence):
            same = {id(item) for item in before.items} & {id(item) for item in after.items}
            self._count(before._replace(items=tuple(item for item in before.items if id(item) not in same)), gone)
            self._count(after._replace(items=tuple(item for item in after.items if id(item) not in same)), come)
        elif isinstance(before, Mapping) and isinstance(after, Mapping):
            self._compare_entries(before, after, gone, come)
        else:
            self._count(before, gone)
            self._count(after, come)

    def _compare_entries(self, before: Mapping, after: Mapping, gone: Counter[str], come: Counter[str]) -> None:
        olds, news = ({entry.key.text: entry for entry in node.entries} for node in (before, after))
        for key in (olds.keys() | news.keys()) - _NO_PART:
            old, new = olds.get(key), news.get(key)
            if old and new and key != "use":
                self._compare(old.value, new.value, gone, come)
                continue
            if old:
                self._count_entry(old, gone)
            if new:
                self._count_entry(new, come)

    def _count(self, node: Node, uses: Counter[str]) -> None:
        if isinstance(node, Sequence):
            for item in node.items:
                self._count(item, uses)
        elif isinstance(node, Mapping):
            for entry in node.entries:
                self._count_entry(entry, uses)

    def _count_entry(self, entry: Entry, uses: Counter[str]) -> None:
        if isinstance(entry.value, Scalar):
            if entry.key.text == "use" and entry.value.text in self._locked:
                uses[entry.value.text] += 1
        else:
            self._count(entry.value, uses)


def _only(key: str, role: Mapping) -> Mapping:
    """`role` with one of its keys alone."""
    return role._replace(entries=tuple(entry for entry in role.entries if entry.key.text == key))
