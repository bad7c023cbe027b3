"""Answers of a command put into a folder, by the careful way of a build."""

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

from jdgen.building.adding import add_files
from jdgen.building.publishing.publication import CannotPublish, Holder, Outcome
from jdgen.commands.answering.publishing import (
    source_folders,
    tell_held,
    tell_left,
    tell_set_aside,
    telling_of_the_wait,
)
from jdgen.commands.common import PROBLEMS, stop
from jdgen.workspace import Workspace

Way = Callable[[Path, Mapping[str, bytes], date, Iterable[Path], Callable[[Holder], None]], Outcome]
"""How files come into a folder: beside what is there, or in place of it; as `add_files`."""


def put(
    workspace: Workspace, folder: Path, out: Path, contents: Mapping[str, bytes], way: Way = add_files
) -> Outcome:  # fmt: skip
    """Make the files `contents`, by path below `out`, stand there, and print where; say what became of others.

    Exits 2 if `out` cannot be written; raises `Rejected`. Whether all stand there is for `exit_unless_all` to say.
    """
    try:
        outcome = way(out, contents, workspace.as_of, source_folders(workspace, folder), telling_of_the_wait(out))
    except CannotPublish as error:
        stop(str(error))
    except OSError as error:
        stop(f"{out} cannot be written: {error.strerror or error}.")
    tell_held([out / path for path in outcome.held])
    tell_set_aside([(out / path, out / kept) for path, kept in outcome.set_aside])
    tell_left([out / path for path in outcome.left])
    for path in contents:
        if path not in outcome.held:
            print(out / path)
    return outcome


def exit_unless_all(outcome: Outcome) -> None:
    """Exits 1 if a file is held by another program, so that it is as it was."""
    if outcome.held:
        sys.exit(PROBLEMS)
