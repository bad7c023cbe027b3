"""The auditor's question: which text of a role was in force on a day, and where is that very text?

Decisions come from the register as it is today, since one may be entered after the day it speaks of. The text is found
by its fingerprint: in the states of the workspace along the first parents, and else in any commit there is, so that it
does not matter how a branch was merged.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from jdgen.register import Approval
from jdgen.source.git_tree import GitTree
from jdgen.source.modeline import REGISTER_FOLDER, SCHOOLS_FOLDER
from jdgen.source.revisions import NoRevision, place_in_repository
from jdgen.source.states import Step, other_commits
from jdgen.source.tree import Tree
from jdgen.tracing.history import Past
from jdgen.tracing.readings import Reading, read
from jdgen.workspace import WORKSPACE_FILE, Position


@dataclass(frozen=True)
class InForce:
    """The decision by which a text was in force."""

    name: str
    """The id that the role has in it."""
    approval: Approval


@dataclass(frozen=True)
class Found:
    """Where a text stands."""

    position: Position
    """The role by the name it has there."""
    commit: str
    committed_on: date
    as_of: date
    """The day as on which the clauses are worded so."""
    beside: bool = False
    """On a branch, and not along the first parents of HEAD."""


def in_force(past: Past, on: date) -> InForce | None:
    """The decision by which a text of the role was in force on a day, under whichever name; None for none.

    Raises `Rejected` if the register cannot be read.
    """
    register, school = past.workspace.register, past.position.school
    found = [
        InForce(name, approval)
        for name in past.names
        if (approval := register.in_force(name, school, on))
    ]  # fmt: skip
    return max(found, key=lambda each: each.approval.entry.in_force_from, default=None)


def next_in_force(past: Past, on: date) -> Approval | None:
    """The first decision on the role that came into force after the day `on`; None if there is none."""
    later = [each for each in past.approvals() if each.entry.in_force_from > on or each.entry.approved_on > on]
    return min(later, key=lambda each: max(each.entry.in_force_from, each.entry.approved_on), default=None)


def find(past: Past, sought: InForce, on: date) -> Found | None:
    """The last commit by the day `on` that holds the text; the first one after it if none does; None if no commit does.

    Where the text is not that of the day itself, since other wordings have begun, it is that of the day on which it
    came into force.
    """
    days = dict.fromkeys([on, sought.approval.entry.in_force_from])
    for look in (_along, _beside):
        for as_of in days:
            if found := look(past, sought, on, as_of):
                return found
    return None


class SourcesOf:
    """The sources as a commit holds them, with the register as it is now: decisions may be entered later than texts."""

    def __init__(self, past: Tree, now: Tree) -> None:
        self._past, self._now = past, now

    def files(self, under: str) -> Iterable[str]:
        """All paths below the folder `under`, sorted."""
        kept = [path for path in self._past.files(under) if not _is_register(path)]
        return sorted([*kept, *(path for path in self._now.files(under) if _is_register(path))])

    def exists(self, path: str) -> bool:
        """Whether a file stands at `path`."""
        return self._of(path).exists(path)

    def read(self, path: str) -> bytes:
        """The bytes at `path`; raises `Rejected`."""
        return self._of(path).read(path)

    def _of(self, path: str) -> Tree:
        return self._now if _is_register(path) else self._past


def sources_of(past: Past, found: Found) -> Tree:
    """The sources of the text that was found; raises `NoRevision`."""
    folder = past.states.folder
    return SourcesOf(GitTree(folder, found.commit, place_in_repository(folder)), past.workspace.tree)


def _is_register(path: str) -> bool:
    return path.startswith(f"{REGISTER_FOLDER}/")


def _along(past: Past, sought: InForce, on: date, as_of: date) -> Found | None:
    """Along the first parents; where the role has the name of the decision, if it ever had the text under it."""
    runs = list(_runs(past, sought, as_of))
    runs = [run for run in runs if run[0].position and run[0].position.role == sought.name] or runs
    steps = past.states.steps
    by_then = [place for _, places in runs for place in places if steps[place].day <= on]
    later = [place for _, places in runs for place in places if steps[place].day > on]
    if not by_then and not later:
        return None
    place = max(by_then) if by_then else min(later)
    (position,) = [reading.position for reading, places in runs if place in places]
    assert position is not None, "a text is read at a position"
    return Found(position, steps[place].commit, steps[place].day, as_of)


def _runs(past: Past, sought: InForce, as_of: date) -> Iterator[tuple[Reading, range]]:
    """The commits, in unbroken runs, at which the role has the text."""
    found = [*past.readings(as_of)]
    ends = [*(reading.place for reading in found[1:]), len(past.states.steps)]
    for reading, end in zip(found, ends, strict=True):
        if reading.fingerprint == sought.approval.hash:
            yield reading, range(reading.place, end)


def _beside(past: Past, sought: InForce, on: date, as_of: date) -> Found | None:
    """On any branch."""
    folder, library = past.states.folder, past.workspace.library
    known = {step.commit for step in past.states.steps}
    seen: set[frozenset[tuple[str, str]]] = set()
    later = None
    for commit, day in other_commits(folder, [library.folder, SCHOOLS_FOLDER, WORKSPACE_FILE]):
        if commit in known:
            continue
        try:
            tree = GitTree(folder, commit, place_in_repository(folder))
        except NoRevision:
            continue
        sources = frozenset((path, tree.id_of(path)) for path in _sources(tree, library.folder))
        if sources in seen:
            continue
        seen.add(sources)
        if position := _position_with(past, sought, tree, Step(commit, day, ()), as_of):
            later = Found(position, commit, day, as_of, beside=True)
            if day <= on:
                return later
    return later


def _sources(tree: Tree, folder: str) -> Iterator[str]:
    yield from (path for under in (folder, SCHOOLS_FOLDER) for path in tree.files(under))
    yield WORKSPACE_FILE


def _position_with(past: Past, sought: InForce, tree: Tree, step: Step, as_of: date) -> Position | None:
    """The role at a commit if it has the text there, under one of its names."""
    for path in dict.fromkeys(named.path for named in past.paths):
        reading = read(tree, 0, step, as_of, path, past.position.school)
        if reading.fingerprint == sought.approval.hash:
            return reading.position
    return None
