"""The .docx as a zip that comes out the same every time, and a hash that does not depend on the compressor."""

import hashlib
import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

from jdgen.formats.word.escaping import attribute

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip entry can state."""
_UNIX = 3
_READABLE = 0o644 << 16
LEVEL = 6


class Part(NamedTuple):
    """A part's name within the zip (`word/styles.xml`) and its content."""

    name: str
    content: bytes


class Relationship(NamedTuple):
    """One line of a .rels part (ECMA-376 Part 2, 6.5.3); `type` in full, `target` as written there."""

    id: str
    type: str
    target: str
    external: bool = False


def pack(parts: Iterable[Part]) -> bytes:
    """A zip of `parts` in their order."""
    return append(b"", parts)


def append(package: bytes, parts: Iterable[Part]) -> bytes:
    """The zip `package` with `parts` behind its own."""
    stream = BytesIO(package)
    with zipfile.ZipFile(stream, "a" if package else "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name, content in parts:
            archive.writestr(_entry(name), content, zipfile.ZIP_DEFLATED, LEVEL)
    return stream.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    # Both depend on the operating system unless set.
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry


def content_hash(docx: bytes) -> str:
    """SHA-256 over the names and contents of a .docx's parts: equal wherever the parts are, however they are packed."""
    digest = hashlib.sha256()
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        for name in sorted(archive.namelist()):
            content = archive.read(name)
            digest.update(f"{len(name.encode())}:{name}{len(content)}:".encode())
            digest.update(content)
    return digest.hexdigest()


def relationships(of: Iterable[Relationship]) -> str:
    """The elements of a .rels part, without its root."""
    return "".join(
        f'<Relationship Id="{attribute(r.id)}" Type="{attribute(r.type)}" Target="{attribute(r.target)}"'
        + (' TargetMode="External"/>' if r.external else "/>")
        for r in of
    )


def relationships_part(elements: str) -> bytes:
    """A whole .rels part from what `relationships` gave."""
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{DECLARATION}<Relationships xmlns="{namespace}">{elements}</Relationships>'.encode()


def content_types(types: Iterable[tuple[str, str]]) -> bytes:
    """`[Content_Types].xml` for (part name, content type) pairs: by extension for pictures, by name for XML parts."""
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = {"rels": rels, "xml": "application/xml"}
    overrides = []
    for name, content_type in types:
        extension = name.rpartition(".")[2].lower()
        if extension != "xml" and defaults.setdefault(extension, content_type) == content_type:
            continue
        overrides.append(f'<Override PartName="/{attribute(name)}" ContentType="{attribute(content_type)}"/>')
    by_extension = "".join(
        f'<Default Extension="{attribute(extension)}" ContentType="{attribute(kind)}"/>'
        for extension, kind in sorted(defaults.items())
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{DECLARATION}<Types xmlns="{namespace}">{by_extension}{"".join(overrides)}</Types>'.encode()
