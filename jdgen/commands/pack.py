"""jdgen pack: every role at every school, with a catalogue and a manifest."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from jdgen.building.pack import FORMATS, PackOrder, pack
from jdgen.building.planning.reasons import counted
from jdgen.building.planning.selection import Places, Selection
from jdgen.building.publishing.publication import CannotPublish, Publication
from jdgen.commands.as_of import as_of_option
from jdgen.commands.common import PROBLEMS, roles_argument, stop, tell, the_sources, the_workspace
from jdgen.commands.selecting import filter_options, schools_option, selected, selection_of


def _formats(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(word.strip().lower() for word in (value or "").split(",") if word.strip()))
    if value is not None and not wanted:
        raise click.BadParameter(f"No format is named. Formats: {', '.join(FORMATS)}.")
    for word in wanted:
        if word not in FORMATS:
            raise click.BadParameter(f"“{word}” is no format. Formats: {', '.join(FORMATS)}.")
    return wanted


@click.command(epilog="\b\nExamples:\n  jdgen pack\n  jdgen pack -f docx,pdf --zip -j 2\n  jdgen pack --school oak")
@roles_argument
@click.option("--role", "more_roles", multiple=True, metavar="ROLE", help="As ROLE; may be repeated.")
@schools_option
@filter_options
@click.option("-f", "--format", "formats", default=None, callback=_formats, metavar="FORMATS",
              help=f"Formats, with commas between them: {', '.join(FORMATS)}. Those the folder holds already, or docx, "
              "if not given.")  # fmt: skip
@click.option("--zip/--no-zip", "zipped", default=None,
              help="A zip of each school's documents too; as the folder has it if not given.")  # fmt: skip
@click.option("-j", "--jobs", "workers", type=click.IntRange(1, 64), default=1, show_default=True,
              help="Processes that work side by side.")  # fmt: skip
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path),
              help="The folder of the pack; dist/ beside jdgen.yaml if not given.")  # fmt: skip
@click.option("--keep-going", is_flag=True, help="Pack the good documents though others have problems (still exits 1).")
@as_of_option
@click.option("-v", "--verbose", is_flag=True, help="Say of each file why it is made anew.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but problems.")
def command(
    roles: tuple[str, ...],
    more_roles: tuple[str, ...],
    schools: tuple[str, ...],
    formats: tuple[str, ...],
    zipped: bool | None,
    workers: int,
    out: Path | None,
    keep_going: bool,
    as_of: date,
    verbose: bool,
    quiet: bool,
    **given: Any,
) -> None:
    """Make every document of every school, with a catalogue and a manifest; only what has changed is made anew."""
    workspace, folder = the_workspace(as_of)
    selection = selection_of((*roles, *more_roles), schools, given)
    with the_sources(folder):
        positions = selected(workspace, selection, Places.PUBLISHED)
    out = out or folder / "dist"
    order = PackOrder(positions, formats, zipped, selection == Selection(), workers, keep_going)
    with the_sources(folder):
        try:
            with Publication(out, sources=()) as publication:
                packed = pack(workspace, order, publication, out)
        except CannotPublish as error:
            stop(str(error))
        except OSError as error:
            stop(f"{out} cannot be written: {error.strerror or error}.")
    if packed.findings:
        tell(packed.findings, folder)
    for line in counted(stale.causes for stale in packed.stale):
        print(line)
    print(packed.outcome)
    if packed.failed or any(finding.is_error for finding in packed.findings):
        sys.exit(PROBLEMS)
