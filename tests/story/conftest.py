"""The sample trust before anything is agreed, and the command as its HR lead calls it."""

import shutil
import sys
from pathlib import Path

import pytest
from calling import Answer, Jdgen

from jdgen.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def trust(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: one role of the county's, its shared clauses and houses, and no register yet."""
    folder = tmp_path / "trust"
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copytree(ROOT / "roles" / "_shared", folder / "roles" / "_shared")
    shutil.copy(ROOT / "roles" / "h3.yaml", folder / "roles")
    shutil.copy(ROOT / "jdgen.yaml", folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def jdgen(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Jdgen:
    """Calls `jdgen` with arguments in the current folder."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CI", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1794528000")  # 13 November 2026: the story is told afterwards

    def call(*arguments: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["jdgen", *arguments])
        with pytest.raises(SystemExit) as stopped:
            main()
        told = capsys.readouterr()
        return Answer(int(stopped.value.code or 0), told.out, told.err)

    return call
