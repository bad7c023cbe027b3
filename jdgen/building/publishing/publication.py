"""A folder's files made new as a whole: staged, then moved into place, the manifest last."""

from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from jdgen.building.publishing.lock import Holder
from jdgen.building.publishing.manifest import Manifest, Other, Published

MANIFEST = "manifest.json"
"""Where the manifest of a pack stands in its folder."""


class Outcome(NamedTuple):
    """What came of publishing; paths below the output folder."""

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


class CannotPublish(Exception):
    """The folder is not one to write into; the message says why and what to do."""


class Publication:
    """A `with` block that makes a folder's files new; leaving it without `publish` changes nothing.

    `out` is the folder; `manifest` where in it the manifest stands; `sources` are folders of a workspace, into which
    nothing is ever written; `waiting` is told once, who has the folder, when another run has it.
    """

    def __init__(
        self,
        out: Path,
        manifest: str = MANIFEST,
        sources: Iterable[Path] = (),
        waiting: Callable[[Holder], None] = lambda _: None,
    ) -> None: ...

    def __enter__(self) -> "Publication":
        """Takes the lock and clears what killed runs left. Raises `CannotPublish` if the folder is not one to write
        into or another run keeps it, `Rejected` if its manifest is broken, `OSError` if it cannot be written.
        """

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    @property
    def last(self) -> Manifest | None:
        """The manifest that stands there; None if there is none."""

    def stands(self, entry: Published | Other) -> bool:
        """Whether the file stands in the folder byte for byte as `entry` says: it then need not be staged."""

    def stage(self, path: str, content: bytes) -> None:
        """Write the file that is to stand at `path` into the staging folder."""

    def stage_file(self, path: str, file: Path) -> None:
        """The same for a file that another program made: `file` is moved, unless it is `staged(path)` itself."""

    def staged(self, path: str) -> Path:
        """Where in the staging folder the file for `path` stands or would stand: for programs that read and write
        files themselves."""

    def discard(self, path: str) -> None:
        """Take a staged file back."""

    def read(self, path: str) -> bytes:
        """The file at `path` as it will stand when this is published: staged, or in place."""

    def publish(self, manifest: Manifest) -> Outcome:
        """Make the folder be as `manifest` says. Each of its files is staged, or stands (`stands`) in place; `pending`
        is not looked at. Raises `ValueError` if one is neither, `CannotPublish` if a link or a folder stands in the
        way, `OSError` if the disk is full or the folder cannot be written; what was moved until then is pending in the
        manifest that is then there, and the next run ends it.
        """
