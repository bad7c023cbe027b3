"""Whether a folder still holds what a manifest says, file by file."""

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from jdgen.building.publishing.folder import NO_FILE, CannotPublish, Folder
from jdgen.building.publishing.manifest import Manifest, Other, Published, content_of

ROOM = ".jdgen"
"""The folder in an output folder in which jdgen keeps its own."""


class Condition(StrEnum):
    """How a file stands to the manifest."""

    AS_BUILT = "as built"
    SAVED_AGAIN = "saved again, words unchanged"
    """Another program has saved it; the words of its body are those it was made with."""
    EDITED = "edited"
    MISSING = "missing"
    FOREIGN = "foreign"
    """In no manifest."""
    UNFINISHED = "unfinished"
    """A run that was interrupted had begun to move it."""


class VerifiedFile(NamedTuple):
    """What is to be said of one file."""

    path: str
    condition: Condition


def verify(out: Path, manifest: Manifest, own: str) -> Iterator[VerifiedFile]:
    """Every file that the manifest lists or that stands in `out`, sorted by path; `own` is where in `out` the manifest
    itself stands.

    Of a Word file that was packed anew, and of a zip, it counts what they hold and not their bytes. Raises `OSError`
    if a file cannot be read.
    """
    folder = Folder(out)
    verified = {entry.path: _judged(folder, entry) for entry in manifest.files}
    verified |= {pending.path: Condition.UNFINISHED for pending in manifest.pending}
    verified |= {path: Condition.FOREIGN for path in _files(out) if path not in verified and path != own}
    return (VerifiedFile(path, verified[path]) for path in sorted(verified))


def _judged(folder: Folder, entry: Published | Other) -> Condition:
    try:
        now = folder.hash_of(entry.path)
    except CannotPublish:  # a link or a folder stands there
        return Condition.EDITED
    if now == entry.sha256:
        return Condition.AS_BUILT
    if now in ("", NO_FILE):
        return Condition.EDITED if now else Condition.MISSING
    content = folder.place(entry.path).read_bytes()
    if content_of(entry.path, content) == entry.content:
        return Condition.AS_BUILT
    is_saved_again = isinstance(entry, Published) and _has_its_words(entry, content)
    return Condition.SAVED_AGAIN if is_saved_again else Condition.EDITED


def _has_its_words(entry: Published, content: bytes) -> bool:
    """Whether the file says that it is this document, and its words are those it was made with."""
    from jdgen.formats.identifying import Unreadable, identify  # only here: nearly no file was edited

    try:
        found = identify(content, entry.path)
    except Unreadable:
        return False
    said = [(identity.role, identity.text) for identity in found.identities]
    roles = entry.roles or (entry.role,)
    return found.edited is False and said == list(zip(roles, entry.text.split(","), strict=False))


def _files(out: Path) -> Iterable[str]:
    """All files in the folder but those of jdgen's own room, links among them; no link is followed."""
    for parent, folders, names in os.walk(out):
        here = Path(parent)
        folders[:] = [name for name in folders if not (here / name).is_symlink() and (here, name) != (out, ROOM)]
        links = [entry.name for entry in os.scandir(here) if entry.is_symlink() and entry.name not in names]
        yield from ((here / name).relative_to(out).as_posix() for name in (*names, *links))
