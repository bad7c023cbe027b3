"""What a rule is, and what it judges."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from jdgen.diagnostics import Diagnostic, Location, Severity
from jdgen.role.model import Role
from jdgen.role.resolution.shared import ClauseDefinition
from jdgen.source.nodes import Entry, Node, Scalar, Sequence
from jdgen.source.nodes import Mapping as MappingNode

T = TypeVar("T")

BETWEEN = "\n" + " .\n" * 6
"""Between texts looked at together: ends a sentence, and is longer than what may stand between a name and a number."""


class Complaint(NamedTuple):
    """What a rule has to say: one plain sentence, where, and what to do."""

    message: str
    at: Location
    hint: str


@dataclass(frozen=True)
class Rule(Generic[T]):
    """A function that yields complaints about a `T`, with the code and severity they are told under."""

    code: str
    severity: Severity
    judge: Callable[[T], Iterable[Complaint]]
    passes: Callable[[str], bool] | None = None
    """Of a rule that judges texts each by itself: whether it finds nothing in texts joined by `BETWEEN`, but for what
    it makes of them as values of something. To look at all at once takes a fraction of the time."""

    def __call__(self, subject: T) -> Iterator[Diagnostic]:
        """The complaints about `subject` as diagnostics."""
        for message, at, hint in self.judge(subject):
            yield Diagnostic(self.code, message, at, hint, self.severity)


class RoleOnDay(NamedTuple):
    """A role, and the day it is judged on."""

    role: Role
    today: date


class ClauseOnDay(NamedTuple):
    """A shared clause, and the day it is judged on."""

    clause: ClauseDefinition
    today: date


@dataclass(frozen=True)
class Sources:
    """The sources of a workspace, for rules that need to see them together."""

    files: tuple[str, ...]
    """All paths below the folders of roles, schools and houses."""
    nodes: Mapping[str, MappingNode]
    """The files of roles, bases, shared clauses and schools, and jdgen.yaml, that can be read, by path."""
    complete: bool
    """Whether every such file can be read: else nothing can be called unused."""
    first_lines: Mapping[str, str]
    """The first line of every YAML file with a schema, by path."""
    clauses: Mapping[str, Location]
    """The shared clauses, by id, with their place."""
    folder: str = "roles"
    """The folder of the roles."""
    schemas: Mapping[str, bytes] = field(default_factory=dict)
    """The schema files an editor finds, by path."""
    own_schemas: Mapping[str, bytes] = field(default_factory=dict)
    """What this jdgen would write into them."""
    required: frozenset[str] = frozenset()
    """The shared clauses that jdgen.yaml requires of roles, alternatives too."""


def texts(node: Node) -> Iterator[Scalar]:
    """Every value below `node` that is printed or chosen; keys, ids and paths are none."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from texts(item)
    else:
        for entry in node.entries:
            if entry.key.text not in NAMES:
                yield from texts(entry.value)


def entries(node: Node) -> Iterator[tuple[MappingNode, Entry]]:
    """Every key with its value below `node`, and the mapping it stands in."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from entries(item)
    elif isinstance(node, MappingNode):
        for entry in node.entries:
            yield node, entry
            yield from entries(entry.value)


PATHS = ("remove", "replace", "move", "in", "after", "before")
"""Keys of an edit that hold a path."""
NAMES = ("id", "use", "extends", "house", "lang", *PATHS)
