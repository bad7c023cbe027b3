"""Pictures without what cameras and programs write beside the image: who took it, where, and from which file.

PNG: the W3C's PNG specification, 11.3 (chunks of text and time). JPEG: ITU-T T.81, annex B (application segments), of
which Exif and XMP stand in APP1 and IPTC in APP13. Colour profiles stay: they change how a picture looks.
"""

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TELLING = (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf")
_JPEG = b"\xff\xd8"
_EXIF = b"Exif\0\0"
_APP1, _APP13, _COMMENT, _SCAN = 0xE1, 0xED, 0xFE, 0xDA
_ORIENTATION = 0x0112
_UPRIGHT = 1


def without_metadata(content: bytes) -> bytes:
    """`content`, a picture, without telling metadata if it is PNG or JPEG; as it is if it is another or is damaged."""
    try:
        if content.startswith(_PNG):
            return _PNG + b"".join(_png_kept(content))
        if content.startswith(_JPEG):
            return _JPEG + b"".join(_jpeg_kept(content))
    except (struct.error, ValueError):
        return content
    return content


def is_turned(content: bytes) -> bool:
    """Whether the JPEG `content` is to be turned or mirrored when it is shown, which browsers do and Word does not."""
    try:
        return content.startswith(_JPEG) and any(each[4:].startswith(_EXIF) for each in _jpeg_kept(content))
    except (struct.error, ValueError):
        return False


def _png_kept(content: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while place < len(content):
        length, kind = struct.unpack(">I4s", content[place : place + 8])
        end = place + 12 + length
        if end > len(content):
            raise ValueError("a chunk is cut off")
        if kind not in _PNG_TELLING:
            yield content[place:end]
        place = end


def _jpeg_kept(content: bytes) -> Iterator[bytes]:
    place = len(_JPEG)
    while True:
        mark, kind, length = struct.unpack(">BBH", content[place : place + 4])
        if mark != 0xFF:
            raise ValueError("no marker")
        end = place + 2 + length
        segment = content[place:end]
        if kind == _SCAN:
            yield content[place:]
            return
        if kind == _APP1 and segment[4:].startswith(_EXIF):
            yield _turned(_orientation(segment[4 + len(_EXIF) :]))
        elif kind not in (_APP1, _APP13, _COMMENT):
            yield segment
        place = end


def _orientation(tiff: bytes) -> int:
    """Which way up the picture is held (Exif 2.3, 4.6.4): programs turn it so when they show it."""
    order = "<" if tiff[:2] == b"II" else ">"
    (first,) = struct.unpack(order + "I", tiff[4:8])
    (count,) = struct.unpack(order + "H", tiff[first : first + 2])
    for number in range(count):
        at = first + 2 + 12 * number
        tag, _, _, value = struct.unpack(order + "HHIH", tiff[at : at + 10])
        if tag == _ORIENTATION:
            return int(value)
    return _UPRIGHT


def _turned(orientation: int) -> bytes:
    """An Exif segment that says nothing but `orientation`; none for a picture that stands upright."""
    if orientation == _UPRIGHT:
        return b""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0)
    exif = _EXIF + b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    return struct.pack(">BBH", 0xFF, _APP1, len(exif) + 2) + exif
