"""The texts in force, found again: the sources of which the text, put together, has the hash that was approved.

The register knows a text by its hash alone, so its sources are looked for in the history, newest first. A commit that
was squashed or rebased does no harm: what counts is what its files say.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from jdgen.comparing.touched import files_of
from jdgen.diagnostics import Rejected
from jdgen.register import Approval
from jdgen.role.fingerprint import fingerprint
from jdgen.role.resolution.library import SHARED
from jdgen.source.git_tree import GitTree
from jdgen.source.modeline import SCHOOLS_FOLDER
from jdgen.workspace import WORKSPACE_FILE, Position, Workspace


@dataclass
class InForce:
    """Where the texts in force are."""

    found: dict[Workspace, set[Position]] = field(default_factory=dict)
    """By the sources that say them."""
    never: list[Position] = field(default_factory=list)
    """Of which no text is in force."""
    lost: dict[Position, int] = field(default_factory=dict)
    """Of which no state says the text in force, with its version."""


def texts_in_force(now: Workspace, positions: Iterable[Position], states: Iterable[GitTree]) -> InForce:
    """The sources of the texts that the register of `now` says are in force: today's, or those of one of `states`, the
    newest first. Raises `Rejected` if the register cannot be read."""
    answer = InForce()
    wanted: dict[Position, Approval] = {}
    for position in positions:
        approval = now.register.in_force(position.role, position.school, now.as_of)
        if approval is None:
            answer.never.append(position)
        elif _says(now, position, approval):
            answer.found.setdefault(now, set()).add(position)
        else:
            wanted[position] = approval
    search = _Search(now)
    for tree in states:
        if not wanted:
            break
        for position, workspace in search.in_state(tree, wanted):
            answer.found.setdefault(workspace, set()).add(position)
            del wanted[position]
    answer.lost = {position: approval.version for position, approval in wanted.items()}
    return answer


def _says(workspace: Workspace, position: Position, approval: Approval) -> bool:
    try:
        return position in workspace.positions and fingerprint(workspace.resolved(*position)) == approval.hash
    except Rejected:
        return False


class _Search:
    """Looks in one state after another, and at no state of a role's sources twice."""

    def __init__(self, now: Workspace) -> None:
        self._now = now
        self._tried: dict[Position, set[tuple[str, ...]]] = {}

    def in_state(self, tree: GitTree, wanted: dict[Position, Approval]) -> Iterator[tuple[Position, Workspace]]:
        """The positions, of those `wanted`, whose text the state says, and its workspace."""
        opened: dict[date, Workspace | None] = {}
        shared = self._shared(tree)
        for position, approval in list(wanted.items()):
            if not self._is_new(tree, position, shared):
                continue
            for day in self._days(approval):
                if day not in opened:
                    opened[day] = _opened(tree, day)
                workspace = opened[day]
                if workspace and _says(workspace, position, approval):
                    yield position, workspace
                    break

    def _days(self, approval: Approval) -> Iterable[date]:
        """The days on which the text may have been put together; a clause may be worded by the day."""
        entry = approval.entry
        return dict.fromkeys((entry.in_force_from, entry.approved_on, self._now.as_of))

    def _shared(self, tree: GitTree) -> tuple[str, ...]:
        folder = self._now.settings.roles
        return tuple(tree.id_of(path) for path in (WORKSPACE_FILE, *tree.files(f"{folder}/{SHARED}")))

    def _is_new(self, tree: GitTree, position: Position, shared: tuple[str, ...]) -> bool:
        """Whether the sources of a role are in a state that was not tried. Its parents are those of today: if they were
        others once, then its own file was another too."""
        files = files_of(position.role, self._now.library)
        school = f"{SCHOOLS_FOLDER}/{position.school}.yaml"
        state = (*shared, *(tree.id_of(path) for path in (*files, school)))
        tried = self._tried.setdefault(position, set())
        if state in tried:
            return False
        tried.add(state)
        return True


def _opened(tree: GitTree, day: date) -> Workspace | None:
    try:
        return Workspace(tree, day)
    except Rejected:
        return None
