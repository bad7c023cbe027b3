"""Small pictures for tests, made from their chunks and segments."""

import struct
import zlib


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def header(width: int, height: int) -> bytes:
    """The first chunk of a grey PNG of that size (pixels)."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))


def png(width: int, height: int, *telling: bytes, shade: int = 90) -> bytes:
    """A PNG of one shade of grey, with the chunks `telling` in it."""
    rows = zlib.compress((b"\0" + bytes([shade]) * width) * height)
    return b"".join([b"\x89PNG\r\n\x1a\n", header(width, height), *telling, chunk(b"IDAT", rows), chunk(b"IEND", b"")])


def segment(kind: int, data: bytes) -> bytes:
    """A segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, kind, len(data) + 2) + data


def jpeg(width: int, height: int, *telling: bytes) -> bytes:
    """The segments of a JPEG of two scans, with `telling` in front: sound in its parts, though it shows nothing."""
    frame = segment(0xC2, b"\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00")
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"coded\xff\x00\xff\xd0data"
    return b"".join([b"\xff\xd8", *telling, frame, scan, segment(0xC4, b"a table \xff\xd9"), scan, b"\xff\xd9"])
