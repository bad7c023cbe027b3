"""Which positions have other documents than before: by what each document is made of, on two sides."""

from collections.abc import Iterable, Iterator

from jdgen.building.planning.inputs import Inputs
from jdgen.diagnostics import Diagnostic, Rejected
from jdgen.workspace import Position, Workspace

_Made = tuple[str, ...] | tuple[Diagnostic, ...]
"""The hashes of what a position's documents are made of; or why there can be none."""


def changed_positions(old: Workspace, new: Workspace) -> frozenset[Position]:
    """The positions of `new` whose documents would not be those of `old`.

    What is printed counts, wherever it is written: the text (through clauses, parents, jdgen.yaml and schools too), the
    house with all its files, what the school says of itself, its logo, and the standing that the register gives the
    text. A role that is wrong in the same way on both sides has not changed. Raises `Rejected` if a side as a whole
    cannot be read.
    """
    before = dict(_made_of(old))
    return frozenset(position for position, made in _made_of(new) if before.get(position) != made)


def nearest(positions: Iterable[Position], asked: Iterable[Position]) -> tuple[Position, ...]:
    """Of the `positions` that have changed, those at which to look at each role: where it is `asked` for, or, of a role
    that has changed at none of these places, everywhere that it has."""
    positions, wanted = tuple(positions), frozenset(asked)
    seen = {position.role for position in positions if position in wanted}
    return tuple(position for position in positions if position in wanted or position.role not in seen)


def _made_of(workspace: Workspace) -> Iterator[tuple[Position, _Made]]:
    inputs = Inputs(workspace)
    for position in workspace.positions:
        try:
            made = inputs.of(position, workspace.resolved(*position)).made_from
            yield position, (made.role, made.school, made.house, made.standing)
        except Rejected as rejected:
            yield position, tuple(rejected.diagnostics)
