"""What a comparison answers: each cause once, with everywhere it is found; what was left out, and why."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from jdgen.comparing.causes import Cause, Source
from jdgen.comparing.change import Change
from jdgen.diagnostics import Diagnostic, Location
from jdgen.workspace import TRUST, Position

_KEY_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Missed:
    """A position that a change was to reach and did not, since something else is said there."""

    position: Position
    at: Location
    """Where that is said."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change with one cause, wherever it is found."""

    change: Change
    cause: Cause
    positions: tuple[Position, ...]
    missed: tuple[Missed, ...] = ()

    @property
    def key(self) -> str:
        """By which a consultation names the change: the same for as long as the change is the same, whichever roles are
        compared with it. A role's own file is the parent of those that extend it, so the two are no different here."""
        change, (source, name) = self.change, self.cause
        where: tuple[str, ...] = (source, name)
        if source in (Source.ROLE, Source.PARENT):
            where = (name,) if name else self.roles
        said = (change.did, change.part, change.key, change.old, change.new, change.about, *where)
        return hashlib.sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_DIGITS]

    @property
    def roles(self) -> tuple[str, ...]:
        """The ids of the roles that have the change, sorted."""
        return tuple(sorted({position.role for position in self.positions}))

    @property
    def schools(self) -> tuple[str, ...]:
        """The schools where it is found; none where it is found at the trust alone."""
        return tuple(sorted({position.school for position in self.positions} - {TRUST}))


@dataclass(frozen=True, slots=True)
class Unread:
    """A role that is wrong on one side, so that nothing of it could be compared."""

    side: str
    """What people call the side."""
    position: Position
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that is otherwise on the new side than on the old."""

    old: str
    new: str
    as_of: date
    entries: tuple[Entry, ...]
    unread: tuple[Unread, ...] = ()
    notes: tuple[str, ...] = ()
    """What counts, and is no text of a role: sentences."""
    titles: dict[str, str] = field(default_factory=dict)
    """Of the roles that changed, by id."""
    compared: int = 0
    """Roles that both sides have."""
    was: dict[str, str] = field(default_factory=dict)
    """The old ids of the roles, by their new ones, where these are others."""
    old_as_of: date | None = None
    """The day of the old side, if it was put together for one of its own."""

    @property
    def roles(self) -> tuple[str, ...]:
        """The ids of the roles in which anything changed, sorted."""
        return tuple(sorted({role for entry in self.entries for role in entry.roles}))

    def of_role(self, role: str) -> Iterator[Entry]:
        """The changes of one role."""
        return (entry for entry in self.entries if role in entry.roles)
