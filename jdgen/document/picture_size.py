"""How large a logo is, read from its first bytes."""

import struct
from dataclasses import dataclass

from jdgen.document.picture_kind import picture_kind

# The frame headers with a JPEG's size: SOF0 to SOF15 but DHT (C4), JPG (C8), DAC (CC); ITU-T T.81, table B.1
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})


class BadPicture(ValueError):
    """Bytes that are not a picture a letterhead can carry."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a picture is: the suffix and media type of its part, and width and height in pixels."""

    suffix: str
    media_type: str
    width: int
    height: int


def kind(content: bytes) -> Kind:
    """Suffix, media type and size of a PNG or JPEG picture. Raises `BadPicture` for anything else."""
    known = picture_kind(content)
    if known and known.suffix == "png" and len(content) >= 24:
        found = Kind(*known, *struct.unpack(">II", content[16:24]))
    elif known and known.suffix == "jpeg":
        found = Kind(*known, *_jpeg_size(content))
    else:
        raise BadPicture("the logo is neither a PNG nor a JPEG picture: save it as PNG")
    if not found.width or not found.height:
        raise BadPicture("the logo has no size: save it anew as PNG")
    return found


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Width and height from the first frame header of a JPEG (ITU-T T.81, B.2.2)."""
    place = 2
    while place + 9 <= len(content):
        marker = content[place + 1]
        if content[place] != 0xFF:
            break
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 if marker in _BARE else 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    raise BadPicture("the logo is a damaged JPEG picture: save it as PNG")
