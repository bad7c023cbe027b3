"""jdgen build: documents from roles."""

import sys
from datetime import date
from pathlib import Path

import click

from jdgen.building.build import FORMATS, Built, Order, build
from jdgen.building.judging.out_of_date import Expected
from jdgen.building.parts import Part
from jdgen.building.planning.naming import Naming
from jdgen.building.planning.selection import Selection
from jdgen.building.planning.wanted import Options, Wanted
from jdgen.building.publishing.publication import HIDDEN_MANIFEST, CannotPublish
from jdgen.commands.answering.out_of_date import (
    against_of,
    against_option,
    answer,
    check_option,
    day_to_compare,
    refuse_against_alone,
)
from jdgen.commands.answering.progress import Live
from jdgen.commands.answering.publishing import (
    formats_named,
    from_here,
    source_folders,
    tell_held,
    tell_set_aside,
    telling_of_the_wait,
)
from jdgen.commands.common import PROBLEMS, stop, tell, the_folder, the_sources
from jdgen.commands.options.as_of import as_of_option
from jdgen.commands.options.bundling import to_build
from jdgen.commands.options.selecting import nothing_changed, selection_options
from jdgen.formats.pdf import PdfError
from jdgen.register.register import is_pattern
from jdgen.workspace import Position, Workspace, open_workspace


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    return formats_named(value, FORMATS)


def _post_facts(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    for pair in value:
        if "=" not in pair:
            raise click.BadParameter(f"“{pair}” has no =. Write such as --set post.hours=20.")
    return dict(pair.split("=", 1) for pair in value)


@click.command(epilog="\b\nExamples:\n  jdgen build\n  jdgen build h3 -f docx,html\n  jdgen build 'h*' -o out"
               " --house school-form\n  jdgen build h3 --set \"post.hours=20 a week\""
               "\n  jdgen build --together h2 h3 h4")  # fmt: skip
@selection_options
@click.option("-f", "--format", "formats", default="docx", callback=_formats, metavar="FORMATS", show_default=True,
              help=f"Formats, with commas between them: {', '.join(FORMATS)}.")  # fmt: skip
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path),
              help="The folder for the files; build/ beside jdgen.yaml if not given.")  # fmt: skip
@click.option("--house", default="", help="Dress every role in this house.")
@click.option("--part", default=Part.ALL.value, type=click.Choice([part.value for part in Part]), show_default=True,
              help="Build one part alone.")  # fmt: skip
@click.option("--together", is_flag=True, help="Build the named roles into one document, in the order they are named.")
@click.option(
    "--bundle", "bundles", multiple=True, metavar="ID", help="Build this bundle of jdgen.yaml; may be repeated."
)
@click.option("--set", "post_facts", multiple=True, callback=_post_facts, metavar="post.FACT=TEXT",
              help="Give a fact of the vacancy; may be repeated.")  # fmt: skip
@check_option
@against_option
@click.option("--keep-going", is_flag=True, help="Build the good roles though others have problems (still exits 1).")
@as_of_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but problems.")
def command(
    selection: Selection,
    formats: tuple[str, ...],
    out: Path | None,
    house: str,
    part: str,
    together: bool,
    bundles: tuple[str, ...],
    post_facts: dict[str, str],
    check: bool,
    against: Path | None,
    keep_going: bool,
    as_of: date,
    quiet: bool,
) -> None:
    """Make documents from roles: all of them and the bundles of jdgen.yaml, or those named by id, path or pattern.

    Nothing is written if one of the roles has an error, unless --keep-going is given.
    """
    refuse_against_alone(check, against)
    folder = the_folder()
    out = out or from_here(folder / "build")
    compared = against_of(against, out, HIDDEN_MANIFEST, None, "jdgen build") if check else None
    with the_sources(folder):
        workspace = open_workspace(folder, day_to_compare(as_of, compared.manifest) if compared else as_of)
        if house and house not in workspace.house_ids:
            stop(f"There is no house “{house}”. Houses here: {', '.join(workspace.house_ids)}.")
        positions, several = to_build(workspace, selection, together, bundles)
    if selection.since and not positions:
        if not quiet:
            print(f"{nothing_changed(selection)} Nothing was built.", file=sys.stderr)
        return
    options = Options(house, Part(part), post_facts, _named(workspace, selection.roles))
    if compared:
        expected = Expected(positions, Naming.of_builds(workspace), several, formats, options, whole=False)
        answer(workspace, expected, compared, folder, "jdgen build", quiet)
        return
    order = Order(positions, Wanted(formats, options, keep_going=keep_going), several)
    try:
        with the_sources(folder), Live(sys.stderr, quiet) as live:
            held_back = source_folders(workspace, folder)
            outcome = build(workspace, order, out, live.tell, held_back, telling_of_the_wait(out))
    except (PdfError, CannotPublish) as error:
        stop(str(error))
    except OSError as error:
        stop(f"{out} cannot be written: {error.strerror or error}.")
    if outcome.findings:
        tell(outcome.findings, folder)
    _summarise(outcome, order, out, quiet)
    if outcome.failed or outcome.held or any(d.is_error for d in outcome.findings):
        sys.exit(PROBLEMS)


def _named(workspace: Workspace, asked: tuple[str, ...]) -> frozenset[str]:
    """The roles asked for by their own id or path, not by a pattern."""
    return frozenset(role for word in asked if not is_pattern(word) for role in workspace.select([word]))


def _summarise(outcome: Built, order: Order, out: Path, quiet: bool) -> None:
    tell_held(outcome.held)
    tell_set_aside(outcome.set_aside)
    if outcome.failed and not outcome.written:
        print(f"Nothing was written: {_roles(len(outcome.failed))} could not be built.", file=sys.stderr)
    if outcome.elsewhere and not quiet:
        number = f"{outcome.elsewhere} problem{'' if outcome.elsewhere == 1 else 's'}"
        print(f"{number} elsewhere in the workspace, for “jdgen check” to show.", file=sys.stderr)
    if outcome.passed_over and not quiet:
        print(f"No person specification, as they say themselves: {_names(outcome.passed_over)}.", file=sys.stderr)
    if outcome.written and not quiet:
        for path in sorted(outcome.written):
            print(path)
        print(f"{_built(outcome, order)} built in {out}{_unchanged(outcome)}.", file=sys.stderr)


def _unchanged(outcome: Built) -> str:
    """What of it stood there already as the sources say, and was not made again."""
    if not outcome.unchanged:
        return ""
    if outcome.unchanged == len(outcome.written):
        return ", where all was up to date"
    were = "was" if outcome.unchanged == 1 else "were"
    return f", where {outcome.unchanged} of the {len(outcome.written)} files {were} up to date"


def _built(outcome: Built, order: Order) -> str:
    """What was built, counted: roles alone, and several together."""
    missing = {*outcome.failed, *outcome.passed_over}
    alone = len([position for position in order.positions if position not in missing])
    together = len([at for at in order.bundles if not missing.intersection(at.positions) - set(outcome.passed_over)])
    told = [_roles(alone)] if alone or not together else []
    return " and ".join([*told, *([f"{together} bundle{'' if together == 1 else 's'}"] if together else [])])


def _names(positions: tuple[Position, ...]) -> str:
    return ", ".join(dict.fromkeys(position.role for position in positions))


def _roles(number: int) -> str:
    return f"{number} role{'' if number == 1 else 's'}"
