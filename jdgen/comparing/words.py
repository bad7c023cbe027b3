"""Two texts word by word: what stays, what goes and what comes; and how much alike they are."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"\{\{[^{}]*\}\}|\w+(?:[’'.,:/-]\w+)*|\s+|[^\w\s]")
"""A variable, a word (with an apostrophe, hyphen or decimal point within it), white space, or a sign."""
_KEPT = 4096


class Mark(StrEnum):
    """What becomes of a stretch of text."""

    SAME = "same"
    GONE = "removed"
    NEW = "added"


class Stretch(NamedTuple):
    """Neighbouring words with the same fate."""

    mark: Mark
    text: str


@lru_cache(maxsize=_KEPT)
def stretches(old: str, new: str) -> tuple[Stretch, ...]:
    """`old` and `new` as one text with marks: without what is added it is `old`, without what is removed `new`."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    found: list[Stretch] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Stretch(Mark.SAME, "".join(before[a:b])))
            continue
        found += [Stretch(Mark.GONE, "".join(before[a:b]))] if b > a else []
        found += [Stretch(Mark.NEW, "".join(after[c:d]))] if d > c else []
    return tuple(_joined(found))


def _joined(found: Sequence[Stretch]) -> Iterator[Stretch]:
    """A blank alone between two changes belongs to both: so a changed phrase is shown as one."""
    gone = new = ""
    for at, stretch in enumerate(found):
        between = 0 < at < len(found) - 1 and stretch.mark is Mark.SAME and not stretch.text.strip()
        if stretch.mark is Mark.SAME and not (between and (gone or new)):
            yield from _flushed(gone, new)
            gone = new = ""
            yield stretch
        else:
            gone += stretch.text if stretch.mark is not Mark.NEW else ""
            new += stretch.text if stretch.mark is not Mark.GONE else ""
    yield from _flushed(gone, new)


def _flushed(gone: str, new: str) -> Iterator[Stretch]:
    if gone == new:
        yield from [Stretch(Mark.SAME, gone)] if gone else []
        return
    if gone:
        yield Stretch(Mark.GONE, gone)
    if new:
        yield Stretch(Mark.NEW, new)


def changed_words(old: str, new: str) -> str:
    """The words that go or come, in order."""
    return " ".join(stretch.text for stretch in stretches(old, new) if stretch.mark is not Mark.SAME)


def likeness(old: str, new: str) -> float:
    """How much alike two texts are by their words, from 0 to 1."""
    return _likeness(_bare(old), _bare(new))


@lru_cache(maxsize=_KEPT)
def _bare(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


@lru_cache(maxsize=16 * _KEPT)
def _likeness(before: tuple[str, ...], after: tuple[str, ...]) -> float:
    if not before or not after:
        return 0.0
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= LEAST_ALIKE else 0.0


LEAST_ALIKE = 0.5
"""Texts less alike than this are two texts."""


def composed(text: str) -> str:
    """`text` in normalisation form C (UAX #15): é is the same letter however it is typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
