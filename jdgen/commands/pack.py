"""jdgen pack: every role at every school, with a catalogue and a manifest."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from jdgen.building.judging.out_of_date import Expected
from jdgen.building.making.failures import SourcesChanged, WorkerLost
from jdgen.building.packing.pack import NothingInForce, Packed, PackOrder, pack
from jdgen.building.planning.bundled import BundleAt, bundles_of
from jdgen.building.planning.naming import Naming
from jdgen.building.planning.selection import Places, Selection
from jdgen.building.publishing.folder import CannotPublish
from jdgen.building.publishing.publication import MANIFEST, Publication
from jdgen.commands.answering.out_of_date import (
    PUBLISHED,
    against_of,
    against_option,
    answer,
    check_option,
    day_to_compare,
    read_manifest_file,
    refuse_against_alone,
)
from jdgen.commands.answering.packed import left_out_lines, summarise
from jdgen.commands.answering.progress import Live
from jdgen.commands.answering.publishing import formats_named, from_here, source_folders, telling_of_the_wait
from jdgen.commands.common import PROBLEMS, roles_argument, stop, tell, the_folder, the_sources
from jdgen.commands.options.as_of import as_of_option
from jdgen.commands.options.selecting import filter_options, schools_option, selected, selection_of
from jdgen.formats.pdf.failures import PdfError
from jdgen.formats.table import SUFFIXES
from jdgen.workspace import Position, Workspace, open_workspace


def _formats(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    return () if value is None else formats_named(value, SUFFIXES)


@click.command(epilog="\b\nExamples:\n  jdgen pack\n  jdgen pack -f docx,pdf --zip -j 2"
               "\n  jdgen pack --school oak-primary\n  jdgen pack --in-force --since published/manifest.json"
               "\n  jdgen pack --check")  # fmt: skip
@roles_argument
@click.option("--role", "more_roles", multiple=True, metavar="ROLE", help="The same as ROLE; may be repeated.")
@schools_option
@filter_options
@click.option("-f", "--format", "formats", default=None, callback=_formats, metavar="FORMATS",
              help=f"Formats, with commas between them: {', '.join(SUFFIXES)}. If not given: those that the folder "
              "holds already, or docx.")  # fmt: skip
@click.option("--zip/--no-zip", "zipped", default=None,
              help="A zip of each school's documents too. If not given: as the folder has it already.")  # fmt: skip
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path),
              help="The folder of the pack; dist/ beside jdgen.yaml if not given.")  # fmt: skip
@click.option("--in-force", is_flag=True, help="Only texts that are approved and in force.")
@click.option("--since", type=click.Path(path_type=Path), metavar="MANIFEST",
              help="Tell each school what has changed since the pack that has this manifest.")  # fmt: skip
@check_option
@against_option
@click.option("-j", "--jobs", "workers", type=click.IntRange(1, 64), default=1, show_default=True, metavar="N",
              help="Make documents in so many processes side by side.")  # fmt: skip
@click.option("--keep-going", is_flag=True, help="Pack the good documents though others have problems (still exits 1).")
@as_of_option
@click.option("-v", "--verbose", is_flag=True, help="Say of each file why it is made.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but problems.")
def command(
    roles: tuple[str, ...],
    more_roles: tuple[str, ...],
    schools: tuple[str, ...],
    formats: tuple[str, ...],
    zipped: bool | None,
    out: Path | None,
    in_force: bool,
    since: Path | None,
    check: bool,
    against: Path | None,
    workers: int,
    keep_going: bool,
    as_of: date,
    verbose: bool,
    quiet: bool,
    **filters: Any,
) -> None:
    """Make every document of every school, with a catalogue and a manifest; only what has changed is made anew.

    A pack of some roles or schools leaves the others as they are. A pack of all removes what is no document any more.
    """
    refuse_against_alone(check, against)
    folder = the_folder()
    out = out or from_here(folder / "dist")
    selection = selection_of((*roles, *more_roles), schools, filters)
    whole = selection == Selection()
    if check:
        found = against_of(against, out, MANIFEST, folder / PUBLISHED, "jdgen pack")
        workspace = _opened(folder, day_to_compare(as_of, found.manifest))
        with the_sources(folder):
            positions = selected(workspace, selection, Places.PUBLISHED)
            bundles, naming = _bundles(workspace, positions), Naming.of_packs(workspace)
        expected = Expected(positions, naming, bundles, formats, whole=whole, in_force=in_force)
        answer(workspace, expected, found, folder, "jdgen pack", quiet)
        return
    earlier = read_manifest_file(since) if since else None
    workspace = _opened(folder, as_of)
    with the_sources(folder):
        positions = selected(workspace, selection, Places.PUBLISHED)
        bundles = _bundles(workspace, positions)
    order = PackOrder(positions, bundles, formats, zipped, whole, in_force, earlier, workers, keep_going)
    packed = _packed(workspace, order, out, folder, quiet)
    if packed.findings:
        tell(packed.findings, folder)
    summarise(packed, out, quiet, verbose)
    held = packed.outcome is not None and packed.outcome.held
    if packed.failed or held or any(finding.is_error for finding in packed.findings):
        sys.exit(PROBLEMS)


def _bundles(workspace: Workspace, positions: tuple[Position, ...]) -> tuple[BundleAt, ...]:
    """The bundles of jdgen.yaml wherever all their roles are meant."""
    return tuple(at for at in bundles_of(workspace) if {*at.positions} <= {*positions})


def _opened(folder: Path, as_of: date) -> Workspace:
    with the_sources(folder):
        return open_workspace(folder, as_of)


def _packed(workspace: Workspace, order: PackOrder, out: Path, folder: Path, quiet: bool) -> Packed:
    sources = source_folders(workspace, folder)
    try:
        with (
            the_sources(folder),
            Live(sys.stderr, quiet) as live,
            Publication(out, sources=sources, waiting=telling_of_the_wait(out)) as publication,
        ):
            return pack(workspace, order, publication, out, live.tell)
    except NothingInForce as nothing:
        stop("No text is in force, so there is nothing to pack, and nothing was changed.",
             *left_out_lines(nothing.left_out))  # fmt: skip
    except SourcesChanged as changed:
        print(f"The sources of {changed.position} were changed while documents were made of them, so nothing was "
              "written. Run “jdgen pack” again.", file=sys.stderr)  # fmt: skip
        sys.exit(PROBLEMS)
    except WorkerLost:
        stop("A process that made documents ended before its time, perhaps for lack of memory, so nothing was "
             "written. Run “jdgen pack” again, with a smaller -j.")  # fmt: skip
    except (PdfError, CannotPublish) as error:
        stop(str(error))
    except OSError as error:
        stop(f"{out} cannot be written: {error.strerror or error}.")
