"""What verbs that publish into a folder share: what they are asked for, where they never write, and what they say of
files that are not as jdgen left them."""

import sys
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

import click

from jdgen.building.publishing.publication import Holder
from jdgen.source.modeline import REGISTER_FOLDER, SCHOOLS_FOLDER
from jdgen.workspace import Workspace


def formats_named(words: str, known: Collection[str]) -> tuple[str, ...]:
    """The formats that `words` names, with commas between them; a usage error for none, and for one not `known`."""
    wanted = tuple(dict.fromkeys(word.strip().lower() for word in words.split(",") if word.strip()))
    if not wanted:
        raise click.BadParameter(f"No format is named. Formats: {', '.join(known)}.")
    for word in wanted:
        if word not in known:
            raise click.BadParameter(f"“{word}” is no format. Formats: {', '.join(known)}.")
    return wanted


def from_here(path: Path) -> Path:
    """`path` below the current folder if it lies there, so that short names are printed."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def source_folders(workspace: Workspace, folder: Path) -> tuple[Path, ...]:
    """The folders of the workspace in `folder` that people write in, and git's own; no output may stand there."""
    settings = workspace.settings
    names = (settings.roles, settings.templates, SCHOOLS_FOLDER, REGISTER_FOLDER, ".git")
    return tuple(folder / name for name in names)


def telling_of_the_wait(out: Path) -> Callable[[Holder], None]:
    """What says, once, that another run has the folder `out` and is waited for."""

    def tell(holder: Holder) -> None:
        since = f"process {holder.process} since {holder.since}"
        print(f"Another jdgen is writing into {out} ({since}): waiting until it has ended.", file=sys.stderr)

    return tell


def tell_held(held: Iterable[Path]) -> None:
    """Name the files that another program has open."""
    for path in held:
        print(
            f"{path} keeps its old content, for another program has it open: close it and run again.", file=sys.stderr
        )


def tell_set_aside(set_aside: Iterable[tuple[Path, Path]]) -> None:
    """Name the files that somebody edited, and what they are called now."""
    for path, name in set_aside:
        print(f"{path} was not as jdgen left it. It was kept, and is now called “{name.name}”.", file=sys.stderr)


def tell_left(left: Iterable[Path]) -> None:
    """Name the files that are of no document any more, but that somebody edited."""
    for path in left:
        print(
            f"{path} is of no document any more, but was edited since jdgen made it, so it stays: look at it, and "
            "remove it yourself.",
            file=sys.stderr,
        )
