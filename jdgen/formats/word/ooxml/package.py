"""The .docx as a zip that comes out the same every time."""

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import NamedTuple

from jdgen.formats.content import Package
from jdgen.formats.word.ooxml.escaping import attribute

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LEVEL = 6
_LOCAL = b"PK\x03\x04"
_ENTRY = b"PK\x01\x02" + bytes((20, 3))
"""The directory's entry of a part: written by a program that knows version 2.0 of zip, with the attributes of Unix
whatever the machine."""
_END_SIGNATURE = b"PK\x05\x06"
_FIELDS = struct.Struct("<5H3L2H")
"""What a part's own header and its entry in the directory both state (4.3.7): the version it takes to read it, flags,
method, time, day, CRC-32, sizes compressed and not, lengths of the name and of what follows it."""
_ATTRIBUTES = struct.Struct("<3H2L")
"""What the entry states beside it (4.3.12): the lengths of its remark, of disks and of kinds of file, rights, and where
the part begins."""
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_UTF_8 = 0x0800
_EPOCH = 1 << 5 | 1
"""1980-01-01, the earliest day a zip entry can state."""
_READABLE = 0o644 << 16


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


class Packed(NamedTuple):
    """A part as it stands in any package: compressed, with the fields that both of its headers in a zip state."""

    name: bytes
    fields: bytes
    content: bytes
    sha256: str
    """Of the content before it was compressed."""


def pack(parts: Iterable[Part | Packed]) -> Package:
    """A zip of `parts` in their order."""
    return append(Package.of(b"", {}), parts)


def packed(part: Part) -> Packed:
    """`part` compressed, for a zip or for several."""
    return packed_in_turn(part.name, (part.content,))


def packed_in_turn(called: str, pieces: Iterable[bytes]) -> Packed:
    """The part of that name whose content comes in `pieces`, each compressed and let go of before the next."""
    compressor = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    digest = hashlib.sha256()
    compressed, crc, size = [], 0, 0
    for piece in pieces:
        digest.update(piece)
        compressed.append(compressor.compress(piece))
        crc, size = zlib.crc32(piece, crc), size + len(piece)
    compressed.append(compressor.flush())
    content, name = b"".join(compressed), called.encode()
    flags = 0 if called.isascii() else _UTF_8
    sizes = (len(content), size, len(name), 0)
    fields = _FIELDS.pack(_VERSION, flags, zipfile.ZIP_DEFLATED, 0, _EPOCH, crc, *sizes)
    return Packed(name, fields, content, digest.hexdigest())


def append(package: Package, parts: Iterable[Part | Packed]) -> Package:
    """The zip `package`, one that `pack` or `append` made, with `parts` behind its own.

    As `zipfile` would write it (APPNOTE.TXT 4.3), which reads the whole directory before it adds to it: of a document
    that takes longer than all its words do.
    """
    count, start, size = _directory_of(package)
    pieces, entries = [package[:start]], [package[start : start + size]]
    hashes = dict(package.parts)
    for each in parts:
        name, fields, content, sha256 = packed(each) if isinstance(each, Part) else each
        hashes[name.decode()] = sha256
        entries += (_ENTRY, fields, _ATTRIBUTES.pack(0, 0, 0, _READABLE, start), name)
        pieces += (_LOCAL, fields, name, content)
        start += len(_LOCAL) + len(fields) + len(name) + len(content)
        count += 1
    directory = b"".join(entries)
    end = _END.pack(_END_SIGNATURE, 0, 0, count, count, len(directory), start, 0)
    return Package.of(b"".join([*pieces, directory, end]), hashes)


def _directory_of(package: bytes) -> tuple[int, int, int]:
    """How many parts a zip has, and where its directory begins and how long it is."""
    if not package:
        return 0, 0, 0
    signature, _, _, _, count, size, start, _ = _END.unpack(package[-_END.size :])
    if signature != _END_SIGNATURE:
        raise ValueError("no package that jdgen packed")
    return count, start, size


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
