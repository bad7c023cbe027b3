"""The values of a role with their keys, as documents carry them; and which of them a path or some words mean."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from jdgen.diagnostics import Location, nearest
from jdgen.layout.view import RoleView
from jdgen.role.model import Role
from jdgen.role.resolution.paths import NotFound, find, get
from jdgen.role.resolution.resolve import used, worded
from jdgen.source.nodes import Node, Scalar
from jdgen.source.nodes import Sequence as List
from jdgen.workspace import Position, Workspace

_WORD = re.compile(r"\w+")
_ALIKE = 0.5
"""Of 1: how much alike words must be to a text that may be meant."""


class Value(NamedTuple):
    """One value of a role: its key, its words, and where they are written."""

    key: str
    words: str
    at: Location


class NoSuchValue(LookupError):
    """Nothing is called so, or says so: a sentence, and what may be meant."""

    def __init__(self, sentence: str, near: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.sentence, self.near = sentence, tuple(near)


def values_of(workspace: Workspace, position: Position) -> tuple[Value, ...]:
    """Every value of the role as it is printed there, part by part; raises `Rejected`."""
    role = workspace.role(*position)
    view = RoleView(role, workspace.house_of(role, position.school))
    values = [Value(origin.key, words, origin.at) for origin, words in view.origins.words()]
    order = list(Role.model_fields)
    return tuple(sorted(values, key=lambda value: order.index(value.key.partition("/")[0])))


def at_path(workspace: Workspace, position: Position, path: str) -> tuple[Value, ...]:
    """The values that a path means: a key as `jdgen show --origins` prints it, all below a key, or a path of an edit.

    Raises `NoSuchValue` for none, and `Rejected`.
    """
    values = values_of(workspace, position)
    path = path.strip("/").replace("post.", "post/")
    meant = tuple(each for each in values if each.key == path or each.key.startswith(f"{path}/"))
    return meant or _by_edit(workspace, position, path, values)


def _by_edit(workspace: Workspace, position: Position, path: str, values: Sequence[Value]) -> tuple[Value, ...]:
    source = worded(position.role, workspace.library, workspace.override(position), [])
    try:
        steps = find(source, path)
    except NotFound as missed:
        near = nearest(path, dict.fromkeys(name for each in values for name in _from_top(each.key))) or missed.near
        raise NoSuchValue(missed.message, [near] if near else []) from None
    node = get(used(source, workspace.library, []), steps)
    places = set(places_in(node))
    if meant := tuple(each for each in values if each.at in places):
        return meant
    raise NoSuchValue(f"“{path}” is no text that the role prints.")


def saying(values: Sequence[Value], words: str) -> tuple[Value, ...]:
    """The values that hold some words, whatever their case; raises `NoSuchValue` with those that are nearest."""
    sought = " ".join(words.casefold().split())
    if found := tuple(each for each in values if sought in each.words.casefold()):
        return found
    likeness = [(_alike(sought, each.words.casefold()), each) for each in values]
    near = sorted((pair for pair in likeness if pair[0] >= _ALIKE), key=lambda pair: -pair[0])[:3]
    raise NoSuchValue(f"Nothing of the role says “{words}”.", [each.words for _, each in near])


def _alike(sought: str, words: str) -> float:
    """How much of what is sought the words hold in its order, of 1."""
    asked, said = _WORD.findall(sought), _WORD.findall(words)
    blocks = SequenceMatcher(None, asked, said, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(asked), 1)


def _from_top(key: str) -> Iterator[str]:
    """The key, and those of all it stands below."""
    steps = key.split("/")
    return ("/".join(steps[:length]) for length in range(1, len(steps) + 1))


def places_in(node: Node) -> Iterator[Location]:
    """Where each text below `node` is written."""
    if isinstance(node, Scalar):
        yield node.at
    elif isinstance(node, List):
        for item in node.items:
            yield from places_in(item)
    else:
        for entry in node.entries:
            yield from places_in(entry.value)
