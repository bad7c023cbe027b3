"""What a command line asks to compare: the words for two sides, and roles."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from jdgen.commands.common import stop

IN_FORCE = "in-force"
"""The side that the register says: for each position the text in force."""
HEAD = "HEAD"
WORKING_FILES = ""
"""The side that is the files as they stand."""
_RANGE = re.compile(r"(?P<old>.*?)(?P<dots>\.{2,3})(?P<new>.*)", re.DOTALL)
_STEP_UP = re.compile(r"(^|[/\\])\.\.([/\\]|$)")


class Asked(NamedTuple):
    """What a command line asks to compare: the words for the two sides, and roles."""

    old: str
    new: str
    roles: tuple[str, ...]
    from_fork: bool = False
    """OLD...NEW: from where the two parted."""


def asked_of(words: Sequence[str], given_from: str | None, given_to: str | None, old_if_none: str = HEAD) -> Asked:
    """The sides among `words`, of which one with `..` is a range and the others are roles, or those of --from and --to.

    Without any: `old_if_none` against the working tree, which "" stands for. Exits 2 for sides given twice.
    """
    ranges = [word for word in words if is_range(word)]
    roles = tuple(word for word in words if not is_range(word))
    if len(ranges) > 1:
        stop(f"Two ranges are given, {ranges[0]} and {ranges[1]}; only two states can be compared.")
    if ranges and (given_from is not None or given_to is not None):
        stop(f"Both {ranges[0]} and --from or --to are given. Give one of them.")
    if not ranges:
        return Asked(old_if_none if given_from is None else given_from, given_to or "", roles)
    found = _RANGE.fullmatch(ranges[0])
    assert found is not None
    return Asked(found["old"] or HEAD, found["new"], roles, len(found["dots"]) == len("..."))


def is_range(word: str) -> bool:
    """Whether a word is OLD..NEW, and not the path of a role that leads to a folder above."""
    return ".." in word and not _STEP_UP.search(word)
