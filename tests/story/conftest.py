"""The sample trust before anything is agreed, and the command as its HR lead calls it."""

import shutil
from pathlib import Path

import pytest
from calling import Jdgen, caller

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
    return caller(monkeypatch, capsys, "1794528000")  # 13 November 2026: the story is told afterwards
