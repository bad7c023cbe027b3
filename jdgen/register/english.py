"""Standings in English, for terminals and lists; documents take their words from the house."""

from jdgen.register.standing import Standing, State
from jdgen.source.days import spoken


def status(standing: Standing) -> str:
    """The standing without its own version: “in force from 1 September 2026”, “draft after version 4”."""
    day = "" if standing.in_force_from is None else spoken(standing.in_force_from)
    match standing.state:
        case State.DRAFT:
            return "draft" if standing.other is None else f"draft after version {standing.other}"
        case State.APPROVED:
            return f"approved, in force from {day}"
        case State.IN_FORCE:
            return f"in force from {day}"
        case State.SUPERSEDED:
            return f"superseded by version {standing.other}"


def in_words(standing: Standing) -> str:
    """The whole standing: “version 4, in force from 1 September 2026”, “draft after version 4”."""
    return status(standing) if standing.version is None else f"version {standing.version}, {status(standing)}"
