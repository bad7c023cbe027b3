"""jdgen show: a role as it stands after everything is put together."""

import json
from datetime import date
from typing import NamedTuple

import click

from jdgen.commands.as_of import as_of_option
from jdgen.commands.common import chosen, stop, the_sources, the_workspace
from jdgen.layout.view import RoleView
from jdgen.register.english import in_words, status
from jdgen.role.dump import as_data, as_yaml
from jdgen.role.model import Role
from jdgen.source.days import spoken
from jdgen.workspace import Workspace

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
@click.option("--origins", is_flag=True, help="List each value with its key, file and line.")
@as_of_option
def command(role: str, output_format: str, origins: bool, as_of: date) -> None:
    """Print a role with all it inherits and uses written out, its variables filled, and where its text stands."""
    workspace, folder = the_workspace(as_of)
    with the_sources(folder):
        role_id, *others = chosen(workspace, [role])
        if others:
            stop(f"“{role}” means {len(others) + 1} roles; name one: {', '.join([role_id, *others])}.")
        if origins:
            print(_origins(workspace, role_id, output_format), end="")
        else:
            print(_role(workspace, role_id, output_format), end="")


def _role(workspace: Workspace, role_id: str, output_format: str) -> str:
    resolved = workspace.resolved(role_id)
    standing, role = workspace.standing(resolved), workspace.filled(resolved)
    if output_format == "yaml":
        return f"# {role_id} · {in_words(standing)} · as of {spoken(workspace.as_of)}\n{as_yaml(role)}"
    data = {"id": role_id, "version": standing.version, "status": status(standing), "as_of": str(workspace.as_of)}
    return json.dumps(data | as_data(role), indent=2, ensure_ascii=False) + "\n"


def _origins(workspace: Workspace, role_id: str, output_format: str) -> str:
    values = values_of(workspace, role_id)
    if output_format == "json":
        return json.dumps([value._asdict() for value in values], indent=2, ensure_ascii=False) + "\n"
    return "".join(f"{value.file}:{value.line}: {value.key}: {_short(value.text)}\n" for value in values)


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1].rstrip() + "…"


def values_of(workspace: Workspace, role_id: str) -> list[Value]:
    """Every value of the role, part by part."""
    role = workspace.role(role_id)
    view = RoleView(role, workspace.house_of(role))
    values = [Value(origin.key, words, origin.at.file, origin.at.line) for origin, words in view.origins.words()]
    order = list(Role.model_fields)
    return sorted(values, key=lambda value: order.index(value.key.partition("/")[0]))
