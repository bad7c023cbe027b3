"""What kind of picture a file is, by its first bytes: a name proves nothing, and Word stops at one that is none."""

import re
from typing import NamedTuple

_KINDS = (
    ("png", "image/png", rb"\x89PNG\r\n\x1a\n"),
    ("jpeg", "image/jpeg", rb"\xff\xd8\xff"),
    ("gif", "image/gif", rb"GIF8[79]a"),
    ("bmp", "image/bmp", rb"BM"),
    ("tiff", "image/tiff", rb"II\*\0|MM\0\*"),
    ("wdp", "image/vnd.ms-photo", rb"II\xbc\x01"),
    ("emf", "image/x-emf", rb"(?s)\x01\0\0\0.{36} EMF"),
    ("wmf", "image/x-wmf", rb"\xd7\xcd\xc6\x9a|[\x01\x02]\0\x09\0"),
    ("svg", "image/svg+xml", rb"(?s)(\xef\xbb\xbf)?\s*<.{0,2000}?<?svg[\s>]"),
)
"""Suffix, media type and beginning of each kind that Word puts into a file."""


class PictureKind(NamedTuple):
    """The suffix of a picture's name (`png`) and its media type (`image/png`)."""

    suffix: str
    media_type: str


def picture_kind(content: bytes) -> PictureKind | None:
    """Which kind the picture `content` is of; None if it is none that Word shows."""
    for suffix, media_type, beginning in _KINDS:
        if re.match(beginning, content):
            return PictureKind(suffix, media_type)
    return None
