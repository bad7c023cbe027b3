"""Answers of a command put into a folder, by the careful way of a build."""

import sys
from collections.abc import Mapping
from pathlib import Path

from jdgen.building.adding import add_files
from jdgen.building.publishing.publication import CannotPublish
from jdgen.commands.answering.publishing import source_folders, tell_held, tell_set_aside, telling_of_the_wait
from jdgen.commands.common import PROBLEMS, stop
from jdgen.workspace import Workspace


def put(workspace: Workspace, folder: Path, out: Path, contents: Mapping[str, bytes]) -> None:
    """Make the files `contents`, by path below `out`, stand there, and print where; somebody's own file of that name is
    set aside. Exits 2 if `out` cannot be written, 1 if a file is held by another program; raises `Rejected`."""
    try:
        outcome = add_files(
            out, contents, workspace.as_of, source_folders(workspace, folder), telling_of_the_wait(out)
        )  # fmt: skip
    except CannotPublish as error:
        stop(str(error))
    except OSError as error:
        stop(f"{out} cannot be written: {error.strerror or error}.")
    tell_held([out / path for path in outcome.held])
    tell_set_aside([(out / path, out / kept) for path, kept in outcome.set_aside])
    for path in contents:
        if path not in outcome.held:
            print(out / path)
    if outcome.held:
        sys.exit(PROBLEMS)
