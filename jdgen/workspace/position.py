"""A role at a place: what is built, counted and published."""

from typing import NamedTuple

TRUST = ""
"""In place of a school's id: the trust as a whole."""
TRUST_WORD = "trust"
"""What the trust is called in a file, among the ids of schools; no school has it for its own."""


class Position(NamedTuple):
    """A role at a school, or at the trust: what HR systems call a position."""

    role: str
    school: str = TRUST

    def __str__(self) -> str:
        return f"{self.role} at {self.school}" if self.school else self.role


def at_trust(*roles: str) -> tuple[Position, ...]:
    """The positions of these roles at the trust."""
    return tuple(Position(role) for role in roles)
