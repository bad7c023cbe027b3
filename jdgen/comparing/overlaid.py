"""A tree with one file laid over it: a role's file from elsewhere, put together as if it stood in the workspace."""

from collections.abc import Iterable

from jdgen.source.tree import MemoryTree, Tree


class Overlaid:
    """The files of `below`, and at `path` one of this `content`, whether there is one already or not."""

    def __init__(self, below: Tree, path: str, content: bytes) -> None:
        self._below, self._path = below, path
        self._above = MemoryTree({path: content})

    def files(self, under: str) -> Iterable[str]:
        """All paths below the folder `under`, sorted."""
        return sorted({*self._below.files(under), *self._above.files(under)})

    def exists(self, path: str) -> bool:
        """Whether a file stands at `path`."""
        return path == self._path or self._below.exists(path)

    def read(self, path: str) -> bytes:
        """The bytes at `path`; raises `Rejected`."""
        return self._above.read(path) if path == self._path else self._below.read(path)
