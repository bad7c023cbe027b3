"""jdgen history: how the text of a role came to be what it is, and which one was in force on a day."""

import json
import sys
from datetime import date
from pathlib import Path

import click

from jdgen.commands.answering.history import (
    history_data,
    history_text,
    in_force_data,
    in_force_text,
    nothing_in_force,
)
from jdgen.commands.common import PROBLEMS, school_option, stop, the_sources, the_workspace
from jdgen.commands.options.as_of import read_day, today
from jdgen.commands.options.selecting import the_position
from jdgen.source.revisions import NoRevision
from jdgen.source.states import is_shallow, steps
from jdgen.tracing.history import Past, history_of
from jdgen.tracing.in_force import Found, find, in_force, next_in_force
from jdgen.tracing.readings import States
from jdgen.workspace import Position, Workspace


@click.command(epilog="\b\nExamples:\n  jdgen history h3\n  jdgen history h3 --school oak-primary"
               "\n  jdgen history h3 --on 2026-10-15          (what was in force that day?)"
               "\n  jdgen history h3 --on 2026-10-15 --build  (that very document)")  # fmt: skip
@click.argument("role")
@school_option("The text as this school words it")
@click.option(
    "--on",
    default=None,
    callback=read_day,
    metavar="DATE",
    help="Say which text was in force on this day (year-month-day), by which decision, and where it stands.",
)
@click.option("--build", "builds", is_flag=True, help="With --on: make that very document, from its own sources.")
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path),
              help="The folder for it; build/on-DATE/ beside jdgen.yaml if not given.")  # fmt: skip
@click.option("--output-format", default="text", type=click.Choice(["text", "json"]), show_default=True)
def command(role: str, school: str, on: date | None, builds: bool, out: Path | None, output_format: str) -> None:
    """Tell each revision that changed the text of a role, through whichever file, and each decision on it.

    With --on, say which text was in force on that day instead. The command then exits 1 if there was none, or if no
    commit holds it any more.
    """
    if builds and on is None:
        stop("--build needs a day: give --on DATE.")
    if out and not builds:
        stop("--out is where --build writes: give --build too.")
    workspace, folder = the_workspace(today())
    with the_sources(folder):
        past = _past(workspace, folder, the_position(workspace, role, school))
        if on is None:
            _tell(past, output_format)
        else:
            _tell_in_force(past, on, output_format, (out or folder / "build" / f"on-{on}") if builds else None)


def _past(workspace: Workspace, folder: Path, position: Position) -> Past:
    """The past of a position; exits 2 where there is no git, no repository and no commit."""
    try:
        return Past(workspace, States(folder, steps(folder)), position)
    except NoRevision as none:
        stop(*none.args)


def _tell(past: Past, output_format: str) -> None:
    history, shallow = history_of(past), is_shallow(past.states.folder)
    if output_format == "json":
        print(json.dumps(history_data(history, shallow), indent=2, ensure_ascii=False))
    else:
        print(history_text(history, shallow), end="")


def _tell_in_force(past: Past, on: date, output_format: str, out: Path | None) -> None:
    """Tell which text was in force, and where it stands, and make it in the folder `out` if that is given; exits 1 if
    there was none or it is not found."""
    sought, shallow = in_force(past, on), is_shallow(past.states.folder)
    found = find(past, sought, on) if sought else None
    files = _built(past, found, out) if found and out else ()
    if output_format == "json":
        data = in_force_data(past.position, on, sought, found, shallow)
        print(json.dumps({**data, "files": files}, indent=2, ensure_ascii=False))
    elif sought:
        print(in_force_text(past.position, on, sought, found, shallow), *files, sep="\n")
    else:
        print(nothing_in_force(past.position, on, next_in_force(past, on), bool(past.approvals())))
    if found is None:
        sys.exit(PROBLEMS)


def _built(past: Past, found: Found, out: Path) -> tuple[str, ...]:
    """The files made of the text that was found, from its own sources, as of the day on which it is worded so."""
    from jdgen.commands.answering.past_document import build_past  # only here: telling imports no writer

    return build_past(past, found, out)
