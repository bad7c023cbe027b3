"""Where a text stands on a day: a draft, approved, in force, or superseded."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class State(StrEnum):
    """The state of a text; it is derived from the register and never written by anyone."""

    DRAFT = "draft"
    APPROVED = "approved"
    IN_FORCE = "in-force"
    SUPERSEDED = "superseded"


@dataclass(frozen=True)
class Standing:
    """The standing of one text of a role, for a school, on a day."""

    state: State = State.DRAFT
    version: int | None = None
    """The version this text was approved as; a draft has none."""
    in_force_from: date | None = None
    other: int | None = None
    """For a draft the latest version approved by then, if any; for a superseded text the version in force now."""


DRAFT = Standing()
"""A text that nothing was ever approved of."""
