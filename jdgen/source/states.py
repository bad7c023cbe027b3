"""The states of a folder in git, commit by commit, told by git as what each commit changed (see `jdgen.source.git`).

One question gives all of them. A state's files are known by the names git has for their contents, so that states are
compared before anything of them is read.
"""

import subprocess
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jdgen.source.git import ask, reason
from jdgen.source.git_tree import Blob
from jdgen.source.revisions import NoRevision

_LOG = (
    "log", "--first-parent", "-m", "--raw", "--find-renames", "--no-abbrev", "-z", "--relative", "--format=%H %cI",
    "--no-ext-diff", "--no-textconv", "--no-color", "--no-show-signature", "--no-notes",
)  # fmt: skip
_FILE, _LINK = "100", "120"


class Change(NamedTuple):
    """A file that a commit wrote or removed."""

    path: str
    blob: Blob | None
    """None for a file that was removed."""
    was: str = ""
    """Where it stood before, if git says that it was renamed."""
    is_new: bool = False
    """Whether there was no file of that name."""


class Step(NamedTuple):
    """A commit, the day on which it was made, and what it changed in the folder."""

    commit: str
    day: date
    changes: tuple[Change, ...]


def steps(folder: Path) -> tuple[Step, ...]:
    """The commits along the first parents of HEAD, the oldest first, with what each changed below `folder`.

    The oldest of a shallow clone is told as if it had written all there is. Raises `NoRevision` if there are none.
    """
    try:
        listed = ask(folder, [*_LOG, "HEAD"])
    except FileNotFoundError:
        raise NoRevision("git is not installed, and only git knows the history of the files.") from None
    except (OSError, subprocess.SubprocessError) as error:
        raise NoRevision(*_why_not(folder, reason(error))) from None
    return tuple(_steps(listed.decode("utf-8", "surrogateescape").split("\0")))[::-1]


def is_shallow(folder: Path) -> bool:
    """Whether the clone holds the latest commits only; False where git does not tell."""
    try:
        return ask(folder, ["rev-parse", "--is-shallow-repository"]).strip() == b"true"
    except (OSError, subprocess.SubprocessError):
        return False


def other_commits(folder: Path, below: Sequence[str]) -> tuple[tuple[str, date], ...]:
    """The commits beside the first parents of HEAD, on whichever branch, that changed something in the folders or files
    `below` of `folder`; the newest first. None where git does not tell.

    What a branch held before it was merged, or squashed into one commit, is found here.
    """
    try:
        listed = ask(folder, ["log", "--all", "--full-history", "--format=%H %cI", "--no-show-signature", "--", *below])
    except (OSError, subprocess.SubprocessError):
        return ()
    pairs = (line.partition(" ") for line in listed.decode("ascii").splitlines())
    return tuple((name, date.fromisoformat(moment[:10])) for name, _, moment in pairs)


def _why_not(folder: Path, said: str) -> Iterator[str]:
    if "not a git repository" in said:
        yield f"{folder} is in no git repository, so there is no history of it."
        yield "Begin one with “git init”, and commit the files."
    elif "ambiguous argument 'HEAD'" in said or "unknown revision" in said:
        yield "There is no commit yet, so there is no history. Commit the files first."
    else:
        yield f"git does not tell the history of {folder}: {said}."


def _steps(fields: Sequence[str]) -> Iterator[Step]:
    """Commits with their changes, in the order of git's answer: the newest first."""
    name, day, changes = "", date.min, list[Change]()
    at = 0
    while at < len(fields):
        field = fields[at].lstrip("\n")
        if field.startswith(":"):
            renamed = field.split(" ")[4][0] in "RC"
            paths = fields[at + 1 : at + 2 + renamed]
            changes += _changes(field, paths)
            at += len(paths)
        elif field:
            if name:
                yield Step(name, day, tuple(changes))
            name, _, moment = field.partition(" ")
            day, changes = date.fromisoformat(moment[:10]), []
        at += 1
    if name:
        yield Step(name, day, tuple(changes))


def _changes(field: str, paths: Sequence[str]) -> Iterator[Change]:
    """What one line of git's raw format says (git-diff(1), “RAW OUTPUT FORMAT”)."""
    _, mode, _, blob, status = field.split(" ")
    if status[0] == "R":
        yield Change(paths[0], None)
    is_file = mode.startswith((_FILE, _LINK))
    if status[0] == "D" or not is_file:
        yield Change(paths[-1], None)
    else:
        yield Change(paths[-1], Blob(blob, 0, mode.startswith(_LINK)), paths[0] if status[0] == "R" else "",
                     status[0] in "AR")  # fmt: skip
