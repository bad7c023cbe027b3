"""All decisions together, and what they say of a text on a day."""

from collections.abc import Iterable
from datetime import date
from fnmatch import fnmatchcase
from typing import NamedTuple

from jdgen.register.entry import Entry
from jdgen.register.standing import Standing, State


class Approval(NamedTuple):
    """That one text of a role was approved."""

    version: int
    hash: str
    entry: Entry

    def counts(self, school: str, as_of: date) -> bool:
        """Whether it was given by the day `as_of`, for the school ("" is the trust)."""
        schools = self.entry.schools
        for_school = schools is None or any(fnmatchcase(school, pattern) for pattern in schools if school)
        return for_school and self.entry.approved_on <= as_of

    def in_force(self, as_of: date) -> bool:
        """Whether the day it comes into force is not later than `as_of`."""
        return self.entry.in_force_from <= as_of


class Register:
    """The decisions there are; of those of one day on one version, the later given counts."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = tuple(entries)
        self._approvals: dict[str, list[Approval]] = {}
        for entry in self.entries:
            for role_id, text in entry.texts.items():
                self._approvals.setdefault(role_id, []).append(Approval(text.version, text.hash, entry))
        for approvals in self._approvals.values():
            approvals.sort(key=lambda approval: (approval.entry.approved_on, approval.version))

    def approvals(self, role_id: str) -> tuple[Approval, ...]:
        """All approvals of texts of the role, for whichever school, in the order in which they were given."""
        return tuple(self._approvals.get(role_id, ()))

    def standing(self, role_id: str, school: str, fingerprint: str, as_of: date) -> Standing:
        """Where the text with this fingerprint stands on the day `as_of`, for the school ("" is the trust)."""
        counting = self._counting(role_id, school, as_of)
        same = [approval for approval in counting if approval.hash == fingerprint]
        if not same:
            return Standing(State.DRAFT, other=_highest(counting))
        return _standing(max(approval.version for approval in same), same, counting, as_of)

    def standing_of_version(self, role_id: str, school: str, version: int, as_of: date) -> Standing | None:
        """Where a version stands on the day `as_of`; None if there was none of that number for the school by then."""
        counting = self._counting(role_id, school, as_of)
        same = [approval for approval in counting if approval.version == version]
        return _standing(version, same, counting, as_of) if same else None

    def latest(self, role_id: str, school: str, as_of: date) -> int | None:
        """The highest version approved for the school by the day `as_of`, in force or not; None if there is none."""
        return _highest(self._counting(role_id, school, as_of))

    def _counting(self, role_id: str, school: str, as_of: date) -> list[Approval]:
        return [approval for approval in self._approvals.get(role_id, ()) if approval.counts(school, as_of)]


def _standing(version: int, same: list[Approval], counting: list[Approval], as_of: date) -> Standing:
    """The standing of `version`; `same` are the approvals of its text, the latest last: that one counts, since it may
    put an earlier one right.
    """
    current = [approval for approval in same if approval.version == version][-1]
    now = _highest(approval for approval in counting if approval.in_force(as_of) and approval.version > version)
    day = current.entry.in_force_from
    if now is not None:
        return Standing(State.SUPERSEDED, version, day, now)
    return Standing(State.IN_FORCE if current.in_force(as_of) else State.APPROVED, version, day)


def _highest(approvals: Iterable[Approval]) -> int | None:
    return max((approval.version for approval in approvals), default=None)
