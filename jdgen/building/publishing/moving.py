"""Staged files moved into place, and what a manifest may claim before and after that."""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import TypeVar

from jdgen.building.publishing import writing
from jdgen.building.publishing.changes import FileChange, FolderChanges
from jdgen.building.publishing.folder import Folder
from jdgen.building.publishing.manifest import Manifest, Other, Pending, Published
from jdgen.building.publishing.paths import same_file
from jdgen.building.publishing.staging import Staging


class Moving:
    """Carries out changes one after another, and notes what came of each."""

    def __init__(self, folder: Folder, staging: Staging, manifest: Manifest) -> None:
        self._folder, self._staging = folder, staging
        self._needed = {same_file(entry.path) for entry in manifest.files}
        self._touched: dict[Path, None] = {}
        self.written: list[str] = []
        self.removed: list[str] = []
        self.held: list[FileChange] = []
        self.set_aside: list[tuple[str, str]] = []

    def carry_out(self, changes: FolderChanges) -> None:
        """All moves, then all removals, until they are on the disk. Raises `OSError` for what is no refusal."""
        for change in changes.moves:
            if self._is_done(change, self._move):
                self.written.append(change.path)
        for change in changes.removals:
            if self._is_done(change, self._remove):
                self.removed.append(change.path)
        writing.settle(folder for folder in self._touched if folder.exists())

    def _is_done(self, change: FileChange, do: Callable[[FileChange, Path], None]) -> bool:
        place = self._folder.place(change.path)
        try:
            do(change, place)
        except OSError as error:
            if not writing.is_refusal(error):
                raise
            self.held.append(change)
            return False
        self._touched[place.parent] = None
        return True

    def _move(self, change: FileChange, place: Path) -> None:
        writing.make_folder(place.parent)
        if not change.is_anothers:
            writing.put(self._staging.staged(change.path), place)
            return
        name = self._folder.free_name(change.path, self._needed)
        aside = self._folder.place(name)
        writing.put(place, aside)
        try:
            writing.put(self._staging.staged(change.path), place)
        except OSError:
            if not _is_back(aside, place):
                self.set_aside.append((change.path, name))
            raise
        self.set_aside.append((change.path, name))

    def _remove(self, change: FileChange, place: Path) -> None:
        writing.remove(place)
        for folder in list(Path(change.path).parents)[:-1]:
            with suppress(OSError):
                writing.remove_empty(self._folder.place(folder.as_posix()))


def _is_back(aside: Path, place: Path) -> bool:
    try:
        writing.put(aside, place)
    except OSError:
        return False
    return True


def meanwhile(new: Manifest, changes: FolderChanges) -> Manifest:
    """What may be claimed while files are moved: what stands there already. Nothing is said of the inputs."""
    kept = set(changes.kept)
    return new._replace(
        inputs={},
        documents=tuple(each for each in new.documents if each.path in kept),
        others=tuple(each for each in new.others if each.path in kept),
        pending=(*_untouched(new), *(change.pending for change in (*changes.moves, *changes.removals))),
    )


def in_the_end(new: Manifest, last: Manifest | None, held: Collection[FileChange]) -> Manifest:
    """What is claimed at last: all of it, but of files that were held open what the last manifest said of them.

    Where that says nothing of a held file, the file stays pending; and where one is held, the inputs are not all there
    is behind the folder, so nothing is said of them.
    """
    if not held:
        return new._replace(pending=_untouched(new))
    before = {change.path: change.before for change in held}
    old = {each.path: each for each in (last.files if last else ()) if each.sha256 == before.get(each.path)}
    return Manifest(
        new.jdgen,
        new.as_of,
        {},
        tuple(_with_old(new.documents, before, [each for each in old.values() if isinstance(each, Published)])),
        tuple(_with_old(new.others, before, [each for each in old.values() if isinstance(each, Other)])),
        (*_untouched(new), *(change.pending for change in held if change.path not in old)),
    )


_Entry = TypeVar("_Entry", Published, Other)


def _with_old(new: Iterable[_Entry], held: Collection[str], old: Iterable[_Entry]) -> list[_Entry]:
    stay: Iterable[_Entry] = (each for each in new if each.path not in held)
    return sorted(chain(stay, old), key=lambda each: each.path)


def _untouched(new: Manifest) -> tuple[Pending, ...]:
    """Of an earlier run's pending files those that this run does not make anew."""
    made = {same_file(each.path) for each in new.files}
    return tuple(each for each in new.pending if same_file(each.path) not in made)
