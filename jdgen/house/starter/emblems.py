"""The marks jdgen can draw: each a few shapes in one or two colours (`#RRGGBB`), to be replaced by a real logo."""

from collections.abc import Callable
from math import cos, pi, sin

from jdgen.formats.word.starter.contrast import mix
from jdgen.house.starter.logo import Outline, Point, Shape, curve, ellipse, mirrored, polygon, rounded, turned

_WHITE = "#FFFFFF"


def wheat(colour: str, light: str = _WHITE) -> tuple[Shape, ...]:
    """An ear of wheat on a round ground."""
    grains: list[Outline] = [_petal(0.5, 0.2, 0.19, 0.095)]
    for pair in range(4):
        y = 0.31 + 0.125 * pair
        grain = turned(_petal(0.592, y, 0.18, 0.092), 40, (0.592, y))
        grains += [grain, mirrored(grain)]
    stem = rounded(0.488, 0.32, 0.024, 0.56, 0.012)
    return (Shape(colour, (ellipse(0.5, 0.5, 0.98),)), Shape(light, (ellipse(0.5, 0.5, 0.9), ellipse(0.5, 0.5, 0.875))),
            *(Shape(light, (grain,)) for grain in grains), Shape(light, (stem,)))  # fmt: skip


def crest(colour: str, light: str = _WHITE) -> tuple[Shape, ...]:
    """A shield with an open book under three stars."""
    gold = light if light != _WHITE else mix(colour, _WHITE, 0.12)
    page = curve((0.5, 0.5), ((0.42, 0.425), (0.31, 0.425), (0.235, 0.455)),
                 ((0.235, 0.52), (0.235, 0.62), (0.235, 0.7)), ((0.31, 0.67), (0.42, 0.67), (0.5, 0.745)))  # fmt: skip
    lines = [_slant(y) for y in (0.515, 0.575, 0.635)]
    book = [page, mirrored(page)]
    fold = polygon((0.492, 0.49), (0.508, 0.49), (0.508, 0.76), (0.492, 0.76))
    return (
        Shape(colour, (_shield(0.0),)),
        Shape(gold, (_shield(0.035), _shield(0.055))),
        Shape(_WHITE, (book[0],)),
        Shape(_WHITE, (book[1],)),
        *(Shape(colour, (line,)) for one in lines for line in (one, mirrored(one))),
        Shape(colour, (fold,)),
        *(Shape(gold, (star(x, 0.27, 0.075),)) for x in (0.29, 0.5, 0.71)),
    )


def tower(colour: str, light: str = _WHITE) -> tuple[Shape, ...]:
    """A crenellated tower with a gate, on a square ground with round corners."""
    walls = polygon(
        (0.24, 0.2), (0.34, 0.2), (0.34, 0.27), (0.45, 0.27), (0.45, 0.2), (0.55, 0.2), (0.55, 0.27), (0.66, 0.27),
        (0.66, 0.2), (0.76, 0.2), (0.76, 0.41), (0.7, 0.47), (0.7, 0.76), (0.78, 0.76), (0.78, 0.83), (0.22, 0.83),
        (0.22, 0.76), (0.3, 0.76), (0.3, 0.47), (0.24, 0.41),
    )  # fmt: skip
    return (Shape(colour, (rounded(0.01, 0.01, 0.98, 0.98, 0.15),)),
            Shape(light, (walls, _arch(0.5, 0.6, 0.17, 0.83))),
            *(Shape(colour, (_arch(x, 0.41, 0.05, 0.5),)) for x in (0.41, 0.59)))  # fmt: skip


def flower(colour: str, light: str = "") -> tuple[Shape, ...]:
    """Six petals around one heart, alternately deep and light."""
    second = light or mix(colour, _WHITE, 0.55)
    petals = [turned(_petal(0.5, 0.265, 0.44, 0.25), 60 * step) for step in range(6)]
    return (*(Shape(second, (petal,)) for petal in petals[1::2]), *(Shape(colour, (petal,)) for petal in petals[::2]),
            Shape(_WHITE, (ellipse(0.5, 0.5, 0.16),)), Shape(colour, (ellipse(0.5, 0.5, 0.1),)))  # fmt: skip


def portico(colour: str, light: str = "") -> tuple[Shape, ...]:
    """A gable on four pillars over three steps."""
    second = light or colour
    gable = polygon((0.5, 0.08), (0.95, 0.33), (0.05, 0.33))
    inner = polygon((0.5, 0.145), (0.78, 0.298), (0.22, 0.298))
    pillars = [rounded(x - 0.045, 0.445, 0.09, 0.335, 0.008) for x in (0.19, 0.3967, 0.6033, 0.81)]
    return (Shape(colour, (gable, inner)), Shape(second, (ellipse(0.5, 0.24, 0.075),)),
            Shape(colour, (rounded(0.09, 0.365, 0.82, 0.05, 0.006),)),
            *(Shape(second, (pillar,)) for pillar in pillars),
            Shape(colour, (rounded(0.1, 0.81, 0.8, 0.045, 0.004),)),
            Shape(colour, (rounded(0.05, 0.875, 0.9, 0.045, 0.004),)))  # fmt: skip


EMBLEMS: dict[str, Callable[[str], tuple[Shape, ...]]] = {
    "wheat": wheat,
    "crest": crest,
    "tower": tower,
    "flower": flower,
    "portico": portico,
}


def star(x: float, y: float, radius: float) -> Outline:
    """A star of five points around (x, y)."""
    tips = ((radius if step % 2 == 0 else radius * 0.42, step * pi / 5) for step in range(10))
    return tuple((x + length * sin(turn), y - length * cos(turn)) for length, turn in tips)


def _petal(x: float, y: float, length: float, width: float) -> Outline:
    """A leaf with two pointed ends, upright, around (x, y)."""
    top, foot, bulge = (x, y - length / 2), (x, y + length / 2), width * 2 / 3
    return curve(top, ((x + bulge, y - length * 0.22), (x + bulge, y + length * 0.22), foot),
                 ((x - bulge, y + length * 0.22), (x - bulge, y - length * 0.22), top))  # fmt: skip


def _shield(inset: float) -> Outline:
    """A shield that leaves `inset` all round."""
    left, right, top, foot = 0.08 + inset, 0.92 - inset, 0.02 + inset, 0.99 - inset * 1.15
    return curve((left, top), (_at(left, right, top, 1 / 3), _at(left, right, top, 2 / 3), (right, top)),
                 ((right, 0.25), (right, 0.4), (right, 0.5)),
                 ((right, 0.75 - inset), (0.68 - inset / 2, 0.92 - inset), (0.5, foot)),
                 ((0.32 + inset / 2, 0.92 - inset), (left, 0.75 - inset), (left, 0.5)))  # fmt: skip


def _at(left: float, right: float, y: float, share: float) -> Point:
    return (left + (right - left) * share, y)


def _slant(y: float) -> Outline:
    """A line of writing on the left page of a book, bent as the page is."""
    bend = ((0.34, y - 0.022), (0.4, y - 0.012), (0.455, y + 0.022))
    back = ((0.4, y + 0.006), (0.34, y - 0.004), (0.28, y + 0.012))
    return curve((0.28, y - 0.006), bend, ((0.455, y + 0.03), (0.455, y + 0.04), (0.455, y + 0.04)), back)


def _arch(x: float, springing: float, width: float, foot: float) -> Outline:
    """An opening with a round head, around x, from `springing` (where the curve begins) down to `foot`."""
    half = width / 2
    head = [(x + half * cos(turn), springing - half * sin(turn)) for turn in (step / 40 * pi for step in range(41))]
    return (*head, (x - half, foot), (x + half, foot))
