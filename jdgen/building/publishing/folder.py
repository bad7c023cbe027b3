"""An output folder as it is on the disk: looked at, never followed out of, never written."""

import hashlib
import os
import stat
from collections.abc import Collection, Iterable
from pathlib import Path

from jdgen.building.publishing.paths import same_file

NO_FILE = "no file"
"""In place of a hash: a link or a device stands there, nothing that jdgen published."""
_CHUNK = 1 << 20


class CannotPublish(Exception):
    """The folder is not one to write into; the message says why and what to do."""


class Folder:
    """The files of an output folder, by their paths below it; what was looked at once is taken to stay so.

    `sources` are folders of a workspace: no output stands in them.
    """

    def __init__(self, out: Path, sources: Iterable[Path] = ()) -> None:
        self.out = out
        self._root = out.resolve()
        self._sources = [source.resolve() for source in sources]
        self._good: set[str] = set()
        self._hashes: dict[str, str] = {}
        if out.exists() and not out.is_dir():
            raise CannotPublish(f"{out} is a file, and the documents need a folder.")
        self._check_sources(self._root, out)

    def place(self, path: str) -> Path:
        """Where on the disk the file is. Raises `CannotPublish` if a link or a file is on the way, or a source."""
        folders, full = path.split("/")[:-1], self._root
        for number, name in enumerate(folders, start=1):
            full /= name
            below = "/".join(folders[:number])
            if below not in self._good:
                self._check(full, below)
                self._good.add(below)
        return self.out / path

    def _check(self, folder: Path, below: str) -> None:
        # A junction of Windows is no symbolic link for Python 3.11, and yet resolves to another place.
        if folder.is_symlink() or not folder.resolve().is_relative_to(self._root):
            raise CannotPublish(
                f"{self.out / below} is a link, and may lead out of the folder: remove it, and run again."
            )
        if folder.exists() and not folder.is_dir():
            raise CannotPublish(f"{self.out / below} is a file where a folder is needed: move it away, and run again.")
        self._check_sources(folder, self.out / below)

    def _check_sources(self, folder: Path, shown: Path) -> None:
        for source in self._sources:
            if folder.is_relative_to(source):
                raise CannotPublish(
                    f"{shown} belongs to the sources of the workspace ({source.name}/), and nothing is written there. "
                    "Give another folder with -o."
                )

    def hash_of(self, path: str) -> str:
        """The SHA-256 of the file in place; "" if nothing is there, `NO_FILE` if it is no file.

        Raises `CannotPublish` as `place`, and if a folder stands there.
        """
        if path not in self._hashes:
            self._hashes[path] = self._hashed(self.place(path))
        return self._hashes[path]

    def _hashed(self, full: Path) -> str:
        try:
            kind = full.lstat().st_mode
        except FileNotFoundError:
            return ""
        if stat.S_ISDIR(kind):
            raise CannotPublish(f"{full} is a folder where a file is to be: move it away, and run again.")
        return file_hash(full) if stat.S_ISREG(kind) else NO_FILE

    def is_one(self, path: str, other: str) -> bool:
        """Whether two paths are one file on this disk, as where it does not tell capitals apart."""
        try:
            return os.path.samestat(self.place(path).lstat(), self.place(other).lstat())
        except FileNotFoundError:
            return False

    def check_writable(self, paths: Iterable[str]) -> None:
        """Raise `PermissionError` if a folder on the way to these files may not be written."""
        for folder in sorted({self.place(path).parent for path in paths}):
            if folder.exists() and not os.access(folder, os.W_OK):
                raise PermissionError(13, f"the folder {folder} may not be written")

    def free_name(self, path: str, taken: Collection[str]) -> str:
        """A name beside `path` for a file that somebody edited; `taken` are those that are needed (`same_file`)."""
        stem, dot, suffix = path.rpartition(".")
        number = 1
        while True:
            name = f"{stem} (edited{f' {number}' if number > 1 else ''}){dot}{suffix}"
            if same_file(name) not in taken and not os.path.lexists(self.out / name):
                return name
            number += 1


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
