"""The register is append-only: what git says of its files, against what they are now."""

import shlex
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jdgen.diagnostics import Diagnostic, Location, Rejected, Severity
from jdgen.register.reading import is_decision, read_register
from jdgen.source.committed import Commit, History
from jdgen.source.days import spoken
from jdgen.source.modeline import REGISTER_FOLDER
from jdgen.source.tree import MemoryTree, Tree

_SHORT = 12
"""Digits by which a commit is named."""


class _Taken(NamedTuple):
    """A decision as it was when the register with it was first sound, and the commit of that."""

    content: bytes
    commit: Commit


def changed_decisions(tree: Tree, history: History) -> Iterator[Diagnostic]:
    """The decisions of the register that were edited, renamed or removed since they were committed.

    What was committed in error may be put right until the register as a whole is sound: nothing was built by it before.
    """
    present = {path: _content(tree, path) for path in tree.files(REGISTER_FOLDER) if is_decision(path)}
    if history.problem and present:
        yield Diagnostic(
            "register-unchecked", f"Whether decisions were changed cannot be said, since git does not tell: "
            f"{history.problem}.", Location(min(present)),
            "Run “git log” in this folder to see what is wrong.", Severity.WARNING,
        )  # fmt: skip
    for path, taken in _taken(history.commits).items():
        if path not in present:
            yield _changed(path, 1, "removed", taken.commit)
        elif line := _first_difference(taken.content, present[path]):
            yield _changed(path, line, "changed", taken.commit)


def _content(tree: Tree, path: str) -> bytes:
    """What a file holds; nothing if it cannot be read, which is told by whoever needs to read it."""
    try:
        return tree.read(path)
    except Rejected:
        return b""


def _taken(commits: Iterable[Commit]) -> dict[str, _Taken]:
    taken: dict[str, _Taken] = {}
    files: dict[str, bytes] = {}
    for commit in commits:
        for path, content in commit.files.items():
            if content is None:
                files.pop(path, None)
            elif is_decision(path):
                files[path] = content
        if _is_sound(files):
            taken |= {path: _Taken(content, commit) for path, content in files.items() if path not in taken}
    return taken


def _is_sound(files: dict[str, bytes]) -> bool:
    try:
        read_register(MemoryTree(files))
    except Rejected:
        return False
    return True


def _first_difference(before: bytes, now: bytes) -> int:
    """The first line that differs, or 0; how lines end does not count, since git may change that on its way."""
    old, new = (content.replace(b"\r\n", b"\n").split(b"\n") for content in (before, now))
    pairs = zip([*old, b""], [*new, b""], strict=False)
    return 0 if old == new else next((n for n, (a, b) in enumerate(pairs, 1) if a != b), 1)


def _changed(path: str, line: int, what: str, commit: Commit) -> Diagnostic:
    message = f"This decision was {what} after it was committed on {spoken(commit.day)}; a decision stays as it was."
    restore = f"git checkout {commit.id[:_SHORT]} -- {shlex.quote(path)}"
    hint = f"Restore it with “{restore}”, and put right what is wrong by a new decision (“jdgen approve --again”)."
    return Diagnostic("register-changed", message, Location(path, line), hint)
