"""Inheritance: what a child role takes from its parent, and what it may not drop without saying so."""

from jdgen.diagnostics import Diagnostic
from jdgen.role.resolution.item_ids import CHILDREN_KEYS, NOT_INHERITED
from jdgen.source.nodes import Entry, Mapping, Node, Sequence


def merge(parent: Mapping, child: Mapping, findings: list[Diagnostic], path: str = "") -> Mapping:
    """`parent` overlaid with `child`: scalars replace, mappings merge, lists stay (one in the child is a finding)."""
    entries: list[Entry] = []
    for entry in parent.entries:
        own = child.get(entry.key.text)
        if own is None or (not path and entry.key.text in NOT_INHERITED):
            if path or entry.key.text not in NOT_INHERITED:
                entries.append(entry)
            continue
        entries.append(Entry(entry.key, _merged(entry, own, child, findings, path)))
    known = {entry.key.text for entry in entries}
    entries += [entry for entry in child.entries if entry.key.text not in known]
    return Mapping(tuple(entries), child.at)


def _merged(inherited: Entry, own: Node, child: Mapping, findings: list[Diagnostic], path: str) -> Node:
    key, name = inherited.key.text, path + inherited.key.text
    if isinstance(inherited.value, Mapping) and isinstance(own, Mapping):
        return merge(inherited.value, own, findings, f"{name}/")
    lost = count_items(inherited.value)
    if lost:
        findings.append(
            Diagnostic(
                "dropped-list",
                f"This “{name}” would drop {_items(lost, key)} inherited from {inherited.key.at}.",
                child.key_at(key),
                f"Change single items with edits: (add, remove, replace, move); or, to replace them all on purpose, "
                f"write an edit “replace: {name}” with “with:”.",
            )
        )
        return inherited.value
    return own


def count_items(node: Node) -> int:
    """The clauses, criteria or other items under `node`; a group counts by what it holds."""
    if isinstance(node, Sequence):
        return sum(count_items(item) or 1 for item in node.items)
    if isinstance(node, Mapping):
        return sum(count_items(node.get(key) or Sequence((), node.at)) for key in CHILDREN_KEYS) + sum(
            count_items(e.value)
            for e in node.entries
            if e.key.text not in CHILDREN_KEYS and isinstance(e.value, Sequence)
        )
    return 0


_NOUNS = {
    "duties": ("duty", "duties"), "clauses": ("clause", "clauses"), "criteria": ("criterion", "criteria"),
    "person_specification": ("criterion", "criteria"), "statements": ("statement", "statements"),
}  # fmt: skip


def _items(count: int, key: str) -> str:
    one, many = _NOUNS.get(key, ("item", "items"))
    return f"{count} {one if count == 1 else many}"
