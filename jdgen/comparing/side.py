"""One of the two states that are compared: the roles of a workspace, as they are or were somewhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from jdgen.role.model import Role
from jdgen.workspace import Position, Workspace


class Side(Protocol):
    """Roles with their own clauses, parents, jdgen.yaml, schools and houses."""

    @property
    def name(self) -> str:
        """What people call it: `HEAD`, a folder, “the working tree”."""

    @property
    def workspace(self) -> Workspace:
        """Where its sources are."""

    @property
    def schools_of(self) -> Mapping[str, tuple[str, ...]]:
        """By role: where it is, the trust among them as ""; raises `Rejected`."""

    def resolved(self, position: Position) -> Role:
        """The role there, its variables unfilled; raises `Rejected`."""


@dataclass(frozen=True)
class Sources:
    """The sources of a workspace as a side; of some positions alone if they are `held`."""

    name: str
    workspace: Workspace
    held: frozenset[Position] | None = None

    @cached_property
    def schools_of(self) -> Mapping[str, tuple[str, ...]]:
        """By role: where it is; raises `Rejected`."""
        found: dict[str, list[str]] = {}
        for position in self.workspace.positions:
            if self.held is None or position in self.held:
                found.setdefault(position.role, []).append(position.school)
        return {role: tuple(schools) for role, schools in found.items()}

    def resolved(self, position: Position) -> Role:
        """The role at the position; raises `Rejected`."""
        return self.workspace.resolved(*position)


def of_one_role(name: str, workspace: Workspace, role: str) -> Sources:
    """One role as a side: at the trust, or at the school whose own it is; raises `Rejected`."""
    return Sources(name, workspace, frozenset({Position(role, workspace.library.owner(role))}))


@dataclass(frozen=True)
class Couple:
    """Two sides with all positions that were compared on them."""

    old: Sources
    new: Sources

    def holds(self, position: Position) -> bool:
        """Whether the position was compared on these sides."""
        return position.school in self.new.schools_of.get(position.role, ())


def positions_of(side: Side, role: str) -> Iterator[Position]:
    """Where a role is on a side."""
    return (Position(role, school) for school in side.schools_of.get(role, ()))
