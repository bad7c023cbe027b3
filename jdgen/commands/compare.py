"""jdgen compare: the levels of a job family side by side."""

from datetime import date
from pathlib import Path

import click

from jdgen.building.matrix.making import compared, written
from jdgen.building.planning.names import output_name
from jdgen.building.planning.selection import Selection
from jdgen.commands.answering.files import exit_unless_all, put
from jdgen.commands.answering.publishing import formats_named, from_here
from jdgen.commands.common import chosen, school_option, stop, tell, the_sources, the_workspace
from jdgen.commands.options.as_of import as_of_option
from jdgen.commands.options.selecting import selected
from jdgen.formats.table import WRITTEN
from jdgen.ladder.building import FEWEST, MOST
from jdgen.workspace import Position, Workspace

_NAME = "{id}-compared"


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    return formats_named(value, WRITTEN)


@click.command(epilog="\b\nExamples:\n  jdgen compare h2 h3 h4\n  jdgen compare h3 h4 -f docx,html -o out"
               "\n  jdgen compare h2 h3 h4 --school oak --house school-form")  # fmt: skip
@click.argument("roles", nargs=-1, required=True, metavar="ROLE ROLE [ROLE]...")
@school_option("Compare them as this school words and fills them")
@click.option("-f", "--format", "formats", default="docx", callback=_formats, metavar="FORMATS", show_default=True,
              help=f"Formats, with commas between them: {', '.join(WRITTEN)}.")  # fmt: skip
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path),
              help="The folder for the files; build/ beside jdgen.yaml if not given.")  # fmt: skip
@click.option("--house", default="", help="Dress the document in this house; in that of the first role if not given.")
@as_of_option
def command(
    roles: tuple[str, ...], school: str, formats: tuple[str, ...], out: Path | None, house: str, as_of: date
) -> None:
    """Put levels of a job family side by side, the lowest first: what they have in common, what each level adds,
    changes or drops, and where a higher level asks less than the one below it.
    """
    workspace, folder = the_workspace(as_of)
    with the_sources(folder):
        if house and house not in workspace.house_ids:
            stop(f"There is no house “{house}”. Houses here: {', '.join(workspace.house_ids)}.")
        positions = _positions(workspace, roles, school)
        made = compared(workspace, positions, house)
        name = output_name(_NAME, {"id": "+".join(position.role for position in positions)})
        path = f"{school}/{name}" if school else name
        contents = {f"{path}.{suffix}": written(workspace, made, suffix) for suffix in formats}
        out = out or from_here(folder / "build")
        if made.falls:
            tell([fall.finding for fall in made.falls], folder)
        outcome = put(workspace, folder, out, contents)
    exit_unless_all(outcome)


def _positions(workspace: Workspace, asked: tuple[str, ...], school: str) -> tuple[Position, ...]:
    """The roles in the order in which they were named, which is that of the levels; exits 2 if it is none."""
    ids: list[str] = []
    for word in asked:
        found = chosen(workspace, [word])
        if len(found) > 1:
            stop(f"“{word}” means {len(found)} roles; name each, the lowest level first: {', '.join(found)}.")
        if found[0] in ids:
            stop(f"“{found[0]}” is named twice. Name each role once, the lowest level first.")
        ids += found
    if len(ids) < FEWEST:
        stop(f"One role alone cannot be compared. Name the level above {ids[0]} too, or use “jdgen show {ids[0]}”.")
    if len(ids) > MOST:
        stop(f"{len(ids)} roles do not fit side by side on a page. Name {MOST} at most, and compare the others after.")
    return tuple(selected(workspace, Selection((role,), (school,) if school else ()))[0] for role in ids)
