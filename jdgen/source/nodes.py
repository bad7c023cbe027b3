"""The tree of a strict YAML file: every scalar is text, and everything knows its place."""

from typing import Any, NamedTuple

from jdgen.diagnostics import Location, reject


class Scalar(NamedTuple):
    """Text exactly as typed, whatever it looks like (`no`, `0123`, `2018/19`)."""

    text: str
    at: Location
    plain: bool = True
    """Written without quotes and not as a block."""
    comment: Location | None = None
    """Where a comment stands so close to this plain text that its author may have meant it as part of it: behind it on
    the same line, on a line that would run it on, or between it and its key. An error if the text is printed."""


class Sequence(NamedTuple):
    """A list."""

    items: tuple["Node", ...]
    at: Location
    flow: bool = False
    """Written `[a, b]` on one line."""


class Entry(NamedTuple):
    """One `key: value`."""

    key: Scalar
    value: "Node"


class Mapping(NamedTuple):
    """Keys with values, in the order written; no key twice."""

    entries: tuple[Entry, ...]
    at: Location
    flow: bool = False

    def get(self, key: str) -> "Node | None":
        """The value behind `key`, or None."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry.value
        return None

    def key_at(self, key: str) -> Location:
        """Where `key` is written; the mapping's own place if it is not."""
        for entry in self.entries:
            if entry.key.text == key:
                return entry.key.at
        return self.at

    def without(self, *keys: str) -> "Mapping":
        """The mapping less the entries of `keys`."""
        return self._replace(entries=tuple(entry for entry in self.entries if entry.key.text not in keys))

    def with_value(self, key: str, value: "Node") -> "Mapping":
        """The mapping with another value behind `key`, where it has that key."""
        changed = (e._replace(value=value) if e.key.text == key else e for e in self.entries)
        return self._replace(entries=tuple(changed))


Node = Scalar | Sequence | Mapping


def mapping_of(node: Node, path: str) -> Mapping:
    """`node` as the mapping a whole file should be; raises `Rejected`."""
    if isinstance(node, Mapping):
        return node
    raise reject(
        "mapping-expected",
        f"{path} should hold keys with values, but it holds a "
        f"{'list' if isinstance(node, Sequence) else 'single text'}.",
        node.at,
        "Begin the file with its first key, without a dash before it.",
    )


def written(node: Node) -> Any:
    """What stands in the YAML of `node`, wherever that is, as JSON."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [written(item) for item in node.items]
    return {entry.key.text: written(entry.value) for entry in node.entries}
