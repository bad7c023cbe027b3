"""The options by which every command that takes several roles is told which ones."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from jdgen.building.planning.selection import NothingSelected, Places, Selection, select
from jdgen.commands.common import chosen, roles_argument, school_ids, stop
from jdgen.register import State
from jdgen.workspace import Position, Workspace

_Command = TypeVar("_Command", bound=Callable[..., object])

schools_option = click.option(
    "--school", "schools", multiple=True, callback=school_ids, metavar="ID",
    help="At this school, by id or pattern; may be repeated.",
)  # fmt: skip
_filters = (
    click.option("--grade", "grades", multiple=True, metavar="GRADE",
                 help="Only roles of this grade; may be repeated."),
    click.option("--status", "statuses", multiple=True, type=click.Choice([state.value for state in State]),
                 help="Only texts that stand like this; may be repeated."),
    click.option("--using", multiple=True, metavar="CLAUSE", help="Only roles that use this shared clause."),
    click.option("--not-using", multiple=True, metavar="CLAUSE", help="Only roles that do not use this shared clause."),
)  # fmt: skip


def filter_options(command: _Command) -> _Command:
    """Options that say which of the named roles are meant: `grades`, `statuses`, `using`, `not_using`."""
    for option in reversed(_filters):
        command = option(command)
    return command


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The roles, schools and filters of a command, which receives them as one `selection`."""

    @wraps(command)
    def with_selection(roles: tuple[str, ...], schools: tuple[str, ...], **given: Any) -> Any:
        return command(selection=selection_of(roles, schools, given), **given)

    return roles_argument(schools_option(filter_options(with_selection)))


def selection_of(roles: tuple[str, ...], schools: tuple[str, ...], given: dict[str, Any]) -> Selection:
    """A selection from the values of `filter_options`, which are taken out of `given`."""
    grades, using, not_using = (given.pop(name) for name in ("grades", "using", "not_using"))
    statuses = tuple(State(word) for word in given.pop("statuses"))
    return Selection(roles, schools, grades, statuses, using, not_using)


def selected(workspace: Workspace, selection: Selection, places: Places = Places.TRUST) -> tuple[Position, ...]:
    """The positions that are meant (see `jdgen.building.planning.selection.select`); exits 2 if there are none."""
    chosen(workspace, selection.roles)  # exits for a role that there is not
    try:
        return select(workspace, selection, places)
    except NothingSelected as nothing:
        stop(str(nothing))


def the_position(workspace: Workspace, role: str, school: str) -> Position:
    """The one position that a role's id and a school, or the trust, mean; exits 2 if there is none, or several."""
    role_id, *others = chosen(workspace, [role])
    if others:
        stop(f"“{role}” means {len(others) + 1} roles; name one: {', '.join([role_id, *others])}.")
    (position,) = selected(workspace, Selection((role_id,), (school,) if school else ()))
    return position
