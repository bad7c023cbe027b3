"""From the words of a command line to the two sides that are compared."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jdgen.commands.common import stop, the_sources
from jdgen.comparing.side import Side, Sources
from jdgen.source.git_tree import GitTree, NoRevision, merge_base, place_in_repository, resolve_revision
from jdgen.workspace import WORKSPACE_FILE, Workspace, open_workspace

IN_FORCE = "in-force"
"""The side that the register says: for each position the text in force."""
_HEAD, _WORKING_TREE = "HEAD", "the working tree"
_RANGE = re.compile(r"(?P<old>.*?)(?P<dots>\.{2,3})(?P<new>.*)", re.DOTALL)
_STEP_UP = re.compile(r"(^|[/\\])\.\.([/\\]|$)")


class Asked(NamedTuple):
    """What a command line asks to compare: the words for the two sides, and roles."""

    old: str
    new: str
    roles: tuple[str, ...]
    from_fork: bool = False
    """OLD...NEW: from where the two parted."""


def asked_of(words: Sequence[str], given_from: str | None, given_to: str | None) -> Asked:
    """The sides among `words`, of which one with `..` is a range and the others are roles, or those of --from and --to.

    Without any: HEAD against the working tree, which "" stands for. Exits 2 for sides given twice.
    """
    ranges = [word for word in words if is_range(word)]
    roles = tuple(word for word in words if not is_range(word))
    if len(ranges) > 1:
        stop(f"Two ranges are given, {ranges[0]} and {ranges[1]}; only two states can be compared.")
    if ranges and (given_from is not None or given_to is not None):
        stop(f"Both {ranges[0]} and --from or --to are given. Give one of them.")
    if not ranges:
        return Asked(_HEAD if given_from is None else given_from, given_to or "", roles)
    found = _RANGE.fullmatch(ranges[0])
    assert found is not None
    return Asked(found["old"] or _HEAD, found["new"], roles, len(found["dots"]) == len("..."))


def is_range(word: str) -> bool:
    """Whether a word is OLD..NEW, and not the path of a role that leads to a folder above."""
    return ".." in word and not _STEP_UP.search(word)


def sides_of(asked: Asked, folder: Path, as_of: date) -> tuple[Side, Side]:
    """The two sides, for a command called in the workspace at `folder`; exits 2, or 1 if jdgen.yaml is wrong."""
    try:
        if asked.from_fork:
            fork = merge_base(folder, asked.old, asked.new or _HEAD)
            old: Side = _of_commit(folder, fork.commit, f"{asked.old} at the fork", as_of)
        else:
            old = side_of(asked.old, folder, as_of)
        return old, side_of(asked.new, folder, as_of)
    except NoRevision as no:
        stop(*no.args)


def side_of(word: str, folder: Path, as_of: date) -> Side:
    """The side that a word means: "" the working tree, a folder, or a revision. Raises `NoRevision`."""
    if not word:
        with the_sources(folder):
            return Sources(_WORKING_TREE, open_workspace(folder, as_of))
    given = Path(word)
    if (given / WORKSPACE_FILE).is_file():
        with the_sources(given):
            return Sources(word, open_workspace(given, as_of))
    return _of_commit(folder, resolve_revision(folder, word).commit, word, as_of)


def _of_commit(folder: Path, commit: str, name: str, as_of: date) -> Side:
    below = place_in_repository(folder)
    tree = GitTree(folder, commit, below)
    if not tree.exists(WORKSPACE_FILE):
        where = f"{below}/{WORKSPACE_FILE}" if below else WORKSPACE_FILE
        raise NoRevision(f"{name} has no {where}: there was no workspace here then.")
    with the_sources(folder):
        return Sources(name, Workspace(tree, as_of))


def known_roles(sides: Iterable[Side]) -> tuple[str, ...]:
    """The ids of all roles of either side, sorted."""
    return tuple(sorted({role for side in sides for role in side.schools_of}))
