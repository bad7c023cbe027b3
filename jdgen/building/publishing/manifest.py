"""The manifest: what stands in an output folder, and what each document of it was made from."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jdgen.formats.content import content_of
from jdgen.workspace import Position

__all__ = [
    "SCHEMA_VERSION",
    "DocumentKey",
    "FileKey",
    "MadeFrom",
    "Manifest",
    "Other",
    "Pending",
    "Published",
    "content_of",
]

SCHEMA_VERSION = 1
"""Of the file; it rises when an older jdgen could no longer read what a newer one writes."""


class MadeFrom(NamedTuple):
    """What a document's content depends on, each as a short hash or a word; equal values make equal documents."""

    role: str
    school: str
    house: str
    standing: str
    options: str
    jdgen: str


class DocumentKey(NamedTuple):
    """What makes a document of two runs the same one, whatever its formats and its name."""

    position: Position
    """Of a bundle: its id in place of a role's."""
    is_bundle: bool = False


class FileKey(NamedTuple):
    """What makes a file of two runs the same one, whatever it is called."""

    role: str
    """Or a bundle."""
    is_bundle: bool
    school: str
    part: str
    format: str


class Published(NamedTuple):
    """A file of a document that stands in the folder."""

    path: str
    """Below the output folder, with forward slashes."""
    role: str
    """The role's id; of a bundle its name."""
    school: str
    """The school's id; empty for the trust."""
    format: str
    part: str
    title: str
    grade: str
    version: str
    status: str
    text: str
    """The beginning of the text's fingerprint, as the file itself says it; of a bundle all of them, with commas."""
    as_of: str
    """The day it was made for (ISO 8601), which an unchanged document keeps."""
    made_from: MadeFrom
    size: int
    """Bytes."""
    sha256: str
    """Of its bytes."""
    content: str
    """Of what it holds (`content_of`), which does not depend on the compressor."""
    roles: tuple[str, ...] = ()
    """Of a bundle: the ids of its roles, in their order."""

    @property
    def document(self) -> DocumentKey:
        """The document that it is a file of."""
        return DocumentKey(Position(self.role, self.school), bool(self.roles))

    @property
    def key(self) -> FileKey:
        """By what it is found again."""
        return FileKey(self.role, bool(self.roles), self.school, self.part, self.format)


class Other(NamedTuple):
    """A file that stands in the folder beside the documents: an index, a list of changes, a zip."""

    path: str
    size: int
    sha256: str
    content: str


class Pending(NamedTuple):
    """A file that a run meant to replace, make or remove, and of which it is not known whether it came to it."""

    path: str
    before: str
    """The SHA-256 of the file of jdgen that stood there; empty if none did, or somebody's own."""
    after: str
    """The SHA-256 of the file that is to stand there; empty if none is."""


class Manifest(NamedTuple):
    """What stands in an output folder when a run has ended, or while it moves files."""

    jdgen: str
    """The version of the jdgen that wrote it."""
    as_of: str
    inputs: Mapping[str, str]
    """Workspace paths of the sources, and the SHA-256 of each; empty while files are pending."""
    documents: tuple[Published, ...] = ()
    others: tuple[Other, ...] = ()
    pending: tuple[Pending, ...] = ()

    @property
    def files(self) -> Iterator[Published | Other]:
        """All files it says are there."""
        yield from self.documents
        yield from self.others
