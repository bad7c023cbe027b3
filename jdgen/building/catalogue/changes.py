"""What a web site has to change when a pack takes the place of an earlier one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from jdgen.building.catalogue import words
from jdgen.building.catalogue.rows import natural
from jdgen.formats.table import SUFFIXES


class Kind(StrEnum):
    """What is to be done with a file, in the order in which a list of changes tells it."""

    NEW = "new"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a pack, as its manifest lists it."""

    role: str
    school: str
    """The school's id; empty for the trust."""
    format: str
    part: str
    """`all`, `job-description` or `person-specification`."""
    title: str
    path: str
    """Within the pack, with forward slashes."""
    version: str
    """`4`, `draft` or `draft-after-3`."""
    status: str
    """In words, such as “in force from 1 September 2026”."""
    content: str
    """Its content hash."""
    text: str = ""
    """The fingerprint of the agreed text in it; empty where that is not known."""
    is_bundle: bool = False
    """Whether it holds several roles: a bundle may be called as a role is."""


@dataclass(frozen=True, slots=True)
class PackChange:
    """A file to be put up, replaced or taken down."""

    kind: Kind
    role: str
    school: str
    format: str
    title: str
    file: str
    """Its path within the pack; within the earlier one if it is withdrawn."""
    old_file: str
    """The path of a file to be deleted because its successor has another name; empty for none."""
    old_version: str
    """In words, such as “draft after version 3”; empty if it is new."""
    new_version: str
    """In words; empty if it is withdrawn."""
    why: str


class _Key(NamedTuple):
    """What makes two files of two packs the same one."""

    school: str
    role: str
    is_bundle: bool
    part: str
    format: str


def changes(old: Iterable[Entry], new: Iterable[Entry]) -> tuple[PackChange, ...]:
    """What is to be done so that a web site that shows the files `old` shows the files `new`.

    A file is the same one if school, role or bundle, part and format are; it is replaced if its content hash or its
    name differs. A file that takes the name of another one's file replaces that, so that no list tells to delete what
    is new. In order of school, kind, title and format.
    """
    before = {_key(entry): entry for entry in old}
    after = {_key(entry): entry for entry in new}
    left = {_name(entry): entry for key, entry in before.items() if key not in after}
    taken = {_name(entry) for entry in after.values()}
    found = [change for key, entry in after.items() if (change := _kept(before.get(key), entry, left, taken))]
    found += [_withdrawn(entry) for name, entry in left.items() if name not in taken]
    return tuple(sorted(found, key=_place))


def _kept(was: Entry | None, entry: Entry, left: dict[str, Entry], taken: set[str]) -> PackChange | None:
    """What is to be done with a file of the new pack, if anything. `left` are the files without a successor and `taken`
    the names of the new pack's files."""
    was = was or left.get(_name(entry))
    now = words.version(entry.version)
    if was is None:
        return _change(Kind.NEW, entry, "", "", now, words.IS_NEW)
    if was.content == entry.content and was.path == entry.path:
        return None
    abandoned = was.path if _name(was) not in taken else ""
    return _change(Kind.REPLACED, entry, abandoned, words.version(was.version), now, "; ".join(_reasons(was, entry)))


def _reasons(was: Entry, entry: Entry) -> Iterator[str]:
    """Why a file is replaced, the first reason the weightiest."""
    if was.role != entry.role:
        yield words.other_role(was.title)
    elif (was.version, was.status) != (entry.version, entry.status):
        yield words.other_status(entry.status)
    elif was.text != entry.text:
        yield words.OTHER_TEXT
    elif was.content != entry.content and was.title == entry.title:
        yield words.OTHER_CONTENT
    if was.role == entry.role and was.title != entry.title:
        yield words.renamed(was.title)
    elif was.path != entry.path and was.content == entry.content:
        yield words.OTHER_NAME


def _withdrawn(entry: Entry) -> PackChange:
    return _change(Kind.WITHDRAWN, entry, "", words.version(entry.version), "", words.IS_WITHDRAWN)


def _change(kind: Kind, entry: Entry, abandoned: str, old_version: str, new_version: str, why: str) -> PackChange:
    return PackChange(
        kind, entry.role, entry.school, entry.format, entry.title, entry.path, abandoned, old_version, new_version, why
    )


def _key(entry: Entry) -> _Key:
    return _Key(entry.school, entry.role, entry.is_bundle, entry.part, entry.format)


def _name(entry: Entry) -> str:
    """The path as web servers and disks compare it that do not tell capitals apart."""
    return entry.path.casefold()


def _place(change: PackChange) -> tuple[object, ...]:
    format = SUFFIXES.index(change.format) if change.format in SUFFIXES else len(SUFFIXES)
    return change.school, list(Kind).index(change.kind), natural(change.title), change.role, format, change.file
