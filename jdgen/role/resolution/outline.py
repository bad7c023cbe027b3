"""What a role would inherit, item by item with the path by which an edit names it."""

from collections.abc import Iterator
from typing import NamedTuple

from jdgen.role.resolution.item_ids import CHILDREN_KEYS, NOT_INHERITED, TEXT_KEYS, item_id
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.paths import NotFound, find
from jdgen.source.nodes import Mapping, Node, Scalar, Sequence


class Inherited(NamedTuple):
    """One value or item: the path that names it ("" if none does yet), its words, and how deep it stands."""

    path: str
    text: str
    depth: int


def outline(role: Mapping, library: Library) -> Iterator[Inherited]:
    """The values of `role`, a role with its parents' values and its edits made, from top to bottom."""
    for entry in role.entries:
        key = entry.key.text
        if key in NOT_INHERITED or key == "house":
            continue
        if isinstance(entry.value, Scalar):
            yield Inherited(key, entry.value.text, 0)
        elif isinstance(entry.value, Sequence):
            yield from _items(role, entry.value, key, 0, library)
        else:
            yield from _parts(role, entry.value, key, library)


def _parts(role: Mapping, node: Mapping, path: str, library: Library) -> Iterator[Inherited]:
    for entry in node.entries:
        if isinstance(entry.value, Scalar):
            yield Inherited(f"{path}/{entry.key.text}", entry.value.text, 0)
        elif isinstance(entry.value, Sequence):
            below = path if entry.key.text in CHILDREN_KEYS else f"{path}/{entry.key.text}"
            yield from _items(role, entry.value, below, 0, library)


def _items(role: Mapping, items: Sequence, path: str, depth: int, library: Library) -> Iterator[Inherited]:
    for item in items.items:
        name = item_id(item)
        own = f"{path}/{name}" if name and _leads_somewhere(role, f"{path}/{name}") else ""
        yield Inherited(own, _words(item, library), depth)
        if isinstance(item, Mapping):
            for key in CHILDREN_KEYS:
                if isinstance(children := item.get(key), Sequence):
                    yield from _items(role, children, own or path, depth + 1, library)


def _leads_somewhere(role: Mapping, path: str) -> bool:
    try:
        find(role, path)
    except NotFound:
        return False
    return True


def _words(item: Node, library: Library) -> str:
    if isinstance(item, Scalar):
        return item.text
    if isinstance(item, Mapping):
        if isinstance(name := item.get("use"), Scalar):
            clause = library.clauses.get(name.text)
            words = clause.words.get("text") if clause and clause.words else None
            return words.text if isinstance(words, Scalar) else name.text
        for key in TEXT_KEYS:
            if isinstance(text := item.get(key), Scalar):
                return text.text
    return ""
