"""A role as it was: read from those states of its workspace alone in which its own sources changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from jdgen.diagnostics import Diagnostic, Rejected
from jdgen.role.fingerprint import fingerprint
from jdgen.role.model import Role
from jdgen.role.resolution.library import SHARED, SUFFIX
from jdgen.role.resolution.resolve import lineage
from jdgen.role.resolution.uses import used_clauses
from jdgen.source.git_tree import Blob, Contents, GitTree
from jdgen.source.modeline import SCHOOLS_FOLDER
from jdgen.source.states import Step
from jdgen.source.tree import Tree
from jdgen.workspace import WORKSPACE_FILE, Position, Workspace


class Reading(NamedTuple):
    """What a role was at a commit, on a day."""

    place: int
    """The place of the commit among all."""
    step: Step
    as_of: date
    position: Position | None = None
    """None where there was no such role, or not at that school."""
    role: Role | None = None
    """Its variables unfilled; None if it was not there or could not be put together."""
    fingerprint: str = ""
    findings: tuple[Diagnostic, ...] = ()
    """Why it could not be put together."""
    sources: frozenset[str] = frozenset()
    """The files its text is made of."""
    begins: tuple[date, ...] = ()
    """The later days on which a wording of one of its clauses begins."""

    @property
    def is_invalid(self) -> bool:
        """Whether it was there and could not be put together."""
        return bool(self.findings)


class Named(NamedTuple):
    """The file of a role at a commit."""

    path: str
    said_by: str = ""
    """Who says that it stood elsewhere until then, if it did: git, or the register."""


_DAY = timedelta(days=1)
_Elsewhere = Callable[[int], str]
"""For the place of the commit that added a role's file: the file of the same role until then, or ""."""


def paths_through(steps: Sequence[Step], path: str, elsewhere: _Elsewhere = lambda _: "") -> tuple[Named, ...]:
    """For each commit, where the file stood that stands at `path` after the last one.

    Renames are those that git says; where it says none, `elsewhere` is asked.
    """
    found: list[Named] = []
    for at in range(len(steps) - 1, -1, -1):
        added = next((each for each in steps[at].changes if each.path == path and each.blob), None)
        was, said_by = (added.was, "git") if added else ("", "")
        if added and not was and not any(each.path == path for step in steps[:at] for each in step.changes):
            was, said_by = elsewhere(at), "the register"
        found.append(Named(path, said_by if was else ""))
        path = was or path
    return tuple(reversed(found))


class States:
    """The states of the workspace in a folder, commit by commit; they share what they read."""

    def __init__(self, folder: Path, steps: Sequence[Step]) -> None:
        self.folder, self.steps = folder, tuple(steps)
        self.contents = Contents(folder)

    def walk(self) -> Iterator[tuple[int, Step, dict[str, Blob]]]:
        """Each commit with its place and all files after it, in a mapping that the next step changes."""
        blobs: dict[str, Blob] = {}
        for at, step in enumerate(self.steps):
            for change in step.changes:
                if change.blob is None:
                    blobs.pop(change.path, None)
                else:
                    blobs[change.path] = change.blob
            yield at, step, blobs

    def tree(self, place: int) -> GitTree:
        """The files after the commit at that place."""
        blobs = next(dict(blobs) for at, _, blobs in self.walk() if at == place)
        return self.tree_of(self.steps[place], blobs)

    def tree_of(self, step: Step, blobs: Mapping[str, Blob]) -> GitTree:
        """The files `blobs` of a commit as a tree."""
        return GitTree.of(step.commit, dict(blobs), self.contents)


def readings(states: States, paths: Sequence[Named], school: str, on: date | None, until: date) -> Iterator[Reading]:
    """What the role was at each commit that changed a file it is made of, the oldest first.

    Asked `on` a day, its clauses are worded as on that day. Else each state is read as on the day of its commit, and
    once more on every day, `until` the last, on which a wording of one of its clauses began.
    """
    known, tree, told = None, None, date.min
    held: dict[str, Blob | None] = {}
    day = date.min
    for at, step, blobs in states.walk():
        day = max(day, step.day)
        if on is None and known and tree and told < day - _DAY:
            for known in _later(known, tree, paths[known.place].path, school, told, day - _DAY):  # noqa: B020
                yield known
            told = day - _DAY
        renamed = at > 0 and paths[at].path != paths[at - 1].path
        if renamed or _concerns(step, known, paths[at].path, held):
            tree, told = states.tree_of(step, blobs), day
            known = read(tree, at, step, on or day, paths[at].path, school)
            held = {source: blobs.get(source) for source in known.sources}
            yield known
    if on is None and known and tree:
        yield from _later(known, tree, paths[known.place].path, school, told, until)


def read(tree: Tree, place: int, step: Step, as_of: date, path: str, school: str) -> Reading:
    """What the role whose file stands at `path` is in `tree` on a day."""
    empty = Reading(place, step, as_of)
    if not tree.exists(path) or not tree.exists(WORKSPACE_FILE):
        return empty
    try:
        workspace = Workspace(tree, as_of)
        role_id = next((name for name, file in workspace.library.role_files.items() if file == path), None)
        if role_id is None:
            return empty
        school = workspace.library.owner(role_id) or school
        if school and school not in workspace.schools:
            return empty
        role = workspace.resolved(role_id, school)
    except Rejected as rejected:
        return empty._replace(findings=rejected.diagnostics)
    used = used_clauses(role)
    begins = {w.begins.date for name in used for w in workspace.library.clauses[name].definition.wordings if w.begins}
    return empty._replace(
        position=Position(role_id, school), role=role, fingerprint=fingerprint(role),
        sources=frozenset(_sources(workspace, path, school, used)),
        begins=tuple(sorted(each for each in begins if each > as_of)),
    )  # fmt: skip


def _later(known: Reading, tree: Tree, path: str, school: str, after: date, until: date) -> Iterator[Reading]:
    """What becomes of a state by itself, as days go by."""
    for begins in known.begins:
        if after < begins <= until:
            yield read(tree, known.place, known.step, begins, path, school)


def _sources(workspace: Workspace, path: str, school: str, used: frozenset[str]) -> Iterator[str]:
    yield WORKSPACE_FILE
    yield from lineage(path, workspace.library)
    yield from (workspace.library.clauses[name].at.file for name in used)
    if school:
        yield f"{SCHOOLS_FOLDER}/{school}{SUFFIX}"


def _concerns(step: Step, known: Reading | None, path: str, held: Mapping[str, Blob | None]) -> bool:
    """Whether a commit may have changed what was `known`: the role's sources hold no longer what they `held`."""
    if known is None or not (known.role or known.is_invalid):
        return any(change.path == path for change in step.changes)
    if known.role is None:
        return any(change.path.endswith(SUFFIX) for change in step.changes)
    if any(change.path in held and change.blob != held[change.path] for change in step.changes):
        return True
    # A clause or base that came or went may bear the name of one that the role uses.
    return any(f"/{SHARED}/" in change.path and (change.is_new or not change.blob) for change in step.changes)
