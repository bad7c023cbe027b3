"""jdgen list: the roles there are, and where their texts stand."""

import json
import sys
from datetime import date
from typing import NamedTuple

import click

from jdgen.building.catalogue.spreadsheet import as_csv
from jdgen.building.planning.selection import Selection
from jdgen.commands.common import PROBLEMS, the_sources, the_workspace
from jdgen.commands.options.as_of import as_of_option
from jdgen.commands.options.selecting import nothing_changed, selected, selection_options
from jdgen.diagnostics import Rejected
from jdgen.register.english import status
from jdgen.role.model import Role
from jdgen.role.resolution.uses import review_date
from jdgen.workspace import Workspace


class Row(NamedTuple):
    """A role as it is listed; of one that cannot be put together only the id and the number of errors are known."""

    id: str
    title: str = ""
    grade: str = ""
    house: str = ""
    version: int | None = None
    status: str = ""
    review: str = ""
    errors: int = 0


_HEADER = ("ID", "TITLE", "GRADE", "HOUSE", "VERSION", "STATUS", "REVIEW")


@click.command(epilog="\b\nExamples:\n  jdgen list\n  jdgen list 'sen/*'\n  jdgen list --output-format csv > roles.csv")
@selection_options
@click.option("--output-format", default="text", type=click.Choice(["text", "json", "csv"]), show_default=True,
              help="csv opens in Excel.")  # fmt: skip
@as_of_option
def command(selection: Selection, output_format: str, as_of: date) -> None:
    """List the roles with their title, grade and house, the version and status of their text, and the day by which it,
    or a shared clause in it, is to be looked at again: all of them, or those named by id, path or pattern.

    A role with errors is listed with their number, and the command then exits 1.
    """
    workspace, folder = the_workspace(as_of)
    with the_sources(folder):
        rows = [_row(workspace, *position) for position in selected(workspace, selection)]
    if selection.since and not rows:
        print(nothing_changed(selection), file=sys.stderr)
    if output_format == "json":
        print(json.dumps([row._asdict() for row in rows], indent=2, ensure_ascii=False))
    elif output_format == "csv":
        sys.stdout.buffer.write(as_csv(Row._fields, rows))
    elif rows:
        print(as_text(rows), end="")
    if any(row.errors for row in rows):
        print("Some roles have errors: “jdgen check” shows them.", file=sys.stderr)
        sys.exit(PROBLEMS)


def as_text(rows: list[Row]) -> str:
    """An aligned table with a header line."""
    cells = [_HEADER, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEADER))]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells)
    return "".join(f"{line}\n" for line in lines)


def _row(workspace: Workspace, role_id: str, school: str) -> Row:
    try:
        resolved = workspace.resolved(role_id, school)
        role = workspace.filled(resolved, school)
    except Rejected as rejected:
        return Row(role_id, errors=sum(finding.is_error for finding in rejected.diagnostics))
    grade = role.grade.plain if role.grade else ""
    house = _house(workspace, role, school)
    standing, review = workspace.standing(resolved, school), review_date(resolved, workspace.library)
    words = status(standing)
    return Row(role_id, role.title.plain, grade, house, standing.version, words, review.isoformat() if review else "")


def _house(workspace: Workspace, role: Role, school: str) -> str:
    try:
        return workspace.house_choice(role, school).id
    except Rejected:
        return ""


def _cells(row: Row) -> tuple[str, ...]:
    title = f"({row.errors} error{'' if row.errors == 1 else 's'})" if row.errors else row.title
    version = "" if row.version is None else str(row.version)
    return row.id, title, row.grade, row.house, version, row.status, row.review
