"""Headers and footers as ready text between slots, so that filling one is joining strings.

Placeholders are found in XML (`placeholders`), where marks are left: processing instructions, which nothing else in the
part can be taken for. `parse` reads the serialised part with its marks.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jdgen.formats.word.escaping import text
from jdgen.formats.word.package import DECLARATION

MARK_TARGET = "jdgen"
_MARK = re.compile(rf"<\?{MARK_TARGET} (\w+) ?([^?]*)\?>")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for the value called `name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with placeholders; `blank` is the same paragraph without its content."""

    pieces: tuple["Piece", ...]
    names: tuple[str, ...]
    blank: str


@dataclass(frozen=True, slots=True)
class Container:
    """What must not be left without a paragraph; `lone` if every paragraph in it has placeholders."""

    pieces: tuple["Piece", ...]
    lone: bool


Piece = str | Slot | Line | Container


@dataclass(frozen=True, slots=True)
class Story:
    """A header or footer part with placeholders: `name` within the package, and its pieces."""

    name: str
    pieces: tuple[Piece, ...]

    @property
    def names(self) -> frozenset[str]:
        """All values it prints."""
        return frozenset(_names_in(self.pieces))

    def fill(self, values: Mapping[str, str]) -> bytes:
        """The part with `values`; a line whose every placeholder has no value (or an empty one) is left out."""
        return (DECLARATION + "".join(_filled(self.pieces, values))).encode()


def _names_in(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Slot):
            yield piece.name
        elif not isinstance(piece, str):
            yield from _names_in(piece.pieces)


def _filled(pieces: tuple[Piece, ...], values: Mapping[str, str]) -> Iterator[str]:
    for piece in pieces:
        match piece:
            case str():
                yield piece
            case Slot(name):
                # The slot stands inside a w:t; a line feed has to leave it.
                yield text(values.get(name, "")).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
            case Line(inner, names):
                if any(values.get(name) for name in names):
                    yield from _filled(inner, values)
            case Container(inner, lone):
                yield from _filled(_with_one_line(inner, values) if lone else inner, values)


def _with_one_line(pieces: tuple[Piece, ...], values: Mapping[str, str]) -> tuple[Piece, ...]:
    """`pieces`, with the last line emptied instead of left out if all are left out."""
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    if not lines or any(values.get(name) for line in lines for name in line.names):
        return pieces
    return tuple(piece.blank if piece is lines[-1] else piece for piece in pieces)


def parse(marked: str) -> tuple[Piece, ...]:
    """The pieces of a serialised part with marks in it."""
    tokens = _MARK.split(marked)
    return _parse_until(iter(zip(tokens[0::3], [*tokens[1::3], ""], [*tokens[2::3], ""], strict=True)), "")


def _parse_until(tokens: Iterator[tuple[str, str, str]], end: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for before, mark, value in tokens:
        if before:
            pieces.append(before)
        if mark == end:
            break
        match mark:
            case "slot":
                pieces.append(Slot(value))
            case "line":
                inner = _parse_until(tokens, "end")
                blank = "".join(str(piece) for piece in _parse_until(tokens, "blank"))
                pieces.append(Line(inner, tuple(value.split()), blank))
            case "lone" | "shared":
                pieces.append(Container(_parse_until(tokens, "close"), mark == "lone"))
    return tuple(pieces)
