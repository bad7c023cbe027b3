"""jdgen show: a role as it stands after everything is put together."""

import json
from datetime import date

import click

from jdgen.commands.common import school_option, the_sources, the_workspace
from jdgen.commands.options.as_of import as_of_option
from jdgen.commands.options.selecting import the_position
from jdgen.register.english import in_words, status
from jdgen.role.dump import as_data, as_yaml
from jdgen.source.days import spoken
from jdgen.tracing.values import Value, values_of
from jdgen.workspace import Position, Workspace

_WIDTH = 80
"""Characters of a value in the listing for people."""


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
        position = the_position(workspace, role, school)
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
    values = [_house(workspace, position), *values_of(workspace, position)]
    if output_format == "json":
        data = [{"key": each.key, "text": each.words, "file": each.at.file, "line": each.at.line} for each in values]
        return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
    return "".join(f"{value.at}: {value.key}: {_short(value.words)}\n" for value in values)


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1].rstrip() + "…"


def _house(workspace: Workspace, position: Position) -> Value:
    """The role's house, and who chose it."""
    choice = workspace.house_choice(workspace.role(*position), position.school)
    return Value("house", f"{choice.id}, as {choice.said_by} says", choice.at)
