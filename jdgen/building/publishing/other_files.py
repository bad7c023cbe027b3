"""Files of a publication that are no documents of roles: lists, zips, and whatever a verb puts beside documents."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from jdgen.building.publishing import writing
from jdgen.building.publishing.manifest import Other, content_of
from jdgen.building.publishing.publication import Publication


def stage_other(publication: Publication, path: str, content: bytes | Iterable[bytes]) -> Other:
    """Stage a file that is no document, unless it stands as it is; how the manifest lists it."""
    target = publication.staged(path)
    writing.write(target, content)
    return take_other(publication, path, target, content if isinstance(content, bytes) else target.read_bytes())


def take_other(publication: Publication, path: str, file: Path, content: bytes) -> Other:
    """The same for a `file` with this content that stands in the staging folder already."""
    other = Other(path, len(content), sha256(content).hexdigest(), content_of(path, content))
    if not publication.stands(other):
        publication.stage_file(path, file, other.sha256)
    return other
