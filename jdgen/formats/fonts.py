"""Fonts that a document asks for and this machine lacks, and what is printed in their place.

A Word file names its fonts and does not hold them. On a machine that lacks one, LibreOffice takes the font that
fontconfig names instead, and lines may break elsewhere; so the keeper of a house is told of it.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator

from jdgen.diagnostics import Diagnostic, Location, Severity

_SAME_WIDTHS = (
    ("Arial", "Liberation Sans", "Arimo"),
    ("Times New Roman", "Liberation Serif", "Tinos"),
    ("Courier New", "Liberation Mono", "Cousine"),
    ("Arial Narrow", "Liberation Sans Narrow"),
    ("Calibri", "Carlito"),
    ("Cambria", "Caladea"),
    ("Georgia", "Gelasio"),
    ("Helvetica", "Nimbus Sans", "Arial", "Liberation Sans", "Arimo"),
    ("Times", "Nimbus Roman", "Times New Roman", "Liberation Serif", "Tinos"),
)
"""Families whose letters are equally wide, by their makers' word, as in fontconfig's 30-metric-aliases.conf."""
_HINT = "Install the font where PDFs are made, or choose in the letterhead a font that is there."
_SECONDS = 20
"""For one question: fontconfig may have to read all fonts of the machine first."""
_SIGNS = re.compile(r"([\\:,=-])")
"""What divides a font's name from its size and style in a question to fontconfig."""


def missing_fonts(names: Iterable[str]) -> dict[str, str]:
    """Those of `names` that this machine lacks, each with the font that it would use instead ("" if that is unknown).

    Empty where fontconfig (`fc-match`) is not installed, as on Windows: then nothing is known of any font.
    """
    asked = dict.fromkeys(name.strip() for name in names)
    program = shutil.which("fc-match")
    if program is None:
        return {}
    used = {name: _used_for(name, program) for name in asked if name and name.isprintable()}
    return {name: families[0] if families else "" for name, families in used.items() if not _among(name, families)}


def same_widths(font: str, other: str) -> bool:
    """Whether text has the same length in both, so that lines and pages break alike."""
    return any(_among(font, alike) and _among(other, alike) for alike in _SAME_WIDTHS)


def missing_font_findings(names: Iterable[str], at: Location) -> Iterator[Diagnostic]:
    """A warning for each of the fonts `names` of the letterhead `at` that this machine lacks: a PDF made here shows
    another, as it does in Word on a machine that lacks it too."""
    for sentence in font_sentences(names):
        yield Diagnostic("missing-font", sentence, at, _HINT, Severity.WARNING)


def font_sentences(names: Iterable[str]) -> Iterator[str]:
    """What to tell the keeper of a house about those of its fonts, `names`, that this machine lacks."""
    for font, instead in missing_fonts(names).items():
        if not instead:
            yield f"{font} is not on this computer, and what is printed in its place is not known."
        elif same_widths(font, instead):
            yield f"{font} is not on this computer: {instead} is printed in its place, with the same widths."
        else:
            yield f"{font} is not on this computer: {instead} is printed in its place, so lines may end elsewhere."


def _used_for(name: str, program: str) -> tuple[str, ...]:
    """The names of the family that fontconfig takes for the font `name`; none if it does not answer."""
    question = _SIGNS.sub(r"\\\1", name)
    try:
        answer = subprocess.run(
            [program, "--format", "%{family}", question],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, "LC_ALL": "C"},  # a family may have names in other languages, and they would come first
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    if answer.returncode != 0:
        return ()
    families = answer.stdout.decode("utf-8", "replace").split(",")
    return tuple(family.strip() for family in families if family.strip())


def _among(name: str, families: Iterable[str]) -> bool:
    return _plain(name) in {_plain(family) for family in families}


def _plain(name: str) -> str:
    """Fontconfig compares names without regard to case and blanks."""
    return "".join(name.casefold().split())
