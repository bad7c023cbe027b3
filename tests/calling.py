"""The command as a user calls it, and a workspace changed by hand."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from jdgen.cli import main


class Answer(NamedTuple):
    """What a call of the command came to."""

    code: int
    out: str
    err: str


Jdgen = Callable[..., Answer]


def caller(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], epoch: str) -> Jdgen:
    """Calls `jdgen` with arguments in the current folder, on the day of `epoch` (seconds since 1970)."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    def call(*arguments: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["jdgen", *arguments])
        with pytest.raises(SystemExit) as stopped:
            main()
        told = capsys.readouterr()
        return Answer(int(stopped.value.code or 0), told.out, told.err)

    return call


def change(path: Path, old: str, new: str) -> None:
    """Replace words in a file; they must be there."""
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} does not say “{old}”"
    path.write_text(text.replace(old, new), "utf-8", newline="\n")
