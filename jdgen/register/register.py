"""All decisions together, and what they say of a text on a day."""

from collections.abc import Iterable
from datetime import date
from fnmatch import fnmatchcase
from itertools import zip_longest
from typing import NamedTuple

from jdgen.register.entry import Entry
from jdgen.register.standing import Standing, State


def is_meant(name: str, pattern: str) -> bool:
    """Whether an id is the one an entry names, or one of those its pattern means."""
    return name == pattern or fnmatchcase(name, pattern)


def is_pattern(name: str) -> bool:
    """Whether a name may mean several ids."""
    return bool(set("*?[") & set(name))


class Approval(NamedTuple):
    """That one text of a role was approved."""

    version: int
    hash: str
    entry: Entry
    file: str = ""
    """Where the entry stands; empty for one that was read from no file."""

    def counts(self, school: str, as_of: date) -> bool:
        """Whether it was given by the day `as_of`, for the school ("" is the trust)."""
        schools = self.entry.schools
        for_school = schools is None or any(is_meant(school, pattern) for pattern in schools if school)
        return for_school and self.entry.approved_on <= as_of

    def in_force(self, as_of: date) -> bool:
        """Whether the day it comes into force is not later than `as_of`."""
        return self.entry.in_force_from <= as_of

    def puts_right(self, earlier: "Approval") -> bool:
        """Whether it counts in place of an `earlier` approval of the same text.

        A new evaluation of a text that was in force by then is no correction of its day: the text stays in force.
        """
        evaluates = self.entry.evaluation is not None and self.entry.evaluation != earlier.entry.evaluation
        was_in_force = earlier.in_force(self.entry.approved_on) and earlier.entry.approved_on < self.entry.approved_on
        return not (evaluates and was_in_force and self.entry.in_force_from > earlier.entry.in_force_from)


class Register:
    """The decisions there are. Of several on one version the later given counts, unless it only evaluates it anew."""

    def __init__(self, entries: Iterable[Entry] = (), files: Iterable[str] = ()) -> None:
        """`files` are where the entries stand, in their order, if they were read from files."""
        self.entries = tuple(entries)
        self._approvals: dict[str, list[Approval]] = {}
        for entry, file in zip_longest(self.entries, files, fillvalue=""):
            assert isinstance(entry, Entry), "a file for each entry, or none for all of them"
            for role_id, text in entry.texts.items():
                self._approvals.setdefault(role_id, []).append(Approval(text.version, text.hash, entry, file))
        for approvals in self._approvals.values():
            approvals.sort(key=lambda approval: (approval.entry.approved_on, approval.version))

    @property
    def roles(self) -> tuple[str, ...]:
        """The ids of all roles of which a text was approved, sorted."""
        return tuple(sorted(self._approvals))

    def approvals(self, role_id: str) -> tuple[Approval, ...]:
        """All approvals of texts of the role, for whichever school, in the order in which they were given."""
        return tuple(self._approvals.get(role_id, ()))

    def standing(self, role_id: str, school: str, fingerprint: str, as_of: date) -> Standing:
        """Where the text with this fingerprint stands on the day `as_of`, for the school ("" is the trust)."""
        counting = self._counting(role_id, school, as_of)
        same = [approval for approval in counting if approval.hash == fingerprint]
        if not same:
            return Standing(State.DRAFT, other=_highest(counting))
        return _standing(max(approval.version for approval in same), counting, as_of)

    def standing_of_version(self, role_id: str, school: str, version: int, as_of: date) -> Standing | None:
        """Where a version stands on the day `as_of`; None if there was none of that number for the school by then."""
        counting = self._counting(role_id, school, as_of)
        known = any(approval.version == version for approval in counting)
        return _standing(version, counting, as_of) if known else None

    def in_force(self, role_id: str, school: str, as_of: date) -> Approval | None:
        """The approval by which a text of the role is in force on the day `as_of`, for the school; None for none."""
        current = _current(self._counting(role_id, school, as_of))
        return max((each for each in current.values() if each.in_force(as_of)), key=_version, default=None)

    def latest(self, role_id: str, school: str, as_of: date) -> int | None:
        """The highest version approved for the school by the day `as_of`, in force or not; None if there is none."""
        return _highest(self._counting(role_id, school, as_of))

    def _counting(self, role_id: str, school: str, as_of: date) -> list[Approval]:
        return [approval for approval in self._approvals.get(role_id, ()) if approval.counts(school, as_of)]


def _standing(version: int, counting: list[Approval], as_of: date) -> Standing:
    """The standing of `version`, of which at least one approval is `counting`."""
    current = _current(counting)
    day = current[version].entry.in_force_from
    in_force = [approval for approval in current.values() if approval.in_force(as_of)]
    now = _highest(approval for approval in in_force if approval.version > version)
    if now is not None:
        return Standing(State.SUPERSEDED, version, day, now)
    return Standing(State.IN_FORCE if current[version] in in_force else State.APPROVED, version, day)


def _current(counting: list[Approval]) -> dict[int, Approval]:
    """By version, the one of its approvals that says from when it is in force: the latest that puts another right."""
    current: dict[int, Approval] = {}
    for approval in counting:
        earlier = current.get(approval.version)
        if earlier is None or approval.puts_right(earlier):
            current[approval.version] = approval
    return current


def _version(approval: Approval) -> int:
    return approval.version


def _highest(approvals: Iterable[Approval]) -> int | None:
    return max((approval.version for approval in approvals), default=None)
