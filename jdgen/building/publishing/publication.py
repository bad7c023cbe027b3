"""A folder's files made new as a whole: staged, then moved into place, the manifest last.

What is claimed is there: before the first file moves, a manifest is put in place that claims only what surely stays,
and names as pending what is about to change. A run that is killed leaves that manifest, and the next run knows by it
which files are jdgen's own.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from jdgen.building.publishing import writing
from jdgen.building.publishing.changes import FolderChanges, changes
from jdgen.building.publishing.folder import CannotPublish, Folder
from jdgen.building.publishing.lock import PATIENCE, Holder, Lock, Locked
from jdgen.building.publishing.manifest import Manifest, Other, Published
from jdgen.building.publishing.manifest_file import manifest_in, manifest_lines
from jdgen.building.publishing.moving import Moving, in_the_end, meanwhile
from jdgen.building.publishing.staging import Staging

__all__ = ["HIDDEN_MANIFEST", "MANIFEST", "CannotPublish", "Holder", "Interrupted", "Outcome", "Publication"]

MANIFEST = "manifest.json"
"""Where the manifest of a pack stands in its folder."""
HIDDEN_MANIFEST = ".jdgen/manifest.json"
"""Where it stands in a folder in which people look for documents alone."""
_ROOM = ".jdgen"
"""The folder in which a run keeps its own."""


class Outcome(NamedTuple):
    """What came of publishing; paths below the output folder, sorted."""

    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """Files of the manifest that stood there already, byte for byte."""
    held: tuple[str, ...] = ()
    """Files that are open in another program and keep their old content: close them and run again."""
    removed: tuple[str, ...] = ()
    """Files that the last manifest listed and this one does not."""
    set_aside: tuple[tuple[str, str], ...] = ()
    """Files somebody edited or put there, whose name was needed: the name, and the one they have now."""
    left: tuple[str, ...] = ()
    """Files that would be removed, but that somebody edited: they stay, in no manifest any more."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C while files were moved; the message says what stands there now and what to do."""


class Publication:
    """A `with` block that makes a folder's files new; leaving it without `publish` changes nothing.

    `out` is the folder; `manifest` where in it the manifest stands; `sources` are folders of a workspace, into which
    nothing is ever written; `waiting` is told once, who has the folder, when another run has it, and is waited for
    `patience` seconds.
    """

    def __init__(
        self,
        out: Path,
        manifest: str = MANIFEST,
        sources: Iterable[Path] = (),
        waiting: Callable[[Holder], None] = lambda _: None,
        patience: float = PATIENCE,
    ) -> None:
        self._out, self._manifest, self._sources = out, manifest, tuple(sources)
        self._waiting, self._patience = waiting, patience
        self._room = out / _ROOM
        self._lock, self._staging = Lock(self._room / "lock"), Staging(self._room / "staging")
        self._last: Manifest | None = None

    def __enter__(self) -> "Publication":
        """Takes the lock and clears what killed runs left. Raises `CannotPublish` if the folder is not one to write
        into or another run keeps it, `Rejected` if its manifest is broken, `OSError` if it cannot be written.
        """
        self._folder = Folder(self._out, self._sources)
        if self._room.is_symlink():
            raise CannotPublish(f"{self._room} is a link, and may lead out of the folder: remove it, and run again.")
        self._made_out = not self._out.exists()
        try:
            self._take_lock()
            self._staging.clear()
            self._last = manifest_in(self._out / self._manifest)
        except BaseException:
            self._leave()
            raise
        return self

    def _take_lock(self) -> None:
        try:
            self._lock.take(self._waiting, self._patience)
        except Locked as locked:
            raise CannotPublish(
                f"another jdgen is writing into {self._out} ({locked}). Wait until it has ended, and run again."
            ) from None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def _leave(self) -> None:
        """Remove what is of no use any more. What cannot be removed now, the next run removes."""
        folders = (self._room, self._out) if self._made_out else (self._room,)
        if self._lock.is_taken:
            _if_possible(self._staging.clear)
        _if_possible(self._lock.release)
        for folder in folders:
            _if_possible(partial(writing.remove_empty, folder))

    @property
    def last(self) -> Manifest | None:
        """The manifest that stands there; None if there is none."""
        return self._last

    def stands(self, entry: Published | Other) -> bool:
        """Whether the file stands in the folder byte for byte as `entry` says: it then need not be staged."""
        return self._folder.hash_of(entry.path) == entry.sha256

    def stage(self, path: str, content: bytes) -> None:
        """Write the file that is to stand at `path` into the staging folder. Raises `ValueError` for a path that
        `judged_paths` complains of, or one that is staged.
        """
        self._staging.stage(path, content)

    def stage_file(self, path: str, file: Path, sha256: str = "") -> None:
        """The same for a file that another program made: `file` is moved, unless it is `staged(path)` itself. It is
        read again unless the `sha256` of its bytes is given."""
        self._staging.stage_file(path, file, sha256)

    def staged(self, path: str) -> Path:
        """Where in the staging folder the file for `path` stands or would stand: for programs that read and write
        files themselves."""
        return self._staging.staged(path)

    def discard(self, path: str) -> None:
        """Take a staged file back."""
        self._staging.discard(path)

    def read(self, path: str) -> bytes:
        """The file at `path` as it will stand when this is published: staged, or in place."""
        return (self.staged(path) if path in self._staging.hashes else self._folder.place(path)).read_bytes()

    def publish(self, manifest: Manifest) -> Outcome:
        """Make the folder be as `manifest` says. Each of its files is staged, or stands (`stands`) in place. What it
        says is pending stays so, untouched: files of an interrupted run that this one is not about.

        Raises `ValueError` if a file is neither, `CannotPublish` if a link or a folder stands in the way, `OSError` if
        the disk is full or the folder cannot be written, `Interrupted` at Ctrl-C. What was to be moved is then pending
        in the manifest that is there, and the next run ends it.
        """
        todo = changes(manifest, self._last, self._staging.hashes, self._folder)
        if not todo.moves and not todo.removals:
            self._put_manifest(manifest)
            return Outcome(kept=tuple(sorted(todo.kept)), left=tuple(sorted(todo.left)))
        moving = self._moved(manifest, todo)
        return Outcome(
            written=tuple(sorted(moving.written)),
            kept=tuple(sorted(todo.kept)),
            held=tuple(sorted(change.path for change in moving.held)),
            removed=tuple(sorted(moving.removed)),
            set_aside=tuple(sorted(moving.set_aside)),
            left=tuple(sorted(todo.left)),
        )

    def _moved(self, manifest: Manifest, todo: FolderChanges) -> Moving:
        """All that is to do, done."""
        self._folder.check_writable(change.path for change in (*todo.moves, *todo.removals))
        writing.settle(self.staged(change.path) for change in todo.moves)
        moving = Moving(self._folder, self._staging, manifest)
        try:
            self._put_manifest(meanwhile(manifest, todo))
            moving.carry_out(todo)
            self._put_manifest(in_the_end(manifest, self._last, moving.held))
        except KeyboardInterrupt:
            raise Interrupted(
                f"Interrupted while files were moved into {self._out}: some may be new and others as before, but each "
                "is whole. Run the same command again to finish."
            ) from None
        return moving

    def _put_manifest(self, manifest: Manifest) -> None:
        place = self._out / self._manifest
        if place.is_file() and _holds(place, manifest_lines(manifest)):
            return
        new = self._staging.manifest()
        writing.write(new, manifest_lines(manifest))
        writing.settle([new])
        writing.make_folder(place.parent)
        writing.put(new, place)
        writing.settle([place.parent])


def _holds(file: Path, pieces: Iterable[bytes]) -> bool:
    """Whether the file holds these bytes and no others."""
    with file.open("rb") as stream:
        return all(stream.read(len(piece)) == piece for piece in pieces) and not stream.read(1)


def _if_possible(tidy: Callable[[], None]) -> None:
    with suppress(OSError):
        tidy()
