"""Where a text stands, in the words of its house: what headers, footers and layouts print of version and status."""

from datetime import date
from typing import NamedTuple

from jdgen.house.model import StandingWords
from jdgen.register import Standing, State


class Marking(NamedTuple):
    """What the pages of a document say that is made for a purpose, whatever the standing of its text."""

    mark: str
    """In place of the house's mark of a draft."""
    shows: str = ""
    """Which text it is, before the standing; empty where the standing says so."""


def standing_values(standing: Standing, words: StandingWords, marking: Marking | None = None) -> dict[str, str]:
    """What is printed of `standing`, by the dotted names that print it.

    `role.status` and `role.standing` (version and status in one) are there for every text, `role.version` for an
    approved one only, `role.draft` (the mark of a draft) for a draft only; that of a `marking` for every text.
    """
    before = f"{marking.shows} – " if marking and marking.shows else ""
    status = _status(standing, words)
    if standing.version is None:
        mark = marking.mark if marking else words.mark
        return {"role.status": before + status, "role.standing": before + status, "role.draft": mark}
    version = str(standing.version)
    line = words.line.format(version=version, status=status)
    marked = {"role.draft": marking.mark} if marking else {}
    return {"role.version": version, "role.status": before + status, "role.standing": before + line, **marked}


def _status(standing: Standing, words: StandingWords) -> str:
    other = "" if standing.other is None else str(standing.other)
    day = "" if standing.in_force_from is None else day_in_words(standing.in_force_from, words)
    match standing.state:
        case State.DRAFT:
            return words.draft_after.format(version=other) if other else words.draft
        case State.APPROVED:
            return words.approved.format(date=day)
        case State.IN_FORCE:
            return words.in_force.format(date=day)
        case State.SUPERSEDED:
            return words.superseded.format(version=other)


def day_in_words(day: date, words: StandingWords) -> str:
    """A day as the house writes it, such as 1 September 2026."""
    return words.date.format(day=day.day, month=words.months[day.month - 1], year=day.year)
