"""Where a sentence of a role comes from: the line that says it, what brings that line into the role, and who last
touched each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from jdgen.diagnostics import Location
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import lineage
from jdgen.role.resolution.shared import ClauseDefinition, SharedClause, Wording
from jdgen.source.blame import Blame, Touch, last_line
from jdgen.source.days import spoken
from jdgen.source.nodes import Mapping, Node, Scalar
from jdgen.source.nodes import Sequence as List
from jdgen.tracing.values import Value, places_in
from jdgen.workspace import WORKSPACE_FILE, Position, Workspace


@dataclass(frozen=True)
class Link:
    """One step on the way of a sentence into a role."""

    what: str
    at: Location
    last: int
    """The last of its lines."""
    touch: Touch | None
    """Who last touched the lines; None where git cannot tell."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reason:
    """Why a value stands in a role: the line that says it first, then what brings it there."""

    value: Value
    links: tuple[Link, ...]


class Reasons:
    """Finds the reasons for the values of one role at one place."""

    def __init__(self, workspace: Workspace, position: Position, blame: Blame) -> None:
        self._workspace, self._position, self._blame = workspace, position, blame
        self._library: Library = workspace.library
        self._files = lineage(self._library.role_files[position.role], self._library)
        self._override = workspace.override(position)
        self._of_school = frozenset(places_in(self._override)) if self._override else frozenset()

    def of(self, value: Value) -> Reason:
        """Why a value stands there."""
        return Reason(value, tuple(self._links(value.at)))

    def _links(self, at: Location) -> Iterator[Link]:
        if clause := self._clause_at(at):
            definition = clause.definition
            yield self._link(f"the shared clause {definition.id}", at, _notes(definition, self._workspace.as_of))
            used_at = self._used_at(definition.id)
            if used_at is None:
                return
            yield self._link(f"used {self._place(used_at)}", used_at)
            at = used_at
        else:
            yield self._link(f"written {self._place(at)}", at)
        yield from self._extends(at)

    def _extends(self, at: Location) -> Iterator[Link]:
        """The lines by which the role comes to what a parent says, from the role upwards."""
        if at in self._of_school or at.file not in self._files:
            return
        for child in self._files[: self._files.index(at.file)]:
            parent = self._library.source(child).get("extends")
            assert isinstance(parent, Scalar), "a file with a parent names it"
            yield self._link(f"{child} extends {parent.text}", parent.at)

    def _place(self, at: Location) -> str:
        """Whose file it is, in words."""
        school = self._position.school
        if at in self._of_school:
            return f"by the school {school}"
        if at.file == self._files[0]:
            return "in the role's own file"
        if at.file in self._files:
            return "in its parent"
        if at.file == WORKSPACE_FILE and not self._of_the_school_entry(at):
            return "for the whole trust"
        return f"by the school {school}" if school else "elsewhere"

    def _of_the_school_entry(self, at: Location) -> bool:
        """Whether a place in jdgen.yaml is below `schools:`, where a school may stand instead of in its own file."""
        every = self._workspace.every_role
        return bool(self._position.school) and at not in set(places_in(every) if every else ())

    def _clause_at(self, at: Location) -> SharedClause | None:
        """The shared clause that is written there: the last one of its file that begins before."""
        before = [each for each in self._library.clauses.values() if each.at.file == at.file and each.at <= at]
        return max(before, key=lambda clause: clause.at, default=None)

    def _used_at(self, clause: str) -> Location | None:
        """The line that uses a clause, nearest to the place first."""
        nodes: list[Node | None] = [self._override, *map(self._library.source, self._files), self._workspace.every_role]
        return next((at for node in nodes if node for at in _uses(node, clause)), None)

    def _link(self, what: str, at: Location, notes: Iterable[str] = ()) -> Link:
        last = last_line(self._workspace.tree, at)
        return Link(what, at, last, self._blame.last(at.file, at.line, last), tuple(notes))


def _notes(clause: ClauseDefinition, as_of: date) -> Iterator[str]:
    """What a clause says of itself beside its words."""
    chosen = clause.wording_on(as_of)
    wording = clause.wordings[chosen] if chosen is not None else None
    if basis := wording.basis if wording else clause.basis:
        yield f"basis: {basis.plain}"
    if clause.owner:
        yield f"owner: {clause.owner.plain}"
    if clause.locked:
        yield "locked: no role and no school may change it"
    if wording:
        yield from _days(wording, clause.wordings[chosen + 1 :] if chosen is not None else ())
    if clause.review_by:
        yield f"to be reviewed by {spoken(clause.review_by.date)}"


def _days(wording: Wording, later: Sequence[Wording]) -> Iterator[str]:
    if wording.begins:
        yield f"worded so from {spoken(wording.begins.date)}"
    if wording.until:
        yield f"what it rests on holds until {spoken(wording.until.date)}"
    if later and later[0].begins:
        yield f"worded otherwise from {spoken(later[0].begins.date)}"


def _uses(node: Node, clause: str) -> Iterator[Location]:
    if isinstance(node, List):
        for item in node.items:
            yield from _uses(item, clause)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key.text == "use" and isinstance(entry.value, Scalar) and entry.value.text == clause:
                yield entry.value.at
            else:
                yield from _uses(entry.value, clause)
