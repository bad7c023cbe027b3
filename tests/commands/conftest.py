"""A workspace as `jdgen init` makes it, and the command as a user calls it."""

import sys
from pathlib import Path

import pytest
from calling import Answer, Jdgen

from jdgen.cli import main
from jdgen.commands.init import workspace_files


@pytest.fixture
def jdgen(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Jdgen:
    """Calls `jdgen` with arguments in the current folder."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # 1 January 2026

    def call(*arguments: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["jdgen", *arguments])
        with pytest.raises(SystemExit) as stopped:
            main()
        told = capsys.readouterr()
        return Answer(int(stopped.value.code or 0), told.out, told.err)

    return call


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new workspace, which is the current folder."""
    folder = tmp_path / "Tŷ’r ysgol"
    for path, content in workspace_files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    monkeypatch.chdir(folder)
    return folder
