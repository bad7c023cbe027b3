"""Where a text stands, in the words of its house: what headers, footers and layouts print of version and status."""

from datetime import date

from jdgen.house.model import StandingWords
from jdgen.register import Standing, State


def standing_values(standing: Standing, words: StandingWords, mark: str = "") -> dict[str, str]:
    """What is printed of `standing`, by the dotted names that print it.

    `role.status` and `role.standing` (version and status in one) are there for every text, `role.version` for an
    approved one only, `role.draft` (the mark of a draft) for a draft only; or for every text that `mark`, if given.
    """
    status = _status(standing, words)
    if standing.version is None:
        return {"role.status": status, "role.standing": status, "role.draft": mark or words.mark}
    version = str(standing.version)
    line = words.line.format(version=version, status=status)
    marked = {"role.draft": mark} if mark else {}
    return {"role.version": version, "role.status": status, "role.standing": line, **marked}


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
