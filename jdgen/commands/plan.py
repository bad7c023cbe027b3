"""jdgen plan: whom an edit of a shared clause or of a parent would reach."""

import json
from datetime import date

import click

from jdgen.building.planning.selection import Places, Selection
from jdgen.commands.answering.plan import as_data, as_text
from jdgen.commands.common import stop, the_sources, the_workspace
from jdgen.commands.options.as_of import as_of_option
from jdgen.commands.options.selecting import schools_option, selected
from jdgen.diagnostics import did_you_mean
from jdgen.tracing.plan import Plan, plan_of_clause, plan_of_parent
from jdgen.workspace import Workspace


@click.command(epilog="\b\nExamples:\n  jdgen plan annual-review\n  jdgen plan annual-review --school 'oak-*'"
               "\n  jdgen plan sen-county           (a base, or a role that others extend)")  # fmt: skip
@click.argument("name", metavar="CLAUSE|PARENT")
@schools_option
@click.option("--output-format", default="text", type=click.Choice(["text", "json"]), show_default=True)
@as_of_option
def command(name: str, schools: tuple[str, ...], output_format: str, as_of: date) -> None:
    """Say, before a shared clause is edited, which roles and schools the edit would reach, whose agreed text would be a
    draft by it, what would stop it, and which dated wordings the clause has. Nothing is changed.

    In place of a clause, a base or a role that others extend may be named.
    """
    workspace, folder = the_workspace(as_of)
    with the_sources(folder):
        plan = _plan(workspace, name, schools)
        required = _required(workspace, name)
    if output_format == "json":
        print(json.dumps(as_data(plan, as_of), indent=2, ensure_ascii=False))
    else:
        print(as_text(plan, as_of, required), end="")


def _plan(workspace: Workspace, name: str, schools: tuple[str, ...]) -> Plan:
    positions = selected(workspace, Selection((), schools), Places.ALL)
    library = workspace.library
    if name in library.clauses:
        return plan_of_clause(workspace, name, positions)
    parents = {**library.role_files, **library.base_files}
    path = parents.get(name) or name
    if path not in parents.values():
        known = [*library.clauses, *parents]
        hint = did_you_mean(name, known) or f"Clauses and bases stand in {library.folder}/_shared/."
        stop(f"There is no shared clause, base or role “{name}”. {hint}")
    return plan_of_parent(workspace, path, positions)


def _required(workspace: Workspace, name: str) -> bool:
    """Whether jdgen.yaml asks every role for the clause, alone or with others of which one will do."""
    return any(clause.text == name for each in workspace.settings.required_clauses for clause in each.clauses)
