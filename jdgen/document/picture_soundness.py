"""Whether a PNG or JPEG picture is whole, told from the file alone: no pixel is unpacked.

PNG: the W3C's PNG specification, 5.3 (chunks) and 5.6 (their order). JPEG: ITU-T T.81, B.1.1.2 (markers) and B.2.1.
"""

import re
import zlib

from jdgen.document.picture_kind import picture_kind
from jdgen.document.picture_size import BadPicture, kind

_PNG = b"\x89PNG\r\n\x1a\n"
_SHORTEST_CHUNK = 12
_END_OF_IMAGE, _SCAN = 0xD9, 0xDA
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
"""A marker within the coded data: not a stuffed zero, not a restart (B.1.1.5), with whatever fills up before it."""


def whole(content: bytes) -> bytes:
    """The picture `content` without what stands behind its end.

    Raises `BadPicture`, with the rest of a sentence about the file, if it is neither PNG nor JPEG, has no size, or
    is cut off or damaged.
    """
    known = picture_kind(content)
    if known is None or known.suffix not in ("png", "jpeg"):
        raise BadPicture("is neither a PNG nor a JPEG picture")
    try:
        end = _end_of_png(content) if known.suffix == "png" else _end_of_jpeg(content)
    except IndexError:
        raise BadPicture("is cut off: its end is missing") from None
    try:
        kind(content)
    except BadPicture:
        raise BadPicture("has no width or no height") from None
    return content[:end]


def _end_of_png(content: bytes) -> int:
    place = len(_PNG)
    kinds: list[bytes] = []
    while not kinds or kinds[-1] != b"IEND":
        length, chunk = int.from_bytes(content[place : place + 4], "big"), content[place + 4 : place + 8]
        end = place + _SHORTEST_CHUNK + length
        if end > len(content):
            raise IndexError
        if zlib.crc32(content[place + 4 : end - 4]) != int.from_bytes(content[end - 4 : end], "big"):
            raise BadPicture("is damaged: its content does not add up")
        kinds.append(chunk)
        place = end
    if kinds[0] != b"IHDR" or b"IDAT" not in kinds:
        raise BadPicture("is damaged: it holds no image")
    return place


def _end_of_jpeg(content: bytes) -> int:
    place, scanned = 2, False
    while True:
        marker = _MARKER.match(content, place)
        if marker is None:
            if content[place:].strip(b"\xff"):
                raise BadPicture("is damaged: its parts do not follow each other")
            raise IndexError
        if marker[1][0] == _END_OF_IMAGE:
            if not scanned:
                raise BadPicture("is damaged: it holds no image")
            return marker.end()
        place = marker.end() + int.from_bytes(content[marker.end() : marker.end() + 2], "big")
        if marker[1][0] == _SCAN:
            scanned = True
            following = _MARKER.search(content, place)
            if following is None:
                raise IndexError
            place = following.start()
