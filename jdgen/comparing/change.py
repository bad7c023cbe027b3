"""One change of a role, as values."""

from dataclasses import dataclass, field
from enum import StrEnum

from jdgen.comparing.parts import NOWHERE, Kind
from jdgen.diagnostics import Location


class Did(StrEnum):
    """What happened."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    LEVEL = "level changed"
    METHODS = "methods changed"
    OPTIONAL = "optional changed"
    NUMBERED = "numbering changed"
    BASIS = "basis changed"
    MOVED = "moved"
    REORDERED = "moved within its group"
    RENUMBERED = "renumbered only"
    VALUE = "value changed"
    ROLE_ADDED = "role added"
    ROLE_REMOVED = "role removed"
    ROLE_RENAMED = "role renamed"
    POSITION_ADDED = "post added"
    POSITION_REMOVED = "post removed"


class Matched(StrEnum):
    """By what two parts were taken for the same one."""

    ID = "id"
    KEY = "key"
    WORDS = "same words"
    LIKENESS = "likeness"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise than before. Equal ones are the same change, wherever they are found."""

    did: Did
    part: Kind
    key: str
    """The key of the role: `grade`, `post.hours`, `duties`; of a changed value its dotted name."""
    old: str = ""
    """The words, level, methods, place or value before."""
    new: str = ""
    about: str = ""
    """The words of the part, where `old` and `new` are not these."""
    id: str = ""
    matched: Matched | None = None
    alike: int = 100
    """Of 100: how much alike the two parts are that were matched by likeness."""
    group: str = field(default="", compare=False)
    """The heading, or the clause, below which it stands; in another role it may be another."""
    old_at: Location = field(default=NOWHERE, compare=False)
    new_at: Location = field(default=NOWHERE, compare=False)
    old_shared: str = field(default="", compare=False)
    new_shared: str = field(default="", compare=False)

    @property
    def at(self) -> Location:
        """Where it is written: now, or where it was."""
        return self.new_at if self.new_at != NOWHERE else self.old_at
