"""The two sides that are compared, found: a folder, a role's file, a revision of git."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path

from jdgen.commands.common import PROBLEMS, colour_on, stop
from jdgen.commands.comparing.sides import HEAD
from jdgen.comparing.overlaid import Overlaid
from jdgen.comparing.side import Sources, of_one_role
from jdgen.diagnostics import Rejected
from jdgen.reporters import counts, lines_in, report
from jdgen.role.resolution.library import SUFFIX
from jdgen.source.git_tree import GitTree
from jdgen.source.modeline import SCHOOLS_FOLDER
from jdgen.source.revisions import NoRevision, commits_touching, merge_base, place_in_repository, resolve_revision
from jdgen.source.states import other_commits
from jdgen.source.tree import LARGEST_FILE, FolderTree, Tree
from jdgen.workspace import WORKSPACE_FILE, Workspace, find_workspace

WORKING_TREE = "the working tree"


class Finder:
    """Finds sides for a command that was called in the workspace at `folder`."""

    def __init__(self, folder: Path, as_of: date) -> None:
        self._folder, self._as_of = folder, as_of

    def side(self, word: str) -> Sources:
        """The side that a word means: "" the working tree; a folder, a role's file or a revision of git.

        Raises `NoRevision`; exits 1 if jdgen.yaml is wrong there.
        """
        given = Path(word)
        if not word:
            return Sources(WORKING_TREE, self._opened(FolderTree(self._folder), WORKING_TREE))
        if (given / WORKSPACE_FILE).is_file():
            return Sources(word, self._opened(FolderTree(given), word))
        if word.endswith(SUFFIX) and given.is_file():
            return self._of_file(given)
        return self.commit(resolve_revision(self._folder, word).commit, word)

    def fork(self, one: str, other: str) -> Sources:
        """The state at which two revisions parted; raises `NoRevision`."""
        name = one.removeprefix("refs/remotes/")  # as people say it
        return self.commit(merge_base(self._folder, one, other or HEAD).commit, f"{name} at the fork")

    def commit(self, commit: str, name: str) -> Sources:
        """The workspace in a commit; raises `NoRevision`."""
        below = place_in_repository(self._folder)
        tree = GitTree(self._folder, commit, below)
        if not tree.exists(WORKSPACE_FILE):
            where = f"{below}/{WORKSPACE_FILE}" if below else WORKSPACE_FILE
            raise NoRevision(f"{name} has no {where}: there was no workspace here then.")
        return Sources(name, self._opened(tree, name))

    def states(self, workspace: Workspace) -> Iterator[GitTree]:
        """The states of the sources up to that of `workspace`, the newest first, and then those of other branches, on
        which a text may have been agreed before it was merged. Raises `NoRevision`."""
        tree = workspace.tree
        start = tree.commit if isinstance(tree, GitTree) else resolve_revision(self._folder, HEAD).commit
        below = place_in_repository(self._folder)
        paths = (WORKSPACE_FILE, workspace.settings.roles, SCHOOLS_FOLDER)
        along = commits_touching(self._folder, start, paths)
        beside = (commit for commit, _ in other_commits(self._folder, paths))
        for commit in dict.fromkeys(chain(along, beside)):
            state = GitTree(self._folder, commit, below)
            if state.exists(WORKSPACE_FILE):
                yield state

    def _of_file(self, file: Path) -> Sources:
        """A role's file, put together in the workspace around it; one that is no role of any, in this one."""
        name = file.as_posix()
        home = find_workspace(file.resolve().parent)
        if home is not None:
            tree = FolderTree(home)
            workspace = self._opened(tree, name)
            path = file.resolve().relative_to(home).as_posix()
            with the_side(name, tree):
                role = next((role for role, at in workspace.library.role_files.items() if at == path), "")
            if role:
                return of_one_role(name, workspace, role)
        here = FolderTree(self._folder)
        role = file.name.removesuffix(SUFFIX)
        folder = self._opened(here, WORKING_TREE).settings.roles
        laid_over = Overlaid(here, f"{folder}/{role}{SUFFIX}", _content(file))
        return of_one_role(name, self._opened(laid_over, name), role)

    def _opened(self, tree: Tree, name: str) -> Workspace:
        with the_side(name, tree):
            return Workspace(tree, self._as_of)


@contextmanager
def the_side(name: str, tree: Tree) -> Iterator[None]:
    """Within it, what a side as a whole is rejected for is told, with its own lines, and the command exits 1."""
    try:
        yield
    except Rejected as rejected:
        found = rejected.diagnostics
        print(f"On the side of {name}:", file=sys.stderr)
        told = report(found, "full", lines_in(tree), colour=colour_on(sys.stderr.isatty()))
        print(told + counts(found), file=sys.stderr)
        sys.exit(PROBLEMS)


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE + 1)
    except OSError as error:
        stop(f"{file} cannot be read: {error.strerror or error}.")
