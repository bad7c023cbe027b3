"""The files roles are made of: roles, bases and shared clauses of one workspace, each read once."""

import re
from collections.abc import Iterator
from collections.abc import Mapping as Dict
from datetime import date
from functools import cached_property

from jdgen.diagnostics import Diagnostic, Location, Rejected, did_you_mean, reject
from jdgen.recent import Recent
from jdgen.role.resolution.locks import Locks
from jdgen.role.resolution.shared import SharedClause, clauses_of
from jdgen.source.modeline import SCHOOLS_FOLDER
from jdgen.source.nodes import Mapping, Scalar, mapping_of
from jdgen.source.strict import parse
from jdgen.source.tree import Tree

SHARED = "_shared"
SUFFIX = ".yaml"
OWN_ROLE = re.compile(rf"{SCHOOLS_FOLDER}/(?P<school>[^/]+)/roles/(?P<role>.+)\.yaml")
"""The file of a role that one school has and no other."""
_KEPT = 64
"""Parsed files held at a time: enough for all parents of a run, and memory does not grow with the number of roles."""


class Library:
    """Roles by id, bases and shared clauses below one folder of a tree, as they are worded on the day `as_of`.

    Holds what was read; changes nothing.
    """

    def __init__(self, tree: Tree, as_of: date, folder: str = "roles") -> None:
        self.tree, self.as_of, self.folder = tree, as_of, folder.strip("/")
        self._sources: Recent[str, Mapping] = Recent(_KEPT)
        self.merged: dict[str, tuple[Mapping, tuple[Diagnostic, ...]]] = {}
        """Files that others extend, with their own parents' values, as `role.resolution.resolve` put them together."""

    @cached_property
    def role_files(self) -> Dict[str, str]:
        """Role ids (path below the folder, without suffix) to file paths; names that begin with `_` are no roles.

        A school's own roles bear its id before theirs. Raises `Rejected` if two files are of one id.
        """
        found: dict[str, str] = {}
        for name, path in (*self._roles_of_all(), *self._roles_of_one_school()):
            if any(part.startswith(("_", ".")) for part in name.split("/")):
                continue
            if (other := found.setdefault(name, path)) != path:
                message = f"{other} and {path} are both the role “{name}”."
                raise reject("two-roles", message, Location(path), "Rename one of them.")
        return found

    def _roles_of_all(self) -> Iterator[tuple[str, str]]:
        prefix = self.folder + "/"
        for path in self.tree.files(self.folder):
            if path.endswith(SUFFIX):
                yield path.removeprefix(prefix).removesuffix(SUFFIX), path

    def _roles_of_one_school(self) -> Iterator[tuple[str, str]]:
        for path in self.tree.files(SCHOOLS_FOLDER):
            if own := OWN_ROLE.fullmatch(path):
                yield f"{own['school']}/{own['role']}", path

    def owner(self, role_id: str) -> str:
        """The id of the school whose own role it is; empty for one that all schools may have."""
        own = OWN_ROLE.fullmatch(self.role_files[role_id])
        return own["school"] if own else ""

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
        return self._sources.of(path, lambda: mapping_of(parse(path, self.tree.read(path)), path))

    def parent_file(self, name: Scalar) -> str:
        """The file `extends: name` means; raises `Rejected` for none or two."""
        role, base = self.role_files.get(name.text), self.base_files.get(name.text)
        if role and base:
            raise reject("two-parents", f"“{name.text}” is both {role} and {base}.", name.at, "Rename one of them.")
        if not (found := role or base):
            hint = did_you_mean(name.text, [*self.role_files, *self.base_files], "{}")
            bases = f"{self.folder}/{SHARED}/bases/"
            raise reject(
                "missing-parent",
                f"There is no role or base called “{name.text}”.",
                name.at,
                f"{hint} A parent is a role's id or the name of a file in {bases}.".lstrip(),
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
    def locks(self) -> Locks:
        """The shared clauses that no role may lose."""
        return Locks(self.clauses)

    @cached_property
    def _clauses(self) -> tuple[Dict[str, SharedClause], tuple[Diagnostic, ...]]:
        clauses: dict[str, SharedClause] = {}
        unread: list[Diagnostic] = []
        for path in self.clause_files:
            try:
                for clause in clauses_of(self.source(path), self.as_of):
                    first = clauses.setdefault(clause.definition.id, clause)
                    if first is not clause:
                        clauses[clause.definition.id] = first.doubled_by(clause)
            except Rejected as rejected:
                unread += rejected.diagnostics
        return clauses, tuple(unread)
