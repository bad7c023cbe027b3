"""The history of a role: each revision that changed its text, through whichever file, and each decision on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jdgen.diagnostics import Rejected
from jdgen.register import Approval
from jdgen.role.fingerprint import fingerprint
from jdgen.role.model import Role
from jdgen.role.resolution.library import OWN_ROLE, SUFFIX
from jdgen.source.days import spoken
from jdgen.tracing.readings import Reading, States, paths_through, read, readings
from jdgen.tracing.summary import summary
from jdgen.workspace import Position, Workspace


class Kind(StrEnum):
    """What an entry tells of."""

    FIRST = "first text"
    CHANGED = "changed"
    WORDING = "another wording began"
    RENAMED = "renamed"
    INVALID = "invalid"
    GONE = "gone"
    APPROVED = "approved"
    UNCOMMITTED = "not committed"


@dataclass(frozen=True)
class Entry:
    """One thing that happened to a role's text."""

    day: date
    kind: Kind
    words: str
    commit: str = ""
    """The commit that did it, or that was the latest on that day; empty for a decision and what is not committed."""
    text: str = ""
    """The fingerprint of the text it is about."""
    files: tuple[str, ...] = ()
    """The role's sources that the commit changed, or the file of the decision."""


@dataclass(frozen=True)
class History:
    """All that happened to the text of a role at a place, in the order in which it happened."""

    position: Position
    entries: tuple[Entry, ...]
    names: tuple[str, ...]
    """The ids that the role has had, the present one first."""


class Past:
    """The past of one role of a workspace: where its file stood at each commit, and what it said."""

    def __init__(self, workspace: Workspace, states: States, position: Position) -> None:
        self.workspace, self.states, self.position = workspace, states, position
        self._path = workspace.library.role_files[position.role]
        self.paths = paths_through(states.steps, self._path, self._by_the_register)

    def readings(self, on: date | None = None) -> Iterator[Reading]:
        """What the role was, see `jdgen.tracing.readings.readings`."""
        return readings(self.states, self.paths, self.position.school, on, self.workspace.as_of)

    @property
    def names(self) -> tuple[str, ...]:
        """The ids the role has had, the present one first."""
        return tuple(dict.fromkeys([self.position.role, *(self.id_of(named.path) for named in reversed(self.paths))]))

    def at_last(self) -> Reading | None:
        """What the role is at the last commit, on the workspace's day; None without any."""
        steps = self.states.steps
        if not steps:
            return None
        last, day = len(steps) - 1, self.workspace.as_of
        return read(self.states.tree(last), last, steps[last], day, self.paths[last].path, self.position.school)

    def approvals(self) -> tuple[Approval, ...]:
        """The decisions on texts of the role, under any of its names, in the order in which they were taken."""
        register, school = self.workspace.register, self.position.school
        found = [each for name in self.names for each in register.approvals(name) if each.counts(school, date.max)]
        return tuple(sorted(found, key=lambda each: each.entry.approved_on))

    def _by_the_register(self, place: int) -> str:
        """The file of the role whose approved text the role had when its file was added, if that role is gone."""
        register, library = self.workspace.register, self.workspace.library
        gone = {
            approval.hash: name for name in register.roles if name not in library.role_files
            for approval in register.approvals(name)
        }  # fmt: skip
        if not gone or place == 0:
            return ""
        step = self.states.steps[place]
        added = read(self.states.tree(place), place, step, step.day, self._path, self.position.school)
        return f"{library.folder}/{gone[added.fingerprint]}{SUFFIX}" if added.fingerprint in gone else ""

    def id_of(self, path: str) -> str:
        """The id of a role whose file stands there."""
        if own := OWN_ROLE.fullmatch(path):
            return f"{own['school']}/{own['role']}"
        return path.removeprefix(f"{self.workspace.library.folder}/").removesuffix(SUFFIX)


def history_of(past: Past) -> History:
    """The history of the role of `past`, with what the working tree changes. Raises `Rejected` if the register or the
    role as it stands cannot be read."""
    revisions = list(_revisions(past))
    decisions = [_decision(each, past.position) for each in past.approvals()]
    entries = sorted([*revisions, *decisions], key=lambda entry: entry.day)
    return History(past.position, (*entries, *_uncommitted(past)), past.names)


def _revisions(past: Past) -> Iterator[Entry]:
    """Each change of the text; a state in which the role is wrong is told once and passed over."""
    before: Role | None = None
    text = ""
    last: Reading | None = None
    for reading in past.readings():
        if renamed := _renamed(past, reading, last):
            yield renamed
        if reading.is_invalid:
            if not (last and last.is_invalid):
                yield _entry(reading, Kind.INVALID, _why(reading))
        elif reading.role is None:
            if text:
                yield _entry(reading, Kind.GONE, "the role was removed")
                text = ""
        elif reading.fingerprint != text:
            began = last is not None and last.place == reading.place
            kind = Kind.WORDING if began else Kind.CHANGED if before else Kind.FIRST
            words = summary(before, reading.role) if before else "as it was first written"
            yield _entry(reading, kind, words)
            before, text = reading.role, reading.fingerprint
        last = reading


def _entry(reading: Reading, kind: Kind, words: str) -> Entry:
    touched = {change.path for change in reading.step.changes}
    files = () if kind in (Kind.WORDING, Kind.FIRST) else tuple(sorted(touched & reading.sources))
    return Entry(reading.as_of, kind, words, reading.step.commit, reading.fingerprint, files)


def _renamed(past: Past, reading: Reading, last: Reading | None) -> Entry | None:
    if last is None or reading.place == 0 or past.paths[reading.place].path == past.paths[last.place].path:
        return None
    was, now = past.paths[last.place], past.paths[reading.place]
    words = f"{past.id_of(was.path)} is now called {past.id_of(now.path)}, as {now.said_by} says"
    return Entry(reading.as_of, Kind.RENAMED, words, reading.step.commit, reading.fingerprint, (was.path, now.path))


def _why(reading: Reading) -> str:
    first, *others = reading.findings
    more = f", and {len(others)} more" if others else ""
    return f"the role had errors, so this state is passed over: {first.at}: {first.message}{more}"


def _decision(approval: Approval, position: Position) -> Entry:
    entry = approval.entry
    words = (
        f"version {approval.version}, approved by {entry.approved_by}, {entry.ref}, "
        f"in force from {spoken(entry.in_force_from)}"
    )
    return Entry(entry.approved_on, Kind.APPROVED, words, "", approval.hash, (approval.file,))


def _uncommitted(past: Past) -> Iterator[Entry]:
    """What the working tree says otherwise than the last commit."""
    day, committed = past.workspace.as_of, past.at_last()
    try:
        role = past.workspace.resolved(*past.position)
    except Rejected as rejected:
        if not (committed and committed.is_invalid):
            yield Entry(day, Kind.UNCOMMITTED, f"the role has errors: {rejected.diagnostics[0].message}")
        return
    text = fingerprint(role)
    if committed is None or committed.role is None:
        yield Entry(day, Kind.UNCOMMITTED, "the role as it stands", text=text)
    elif committed.fingerprint != text:
        yield Entry(day, Kind.UNCOMMITTED, summary(committed.role, role), text=text)
