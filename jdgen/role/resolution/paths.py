"""Finding a value of a role by its path, such as `duties/responsibilities/displays`, and changing it.

A path step is a key of a mapping or the id of an item (`item_ids`). All functions return new nodes; none
changes its argument.
"""

from collections.abc import Callable

from jdgen.diagnostics import Location, nearest
from jdgen.role.resolution.item_ids import CHILDREN_KEYS, NOT_INHERITED, item_id
from jdgen.source.nodes import Entry, Mapping, Node, Scalar, Sequence

Steps = tuple[str | int, ...]
"""Keys of mappings and positions in lists, from the role down."""


class NotFound(LookupError):
    """A path that leads nowhere; the message is a plain sentence, `near` the closest name there is."""

    def __init__(self, message: str, near: str = "") -> None:
        super().__init__(message)
        self.message, self.near = message, near


def find(root: Mapping, path: str) -> Steps:
    """The steps from `root` to what `path` names; raises `NotFound`."""
    first, *rest = path.strip("/").split("/")
    root = root._replace(entries=tuple(e for e in root.entries if e.key.text not in NOT_INHERITED))
    if root.get(first) is None:
        if rest:
            raise NotFound(f"The role has no “{first}”.", nearest(first, [e.key.text for e in root.entries]))
        return _by_id(root, first)
    steps: Steps = (first,)
    for name in rest:
        steps += _step(get(root, steps), name, path)
    return steps


def get(root: Node, steps: Steps) -> Node:
    """The node at the end of `steps`."""
    node = root
    for step in steps:
        found = node.items[step] if isinstance(node, Sequence) and isinstance(step, int) else None
        if isinstance(node, Mapping) and isinstance(step, str):
            found = node.get(step)
        assert found is not None, f"steps {steps} do not fit the tree"
        node = found
    return node


def replaced(root: Node, steps: Steps, change: Callable[[Node], Node | None]) -> Node:
    """`root` with the node at `steps` changed; a change to None takes it away."""
    if not steps:
        new = change(root)
        assert new is not None, "the root itself cannot be taken away"
        return new
    step, rest = steps[0], steps[1:]
    child = get(root, (step,))
    new = change(child) if not rest else replaced(child, rest, change)
    if isinstance(root, Sequence) and isinstance(step, int):
        middle = () if new is None else (new,)
        return root._replace(items=root.items[:step] + middle + root.items[step + 1 :])
    assert isinstance(root, Mapping) and isinstance(step, str)
    if new is None:
        return root.without(step)
    return root.with_value(step, new)


def with_entry(mapping: Mapping, key: str, value: Node, at: Location) -> Mapping:
    """`mapping` with one more key at its end."""
    return mapping._replace(entries=(*mapping.entries, Entry(Scalar(key, at), value)))


def children_key(node: Node) -> str | None:
    """The key under which a group or clause holds its items, if it holds any."""
    if isinstance(node, Mapping):
        return next((key for key in CHILDREN_KEYS if isinstance(node.get(key), Sequence)), None)
    return None


def _step(node: Node, name: str, path: str) -> Steps:
    items, prefix = _items(node)
    matches = [index for index, item in enumerate(items) if item_id(item) == name]
    if len(matches) > 1:
        raise NotFound(f"“{path}” could mean {len(matches)} items called “{name}”; give the one you mean an id.")
    own = isinstance(node, Mapping) and node.get(name) is not None
    if matches and own:
        raise NotFound(f"“{path}” could mean the {name} itself and an item called “{name}”; give the item an id.")
    if matches:
        return (*prefix, matches[0])
    if own:
        return (name,)
    names = [called for item in items if (called := item_id(item))]
    if isinstance(node, Mapping):
        names += [e.key.text for e in node.entries]
    raise NotFound(f"“{path}” matches nothing: there is no “{name}”.", nearest(name, names))


def _items(node: Node) -> tuple[tuple[Node, ...], Steps]:
    if isinstance(node, Sequence):
        return node.items, ()
    key = children_key(node)
    if key is None:
        return (), ()
    children = get(node, (key,))
    assert isinstance(children, Sequence)
    return children.items, (key,)


def _by_id(root: Mapping, name: str) -> Steps:
    """A shared clause or an explicit id anywhere in the role."""
    found: list[Steps] = []
    names: list[str] = [e.key.text for e in root.entries]

    def visit(node: Node, steps: Steps) -> None:
        if isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                if called := item_id(item):
                    names.append(called)
                    if called == name:
                        found.append((*steps, index))
                visit(item, (*steps, index))
        elif isinstance(node, Mapping):
            for entry in node.entries:
                visit(entry.value, (*steps, entry.key.text))

    visit(root, ())
    if len(found) > 1:
        raise NotFound(f"“{name}” could mean {len(found)} items; write the whole path.")
    if not found:
        raise NotFound(f"“{name}” is neither a part of the role nor the id of anything in it.", nearest(name, names))
    return found[0]
