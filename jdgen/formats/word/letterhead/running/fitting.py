"""Fitting a picture into the box of another with its proportions kept; see docs/word/pictures-in-a-box.md."""

from typing import NamedTuple

from jdgen.formats.word.ooxml.names import A

_WHOLE = 100_000
"""A percentage is written in thousandths of a per cent (20.1.10.40)."""


class Size(NamedTuple):
    """Width and height, in any one unit; both more than 0."""

    width: int
    height: int


def source_rectangle(picture: Size, box: Size) -> str:
    """The `a:srcRect` (20.1.8.55) by which `picture` stands in the middle of `box`, whole and as large as it goes.

    An edge with a negative percentage lies outside the picture, and nothing is painted there.
    """
    across = box.width * picture.height
    down = box.height * picture.width
    if across > down:
        edge = _outside(across, down)
        return f'<a:srcRect xmlns:a="{A}" l="{edge}" r="{edge}"/>'
    if down > across:
        edge = _outside(down, across)
        return f'<a:srcRect xmlns:a="{A}" t="{edge}" b="{edge}"/>'
    return ""


def _outside(longer: int, shorter: int) -> int:
    """How far an edge lies outside the picture, so that it is in proportion `longer` to `shorter`; by whole numbers, so
    that it is the same on every computer."""
    return -((longer - shorter) * _WHOLE // (2 * shorter))
