"""What every form of the answer shows of a change: the words it is about, what goes and comes, and where."""

from collections.abc import Iterator
from typing import NamedTuple

from jdgen.comparing.answer import Judged
from jdgen.comparing.causes import Source
from jdgen.comparing.change import Change, Did
from jdgen.comparing.entries import Entry
from jdgen.comparing.parts import Kind
from jdgen.comparing.sentences import cause_of, counted, field_name, matched_by, reach
from jdgen.comparing.words import Mark, Stretch, stretches

BLANK = "(blank)"
"""In place of a fact that is left blank."""
NONE = "(none)"
"""In place of a level, methods or a value that was not said."""
_LONGEST_GROUP = 60
_ADDED = frozenset({Did.ADDED, Did.ROLE_ADDED, Did.POSITION_ADDED})
_REMOVED = frozenset({Did.REMOVED, Did.ROLE_REMOVED, Did.POSITION_REMOVED})


class Shown(NamedTuple):
    """The words of a change."""

    about: str
    """The text that is moved, or whose level has changed; empty where the stretches are the text."""
    stretches: tuple[Stretch, ...]


def shown(change: Change) -> Shown:
    """What to show of a change: a reworded text word by word, of any other what was and what is."""
    if change.did in _ADDED:
        return Shown("", (Stretch(Mark.NEW, change.new or BLANK),))
    if change.did in _REMOVED:
        return Shown("", (Stretch(Mark.GONE, change.old or BLANK),))
    if change.did is Did.REORDERED:
        return Shown(change.about, ())
    if change.did is Did.REWORDED and change.part is not Kind.FACT and change.old and change.new:
        return Shown("", stretches(change.old, change.new))
    nothing = BLANK if change.did is Did.REWORDED else NONE
    was, now = change.old or nothing, change.new or nothing
    return Shown(change.about, (Stretch(Mark.GONE, was), Stretch(Mark.SAME, " "), Stretch(Mark.NEW, now)))


def where(entry: Entry) -> Iterator[str]:
    """The cause, how far it reaches, and the group, in a few words each; nothing that goes without saying."""
    if entry.cause.source is not Source.VALUE and (cause := cause_of(entry.cause)):
        yield cause
    if len(entry.positions) > 1 or entry.cause.source is not Source.ROLE:
        yield reach(entry)
    if entry.change.group:
        yield f"“{shortened(entry.change.group)}”"


def reason_of(judged: Judged) -> str:
    """Why the change is proposed, as the consultation says; empty if it does not."""
    return f"Reason: {judged.reason}" if judged.reason else ""


def remarks(judged: Judged) -> Iterator[str]:
    """The sentences below a change: its class and who says so, and by what its two texts were matched."""
    yield judged.said_by
    if said := matched_by(judged.entry.change):
        yield f"{said[0].upper()}{said[1:]}."


def not_reached(entry: Entry) -> str:
    """The sentence before the places that a change does not reach."""
    return f"It does not reach {counted(len(entry.missed), 'post')}, where something else is said"


def missed_places(entry: Entry) -> list[str]:
    """The places that a change does not reach, each with the line that says otherwise."""
    return [f"{missed.position} ({missed.at})" for missed in entry.missed]


def new_numbers(only: tuple[Judged, ...]) -> str:
    """One line for the parts of a role that only have another number."""
    told = []
    for judged in only:
        change = judged.entry.change
        told.append(f"{shortened(change.group) or field_name(change.key)} {change.old} → {change.new}")
    return "; ".join(told)


def shortened(text: str) -> str:
    """A heading, or the beginning of one that is long."""
    return text if len(text) <= _LONGEST_GROUP else text[: _LONGEST_GROUP - 1].rstrip() + "…"
