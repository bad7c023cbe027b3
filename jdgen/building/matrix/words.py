"""All words of a ladder's document; as the lists of a pack it is English, whatever the roles are written in."""

from collections.abc import Mapping, Sequence
from datetime import date

from jdgen.building.catalogue.words import NONE, PARTS, as_of, capital, listed
from jdgen.comparing.parts import Kind
from jdgen.comparing.words import Mark, Stretch
from jdgen.ladder import Fall, Ladder, Level, Rung
from jdgen.source.days import spoken

__all__ = ["NONE", "PARTS", "as_of", "capital"]

KINDS: Mapping[Kind, str] = {
    Kind.HEADING: "Heading",
    Kind.INTRODUCTION: "Introduction",
    Kind.NOTE: "Note",
    Kind.CLOSING: "Closing",
    Kind.DECLARATION: "Declaration",
    Kind.SIGNATORY: "Signed for",
}
"""What the number of a row is told beside for texts that are none of the list's own."""
SUBJECT = "Comparison of levels"
LEVELS, NUMBER, PART = "What is compared", "No.", "Part"
LEVEL, ROLE, TITLE, STANDING = "Level", "Role", "Job title", "Text"
COUNTS = "What changes from level to level"
LESS = "Where a higher level asks less"
NO_LESS = "jdgen found no place where a higher level asks less than the one below it."
COMMON, DIFFERENT = "What all levels have in common", "What differs"
NO_COMMON = "There is nothing that all levels have in the same words and the same place."
NO_DIFFERENCE = "Nothing differs."
BLANK = "(blank, to be filled in)"
ALL_OPTIONAL = "May also be part of the post"
_MOST_QUOTED = 8
"""Changes within a text that are told one by one."""
_EDGES = " ,;:."
"""Signs at the ends of a changed stretch that are not told with it."""
_LEVELS = {"essential": "Essential", "desirable": "Desirable", "": "No level"}


def title(levels: Sequence[Level]) -> str:
    """“H2, H3 and H4 compared”."""
    return f"{listed([level.name for level in levels])} compared"


def intro(levels: Sequence[Level], site: str, on: date) -> str:
    """What the document is, for somebody who opens it first."""
    names = listed([level.name for level in levels])
    return (
        f"This document compares {len(levels)} levels, {names}, from the lowest to the highest, as worded for {site} "
        f"on {spoken(on)}. Each is compared with the nearest level below it that has the same text."
    )


def how_to_read(ladder: Ladder) -> str:
    """What the cells of the matrix say."""
    first = ladder.levels[0].name
    return (
        f"Each row is one text, and its number is how the findings cite it. “{NONE}” means that the level has no such "
        f"text, “As {first}” that it has the same as {first}. Where words are changed, the new ones are in bold, and a "
        "line below says what became of which."
    )


def found(number: int) -> str:
    """What the list of findings is; it is never a judgement on a grade."""
    places = "one place" if number == 1 else f"{number} places"
    return f"jdgen found {places}. Whether it is meant is for people to say."


def fall(each: Fall) -> str:
    """A finding with the row it is about and its place."""
    row = f"Row {each.number}: " if each.number else ""
    return f"{row}{each.finding.message} {each.finding.hint} (Written at {each.finding.at}.)"


def counted(same: int, changed: int, added: int, dropped: int) -> str:
    """A cell of the counts: “8 same, 2 changed, 5 added, 6 dropped”."""
    told = ((same, "same"), (changed, "changed"), (added, "added"), (dropped, "dropped"))
    return ", ".join(f"{number} {word}" for number, word in told if number) or NONE


def as_level(level: Level) -> str:
    """That a text is the same as at `level`."""
    return f"As {level.name}"


def what_changed(old: Level, pieces: Sequence[Stretch]) -> str:
    """The changes within a text in words: “Changed from H2: “planned” became “specialist”; added “and evaluate”.”"""
    told: list[str] = []
    waiting = ""
    for piece in (*pieces, Stretch(Mark.SAME, "")):
        words = piece.text.strip(_EDGES) or piece.text.strip()
        if waiting:
            told.append(
                f"“{waiting}” became “{words}”" if piece.mark is Mark.NEW and words else f"left out “{waiting}”"
            )
        elif piece.mark is Mark.NEW and words:
            told.append(f"added “{words}”")
        waiting = words if piece.mark is Mark.GONE else ""
    if len(told) > _MOST_QUOTED:
        return anew(old)
    return f"Changed from {old.name}: {'; '.join(told)}." if told else f"White space differs from {old.name}."


def anew(old: Level) -> str:
    """That a text is worded otherwise in too many places to tell."""
    return f"Worded anew; compare {old.name}."


def beside(rung: Rung, old: Level | None) -> list[str]:
    """What is said of a text beside its words, and what it was: its level and methods, where it stands."""
    said, before = rung.said, rung.before.said if rung.before else rung.said
    told = []
    if said["level"] or before["level"]:
        told.append(
            f"{_LEVELS[said['level']]}{_was(old, _LEVELS[before['level']].lower(), said['level'] != before['level'])}"
        )
    if said["assessed_by"] or before["assessed_by"]:
        differ = said["assessed_by"] != before["assessed_by"]
        told.append(
            f"Assessed by {said['assessed_by'] or 'nothing'}{_was(old, before['assessed_by'] or 'nothing', differ)}"
        )
    if said["optional"] != before["optional"]:
        told.append(ALL_OPTIONAL if said["optional"] else "Part of every post")
    if said["numbered"] != before["numbered"]:
        told.append("Numbered" if said["numbered"] else "Not numbered")
    if rung.is_elsewhere and rung.before and old:
        told.append(f"Stands under “{place(rung)}”; at {old.name} under “{place(rung.before)}”")
    return told


def _was(old: Level | None, before: str, differ: bool) -> str:
    return f"; at {old.name} {before}" if old and differ else ""


def place(rung: Rung) -> str:
    """Where a text stands, in words."""
    return PARTS.get(rung.within, rung.within)
