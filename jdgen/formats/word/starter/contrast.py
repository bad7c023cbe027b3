"""Can the text be read on its background? WCAG 2.2, success criterion 1.4.3 (contrast, minimum).

Colours are written `#RRGGBB` (sRGB), in capitals once `colour` has read them.
"""

import re

LEAST = 4.5  # 1.4.3 for text of any size; large text might have 3:1, but a heading of today is a label of tomorrow

_FORM = re.compile(r"#?([0-9A-Fa-f]{6})")
_STEPS = 100


class BadColour(ValueError):
    """A colour that cannot be read, or text that cannot be read on its background; the message says what to do."""


def colour(text: str) -> str:
    """`text` (six hexadecimal digits, with or without #) as `#RRGGBB`. Raises `BadColour` for anything else."""
    found = _FORM.fullmatch(text.strip())
    if not found:
        raise BadColour(f'"{text}" is not a colour: write it as # and six digits, such as #17503A')
    return "#" + found[1].upper()


def luminance(of: str) -> float:
    """Relative luminance of a colour, 0 (black) to 1 (white): WCAG 2.2, "relative luminance"."""
    red, green, blue = (_linear(level) for level in channels(of))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21, the same both ways round: WCAG 2.2, "contrast ratio"."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def require(what: str, text: str, background: str) -> None:
    """Raise `BadColour` if `text` has less than 4.5:1 on `background`; `what` names the place in the message."""
    found = ratio(text, background)
    if found < LEAST:
        raise BadColour(
            f"{what}: {text} on {background} has a contrast of {found:.1f}:1, at least {LEAST}:1 is needed; "
            f"{readable(text, background)} would do"
        )


def readable(text: str, background: str) -> str:
    """The colour nearest to `text`, towards black or white, that has 4.5:1 on `background`; `text` if it has."""
    end = "#000000" if ratio("#000000", background) >= ratio("#FFFFFF", background) else "#FFFFFF"
    for step in range(_STEPS + 1):
        tried = mix(end, text, step / _STEPS)
        if ratio(tried, background) >= LEAST:
            return tried
    return end


def mix(colour_in: str, base: str, share: float) -> str:
    """`base` with `share` (0 to 1) of `colour_in` stirred in: `mix("#17503A", "#FFFFFF", 0.1)` is a light tint."""
    pairs = zip(channels(colour_in), channels(base), strict=True)
    return "#" + "".join(f"{round(255 * (share * new + (1 - share) * old)):02X}" for new, old in pairs)


def channels(of: str) -> tuple[float, float, float]:
    """Red, green and blue of a `#RRGGBB` colour, each 0 to 1."""
    return (int(of[1:3], 16) / 255, int(of[3:5], 16) / 255, int(of[5:7], 16) / 255)


def _linear(level: float) -> float:
    """The sRGB transfer curve undone (0.04045 as in WCAG 2.2; the 0.03928 of WCAG 2.0 was a slip without effect)."""
    return level / 12.92 if level <= 0.04045 else float(((level + 0.055) / 1.055) ** 2.4)
