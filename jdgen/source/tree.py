"""A workspace's files as values: a read-only mapping of workspace paths to bytes.

Stages read sources through a `Tree` and never through the disk, so that a folder, a git revision or a test's
dictionary can stand behind it.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from jdgen.diagnostics import Location, reject

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; a letterhead with photographs is about 2 MB. YAML has a lower limit of its own."""


class Tree(Protocol):
    """Workspace paths (relative, forward slashes) to bytes."""

    def files(self, under: str) -> Iterable[str]:
        """All paths below the folder `under`, sorted; none if there is no such folder."""

    def exists(self, path: str) -> bool:
        """Whether a file stands at `path`."""

    def read(self, path: str) -> bytes:
        """The bytes at `path`; raises `Rejected` if it is missing, unreadable, too large or outside the workspace."""


class MemoryTree:
    """A tree held in a dictionary."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = dict(files)

    def files(self, under: str) -> Iterable[str]:
        prefix = under.rstrip("/") + "/" if under else ""
        return sorted(path for path in self._files if path.startswith(prefix))

    def exists(self, path: str) -> bool:
        return path in self._files

    def read(self, path: str) -> bytes:
        if path not in self._files:
            raise missing(path)
        return self._files[path]


class FolderTree:
    """A tree that stands in a folder on disk. Links that lead out of the folder are refused."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def files(self, under: str) -> Iterable[str]:
        folder = self.root / under
        if not folder.is_dir():
            return []
        return sorted(p.relative_to(self.root).as_posix() for p in folder.rglob("*") if p.is_file())

    def exists(self, path: str) -> bool:
        return (self.root / path).is_file()

    def read(self, path: str) -> bytes:
        full = self.root / path
        try:
            inside = full.resolve().is_relative_to(self.root)
            if not inside:
                raise reject(
                    "outside-workspace",
                    f"{path} leads out of the workspace.",
                    Location(path),
                    "Copy the file into the workspace; jdgen reads nothing outside it.",
                )
            if full.stat().st_size > LARGEST_FILE:
                raise reject(
                    "file-too-large",
                    f"{path} is larger than {LARGEST_FILE // 1024 // 1024} MB.",
                    Location(path),
                    "Make the file smaller (for a letterhead: compress its pictures in Word).",
                )
            return full.read_bytes()
        except FileNotFoundError:
            raise missing(path) from None
        except OSError as error:
            raise reject(
                "file-not-readable",
                f"{path} cannot be read: {error.strerror}.",
                Location(path),
                "Check its permissions.",
            ) from None


def missing(path: str) -> Exception:
    """The complaint about a file that is not there."""
    return reject("file-missing", f"There is no file {path}.", Location(path), "Check the name, or create the file.")
