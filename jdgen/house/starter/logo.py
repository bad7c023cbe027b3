"""A plain mark drawn from a few shapes, as a PNG picture: for a house that has no logo yet.

A shape is a closed outline of points; x and y run from 0 to 1 over the square picture, y downwards. An outline is
filled by the even-odd rule, so a second outline inside the first cuts a hole. Horizontally the coverage of each
pixel is exact, vertically every row of pixels is sampled several times: edges come out smooth at any size.
"""

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

from jdgen.formats.word.starter.contrast import channels

Point = tuple[float, float]
Outline = tuple[Point, ...]
Edge = tuple[Point, Point]

SIZE = 600  # pixels; 500 dots an inch at 3 cm
_SAMPLES = 5
_POINTS = 180


@dataclass(frozen=True, slots=True)
class Shape:
    """Outlines filled in one colour (`#RRGGBB`)."""

    colour: str
    outlines: tuple[Outline, ...]


def polygon(*points: Point) -> Outline:
    """An outline with straight edges."""
    return points


def ellipse(x: float, y: float, across: float, down: float | None = None) -> Outline:
    """An ellipse around (x, y), `across` wide and `down` high (a circle without `down`)."""
    high = across if down is None else down
    turns = (2 * pi * step / _POINTS for step in range(_POINTS))
    return tuple((x + across / 2 * cos(turn), y + high / 2 * sin(turn)) for turn in turns)


def rounded(x: float, y: float, width: float, height: float, radius: float) -> Outline:
    """A rectangle from its top left corner, with round corners."""
    corners = ((x + width - radius, y + radius, -0.5), (x + width - radius, y + height - radius, 0.0),
               (x + radius, y + height - radius, 0.5), (x + radius, y + radius, 1.0))  # fmt: skip
    quarter = [step / 24 * pi / 2 for step in range(25)]
    return tuple((cx + radius * cos(start * pi + turn), cy + radius * sin(start * pi + turn))
                 for cx, cy, start in corners for turn in quarter)  # fmt: skip


def curve(start: Point, *bends: tuple[Point, Point, Point]) -> Outline:
    """An outline of cubic Bézier bends, each (first handle, second handle, end); closed by a straight edge."""
    points = [start]
    for first, second, end in bends:
        begin = points[-1]
        points += [_bezier(begin, first, second, end, step / 40) for step in range(1, 41)]
    return tuple(points)


def turned(outline: Outline, degrees: float, about: Point = (0.5, 0.5)) -> Outline:
    """`outline` turned clockwise about a point."""
    c, s = cos(degrees * pi / 180), sin(degrees * pi / 180)
    ax, ay = about
    return tuple((ax + c * (x - ax) - s * (y - ay), ay + s * (x - ax) + c * (y - ay)) for x, y in outline)


def mirrored(outline: Outline) -> Outline:
    """`outline` seen in a mirror: left and right exchanged about the middle."""
    return tuple((1 - x, y) for x, y in outline)


def draw(shapes: Sequence[Shape], size: int = SIZE) -> bytes:
    """`shapes`, the later over the earlier, on a transparent ground: a square PNG of `size` pixels."""
    prepared = [(channels(shape.colour), _edges(shape.outlines)) for shape in shapes]
    rows = bytearray()
    for y in range(size):
        rows.append(0)  # PNG filter 0, "none" (ISO/IEC 15948, 9.2)
        rows += _row(prepared, y, size)
    return _png(bytes(rows), size)


def _edges(outlines: Iterable[Outline]) -> list[Edge]:
    """The edges of outlines, each with its upper end first; level edges bound nothing."""
    edges = [edge for outline in outlines for edge in pairwise((*outline, outline[0]))]
    return [(a, b) if a[1] < b[1] else (b, a) for a, b in edges if a[1] != b[1]]


def _row(shapes: Sequence[tuple[tuple[float, float, float], list[Edge]]], y: int, size: int) -> bytes:
    """One row of pixels, premultiplied while shapes are laid over each other."""
    pixels = [(0.0, 0.0, 0.0, 0.0)] * size
    ground = bytes(round(255 * level) for level in shapes[0][0]) + b"\0"
    for (red, green, blue), edges in shapes:
        near = [edge for edge in edges if edge[0][1] * size < y + 1 and edge[1][1] * size > y]
        for x, cover in enumerate(_coverage(near, y, size)) if near else ():
            if cover > 0.001:
                r, g, b, alpha = pixels[x]
                left = 1 - cover
                pixels[x] = (r * left + red * cover, g * left + green * cover, b * left + blue * cover,
                             alpha * left + cover)  # fmt: skip
    return b"".join(_bytes(*pixel) or ground for pixel in pixels)


def _coverage(edges: Sequence[Edge], y: int, size: int) -> list[float]:
    """How much of each pixel in row `y` lies inside the edges, 0 to 1."""
    cover = [0.0] * size
    for sample in range(_SAMPLES):
        height = (y + (sample + 0.5) / _SAMPLES) / size
        crossings = sorted(_crossing(a, b, height) for a, b in edges if a[1] <= height < b[1])
        for begin, end in zip(crossings[::2], crossings[1::2], strict=True):
            _span(cover, begin * size, end * size)
    return cover


def _crossing(a: Point, b: Point, height: float) -> float:
    return a[0] + (height - a[1]) * (b[0] - a[0]) / (b[1] - a[1])


def _span(cover: list[float], begin: float, end: float) -> None:
    """Add one sample's stretch from `begin` to `end` (pixels) to the row's coverage."""
    begin, end = max(begin, 0.0), min(end, float(len(cover)))
    first, last = int(begin), min(int(end), len(cover) - 1)
    for x in range(first, last + 1):
        cover[x] += max(0.0, min(end, x + 1) - max(begin, x)) / _SAMPLES


def _bezier(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    u = 1 - t
    weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1))
    return x, y


def _bytes(red: float, green: float, blue: float, alpha: float) -> bytes:
    """A pixel of premultiplied channels as PNG writes it: straight channels, then alpha; nothing if it is clear.

    A clear pixel takes the colour of the mark's ground: programs that shrink pictures mix it into the edge.
    """
    if alpha < 0.002:
        return b""
    return bytes(min(255, round(255 * level)) for level in (red / alpha, green / alpha, blue / alpha, alpha))


def _png(rows: bytes, size: int) -> bytes:
    """A PNG of 8-bit RGBA rows: ISO/IEC 15948, clauses 5 and 11."""
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
