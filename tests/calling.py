"""The command as a user calls it, and a workspace changed by hand."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Answer(NamedTuple):
    """What a call of the command came to."""

    code: int
    out: str
    err: str


Jdgen = Callable[..., Answer]


def change(path: Path, old: str, new: str) -> None:
    """Replace words in a file; they must be there."""
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} does not say “{old}”"
    path.write_text(text.replace(old, new), "utf-8", newline="\n")
