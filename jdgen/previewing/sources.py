"""Which files a preview was made of, and whether one of them has changed since.

The tree notes what it is asked for, so exactly the files that count are watched, wherever jdgen.yaml puts them. They
are looked at again and again, which is right on every system and network drive; 50 files take half a millisecond.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from jdgen.diagnostics import Rejected
from jdgen.source.tree import FolderTree

PAUSE = 0.1
"""Seconds without a change after which a save is taken to be done: editors write a second file and rename it."""
PATIENCE = 20
"""Pauses after which a file that changes all the time is taken as it is."""

State = tuple[str, ...]
"""Of a file what tells one state from another, of a folder the paths below it; nothing of what is not there."""
Look = Mapping[str, State]
"""By workspace path; a folder's ends with a slash."""


class WatchedTree(FolderTree):
    """A folder's tree that remembers how each file was when it was first asked for."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self._first: dict[str, State] = {}

    def files(self, under: str) -> Iterable[str]:
        self._note(f"{under.rstrip('/')}/")
        return super().files(under)

    def exists(self, path: str) -> bool:
        self._note(path)
        return super().exists(path)

    def read(self, path: str) -> bytes:
        # Before it is read: a save in between is then seen as a change, and costs no more than one making.
        self._note(path)
        return super().read(path)

    def look(self) -> Look:
        """How all that was asked for is now."""
        return {name: self._state(name) for name in tuple(self._first)}

    def changes(self, look: Look) -> tuple[str, ...]:
        """The paths of the files that were otherwise when they were first asked for than at `look`, sorted."""
        changed: set[str] = set()
        for name, state in look.items():
            first = self._first[name]
            if state != first:
                changed.update(set(first) ^ set(state) if name.endswith("/") else {name})
        return tuple(sorted(changed))

    def _note(self, name: str) -> None:
        if name not in self._first:
            self._first[name] = self._state(name)

    def _state(self, name: str) -> State:
        return self._names(name) if name.endswith("/") else self._stamp(name)

    def _names(self, folder: str) -> State:
        try:
            return tuple(path for path in super().files(folder.rstrip("/")) if not _is_passing(path))
        except Rejected:
            return ()

    def _stamp(self, path: str) -> State:
        try:
            found = (self.root / path).stat()
        except (OSError, ValueError):
            return ()
        return tuple(map(str, (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)))


def _is_passing(path: str) -> bool:
    """Whether it is a file that an editor or Word keeps beside the one that is open."""
    name = path.rpartition("/")[2]
    return name.startswith((".", "~$")) or name.endswith("~")


def settled_changes(tree: WatchedTree, pause: Callable[[], object]) -> tuple[str, ...]:
    """The files that changed since the tree was first asked for them, once nothing changes for a pause; () if none."""
    look = tree.look()
    if not tree.changes(look):
        return ()
    for _ in range(PATIENCE):
        pause()
        again = tree.look()
        if again == look:
            break
        look = again
    return tree.changes(look)
