"""Which sources differ between two sides, and which roles that can touch: the others are never put together.

Files of two commits are compared by the names git has for their contents, so that nothing is read that is alike.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cached_property

from jdgen.comparing.side import Side
from jdgen.diagnostics import Rejected
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import lineage
from jdgen.source.git_tree import GitTree
from jdgen.source.modeline import SCHOOLS_FOLDER
from jdgen.source.nodes import Mapping, Node, Scalar, Sequence, written
from jdgen.source.tree import Tree
from jdgen.workspace import WORKSPACE_FILE, Position, Workspace


class Touched:
    """What differs between the sources of two sides."""

    def __init__(self, old: Side, new: Side) -> None:
        self._old, self._new = old.workspace, new.workspace
        self._uses: dict[str, frozenset[str]] = {}

    @cached_property
    def files(self) -> frozenset[str]:
        """The files of roles, schools and jdgen.yaml that are not the same bytes on both sides."""
        found: set[str] = set()
        for under in {self._old.settings.roles, self._new.settings.roles, SCHOOLS_FOLDER}:
            found |= _differing(self._old.tree, self._new.tree, under)
        return frozenset(found | _different(self._old.tree, self._new.tree, [WORKSPACE_FILE]))

    @cached_property
    def house_files(self) -> frozenset[str]:
        """The files of houses that differ."""
        folders = {self._old.settings.templates, self._new.settings.templates}
        return frozenset(path for under in folders for path in _differing(self._old.tree, self._new.tree, under))

    @cached_property
    def clauses(self) -> frozenset[str]:
        """The ids of the shared clauses that have other words on the workspaces' days, or are on one side only."""
        if self._old.as_of == self._new.as_of and not self.files & {
            *self._old.library.clause_files, *self._new.library.clause_files
        }:  # fmt: skip
            return frozenset()
        old, new = _wordings(self._old), _wordings(self._new)
        return frozenset(name for name in {*old, *new} if old.get(name) != new.get(name))

    @cached_property
    def every_role(self) -> bool:
        """Whether jdgen.yaml, or a clause it gives to every role, differs in what counts for all of them."""
        old, new = self._old, self._new
        if old.library.unread_clauses or new.library.unread_clauses:
            return True
        said = [
            (each.every_role and written(each.every_role), each.settings.required_clauses, each.settings.lang)
            for each in (old, new)
        ]
        return said[0] != said[1] or bool(self.clauses & uses_in(new.every_role))

    def role(self, role_id: str) -> bool:
        """Whether a role that both sides have, as the trust words it, may have changed."""
        if self.every_role:
            return True
        try:
            files = lineage(self._new.library.role_files[role_id], self._new.library)
            return any(path in self.files or self.clauses & self._used(path) for path in files)
        except Rejected:
            return True

    def position(self, position: Position) -> bool:
        """Whether a role at a school that both sides have may have changed in what the school itself says of it."""
        if not position.school:
            return False
        old, new = (self._says(each, position) for each in (self._old, self._new))
        return old != new or bool(self.clauses & uses_in(self._new.override(position)))

    def _says(self, workspace: Workspace, position: Position) -> tuple[object, object]:
        override = workspace.override(position)
        return override and written(override), workspace.schools[position.school].post

    def _used(self, path: str) -> frozenset[str]:
        if path not in self._uses:
            self._uses[path] = uses_in(self._new.library.source(path))
        return self._uses[path]


def _wordings(workspace: Workspace) -> dict[str, object]:
    """What each shared clause says on the workspace's day."""
    return {name: clause.words and written(clause.words) for name, clause in workspace.library.clauses.items()}


def uses_in(node: Node | None) -> frozenset[str]:
    """The ids of the shared clauses that are used anywhere in `node`."""
    return frozenset(_uses_in(node))


def _uses_in(node: Node | None) -> Iterator[str]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _uses_in(item)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key.text == "use" and isinstance(entry.value, Scalar):
                yield entry.value.text
            elif not isinstance(entry.value, Scalar):
                yield from _uses_in(entry.value)


def files_of(role_id: str, library: Library) -> tuple[str, ...]:
    """The file of a role and those of its ancestors, nearest first; none if it cannot be said."""
    try:
        return tuple(lineage(library.role_files[role_id], library)) if role_id in library.role_files else ()
    except Rejected:
        return ()


def _differing(old: Tree, new: Tree, under: str) -> set[str]:
    return _different(old, new, {*old.files(under), *new.files(under)})


def _different(old: Tree, new: Tree, paths: Iterable[str]) -> set[str]:
    return {path for path in paths if old.exists(path) != new.exists(path) or not _same(old, new, path)}


def _same(old: Tree, new: Tree, path: str) -> bool:
    """Whether a file holds the same on both sides; what cannot be read is not the same as anything."""
    try:
        if isinstance(old, GitTree) and isinstance(new, GitTree):
            return old.id_of(path) == new.id_of(path)
        if isinstance(old, GitTree):
            return old.id_of(path) == _name_in_git(new.read(path), old.id_of(path))
        if isinstance(new, GitTree):
            return new.id_of(path) == _name_in_git(old.read(path), new.id_of(path))
        return old.read(path) == new.read(path)
    except Rejected:
        return False


def _name_in_git(content: bytes, like: str) -> str:
    """The name git has for a file of this content, in the hash of the name `like` (gitformat-pack(5), SHA-1 or 256)."""
    algorithm = "sha256" if len(like) == 64 else "sha1"
    return hashlib.new(algorithm, b"blob %d\0" % len(content) + content).hexdigest()
