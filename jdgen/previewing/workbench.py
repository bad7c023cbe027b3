"""The workspace as its files are at one time, and what is made of each of its roles, once and when it is asked for."""

import sys
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from jdgen.building.judging.check import judging
from jdgen.building.making.maker import Maker
from jdgen.building.planning.wanted import Options
from jdgen.diagnostics import Diagnostic, Location, Rejected, did_you_mean, reject
from jdgen.formats.table import WRITTEN
from jdgen.register.english import in_words
from jdgen.reporters import LineOf, lines_in
from jdgen.source.tree import Tree
from jdgen.workspace import TRUST, WORKSPACE_FILE, Position, Workspace

_Answer = TypeVar("_Answer")


@dataclass(frozen=True)
class Choice:
    """What of a workspace is previewed: its wording on a day, in a house ("" for each role's own), at a school."""

    as_of: date
    house: str = ""
    school: str = TRUST


@dataclass(frozen=True)
class Made:
    """What came of a role: its document as a web page, none if it has errors, and all that `jdgen check` says of it."""

    role: str
    title: str = ""
    grade: str = ""
    standing: str = ""
    """Version and status in words. All three are empty if the role cannot be put together."""
    document: bytes | None = None
    findings: tuple[Diagnostic, ...] = ()
    bug: str = ""
    """What jdgen itself failed with; its traceback is on the error output."""
    is_there: bool = True
    """False if the workspace has no such role."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that stop a build."""
        return tuple(finding for finding in self.findings if finding.is_error)

    @property
    def advice(self) -> tuple[Diagnostic, ...]:
        """The warnings and notes."""
        return tuple(finding for finding in self.findings if not finding.is_error)


@dataclass(frozen=True)
class _Opened:
    workspace: Workspace
    positions: Mapping[str, Position]
    """By the id of the role, sorted."""


class Workbench:
    """Makes roles out of the files of `tree`. Raises nothing: what is wrong is in its answers."""

    def __init__(self, tree: Tree, choice: Choice) -> None:
        self.line_of: LineOf = lines_in(tree)
        """For the excerpts of findings."""
        self._tree, self._choice = tree, choice
        self._made: dict[str, Made] = {}

    @cached_property
    def _opened(self) -> _Opened | Made:
        """The workspace or, under no role's name, why it cannot be read."""
        return _guarded("", lambda: _open(self._tree, self._choice))

    @property
    def trouble(self) -> Made | None:
        """What keeps the whole workspace from being read."""
        return self._opened if isinstance(self._opened, Made) else None

    @property
    def roles(self) -> tuple[str, ...]:
        """The ids of the roles there are, sorted; none if the workspace cannot be read."""
        return () if isinstance(self._opened, Made) else tuple(self._opened.positions)

    def known(self, role: str) -> Made | None:
        """What came of a role, if it was made already."""
        return self._made.get(role)

    def owners(self, paths: tuple[str, ...]) -> tuple[str, ...]:
        """The roles whose own files are among `paths`."""
        if isinstance(self._opened, Made):
            return ()
        files = self._opened.workspace.library.role_files
        return tuple(role for role in self._opened.positions if files[role] in paths)

    def make(self, role: str) -> Made:
        """What comes of a role."""
        opened = self._opened
        if isinstance(opened, Made):
            return replace(opened, role=role)
        if role not in opened.positions:
            return Made(role, is_there=False)
        if role not in self._made:
            self._made[role] = _guarded(role, lambda: _make(opened, role, self._choice.house))
        return self._made[role]


def _guarded(role: str, action: Callable[[], _Answer]) -> _Answer | Made:
    """What `action` answers, or what it failed with: a preview goes on after a bug as it does after a mistake."""
    try:
        return action()
    except Rejected as rejected:
        return Made(role, findings=rejected.diagnostics)
    except Exception as error:
        traceback.print_exc(file=sys.stderr)
        return Made(role, bug=f"{type(error).__name__}: {error}".removesuffix(": "))


def _open(tree: Tree, choice: Choice) -> _Opened:
    workspace = Workspace(tree, choice.as_of)
    school = choice.school
    if school and school not in workspace.schools:
        hint = f"{did_you_mean(school, workspace.schools)} Or end this preview, and begin it for another.".lstrip()
        raise reject("unknown-school", f"There is no school “{school}” any more.", Location(WORKSPACE_FILE), hint)
    if school:
        found = workspace.positions_at(school)
    else:
        # A school's own roles stand in the trust's list as that school has them: they are nowhere else.
        library = workspace.library
        found = tuple(Position(role, library.owner(role)) for role in sorted(library.role_files))
    return _Opened(workspace, {position.role: position for position in found})


def _make(opened: _Opened, role: str, house: str) -> Made:
    workspace, position = opened.workspace, opened.positions[role]
    # In every format, as a check does: what is wrong with a letterhead is told, though the page does not show it.
    maker = Maker(workspace, Options(house, named=frozenset([role])), WRITTEN, judging(workspace))
    pages = [content for suffix, content in maker.outputs(position) if suffix == "html"]
    made = Made(role, document=pages[0] if pages else None, findings=maker.findings.merged())
    try:
        resolved = workspace.resolved(*position)
        filled, standing = workspace.filled(resolved, position.school), workspace.standing(resolved, position.school)
    except Rejected:
        return made
    grade = filled.grade.plain if filled.grade else ""
    return replace(made, title=filled.title.plain, grade=grade, standing=in_words(standing))
