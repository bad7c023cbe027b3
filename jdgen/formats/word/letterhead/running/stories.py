"""Headers and footers as ready text between slots, so that filling one is joining strings.

Placeholders and places of logos are found in XML (`placeholders`, `logo_places`), where marks are left: processing
instructions, which nothing else in the part can be taken for. `parse` reads the serialised part with its marks.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from jdgen.formats.word.letterhead.running.fitting import Size, source_rectangle
from jdgen.formats.word.ooxml.escaping import attribute, text
from jdgen.formats.word.ooxml.package import DECLARATION

MARK_TARGET = "jdgen"
_MARK = re.compile(rf"<\?{MARK_TARGET} (\w+) ?([^?]*)\?>")
_MARK_OF_WORDS = re.compile(rf'(<\?{MARK_TARGET} words ?\?>)(<[^>]* descr=")[^"]*')
"""XML cannot hold a mark within an attribute: it stands in front of the element until the part is text."""
_NAME_OF_SCHOOL = "school.name"


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


@dataclass(frozen=True, slots=True)
class LogoWords:
    """The alternative text of a picture that stands where each school's logo is to stand: until a logo brings its own
    words the letterhead's picture is described by the school's name."""


@dataclass(frozen=True, slots=True)
class LogoImage:
    """Such a picture's image: the letterhead's `own` as XML, and the XML of another one fitted into its `box` (in EMU,
    20.1.10.16), around the rectangle that fits it."""

    own: str
    before: str
    behind: str
    box: Size


Piece = str | Slot | Line | Container | LogoWords | LogoImage


class LogoRelation(NamedTuple):
    """What a logo changes in the relationships of a part: the id that leads to it, and those that nothing uses then."""

    id: str
    freed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Story:
    """A header or footer part with placeholders or a place for a school's logo: `name` within the package, its pieces,
    and the `logo` it has a place for, if any."""

    name: str
    pieces: tuple[Piece, ...]
    logo: LogoRelation | None = None

    @property
    def names(self) -> frozenset[str]:
        """All values it prints."""
        return frozenset(_names_in(self.pieces))

    @property
    def asks(self) -> tuple[str, ...]:
        """All values that `fill` looks at, in a fixed order."""
        return tuple(sorted({*self.names, _NAME_OF_SCHOOL}))

    def with_logo(self, size: Size, alt: str) -> "Story":
        """The story with a logo of `size` (pixels), described by `alt`, in all its places."""
        return Story(self.name, _with_logo(self.pieces, size, attribute(alt)))

    def fill(self, values: Mapping[str, str]) -> bytes:
        """The part with `values`; a line whose every placeholder has no value (or an empty one) is left out."""
        return (DECLARATION + "".join(_filled(self.pieces, values))).encode()


def _names_in(pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, Slot):
            yield piece.name
        elif isinstance(piece, Line | Container):
            yield from _names_in(piece.pieces)


def _with_logo(pieces: tuple[Piece, ...], size: Size, alt: str) -> tuple[Piece, ...]:
    def settled(piece: Piece) -> Piece:
        match piece:
            case LogoWords():
                return alt
            case LogoImage():
                return piece.before + source_rectangle(size, piece.box) + piece.behind
            case Line() | Container():
                return replace(piece, pieces=_with_logo(piece.pieces, size, alt))
            case _:
                return piece

    return tuple(settled(piece) for piece in pieces)


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
            case LogoWords():
                yield attribute(values.get(_NAME_OF_SCHOOL, ""))
            case LogoImage(own):
                yield own
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
    tokens = _MARK.split(_MARK_OF_WORDS.sub(r"\2\1", marked))
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
                blank = _plain(_parse_until(tokens, "blank"))
                pieces.append(Line(inner, tuple(value.split()), blank))
            case "words":
                pieces.append(LogoWords())
            case "logo":
                own, before, behind = (_plain(_parse_until(tokens, mark)) for mark in ("fitted", "rectangle", "end"))
                width, height = map(int, value.split())
                pieces.append(LogoImage(own, before, behind, Size(width, height)))
            case "lone" | "shared":
                pieces.append(Container(_parse_until(tokens, "close"), mark == "lone"))
    return tuple(pieces)


def _plain(pieces: tuple[Piece, ...]) -> str:
    return "".join(str(piece) for piece in pieces)
