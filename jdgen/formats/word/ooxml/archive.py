"""A .docx as a zip of parts, read with suspicion: nothing here trusts a size, a name or a count the file states."""

import re
import struct
import zipfile
import zlib
from io import BytesIO

from jdgen.diagnostics import Location, Rejected, reject

LARGEST_PART = 8 * 1024 * 1024
"""Bytes after decompression; a full-page photograph stays below it."""
LARGEST_TOTAL = 32 * 1024 * 1024
"""Bytes after decompression, all parts together."""
LARGEST_XML = 2 * 1024 * 1024
"""Bytes of all XML parts together; those of a letterhead have about 200 KB, and Python takes seconds for a few MB."""
MOST_PARTS = 500

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The methods OPC allows (ECMA-376 Part 2, annex B); Python's others decompress without a bound."""
_ODD_NAME = re.compile(r"[\\:\x00-\x1f\x7f]|^/|(^|/)\.\.?(/|$)|//")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)
"""What `zipfile` raises for a damaged file, by its source; it documents only the first."""


def read_parts(content: bytes, file: str) -> dict[str, bytes]:
    """All parts of the .docx `content` by name (`word/document.xml`), decompressed.

    Raises `Rejected` at `file` if it is no .docx, is damaged or encrypted, or exceeds the limits above.
    """
    _require_zip(content, file)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _require_plain_entries(entries, file)
            return _read_entries(archive, entries, file)
    except Rejected:
        raise
    except _BROKEN as error:
        raise reject(
            "letterhead-broken",
            f"{file} is damaged: {error}.",
            Location(file),
            "Open it in Word, save it again as a Word document (.docx), and try again.",
        ) from None


def _require_zip(content: bytes, file: str) -> None:
    at = Location(file)
    if content.startswith(b"version https://git-lfs"):
        raise reject(
            "letterhead-not-docx",
            f"{file} is a git-LFS pointer, not the Word file itself.",
            at,
            "Fetch the file with `git lfs pull`.",
        )
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if _ENCRYPTED_STREAM in content:
            raise reject(
                "letterhead-encrypted", f"{file} is protected by a password.", at, "Save it without a password in Word."
            )
        raise reject(
            "letterhead-not-docx",
            f"{file} is a Word 97-2003 document (.doc).",
            at,
            "Open it in Word and save it as a Word document (.docx).",
        )
    if not content.startswith(b"PK\x03\x04"):
        raise reject(
            "letterhead-not-docx", f"{file} is not a Word document.", at, "Save it as a Word document (.docx) in Word."
        )


def _require_plain_entries(entries: list[zipfile.ZipInfo], file: str) -> None:
    at = Location(file)
    if len(entries) > MOST_PARTS:
        raise reject("letterhead-too-large", f"{file} has {len(entries)} parts; {MOST_PARTS} are the limit.", at)
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        if entry.flag_bits & 1:
            raise reject("letterhead-encrypted", f"{file} is encrypted.", at, "Save it without a password in Word.")
        if _ODD_NAME.search(entry.orig_filename) or not name:
            raise reject("letterhead-unsafe", f"{file} has a part with an unsafe name: {name!r}.", at)
        # OPC part names are equal regardless of case (ECMA-376 Part 2, 6.2.2.3).
        if name.casefold() in seen:
            raise reject("letterhead-unsafe", f"{file} has the part {name} twice.", at)
        if entry.compress_type not in _METHODS:
            raise reject("letterhead-unsafe", f"{file} packs {name} in a way Word documents do not use.", at)
        seen.add(name.casefold())


def _read_entries(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], file: str) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    left, left_of_xml = LARGEST_TOTAL, LARGEST_XML
    for entry in entries:
        if entry.is_dir():
            continue
        allowed = min(LARGEST_PART, left)
        # Bounded by what comes out, not by the size the directory states.
        with archive.open(entry) as stream:
            data = stream.read(allowed + 1)
        if len(data) > allowed:
            raise reject(
                "letterhead-too-large",
                f"{entry.filename} of {file} is larger than the limit ({LARGEST_PART // 1024 // 1024} MB a part, "
                f"{LARGEST_TOTAL // 1024 // 1024} MB in all).",
                Location(file),
                "Compress the pictures in Word (Picture Format > Compress Pictures).",
            )
        left -= len(data)
        if data[:64].lstrip(b"\xef\xbb\xbf\xff\xfe\0\t\r\n ").startswith(b"<"):
            left_of_xml -= len(data)
        if left_of_xml < 0:
            raise reject(
                "letterhead-too-large",
                f"{file} holds more than {LARGEST_XML // 1024 // 1024} MB of text and styles.",
                Location(file),
                "Delete what stands in its body, and styles that nothing uses.",
            )
        parts[entry.filename] = data
    return parts
