"""What git knows of the files of a folder: each of their states, commit by commit.

git itself is asked, and only asked: nothing is locked, fetched or written, and no program that a repository's own
configuration names is run.
"""

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

TIMEOUT = 60
"""Seconds for each of two questions; a history of ten thousand commits answers within one."""

_GIT = (
    "git", "--no-pager", "--no-replace-objects", "--literal-pathspecs",
    "-c", "core.fsmonitor=", "-c", "log.showRoot=true", "-c", "log.diffMerges=separate",
)  # fmt: skip
_LOG = (
    "log", "--first-parent", "-m", "--raw", "--no-renames", "--no-abbrev", "-z", "--relative", "--format=%H %cI",
    "--no-ext-diff", "--no-textconv", "--no-color", "--no-show-signature", "--no-notes",
)  # fmt: skip
"""Along first parents: what a branch did before it was merged is nobody's history but its own."""
_OF_ANOTHER_REPOSITORY = frozenset({
    "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
})  # fmt: skip
"""What a hook of git sets, and what would lead away from the folder that is asked about."""
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
        listed = _ask(folder, [*_LOG, "--", below])
        changes = list(_changes(listed.decode("utf-8", "surrogateescape").split("\0")))
        blobs = {change.blob for _, _, found in changes for change in found if change.blob}
        contents = _contents(folder, sorted(blobs))
    except FileNotFoundError:
        return NO_HISTORY
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        return History((), _reason(error))
    commits = (
        Commit(name, day, {c.path: contents.get(c.blob) for c in found if not c.blob or c.blob in contents})
        for name, day, found in reversed(changes)
    )
    absent = len(blobs) - len(contents)
    return History(tuple(commits), f"it holds the history in part, without {absent} of its files" if absent else "")


def _ask(folder: Path, arguments: list[str], words: str = "") -> bytes:
    """git's answer; empty where there is nothing to ask about. Raises `OSError`, `SubprocessError`."""
    environment = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    answer = subprocess.run(
        [*_GIT, *arguments], cwd=folder, env=environment, input=words.encode(), capture_output=True,
        timeout=TIMEOUT, check=False,
    )  # fmt: skip
    if answer.returncode and any(words in answer.stderr.decode(errors="replace") for words in _NOTHING_THERE):
        return b""
    answer.check_returncode()
    return answer.stdout


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
    answer = _ask(folder, ["cat-file", "--batch"], "".join(f"{blob}\n" for blob in blobs)) if blobs else b""
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


def _reason(error: Exception) -> str:
    """What went wrong, in one line."""
    if isinstance(error, subprocess.TimeoutExpired):
        return f"it did not answer within {TIMEOUT} seconds"
    if isinstance(error, subprocess.CalledProcessError):
        lines: Iterable[str] = error.stderr.decode(errors="replace").splitlines()
        return next((line.removeprefix("fatal: ") for line in lines if line.strip()), f"it failed ({error.returncode})")
    return str(error) or type(error).__name__
