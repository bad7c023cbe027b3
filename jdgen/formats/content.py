"""What a file holds, as one hash, however its bytes were packed: zlib builds pack the same content differently.

Nothing heavy is imported here, because a run that changes nothing asks for hashes of thousands of files and for nothing
else.
"""

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from io import BytesIO

LARGEST_MEMBER = 256 * 1024 * 1024
"""Bytes that come out of one member of a zip; it is held in memory."""
LARGEST_CONTENT = 4 * 1024 * 1024 * 1024
"""Bytes that come out of all members together: ten times a pack of 10,000 documents."""

_PACKED = (".docx", ".zip")
_LOCAL_HEADER = struct.Struct("<26xHH")
"""The lengths of name and extra field, behind which a member's bytes begin (APPNOTE.TXT, 4.3.7)."""
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError,
    OSError, ValueError,
)  # fmt: skip
"""What `zipfile` raises for a damaged file, by its source; it documents only the first."""


class Package(bytes):
    """The bytes of a .docx from who packed it, who knew the SHA-256 of each part: nobody has to unpack it to tell."""

    parts: Mapping[str, str]
    """Names of the parts, and the SHA-256 of each."""

    @classmethod
    def of(cls, content: bytes, parts: Mapping[str, str]) -> "Package":
        """The package `content` with these parts."""
        package = cls(content)
        package.parts = parts
        return package


def content_of(path: str, content: bytes) -> str:
    """SHA-256 of what the file `path` holds: of a .docx by its parts, of a .zip by what its members hold, of any other
    file by its bytes. A damaged .docx or .zip has the hash of its bytes.
    """
    if isinstance(content, Package) and path.endswith(".docx"):
        return _joined(content.parts.items())
    if path.endswith(_PACKED):
        try:
            return content_hash(content, of_documents=path.endswith(".zip"))
        except _BROKEN:
            pass
    return hashlib.sha256(content).hexdigest()


def content_hash(package: bytes, of_documents: bool = False) -> str:
    """SHA-256 over the names and contents of a zip's members: equal wherever they are, in whatever order and however
    they are packed; of a zip `of_documents`, wherever the parts of its .docx members are.

    Raises what `zipfile` raises for a damaged file, and `ValueError` for one that unpacks to more than any of ours.
    """
    members: list[tuple[str, str]] = []
    left = LARGEST_CONTENT
    with zipfile.ZipFile(BytesIO(package)) as archive:
        for entry in archive.infolist():
            name = entry.filename
            is_document = of_documents and name.endswith(".docx")
            held, size = (_document if is_document else _part)(_packed(package, entry), entry.compress_type, entry.CRC)
            left -= size
            if left < 0:
                raise ValueError("it unpacks to more than any file of jdgen")
            members.append((name, held))
    return _joined(members)


def _joined(members: Iterable[tuple[str, str]]) -> str:
    """The hash of a zip, from the names of its members and what each holds."""
    in_order = sorted(members, key=lambda member: member[0])
    said = "".join(f"{len(name.encode())}:{name}{held}" for name, held in in_order)
    return hashlib.sha256(said.encode()).hexdigest()


def _packed(package: bytes, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of a member as they are packed: `ZipFile.read` takes ten times as long to get at them."""
    if entry.flag_bits & 1:
        raise ValueError("it is encrypted")
    start = entry.header_offset + _LOCAL_HEADER.size + sum(_LOCAL_HEADER.unpack_from(package, entry.header_offset))
    if start + entry.compress_size > len(package):
        raise EOFError
    return package[start : start + entry.compress_size]


def _document(packed: bytes, method: int, crc: int) -> tuple[str, int]:
    """The content hash of a member that is a .docx, and how many bytes came out of it."""
    content = _unpacked(packed, method, crc)
    return content_of(".docx", content), len(content)


@lru_cache(maxsize=256)  # the parts of a letterhead are the same in each of a house's documents
def _part(packed: bytes, method: int, crc: int) -> tuple[str, int]:
    """The hash of a member, and how many bytes came out of it."""
    content = _unpacked(packed, method, crc)
    return hashlib.sha256(content).hexdigest(), len(content)


def _unpacked(packed: bytes, method: int, crc: int) -> bytes:
    content = packed
    if method == zipfile.ZIP_DEFLATED:
        # Bounded by what comes out, not by the size the directory states.
        content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, LARGEST_MEMBER + 1)
    elif method != zipfile.ZIP_STORED:
        raise ValueError("it is packed as no file of jdgen is")
    if len(content) > LARGEST_MEMBER or zlib.crc32(content) != crc:
        raise ValueError("it is damaged, or unpacks to more than any file of jdgen")
    return content
