"""What git knows of the files of a folder: each of their states, commit by commit (see `jdgen.source.git`)."""

import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jdgen.source.git import ask, reason

_LOG = (
    "log", "--first-parent", "-m", "--raw", "--no-renames", "--no-abbrev", "-z", "--relative", "--format=%H %cI",
    "--no-ext-diff", "--no-textconv", "--no-color", "--no-show-signature", "--no-notes",
)  # fmt: skip
"""Along first parents: what a branch did before it was merged is nobody's history but its own."""
_NOTHING_THERE = ("not a git repository", "does not have any commits yet", "bad default revision")
_FILE = "100"
"""How the mode of an ordinary file begins; links and submodules have others."""


class Commit(NamedTuple):
    """One commit, and what it made of the files below the folder: their content, or None for one it removed."""

    id: str
    day: date
    files: Mapping[str, bytes | None]


class History(NamedTuple):
    """The commits that changed something, oldest first; `problem` says why git did not tell, where it should have."""

    commits: tuple[Commit, ...] = ()
    problem: str = ""


NO_HISTORY = History()


class _Change(NamedTuple):
    path: str
    blob: str
    """Empty for a file that was removed."""


def history(folder: Path, below: str) -> History:
    """How the files in `below`, a folder of `folder`, came to be what they are, along the first parents of HEAD.

    Paths are relative to `folder`. Empty where there is no git, no repository and no commit; a shallow clone shows what
    it holds. Where files of the history are absent, as in a partial clone, this is a problem that is told.
    """
    try:
        listed = _answer(folder, [*_LOG, "--", below])
        changes = list(_changes(listed.decode("utf-8", "surrogateescape").split("\0")))
        blobs = {change.blob for _, _, found in changes for change in found if change.blob}
        contents = _contents(folder, sorted(blobs))
    except FileNotFoundError:
        return NO_HISTORY
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        return History((), reason(error))
    commits = (
        Commit(name, day, {c.path: contents.get(c.blob) for c in found if not c.blob or c.blob in contents})
        for name, day, found in reversed(changes)
    )
    absent = len(blobs) - len(contents)
    return History(tuple(commits), f"it holds the history in part, without {absent} of its files" if absent else "")


def _answer(folder: Path, arguments: list[str]) -> bytes:
    """git's answer; empty where there is nothing to ask about. Raises `OSError`, `SubprocessError`."""
    try:
        return ask(folder, arguments)
    except subprocess.CalledProcessError as error:
        if any(words in error.stderr.decode(errors="replace") for words in _NOTHING_THERE):
            return b""
        raise


def _changes(fields: list[str]) -> Iterator[tuple[str, date, list[_Change]]]:
    """Commits with their changes, in the order of git's answer: newest first."""
    found: list[_Change] = []
    at = 0
    while at < len(fields):
        field = fields[at].lstrip("\n")
        if field.startswith(":"):
            _, mode, _, blob, status = field.split(" ")
            path = fields[at + 1]
            if status[0] == "D" or mode.startswith(_FILE):
                found.append(_Change(path, "" if status[0] == "D" else blob))
            at += 1
        elif field:
            name, _, moment = field.partition(" ")
            found = []
            yield name, date.fromisoformat(moment[:10]), found
        at += 1


def _contents(folder: Path, blobs: list[str]) -> dict[str, bytes]:
    """The blobs that the repository holds: a partial clone may lack some."""
    answer = ask(folder, ["cat-file", "--batch"], "".join(f"{blob}\n" for blob in blobs)) if blobs else b""
    contents: dict[str, bytes] = {}
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        name, *kind = answer[at:end].decode("ascii").split(" ")
        at = end + 1
        if len(kind) == 2:
            size = int(kind[1])
            contents[name] = answer[at : at + size]
            at += size + 1
    return contents
