"""What `--check` of the verbs that publish share: the manifest to compare with, and the answer."""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import click

from jdgen.building.judging.out_of_date import Expected, OutOfDate, OutOfDateFiles, out_of_date
from jdgen.building.planning.reasons import counted
from jdgen.building.publishing.manifest import Manifest
from jdgen.building.publishing.manifest_file import manifest_in
from jdgen.building.publishing.publication import MANIFEST
from jdgen.commands.answering.publishing import from_here
from jdgen.commands.common import PROBLEMS, stop, tell, the_sources
from jdgen.diagnostics import Rejected
from jdgen.source.days import day, spoken
from jdgen.workspace import Workspace

PUBLISHED = Path("published") / MANIFEST
"""Where a pack's manifest is found that is kept without its documents."""

check_option = click.option(
    "--check", is_flag=True, help="Write nothing; exit 1 if what was published is not what the sources say."
)
against_option = click.option(
    "--against", type=click.Path(path_type=Path), metavar="MANIFEST",
    help="With --check: compare with this manifest, which may stand without its documents.",
)  # fmt: skip


class Against(NamedTuple):
    """A manifest to compare with."""

    manifest: Manifest
    shown: str
    """Where it stands, for messages."""
    out: Path | None
    """The folder whose files it lists, if they are there."""


def read_manifest_file(file: Path) -> Manifest:
    """The manifest at `file`, or in that folder; exits 2 if there is none or it is broken."""
    file = file / MANIFEST if file.is_dir() else file
    try:
        manifest = manifest_in(file)
    except Rejected as rejected:
        stop(*(f"{finding.at}: {finding.message} {finding.hint}" for finding in rejected.diagnostics))
    except OSError as error:
        stop(f"{file} cannot be read: {error.strerror or error}.")
    if manifest is None:
        hint = f"“jdgen pack” writes one, dist/{MANIFEST}: commit a copy of it as {file}."
        stop(f"There is no manifest {file}.", hint)
    return manifest


def refuse_against_alone(check: bool, against: Path | None) -> None:
    """Exits 2 if `--against` was given without `--check`: nobody who means to compare wants files written."""
    if against and not check:
        stop("--against says what --check compares with. Give --check too.")


def against_of(asked: Path | None, out: Path, name: str, committed: Path | None, makes: str) -> Against:
    """The manifest to compare with: the one `asked` for; or that of the folder `out`, `name`; or the `committed` one.

    Exits 2 without any; `makes` is the command that makes one.
    """
    own = out / name
    if asked is not None:
        file = asked / MANIFEST if asked.is_dir() else asked
        is_own = file.resolve() == own.resolve()
        return Against(read_manifest_file(file), _shown(file), out if is_own else None)
    if own.is_file():
        return Against(read_manifest_file(own), _shown(own), out)
    if committed is None:
        stop(f"There is nothing to compare with: {_shown(own)} is not there. “{makes}” makes it.")
    if not committed.is_file():
        stop(
            f"There is nothing to compare with: neither {_shown(own)} nor {_shown(committed)} is there.",
            f"“{makes}” makes the first. To compare without the documents, commit a copy of it as {_shown(committed)}.",
        )
    return Against(read_manifest_file(committed), _shown(committed), None)


def day_to_compare(as_of: date, manifest: Manifest) -> date:
    """The day of `--as-of` if it was given, else that of the manifest, so that nothing is out of date overnight."""
    given = click.get_current_context().get_parameter_source("as_of")
    return as_of if given is click.core.ParameterSource.COMMANDLINE else day(manifest.as_of)


def answer(workspace: Workspace, expected: Expected, against: Against, folder: Path, again: str, quiet: bool) -> None:
    """Compare, tell every file that is not as the sources say, and exit 1 if there is one or a source is wrong."""
    with the_sources(folder):
        try:
            found = out_of_date(workspace, expected, against.manifest, against.out)
        except OSError as error:
            stop(f"{error.filename or against.out} cannot be read: {error.strerror or error}.")
    if found.findings:
        tell(found.findings, folder)
    for file in found.files:
        print(_line(file))
    if not quiet:
        for line in _summary(found, against, workspace.as_of, again):
            print(line, file=sys.stderr)
    if found.files or any(finding.is_error for finding in found.findings):
        sys.exit(PROBLEMS)


def _line(file: OutOfDate) -> str:
    where = f" at {file.school}" if file.school else ""
    of = f" ({file.role}{where})" if file.role else ""
    return f"{file.path}{of}: {'; '.join(file.causes)}"


def _summary(found: OutOfDateFiles, against: Against, as_of: date, again: str) -> Iterable[str]:
    number = len(found.files)
    if any(finding.is_error for finding in found.findings):
        yield "Documents whose sources have problems were not compared."
    elif not number:
        yield f"{_files(found.number)} as {against.shown} says, as of {spoken(as_of)}."
    if not number:
        return
    yield from (f"  {line}" for line in counted((each.role and each[1:3], each.causes) for each in found.files))
    yield f"{_files(number)} not as {against.shown} says, as of {spoken(as_of)}. “{again}” makes what has changed."


def _files(number: int) -> str:
    return "1 file is" if number == 1 else f"{number:,} files are"


def _shown(path: Path) -> str:
    return from_here(path).as_posix()
