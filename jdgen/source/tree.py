"""A workspace's files as values: a read-only mapping of workspace paths to bytes.

Stages read sources through a `Tree` and never through the disk, so that a folder, a git revision or a test's
dictionary can stand behind it.
"""

import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn, Protocol

from jdgen.diagnostics import Location, Rejected, reject

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes; a letterhead with photographs is about 2 MB. YAML has a lower limit of its own."""


class Tree(Protocol):
    """Workspace paths (relative, forward slashes, no `..`) to bytes."""

    def files(self, under: str) -> Iterable[str]:
        """All paths below the folder `under` ("" for all), sorted; none if there is no such folder.

        Raises `Rejected` if `under` leads outside the workspace or a folder cannot be listed.
        """

    def exists(self, path: str) -> bool:
        """Whether a file stands at `path`; `read` may still refuse it, and says why."""

    def read(self, path: str) -> bytes:
        """The bytes at `path`; raises `Rejected` if it is missing, unreadable, too large or outside the workspace."""


class MemoryTree:
    """A tree held in a dictionary."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = dict(files)

    def files(self, under: str) -> Iterable[str]:
        check_path(under)
        prefix = under.rstrip("/") + "/" if under else ""
        return sorted(path for path in self._files if path.startswith(prefix))

    def exists(self, path: str) -> bool:
        return path in self._files

    def read(self, path: str) -> bytes:
        check_path(path)
        if path not in self._files:
            raise missing(path)
        return _limited(path, self._files[path])


class FolderTree:
    """A tree that stands in a folder on disk.

    Links to files are followed only within the folder, links to folders never: so no loop of links, and no link out of
    the workspace, can bring in what is not there for everyone who has the repository.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def files(self, under: str) -> Iterable[str]:
        check_path(under)
        start = self.root / under
        if not start.is_dir() or not self._holds(start):
            return []
        found: list[str] = []
        for folder, _, names in os.walk(start, onerror=self._cannot_list):
            found += [(Path(folder) / name).relative_to(self.root).as_posix() for name in names]
        return sorted(found)

    def exists(self, path: str) -> bool:
        return is_inside(path) and (self.root / path).is_file()

    def read(self, path: str) -> bytes:
        check_path(path)
        full = self.root / path
        try:
            if not self._holds(full):
                raise outside(path)
            if not stat.S_ISREG(full.stat().st_mode):
                raise reject("file-not-readable", f"{path} is not a file.", Location(path), "Name a file.")
            with full.open("rb") as file:
                # One byte more than allowed: the file may have grown since it was looked at.
                return _limited(path, file.read(LARGEST_FILE + 1))
        except (FileNotFoundError, NotADirectoryError):
            raise missing(path) from None
        except OSError as error:
            raise _not_readable(path, error) from None

    def _holds(self, full: Path) -> bool:
        """Whether `full`, all links followed, is in the folder."""
        try:
            return full.resolve().is_relative_to(self.root)
        except RuntimeError:  # links that lead round in a circle, before Python 3.13
            return False

    def _cannot_list(self, error: OSError) -> NoReturn:
        raise _not_readable(Path(error.filename).relative_to(self.root).as_posix(), error) from None


def missing(path: str) -> Rejected:
    """The complaint about a file that is not there."""
    return reject("file-missing", f"There is no file {path}.", Location(path), "Check the name, or create the file.")


def is_inside(path: str) -> bool:
    """Whether `path` is a workspace path on every system: relative, forward slashes, no `..`, drive or odd sign."""
    parts = path.split("/")
    return (
        not (".." in parts or path.startswith("/") or any(sign in path for sign in ':\\*?"<>|')) and path.isprintable()
    )


def check_path(path: str) -> None:
    """Raise `Rejected` unless `path` is a workspace path."""
    if not is_inside(path):
        raise outside(path)


def outside(path: str) -> Rejected:
    """The complaint about a path, or a link, that leads out of the workspace."""
    shown = path.encode("unicode-escape").decode() if not path.isprintable() else path
    return reject(
        "outside-workspace",
        f"{shown} leads out of the workspace, or is no path on every computer.",
        Location(shown),
        "Copy the file into the workspace, under a name of letters, digits, spaces, hyphens and dots.",
    )


def check_size(path: str, size: int) -> None:
    """Raise `Rejected` if the file at `path`, of `size` bytes, is too large."""
    if size > LARGEST_FILE:
        raise reject(
            "file-too-large",
            f"{path} is larger than {LARGEST_FILE // 1024 // 1024} MB.",
            Location(path),
            "Make the file smaller (for a letterhead: compress its pictures in Word).",
        )


def _limited(path: str, data: bytes) -> bytes:
    """`data`; raises `Rejected` if it is too large."""
    check_size(path, len(data))
    return data


def _not_readable(path: str, error: OSError) -> Rejected:
    reason = error.strerror or type(error).__name__
    return reject("file-not-readable", f"{path} cannot be read: {reason}.", Location(path), "Check its permissions.")
