"""Files made ready in a folder of their own, on the disk on which they are to stand."""

import errno
import hashlib
import os
from pathlib import Path

from jdgen.building.publishing import writing
from jdgen.building.publishing.folder import file_hash
from jdgen.building.publishing.paths import unsafe


class Staging:
    """The files that are ready, by the paths at which they are to stand; `hashes` are their SHA-256."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: set[Path] = set()
        self.hashes: dict[str, str] = {}

    def clear(self) -> None:
        """Remove the folder, also one that a killed run left."""
        if os.path.lexists(self._folder):
            writing.remove_tree(self._folder)
        self._made.clear()
        self.hashes.clear()

    def stage(self, path: str, content: bytes) -> None:
        """Write a file. Raises `ValueError` for a path that was not judged, or is staged."""
        writing.write(self._new(path), content)
        self.hashes[path] = hashlib.sha256(content).hexdigest()

    def stage_file(self, path: str, file: Path, sha256: str = "") -> None:
        """Take over a file that another program wrote; `sha256` is that of its bytes, where it is known."""
        place = self._new(path)
        if file != place:
            try:
                writing.put(file, place)
            except OSError as error:
                if error.errno != errno.EXDEV:  # it stands on another disk
                    raise
                writing.write(place, file.read_bytes())
        self.hashes[path] = sha256 or file_hash(place)

    def staged(self, path: str) -> Path:
        """Where the file stands or would stand; the folder is there."""
        if why := unsafe(path):
            raise ValueError(f"{path}: {why}")
        place = self._folder / path
        if place.parent not in self._made:
            writing.make_folder(place.parent)
            self._made.add(place.parent)
        return place

    def manifest(self) -> Path:
        """Where a manifest is made ready: at a name that is no output's."""
        writing.make_folder(self._folder)
        return self._folder / ".manifest"

    def discard(self, path: str) -> None:
        """Take a file back."""
        writing.remove(self.staged(path))
        del self.hashes[path]

    def _new(self, path: str) -> Path:
        if path in self.hashes:
            raise ValueError(f"staged twice: {path}")
        return self.staged(path)
