"""Which commit last touched a stretch of lines, told by git (see `jdgen.source.git`).

Asked is the last commit, and its lines are found in the file as it stands now: so git reads nothing of the working
tree, and runs none of the filters by which a repository may have files changed on their way into it.
"""

import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from jdgen.diagnostics import Location, Rejected
from jdgen.source.git import ask
from jdgen.source.strict import LOADER
from jdgen.source.tree import Tree

_BLAME = ("blame", "--porcelain", "--no-textconv", "HEAD", "--")


class Touch(NamedTuple):
    """Who last touched some lines: a commit and its day, or nobody yet."""

    commit: str = ""
    day: date | None = None

    @property
    def is_committed(self) -> bool:
        """Whether all of the lines stand so in the last commit."""
        return bool(self.commit)


NOT_COMMITTED = Touch()


class _Committed(NamedTuple):
    """A file as the last commit has it."""

    lines: tuple[str, ...]
    touches: tuple[Touch, ...]
    """For each line."""


class Blame:
    """Asks about the files of one workspace, about each file once."""

    def __init__(self, folder: Path, tree: Tree) -> None:
        self._folder, self._tree = folder, tree
        self._files: dict[str, _Committed | None] = {}
        self._now: dict[str, dict[int, int]] = {}
        self._is_known: bool | None = None

    @property
    def is_known(self) -> bool:
        """Whether git can tell anything here: there is a repository, and a commit."""
        if self._is_known is None:
            try:
                self._is_known = bool(ask(self._folder, ["rev-parse", "--verify", "--quiet", "HEAD"]))
            except (OSError, subprocess.SubprocessError):
                self._is_known = False
        return self._is_known

    def last(self, path: str, first: int, last: int) -> Touch | None:
        """Who last touched the lines `first` to `last` (from 1) of a file as it stands; None where git cannot tell."""
        if not self.is_known:
            return None
        if path not in self._files:
            self._files[path] = self._committed(path)
            self._now[path] = self._same_lines(path)
        committed, same = self._files[path], self._now[path]
        if committed is None:
            return NOT_COMMITTED
        if any(line not in same for line in range(first, last + 1)):
            return NOT_COMMITTED
        touches = [committed.touches[same[line] - 1] for line in range(first, last + 1)]
        return max(touches, key=lambda touch: touch.day or date.min)

    def _committed(self, path: str) -> _Committed | None:
        """None for a file that is not in the last commit."""
        try:
            told = ask(self._folder, [*_BLAME, path]).decode("utf-8", "replace")
        except (OSError, subprocess.SubprocessError):
            return None
        return _read(told)

    def _same_lines(self, path: str) -> dict[int, int]:
        """For each line as it stands that is in the last commit too: its number there."""
        committed = self._files[path]
        if committed is None:
            return {}
        now = _lines(self._tree.read(path).decode("utf-8", "replace"))
        blocks = SequenceMatcher(None, committed.lines, now, autojunk=False).get_matching_blocks()
        return {block.b + at + 1: block.a + at + 1 for block in blocks for at in range(block.size)}


def _read(told: str) -> _Committed:
    """git's porcelain answer: a head line for each line, what is new of its commit, and the line behind a tab
    (git-blame(1), “THE PORCELAIN FORMAT”)."""
    lines, touches, days = [], [], dict[str, date]()
    commit = ""
    for line in told.split("\n"):
        if line.startswith("\t"):
            lines.append(line[1:].rstrip("\r"))
            touches.append(Touch(commit, days.get(commit)))
            commit = ""
        elif not commit:
            commit = line.partition(" ")[0]
        elif line.startswith("committer-time "):
            days[commit] = datetime.fromtimestamp(int(line.partition(" ")[2]), UTC).date()
    return _Committed(tuple(lines), tuple(touches))


def _lines(text: str) -> list[str]:
    return [line.rstrip("\r") for line in text.removesuffix("\n").split("\n")]


def last_line(tree: Tree, at: Location) -> int:
    """The last line of the text that begins at a place in a YAML file; its first, if none is found there."""
    try:
        text = tree.read(at.file).decode("utf-8-sig")
        events: Iterator[Any] = yaml.parse(text, LOADER)
        for event in events:
            start, end = event.start_mark, event.end_mark
            if isinstance(event, yaml.ScalarEvent) and (start.line + 1, start.column + 1) == (at.line, at.column):
                # A block's end is the beginning of the line behind it.
                return max(at.line, int(end.line + (end.column > 0)))
    except (Rejected, UnicodeDecodeError, yaml.YAMLError):
        pass
    return at.line
