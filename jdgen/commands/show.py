"""jdgen show: a role as it stands after everything is put together."""

import json
from datetime import date
from typing import NamedTuple

import click

from jdgen.building.planning.selection import Selection
from jdgen.commands.as_of import as_of_option
from jdgen.commands.common import chosen, school_option, stop, the_sources, the_workspace
from jdgen.commands.selecting import selected
from jdgen.layout.view import RoleView
from jdgen.register.english import in_words, status
from jdgen.role.dump import as_data, as_yaml
from jdgen.role.model import Role
from jdgen.source.days import spoken
from jdgen.workspace import Position, Workspace

_WIDTH = 80
"""Characters of a value in the listing for people."""


class Value(NamedTuple):
    """One value of a role: its key, its words, and where they are written."""

    key: str
    text: str
    file: str
    line: int


@click.command(epilog="\b\nExamples:\n  jdgen show h3\n  jdgen show h3 --output-format json"
               "\n  jdgen show h3 --origins       (where does this sentence come from?)")  # fmt: skip
@click.argument("role")
@click.option("--output-format", default="yaml", type=click.Choice(["yaml", "json"]), show_default=True)
@school_option("Show it as this school words and fills it")
@click.option(
    "--origins", is_flag=True, help="List each value with its key, file and line, and say who chose the house."
)
@as_of_option
def command(role: str, output_format: str, school: str, origins: bool, as_of: date) -> None:
    """Print a role with all it inherits and uses written out, its variables filled, and where its text stands."""
    workspace, folder = the_workspace(as_of)
    with the_sources(folder):
        role_id, *others = chosen(workspace, [role])
        if others:
            stop(f"“{role}” means {len(others) + 1} roles; name one: {', '.join([role_id, *others])}.")
        (position,) = selected(workspace, Selection((role_id,), (school,) if school else ()))
        if origins:
            print(_origins(workspace, position, output_format), end="")
        else:
            print(_role(workspace, position, output_format), end="")


def _role(workspace: Workspace, position: Position, output_format: str) -> str:
    role_id, school = position
    resolved = workspace.resolved(role_id, school)
    standing, role = workspace.standing(resolved, school), workspace.filled(resolved, school)
    if output_format == "yaml":
        return f"# {position} · {in_words(standing)} · as of {spoken(workspace.as_of)}\n{as_yaml(role)}"
    data = {
        "id": role_id, "school": school or None, "version": standing.version, "status": status(standing),
        "as_of": str(workspace.as_of),
    }  # fmt: skip
    return json.dumps(data | as_data(role), indent=2, ensure_ascii=False) + "\n"


def _origins(workspace: Workspace, position: Position, output_format: str) -> str:
    values = values_of(workspace, position)
    if output_format == "json":
        return json.dumps([value._asdict() for value in values], indent=2, ensure_ascii=False) + "\n"
    return "".join(f"{value.file}:{value.line}: {value.key}: {_short(value.text)}\n" for value in values)


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1].rstrip() + "…"


def values_of(workspace: Workspace, position: Position) -> list[Value]:
    """The house and who chose it, then every value of the role, part by part."""
    role = workspace.role(*position)
    choice = workspace.house_choice(role, position.school)
    house = Value("house", f"{choice.id}, as {choice.said_by} says", choice.at.file, choice.at.line)
    view = RoleView(role, workspace.house_of(role, position.school))
    values = [Value(origin.key, words, origin.at.file, origin.at.line) for origin, words in view.origins.words()]
    order = list(Role.model_fields)
    return [house, *sorted(values, key=lambda value: order.index(value.key.partition("/")[0]))]
