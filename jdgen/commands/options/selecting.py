"""The options by which every command that takes several roles is told which ones."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, TypeVar

import click

from jdgen.building.planning.changed import nearest
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
changed_option = click.option(
    "--changed", "since", default="", metavar="OLD..NEW",
    help="Only what has changed between two states, as for “jdgen diff”; main.. is since main, until now.",
)  # fmt: skip


def proposal_options(command: _Command) -> _Command:
    """What people are consulted on: `words`, which are a range and roles, or `given_from` and `given_to`; `schools`."""
    for option in (
        schools_option,
        click.option("--to", "given_to", metavar="ROLE", help="With --from: the role that they are to have."),
        click.option("--from", "given_from", metavar="ROLE", help="With --to: the role that people have now."),
        click.argument("words", nargs=-1, metavar="[OLD..NEW] [ROLE]..."),
    ):
        command = option(command)
    return command


def filter_options(command: _Command) -> _Command:
    """Options that say which of the named roles are meant: `grades`, `statuses`, `using`, `not_using`."""
    for option in reversed(_filters):
        command = option(command)
    return command


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The roles, schools and filters of a command, which receives them as one `selection`."""

    @wraps(command)
    def with_selection(roles: tuple[str, ...], schools: tuple[str, ...], since: str, **given: Any) -> Any:
        return command(selection=replace(selection_of(roles, schools, given), since=since), **given)

    return roles_argument(schools_option(filter_options(changed_option(with_selection))))


def selection_of(roles: tuple[str, ...], schools: tuple[str, ...], given: dict[str, Any]) -> Selection:
    """A selection from the values of `filter_options`, which are taken out of `given`."""
    grades, using, not_using = (given.pop(name) for name in ("grades", "using", "not_using"))
    statuses = tuple(State(word) for word in given.pop("statuses"))
    return Selection(roles, schools, grades, statuses, using, not_using)


def selected(workspace: Workspace, selection: Selection, places: Places = Places.TRUST) -> tuple[Position, ...]:
    """The positions that are meant (see `jdgen.building.planning.selection.select`); exits 2 if there are none.

    There may be none that have changed: `nothing_changed` says so.
    """
    chosen(workspace, selection.roles)  # exits for a role that there is not
    try:
        meant = select(workspace, selection, places)
        if not selection.since:
            return meant
        everywhere = select(workspace, selection, Places.ALL)
    except NothingSelected as nothing:
        stop(str(nothing))
    from jdgen.commands.comparing.changes_between import changed_between  # only here: git is asked for nothing else

    changed = changed_between(workspace, selection.since)
    return nearest([position for position in everywhere if position in changed], meant)


def nothing_changed(selection: Selection) -> str:
    """What to tell where nothing has changed of what is meant."""
    return f"Of what is asked for, nothing has changed (--changed {selection.since})."


def the_position(workspace: Workspace, role: str, school: str) -> Position:
    """The one position that a role's id and a school, or the trust, mean; exits 2 if there is none, or several."""
    role_id, *others = chosen(workspace, [role])
    if others:
        stop(f"“{role}” means {len(others) + 1} roles; name one: {', '.join([role_id, *others])}.")
    (position,) = selected(workspace, Selection((role_id,), (school,) if school else ()))
    return position
