"""Where a role or a school says otherwise than what it inherits."""

from collections.abc import Iterable, Iterator

from jdgen.comparing.change import Change
from jdgen.diagnostics import Location
from jdgen.role.resolution.item_ids import slug
from jdgen.source.nodes import Mapping, Node, Scalar, Sequence

_PATHS = ("remove", "replace", "move")
"""The edits that change what is inherited; one that adds stops nothing."""


def overridden_at(change: Change, nodes: Iterable[Mapping]) -> Location | None:
    """The line of `nodes`, the nearest first, by which `change` does not come through: an edit of the part or of its
    group, or the key with an own value; or else the first list of edits. None if none of them changes anything."""
    nodes = tuple(nodes)
    for node in nodes:
        if found := _own_value(change, node) or next(_edits_of(change, node), None):
            return found
    return next((edits.at for node in nodes if isinstance(edits := node.get("edits"), Sequence)), None)


def _own_value(change: Change, node: Mapping) -> Location | None:
    key, _, below = change.key.partition(".")
    value = node.get(key)
    if value is None:
        return None
    if not below:
        return node.key_at(key)
    return value.key_at(below) if isinstance(value, Mapping) and value.get(below) is not None else None


def _edits_of(change: Change, node: Mapping) -> Iterator[Location]:
    edits = node.get("edits")
    meant = _names(change)
    for edit in edits.items if isinstance(edits, Sequence) else ():
        for path in _paths(edit):
            if set(path.text.split("/")[1:] or [path.text]) & meant:
                yield path.at


def _paths(edit: Node) -> Iterator[Scalar]:
    for verb in _PATHS:
        if isinstance(edit, Mapping) and isinstance(path := edit.get(verb), Scalar):
            yield path


def _names(change: Change) -> set[str]:
    """By which an edit may name the part, its words or its group."""
    words = (change.id, slug(change.old), slug(change.new), slug(change.about), slug(change.group.split(" › ")[0]))
    return {name for name in words if name}
