"""jdgen check: what is wrong, where, and what to do."""

import sys
from datetime import date

import click

from jdgen.building.judging.check import Checked, check_positions, check_workspace
from jdgen.building.planning.selection import Places, Selection
from jdgen.commands.common import PROBLEMS, answer, chosen, the_folder, the_sources
from jdgen.commands.options.as_of import as_of_option
from jdgen.commands.options.selecting import nothing_changed, selected, selection_options
from jdgen.diagnostics import Diagnostic, Severity
from jdgen.reporters import OUTPUT_FORMATS
from jdgen.schema.files import schema_files
from jdgen.source.committed import history
from jdgen.source.modeline import REGISTER_FOLDER
from jdgen.workspace import open_workspace


@click.command(epilog="\b\nExamples:\n  jdgen check\n  jdgen check h3 --strict\n  jdgen check --output-format concise"
               "\n  jdgen check --output-format github     (marks the lines of a pull request)")  # fmt: skip
@selection_options
@click.option("--output-format", default="full", type=click.Choice(OUTPUT_FORMATS), show_default=True,
              help="full shows the lines of the files; the others are for programs.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Exit 1 for warnings too.")
@as_of_option
def command(selection: Selection, output_format: str, strict: bool, as_of: date) -> None:
    """Look for problems in the whole workspace or, with ROLE, in these roles and what they use.

    Each role is made in its house and in every format, but nothing is written. An error would stop a build; a warning
    is hardly meant; a note is for tidiness. Exits 1 if there is an error.
    """
    folder = the_folder()
    with the_sources(folder, output_format, to_stdout=True):
        workspace = open_workspace(folder, as_of)
        if selection != Selection():
            positions = selected(workspace, selection, Places.ALL)
            checked = check_positions(workspace, positions)
        else:
            committed = history(folder, REGISTER_FOLDER)
            checked = check_workspace(workspace, schema_files(), committed)
        if not (checked.roles or checked.findings or selection.since):
            chosen(workspace, ())  # exits: a misspelt folder of roles must not pass for one without a mistake
    answer(checked.findings, folder, output_format, _all_well(checked) or nothing_changed(selection))
    if _counts(checked.findings, strict):
        sys.exit(PROBLEMS)


def _counts(findings: tuple[Diagnostic, ...], strict: bool) -> bool:
    bad = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(finding.severity in bad for finding in findings)


def _all_well(checked: Checked) -> str:
    """What closes a report without findings; empty where there was nothing to look at."""
    parts = [f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in _numbers(checked) if number]
    return f"{' and '.join(parts)} checked: no problems found." if parts else ""


def _numbers(checked: Checked) -> tuple[tuple[int, str], ...]:
    return (checked.roles, "role"), (checked.houses, "house")
