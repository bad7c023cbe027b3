"""What has to change in a folder so that it is as a manifest says: found out before anything is changed."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jdgen.building.publishing.folder import CannotPublish, Folder
from jdgen.building.publishing.manifest import Manifest, Pending
from jdgen.building.publishing.paths import same_file


class FileChange(NamedTuple):
    """A file that is moved into place or, with `after` empty, removed."""

    path: str
    before: str
    """The SHA-256 of what stands there; empty if nothing does."""
    after: str
    is_anothers: bool = False
    """Whether what stands there was edited since it was published, or is in no manifest: then it is set aside."""

    @property
    def pending(self) -> Pending:
        """The change as a manifest says it while it is not known to be made. Another's file is not named: a later run
        would take it for jdgen's own."""
        return Pending(self.path, "" if self.is_anothers else self.before, self.after)


class FolderChanges(NamedTuple):
    """All there is to do, and what needs nothing."""

    moves: tuple[FileChange, ...]
    removals: tuple[FileChange, ...]
    kept: tuple[str, ...]
    """Files that stand there already, byte for byte."""
    left: tuple[str, ...]
    """Files that are not wanted any more, but that somebody edited."""


def changes(new: Manifest, last: Manifest | None, staged: Mapping[str, str], folder: Folder) -> FolderChanges:
    """What has to be done; `staged` are the SHA-256 of the files that are ready, by their paths.

    Raises `ValueError` if a file of the manifest is neither ready nor in place as it says, or one is ready that is not
    in it; `CannotPublish` if something stands in the way.
    """
    entries = {entry.path: entry.sha256 for entry in new.files}
    own = _own_hashes(last)
    if odd := staged.keys() - entries.keys():
        raise ValueError(f"staged and not in the manifest: {min(odd)}")
    moves, kept = [], []
    for path, after in entries.items():
        before = folder.hash_of(path)
        if before == after:
            kept.append(path)
        elif staged.get(path) == after:
            theirs = bool(before) and before not in own.get(same_file(path), ())
            moves.append(FileChange(path, before, after, theirs))
        else:
            raise ValueError(f"neither staged nor in place as the manifest says: {path}")
    stay = {same_file(path): path for path in (*entries, *(pending.path for pending in new.pending))}
    removals, left = _orphans(last, stay, own, folder)
    return FolderChanges(tuple(moves), removals, tuple(kept), left)


def _own_hashes(last: Manifest | None) -> dict[str, set[str]]:
    """The hashes of what earlier runs put at a path, or may have put there before they were interrupted."""
    own: dict[str, set[str]] = {}
    for path, *hashes in _listed(last):
        own.setdefault(same_file(path), set()).update(hashes)
    return own


def _listed(last: Manifest | None) -> Iterator[tuple[str, ...]]:
    if last is not None:
        yield from ((entry.path, entry.sha256) for entry in last.files)
        yield from last.pending


def _orphans(
    last: Manifest | None, stay: Mapping[str, str], own: Mapping[str, set[str]], folder: Folder
) -> tuple[tuple[FileChange, ...], tuple[str, ...]]:
    """Files of the last manifest that are not wanted any more: those to remove, and those that somebody edited."""
    removals, left = [], []
    for path in dict.fromkeys(path for path, *_ in _listed(last)):
        stays = stay.get(same_file(path), "")
        try:
            if stays and (stays == path or folder.is_one(stays, path)):
                continue
            before = folder.hash_of(path)
        except CannotPublish:  # a link or a folder: none of ours
            left.append(path)
            continue
        if before in own[same_file(path)] - {""}:
            removals.append(FileChange(path, before, ""))
        elif before:
            left.append(path)
    return tuple(removals), tuple(left)
