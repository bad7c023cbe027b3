"""Where a change comes from: one shared clause, one parent, one school, jdgen.yaml, or the role's own file."""

from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from jdgen.comparing.change import Change, Did
from jdgen.comparing.overriding import overridden_at
from jdgen.comparing.parts import Kind
from jdgen.comparing.side import Side
from jdgen.comparing.touched import Touched, files_of, uses_in
from jdgen.diagnostics import Location, Rejected
from jdgen.source.nodes import Mapping
from jdgen.workspace import WORKSPACE_FILE, Position, Workspace


class Source(StrEnum):
    """What may cause a change in many roles."""

    CLAUSE = "clause"
    PARENT = "parent"
    SCHOOL = "school"
    TRUST = "jdgen.yaml"
    VALUE = "value"
    ROLE = "role"


class Cause(NamedTuple):
    """Where a change was made."""

    source: Source
    name: str = ""
    """The id of the clause or school, the file of the parent or role, the dotted name of the value; of several roles'
    own files, in which the same was changed, none."""


def own_file(role: str, workspace: Workspace) -> Cause:
    """The role's own file as a cause."""
    return Cause(Source.ROLE, workspace.library.role_files.get(role, ""))


class Causes:
    """Finds where changes come from, and whom they do not reach."""

    def __init__(self, old: Side, new: Side, touched: Touched) -> None:
        self._old, self._new, self._touched = old.workspace, new.workspace, touched

    def of(self, change: Change, position: Position, at_home: bool) -> Cause:
        """The cause of a change of the role at `position` (in the old role, if it was removed); `at_home` says whether
        the trust's wording of the role has the change too, or the role is one school's own."""
        workspace = self._old if change.did is Did.REMOVED else self._new
        of_a_text = change.did is Did.REWORDED or change.part in (Kind.NOTE, Kind.SUB_CLAUSE)
        if of_a_text and (clause := self._clause(change, workspace)):
            return Cause(Source.CLAUSE, clause)
        if not at_home:
            return Cause(Source.SCHOOL, position.school)
        return self._of_files(change, position.role, workspace)

    def _clause(self, change: Change, workspace: Workspace) -> str:
        """The shared clause whose own words changed; empty if it is none."""
        clause = change.new_shared if change.new_shared == change.old_shared else ""
        clause = clause or (self._places(workspace).clause_at(change.at) if not change.new_shared else "")
        both = clause in self._old.library.clauses and clause in self._new.library.clauses
        return clause if both and clause in self._touched.clauses else ""

    def _of_files(self, change: Change, role: str, workspace: Workspace) -> Cause:
        """The file of the role's line that says it and has changed, or uses the clause and has changed."""
        files = files_of(role, workspace.library)
        shared = change.new_shared or change.old_shared
        said_by = [path for path in files if path == change.at.file or (shared and self._uses(workspace, path, shared))]
        for path in (*said_by, *files):
            if path in self._touched.files:
                return own_file(role, workspace) if path == files[0] else Cause(Source.PARENT, path)
        by_trust = change.at.file == WORKSPACE_FILE or (shared and shared in uses_in(workspace.every_role))
        return Cause(Source.TRUST) if by_trust else own_file(role, workspace)

    def _uses(self, workspace: Workspace, path: str, clause: str) -> bool:
        try:
            return clause in uses_in(workspace.library.source(path))
        except Rejected:
            return False

    @cached_property
    def _known(self) -> dict[int, "_ClausePlaces"]:
        return {id(each): _ClausePlaces(each) for each in (self._old, self._new)}

    def _places(self, workspace: Workspace) -> "_ClausePlaces":
        return self._known[id(workspace)]

    def concerns(self, cause: Cause, position: Position) -> bool:
        """Whether what caused a change is among the sources of a role there, so that the change was to reach it."""
        files = files_of(position.role, self._new.library)
        if cause.source is Source.PARENT:
            return cause.name in files
        if cause.source is not Source.CLAUSE:
            return False
        override = self._new.override(position)
        return cause.name in uses_in(override) or any(self._uses(self._new, path, cause.name) for path in files)

    def overridden_at(self, change: Change, cause: Cause, position: Position) -> Location:
        """Where a role, or a school for it, says otherwise than the cause."""
        override = self._new.override(position)
        nodes: list[Mapping] = [override] if override else []
        files = files_of(position.role, self._new.library)
        for path in files:
            if path == cause.name:
                break
            nodes += self._node(path)
        return overridden_at(change, nodes) or Location(files[0])

    def _node(self, path: str) -> Iterator[Mapping]:
        try:
            yield self._new.library.source(path)
        except Rejected:
            return


class _ClausePlaces:
    """Which shared clause a place in one of their files belongs to."""

    def __init__(self, workspace: Workspace) -> None:
        self._starts: dict[str, list[tuple[int, str]]] = {}
        for name, clause in workspace.library.clauses.items():
            self._starts.setdefault(clause.at.file, []).append((clause.at.line, name))
        for starts in self._starts.values():
            starts.sort()

    def clause_at(self, at: Location) -> str:
        """The id of the clause that is written there; empty for none."""
        starts = self._starts.get(at.file, [])
        before = bisect_right([line for line, _ in starts], at.line)
        return starts[before - 1][1] if before else ""
