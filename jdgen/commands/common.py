"""What verbs share: opening the workspace, choosing roles, telling findings, the exit codes."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NoReturn, TypeVar

import click

from jdgen.building.planning.selection import no_such_school
from jdgen.diagnostics import Diagnostic, Rejected
from jdgen.reporters import OF_SERVICES, counts, lines_in, report
from jdgen.source.characters import shown
from jdgen.source.revisions import NoRevision, place_in_repository
from jdgen.source.tree import FolderTree
from jdgen.workspace import TRUST, Unselected, Workspace, find_workspace, open_workspace

PROBLEMS, USAGE = 1, 2
"""Exit codes: the sources have problems; wrong usage or nothing to work on."""
_Command = TypeVar("_Command", bound=Callable[..., object])


def the_folder() -> Path:
    """The folder of the workspace at or above the current one; exits 2 without one."""
    folder = find_workspace(Path.cwd())
    if folder is None:
        stop("There is no jdgen.yaml here or in a folder above. Start a workspace with “jdgen init”.")
    return folder


def the_workspace(as_of: date) -> tuple[Workspace, Path]:
    """The workspace at or above the current folder, and its folder; exits 2 without one, 1 if jdgen.yaml is wrong."""
    folder = the_folder()
    with the_sources(folder):
        return open_workspace(folder, as_of), folder


@contextmanager
def the_sources(folder: Path, output_format: str = "full", to_stdout: bool = False) -> Iterator[None]:
    """Within it, what the workspace's sources are rejected for is told, and the command exits 1."""
    try:
        yield
    except Rejected as rejected:
        tell(rejected.diagnostics, folder, output_format, to_stdout)
        sys.exit(PROBLEMS)


def chosen(workspace: Workspace, asked: Sequence[str]) -> tuple[str, ...]:
    """The roles asked for; exits 2 if one is not there or there are none."""
    try:
        roles = workspace.select(asked)
    except Unselected as missed:
        hint = f" Did you mean {missed.near}?" if missed.near else " “jdgen list” lists them."
        stop(f"There is no role “{missed.asked}”.{hint}")
    if not roles:
        stop(f"There is no role in {workspace.settings.roles}/. Add one with “jdgen new role ID”.")
    return roles


def school_ids(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The ids an option gives, as they are; a usage error for an empty one, which would pass for the trust."""
    if "" in value:
        raise click.BadParameter("It is empty. Give the id of a school, or leave the option out for the trust.")
    return value


def _school_or_trust(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    return TRUST if value is None else school_ids(ctx, param, (value,))[0]


def school_option(does: str) -> Callable[[_Command], _Command]:
    """The option of one school; `does` says what a command does for it. Without it, the `TRUST` is meant."""
    return click.option(
        "--school", default=None, callback=_school_or_trust, metavar="ID", help=f"{does}; for the trust if not given."
    )


def check_school(workspace: Workspace, school: str) -> None:
    """Exits 2 unless `school` is the id of a school of the workspace, or the trust."""
    if school and school not in workspace.schools:
        stop(no_such_school(workspace, school))


def stop(*sentences: str, code: int = USAGE) -> NoReturn:
    """Wrong usage, or nothing to work on; each sentence stands on a line of its own. `code` is what the command exits.

    What was typed comes back in them, so no sign of it reaches the terminal that could steer it.
    """
    print("Error:", "\n  ".join(map(shown, sentences)), file=sys.stderr)
    sys.exit(code)


def tell(findings: Iterable[Diagnostic], folder: Path, output_format: str = "full", to_stdout: bool = False) -> None:
    """Print the findings, with their source lines, and in the forms for people one line of counts."""
    found = tuple(findings)
    stream = sys.stdout if to_stdout else sys.stderr
    line_of = lines_in(FolderTree(folder))
    below = _below_the_root(folder) if output_format in OF_SERVICES else ""
    print(report(found, output_format, line_of, colour_on(stream.isatty()), below), end="", file=stream)
    if output_format in ("full", "concise"):
        print(counts(found), file=stream)


def _below_the_root(folder: Path) -> str:
    """Where `folder` stands in its repository; empty at its root, or if it is in none."""
    try:
        return place_in_repository(folder)
    except NoRevision:
        return ""


def answer(findings: Sequence[Diagnostic], folder: Path, output_format: str, all_well: str) -> None:
    """Print the findings to stdout as a verb's answer; `all_well` closes a report for people that has none."""
    if findings or output_format not in ("full", "concise"):
        tell(findings, folder, output_format, to_stdout=True)
    else:
        print(all_well)


def colour_on(terminal: bool) -> bool:
    """Colour on a terminal only, unless NO_COLOR or FORCE_COLOR says otherwise (https://no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


roles_argument = click.argument("roles", nargs=-1, metavar="[ROLE]...")
