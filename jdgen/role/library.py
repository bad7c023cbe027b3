"""The files roles are made of: roles, bases and shared clauses of one workspace, each read once."""

from collections.abc import Mapping as Dict
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Annotated, Any, NamedTuple

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from jdgen.diagnostics import Diagnostic, Location, Rejected, reject
from jdgen.role.fields import Id, Label, Prose
from jdgen.role.model import Model, SubClause
from jdgen.role.shorthand import expand_clause
from jdgen.role.validation import validated
from jdgen.source.days import day
from jdgen.source.nodes import Mapping, Node, Scalar, Sequence
from jdgen.source.strict import parse
from jdgen.source.tree import Tree

SHARED = "_shared"
SUFFIX = ".yaml"
_KEPT = 64
"""Parsed files held at a time: enough for all parents of a run, and memory does not grow with the number of roles."""


def to_date(value: Any) -> date:
    text = value.text if isinstance(value, Scalar) else ""
    try:
        return day(text)
    except ValueError:
        raise PydanticCustomError(
            "bad-date", "“{text}” is not a date.", {"text": text, "hint": "Write year-month-day, such as 2026-09-01."}
        ) from None


class ClauseDefinition(Model):
    """A shared clause as its file gives it."""

    id: Id
    text: Prose
    note: Prose | None = None
    clauses: tuple[SubClause, ...] = ()
    basis: Label | None = None
    owner: Label | None = None
    review_by: Annotated[date, PlainValidator(to_date)] | None = None


class ClauseFile(Model):
    """A file of shared clauses."""

    clauses: tuple[ClauseDefinition, ...]


class SharedClause(NamedTuple):
    """A shared clause, checked, with the node it came from."""

    definition: ClauseDefinition
    node: Mapping
    at: Location
    doubles: tuple[Diagnostic, ...] = ()
    """The complaints about other clauses of the same id: whoever uses it cannot know which words it gets."""


class Library:
    """Roles by id, bases and shared clauses below one folder of a tree, as they are worded on the day `as_of`.

    Holds what was read; changes nothing.
    """

    def __init__(self, tree: Tree, as_of: date, folder: str = "roles") -> None:
        self.tree, self.as_of, self.folder = tree, as_of, folder.strip("/")
        self._sources: dict[str, Mapping] = {}
        self.merged: dict[str, tuple[Mapping, tuple[Diagnostic, ...]]] = {}
        """Files that others extend, with their own parents' values, as `role.resolve` put them together."""

    @cached_property
    def role_files(self) -> Dict[str, str]:
        """Role ids (path below the folder, without suffix) to file paths; names that begin with `_` are no roles."""
        prefix = self.folder + "/"
        paths = [path for path in self.tree.files(self.folder) if path.endswith(SUFFIX)]
        ids = {path.removeprefix(prefix).removesuffix(SUFFIX): path for path in paths}
        return {name: path for name, path in ids.items() if not any(p.startswith(("_", ".")) for p in name.split("/"))}

    @cached_property
    def base_files(self) -> Dict[str, str]:
        """Names of bases to file paths."""
        prefix = f"{self.folder}/{SHARED}/bases/"
        paths = [path for path in self.tree.files(prefix.rstrip("/")) if path.endswith(SUFFIX)]
        return {path.removeprefix(prefix).removesuffix(SUFFIX): path for path in paths}

    @property
    def clause_files(self) -> tuple[str, ...]:
        """The files of shared clauses."""
        return tuple(p for p in self.tree.files(f"{self.folder}/{SHARED}/clauses") if p.endswith(SUFFIX))

    def source(self, path: str) -> Mapping:
        """The mapping a file holds; raises `Rejected`."""
        if path in self._sources:
            return self._sources[path]
        source = mapping_of(parse(path, self.tree.read(path)), path)
        if len(self._sources) >= _KEPT:
            del self._sources[next(iter(self._sources))]
        self._sources[path] = source
        return source

    def parent_file(self, name: Scalar) -> str:
        """The file `extends: name` means; raises `Rejected` for none or two."""
        role, base = self.role_files.get(name.text), self.base_files.get(name.text)
        if role and base:
            raise reject("two-parents", f"“{name.text}” is both {role} and {base}.", name.at, "Rename one of them.")
        if not (found := role or base):
            near = get_close_matches(name.text, [*self.role_files, *self.base_files], n=1)
            hint = f"Did you mean {near[0]}? " if near else ""
            bases = f"{self.folder}/{SHARED}/bases/"
            raise reject(
                "missing-parent",
                f"There is no role or base called “{name.text}”.",
                name.at,
                f"{hint}A parent is a role's id or the name of a file in {bases}.",
            )
        return found

    @cached_property
    def clauses(self) -> Dict[str, SharedClause]:
        """Shared clauses by id, from the files that can be read; `clause_findings` has the rest."""
        return self._clauses[0]

    @property
    def clause_findings(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the files of shared clauses."""
        return (*self._clauses[1], *(double for clause in self.clauses.values() for double in clause.doubles))

    @property
    def unread_clauses(self) -> tuple[Diagnostic, ...]:
        """Why the clauses of some files are not among `clauses`."""
        return self._clauses[1]

    @cached_property
    def _clauses(self) -> tuple[Dict[str, SharedClause], tuple[Diagnostic, ...]]:
        clauses: dict[str, SharedClause] = {}
        unread: list[Diagnostic] = []
        for path in self.clause_files:
            try:
                for clause in self._clauses_of(path):
                    name = clause.definition.id
                    first = clauses.setdefault(name, clause)
                    if first is not clause:
                        message = f"The shared clause “{name}” stands twice, first at {first.at}."
                        double = Diagnostic("duplicate-id", message, clause.at, "Rename or delete one of them.")
                        clauses[name] = first._replace(doubles=(*first.doubles, double))
            except Rejected as rejected:
                unread += rejected.diagnostics
        return clauses, tuple(unread)

    def _clauses_of(self, path: str) -> list[SharedClause]:
        """The clauses of one file; raises `Rejected` unless all of them are sound."""
        source = self.source(path)
        findings: list[Diagnostic] = []
        listed = source.get("clauses")
        if isinstance(listed, Sequence):
            items = tuple(expand_clause(item, findings) for item in listed.items)
            listed = listed._replace(items=items)
            source = source.with_value("clauses", listed)
        file = validated(ClauseFile, source, findings)
        if findings or file is None or not isinstance(listed, Sequence):
            raise Rejected(findings)
        return [
            SharedClause(definition, node, node.at)
            for definition, node in zip(file.clauses, listed.items, strict=True)
            if isinstance(node, Mapping)
        ]


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
