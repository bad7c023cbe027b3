"""A workspace as `jdgen init` makes it, the command as a user calls it, and GitHub's runner."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from calling import Jdgen, caller
from commands.actions import Runner
from commands.forms import git
from docs.pages import ROOT

from jdgen.commands.init import workspace_files

OUTPUTS = ("build", "dist")
"""Folders of the sample trust that somebody's trial may have left there."""


@pytest.fixture
def jdgen(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Jdgen:
    """Calls `jdgen` with arguments in the current folder."""
    return caller(monkeypatch, capsys, "1767225600")  # 1 January 2026


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new workspace, which is the current folder."""
    folder = tmp_path / "Tŷ’r ysgol"
    write(folder, workspace_files())
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def remote(workspace: Path, tmp_path: Path) -> Path:
    """A bare repository, to which the workspace was pushed and from which it can be."""
    return pushed(workspace, tmp_path / "remote.git")


@pytest.fixture
def trust(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample trust with the settings for GitHub and for GitLab that `jdgen init` writes; the current folder."""
    folder = shutil.copytree(ROOT / "examples/trust", tmp_path / "trust", ignore=shutil.ignore_patterns(*OUTPUTS))
    settings = {**workspace_files(gitlab=True), **workspace_files()}
    write(folder, {path: text for path, text in settings.items() if path.startswith((".github/", ".gitlab", ".pre"))})
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def trusts_remote(trust: Path, tmp_path: Path) -> Path:
    """A bare repository, to which the sample trust was pushed."""
    return pushed(trust, tmp_path / "remote.git")


@pytest.fixture
def runner(workspace: Path, remote: Path, tmp_path: Path) -> Runner:
    return Runner(workspace, tmp_path / "runner")


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def pushed(folder: Path, bare: Path) -> Path:
    """A new bare repository, to which what stands in `folder` was pushed."""
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Begin")
    git(folder, "remote", "add", "origin", str(bare))
    git(folder, "push", "--quiet", "origin", "main")
    return bare
