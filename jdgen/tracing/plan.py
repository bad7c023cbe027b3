"""Before a shared clause or a parent is edited: whom the edit would reach, whose text would be a draft by it, and what
would stop it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jdgen.comparing.change import Change, Did
from jdgen.comparing.overriding import overridden_at
from jdgen.comparing.parts import Kind
from jdgen.comparing.touched import files_of, uses_in
from jdgen.diagnostics import Location, Rejected
from jdgen.register import Standing, State
from jdgen.role.resolution.shared import SharedClause, Wording
from jdgen.role.resolution.uses import used_clauses
from jdgen.role.text import as_typed
from jdgen.source.nodes import Mapping, Sequence
from jdgen.workspace import Position, Workspace

_AGREED = (State.APPROVED, State.IN_FORCE)


@dataclass(frozen=True)
class Reached:
    """A position whose text an edit would change."""

    position: Position
    standing: Standing

    @property
    def becomes_draft(self) -> bool:
        """Whether its text is an agreed one, which it would be no longer."""
        return self.standing.state in _AGREED


@dataclass(frozen=True)
class Stopped:
    """A position that an edit would not reach, though it could."""

    position: Position
    at: Location
    """What stops it: an edit, or the reason given why the role has it not."""
    reason: str = ""
    """The reason that is given there."""


@dataclass
class Plan:
    """What an edit of a shared clause, or of a file that others extend, would come to."""

    name: str
    at: Location
    clause: SharedClause | None = None
    """None for a parent."""
    reached: list[Reached] = field(default_factory=list)
    stopped: list[Stopped] = field(default_factory=list)
    changed: list[Location] = field(default_factory=list)
    """The edits by which those that extend a parent change what it gives: such parts an edit does not reach."""
    unread: list[Position] = field(default_factory=list)
    """Positions that cannot be put together, so that nothing can be said of them."""

    @property
    def wordings(self) -> tuple[Wording, ...]:
        """The dated wordings of the clause, the oldest first; none if it has one text."""
        return self.clause.definition.wordings if self.clause else ()


def plan_of_clause(workspace: Workspace, name: str, positions: Iterable[Position]) -> Plan:
    """What an edit of the shared clause of that id would come to at these positions."""
    clause = workspace.library.clauses[name]
    plan = Plan(name, clause.at, clause)
    for position in positions:
        try:
            role = workspace.resolved(*position)
            if name in used_clauses(role):
                plan.reached.append(Reached(position, workspace.standing(role, position.school)))
            elif reason := role.without.get(name):
                plan.stopped.append(Stopped(position, reason.at, as_typed(reason)))
            elif at := _stopped_at(workspace, name, position):
                plan.stopped.append(Stopped(position, at))
        except Rejected:
            plan.unread.append(position)
    return plan


def plan_of_parent(workspace: Workspace, path: str, positions: Iterable[Position]) -> Plan:
    """What an edit of the file at `path`, which others extend, would come to at these positions."""
    plan = Plan(path, Location(path))
    changed: dict[Location, None] = {}
    for position in positions:
        files = files_of(position.role, workspace.library)
        if path not in files:
            continue
        try:
            role = workspace.resolved(*position)
            plan.reached.append(Reached(position, workspace.standing(role, position.school)))
        except Rejected:
            plan.unread.append(position)
            continue
        override = workspace.override(position)
        below = [workspace.library.source(file) for file in files[: files.index(path)]]
        changed |= dict.fromkeys(at for node in (*([override] if override else []), *below) for at in _edits(node))
    plan.changed.extend(sorted(changed))
    return plan


def _stopped_at(workspace: Workspace, clause: str, position: Position) -> Location | None:
    """Where a clause is taken out of a role that would have it from a parent or from its own trust; None if the role
    never had it."""
    override = workspace.override(position)
    nodes: list[Mapping] = [override] if override else []
    for path in files_of(position.role, workspace.library):
        source = workspace.library.source(path)
        if clause in uses_in(source.without("edits")) or clause in _added(source):
            return overridden_at(Change(Did.REWORDED, Kind.CLAUSE, "", id=clause), nodes)
        nodes.append(source)
    return None


def _added(source: Mapping) -> frozenset[str]:
    """The clauses that a file's edits bring."""
    return uses_in(source.get("edits"))


def _edits(node: Mapping) -> Iterator[Location]:
    """Where a file removes, replaces or moves what its parent gives."""
    edits = node.get("edits")
    for edit in edits.items if isinstance(edits, Sequence) else ():
        for verb in ("remove", "replace", "move"):
            if isinstance(edit, Mapping) and edit.get(verb) is not None:
                yield edit.key_at(verb)
