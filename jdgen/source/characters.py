"""Characters and marks that no source file may hold: they do not print, print as boxes, or deceive the reader.

Which characters: XML 1.0 §2.2 (a .docx cannot hold the others), YAML 1.2 §5.1, Unicode 23.7 (noncharacters) and
Unicode Technical Report 36 §3 (bidirectional spoofing).
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from jdgen.diagnostics import Diagnostic
from jdgen.source.places import SourceText

MOST_FINDINGS = 100
"""Findings of one kind in one file after which the rest is left for the next run."""

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(f"{chr(n << 16 | 0xFFFE)}{chr(n << 16 | 0xFFFF)}" for n in range(17))


class _Kind(NamedTuple):
    code: str
    members: str
    """As between the brackets of a regular expression."""
    message: str
    hint: str


_KINDS = (
    _Kind(
        "direction-character",
        "\u202a-\u202e\u2066-\u2069",
        "The hidden character {} turns the writing direction, so that a reader sees another text than is here.",
        "Delete it: delete the letters on both sides of this place and type them again.",
    ),
    _Kind(
        "private-use-character",
        "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
        "The character {} belongs to a symbol font and would print as an empty box.",
        "Delete it, or type an ordinary character in its place.",
    ),
    _Kind(
        "damaged-character",
        "\ufffd",
        "The character � stands for a letter that was lost when the text was copied or saved.",
        "Type the letter that belongs here.",
    ),
    _Kind(
        "control-character",
        "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff" + _NONCHARACTERS,
        "The hidden character {} stands here; it cannot be printed.",
        "Delete it: delete the letters on both sides of this place and type them again.",
    ),
)
_UNWANTED = re.compile("[" + "".join(kind.members for kind in _KINDS) + "]")
_CONFLICT_MARK = re.compile(r"(?:\A|(?<=[\r\n]))(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)")
_TAB_INDENT = re.compile(r"(?:\A|(?<=[\r\n]))[ -]*+\t")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")
_ESCAPED_CONTROLS = {"0": 0x00, "a": 0x07, "b": 0x08, "e": 0x1B, "f": 0x0C, "v": 0x0B}
_ESCAPED_CONTROLS |= {"r": 0x0D, "N": 0x85, "L": 0x2028, "P": 0x2029}


def shown(text: str) -> str:
    """Words from outside, such as a file's name, fit for a terminal: no sign of them can steer it."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def unwanted_characters(source: SourceText) -> list[Diagnostic]:
    """A finding for each character that may not stand in a source file."""
    text = source.text
    # `isprintable` is many times faster than the search, and true of nearly every role.
    if text.replace("\n", "").replace("\r", "").isprintable() and "\ufffd" not in text:
        return []
    found = islice(_UNWANTED.finditer(text), MOST_FINDINGS)
    return [_complaint(source, match.group(), match.start()) for match in found]


def unwanted_escapes(source: SourceText, start: int, end: int) -> Iterator[Diagnostic]:
    """A finding for each escape of a double-quoted text, between two indexes, that yields an unwanted character."""
    for match in _ESCAPE.finditer(source.text, start, end):
        if match[4] in ("n", "t"):
            stands_for = "a line break" if match[4] == "n" else "a tab"
            message = f"In double quotes {match.group()} stands for {stands_for}, and its letter is lost."
            yield source.complain(
                "bad-escape", message, match.start(), "Use single quotes, or write \\\\ for a backslash."
            )
            continue
        digits = match[1] or match[2] or match[3]
        point = int(digits, 16) if digits else _ESCAPED_CONTROLS.get(match[4])
        if point is None:
            continue
        if point > 0x10FFFF or 0xD800 <= point <= 0xDFFF:
            message = f"{match.group()} does not stand for a character."
            yield source.complain("bad-escape", message, match.start(), "Type the character itself.")
        elif point == 0x0D or _UNWANTED.match(chr(point)):
            yield _complaint(source, chr(point), match.start())


def obstacles(source: SourceText) -> Iterator[Diagnostic]:
    """What keeps YAML from being read at all and has a plainer name than its parser would give: one finding each."""
    if "\t" in source.text and (tabs := list(_TAB_INDENT.finditer(source.text))):
        more = f", and so are {len(tabs) - 1} more" if len(tabs) > 1 else ""
        message = f"This line is indented with a tab{more}."
        yield source.complain("tab-indent", message, tabs[0].end() - 1, "Use two spaces for each level.")
    if any(mark in source.text for mark in ("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        yield from _conflict(source)


def _conflict(source: SourceText) -> Iterator[Diagnostic]:
    marks = [match.start() for match in islice(_CONFLICT_MARK.finditer(source.text), MOST_FINDINGS)]
    if marks:
        lines = ", ".join(str(source.place(mark).line) for mark in marks[:10])
        yield source.complain(
            "conflict-mark",
            f"Git left two versions of the text side by side here (its marks stand on line {lines}).",
            marks[0],
            "Keep the version that is right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.",
        )


def _complaint(source: SourceText, character: str, index: int) -> Diagnostic:
    kind = next((kind for kind in _KINDS if re.match(f"[{kind.members}]", character)), _KINDS[-1])
    return source.complain(kind.code, kind.message.format(f"U+{ord(character):04X}"), index, kind.hint)
