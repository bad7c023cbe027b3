"""A workspace as `jdgen init` makes it, the command as a user calls it, and GitHub's runner."""

from pathlib import Path

import pytest
from calling import Jdgen, caller
from commands.actions import Runner
from commands.forms import git

from jdgen.commands.init import workspace_files


@pytest.fixture
def jdgen(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Jdgen:
    """Calls `jdgen` with arguments in the current folder."""
    return caller(monkeypatch, capsys, "1767225600")  # 1 January 2026


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new workspace, which is the current folder."""
    folder = tmp_path / "Tŷ’r ysgol"
    for path, content in workspace_files().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def remote(workspace: Path, tmp_path: Path) -> Path:
    """A bare repository, to which the workspace was pushed and from which it can be."""
    bare = tmp_path / "remote.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    git(workspace, "init", "--quiet", "--initial-branch=main")
    git(workspace, "add", ".")
    git(workspace, "commit", "--quiet", "--message", "Begin")
    git(workspace, "remote", "add", "origin", str(bare))
    git(workspace, "push", "--quiet", "origin", "main")
    return bare


@pytest.fixture
def runner(workspace: Path, remote: Path, tmp_path: Path) -> Runner:
    return Runner(workspace, tmp_path / "runner")
