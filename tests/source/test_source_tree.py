"""A tree gives the files of a workspace, says plainly what it cannot give, and never leaves its folder."""

import os
from pathlib import Path

import pytest

from jdgen.diagnostics import Rejected
from jdgen.source import tree as tree_module
from jdgen.source.tree import FolderTree, MemoryTree, Tree

FILES = {
    "jdgen.yaml": b"trust: {}\n",
    "roles/b.yaml": b"b",
    "roles/_shared/clauses/é.yaml": b"c",
    "roles2/x.yaml": b"x",
}


@pytest.fixture(params=["memory", "folder"])
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Tree:
    if request.param == "memory":
        return MemoryTree(FILES)
    for path, data in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return FolderTree(tmp_path)


def refusal(tree: Tree, path: str) -> tuple[str, str]:
    """The code of the one finding that refuses `path`, and the file it names."""
    with pytest.raises(Rejected) as caught:
        tree.read(path)
    (finding,) = caught.value.diagnostics
    return finding.code, finding.at.file


def link(target: Path, at: Path, is_folder: bool = False) -> None:
    try:
        at.symlink_to(target, target_is_directory=is_folder)
    except OSError:
        pytest.skip("this account may not make symbolic links")


def test_files_are_listed_below_a_folder_sorted_with_forward_slashes(workspace: Tree) -> None:
    assert list(workspace.files("roles")) == ["roles/_shared/clauses/é.yaml", "roles/b.yaml"]
    assert list(workspace.files("")) == sorted(FILES)


def test_a_folder_that_is_not_there_has_no_files(workspace: Tree) -> None:
    assert list(workspace.files("templates")) == []
    assert list(workspace.files("jdgen.yaml")) == []


def test_a_file_exists_and_is_read_as_bytes_and_a_folder_is_no_file(workspace: Tree) -> None:
    assert workspace.exists("roles/b.yaml")
    assert workspace.read("roles/b.yaml") == b"b"
    assert not workspace.exists("roles")
    assert not workspace.exists("roles/none.yaml")


@pytest.mark.parametrize("path", ["roles/none.yaml", "roles/b.yaml/more"])
def test_a_missing_file_is_named(workspace: Tree, path: str) -> None:
    assert refusal(workspace, path) == ("file-missing", path)


@pytest.mark.parametrize(
    "path", ["../secret", "roles/../jdgen.yaml", "/etc/passwd", "C:/secret", "roles\\b.yaml", "a\0b", "\\\\host\\x"]
)
def test_a_path_that_may_lead_out_of_the_workspace_is_refused_on_every_system(workspace: Tree, path: str) -> None:
    assert refusal(workspace, path)[0] == "outside-workspace"
    assert not workspace.exists(path)
    with pytest.raises(Rejected):
        workspace.files(path)


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_not(
    workspace: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree_module, "LARGEST_FILE", len(FILES["jdgen.yaml"]))
    assert workspace.read("jdgen.yaml") == FILES["jdgen.yaml"]
    monkeypatch.setattr(tree_module, "LARGEST_FILE", len(FILES["jdgen.yaml"]) - 1)
    assert refusal(workspace, "jdgen.yaml") == ("file-too-large", "jdgen.yaml")


def test_a_tree_in_memory_does_not_change_with_the_dictionary_it_was_made_from() -> None:
    files = {"a": b"1"}
    tree = MemoryTree(files)
    files["a"] = b"2"
    assert tree.read("a") == b"1"


def test_a_link_to_a_file_in_the_workspace_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a")
    link(tmp_path / "a.yaml", tmp_path / "b.yaml")
    assert FolderTree(tmp_path).read("b.yaml") == b"a"


def test_a_link_to_a_file_outside_is_listed_and_refused(tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    root.mkdir()
    (tmp_path / "secret").write_bytes(b"secret")
    link(tmp_path / "secret", root / "a.yaml")
    tree = FolderTree(root)
    assert list(tree.files("")) == ["a.yaml"]
    assert refusal(tree, "a.yaml") == ("outside-workspace", "a.yaml")


def test_links_to_folders_are_not_followed_when_listing(tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    (root / "roles").mkdir(parents=True)
    (root / "roles/a.yaml").write_bytes(b"a")
    (tmp_path / "other").mkdir()
    (tmp_path / "other/secret.yaml").write_bytes(b"secret")
    link(root / "roles", root / "roles/loop", is_folder=True)
    link(tmp_path / "other", root / "roles/other", is_folder=True)
    tree = FolderTree(root)
    assert list(tree.files("")) == ["roles/a.yaml"]
    assert list(tree.files("roles/other")) == []
    assert refusal(tree, "roles/other/secret.yaml")[0] == "outside-workspace"


def test_a_link_that_leads_round_in_a_circle_is_refused(tmp_path: Path) -> None:
    link(tmp_path / "b", tmp_path / "a")
    link(tmp_path / "a", tmp_path / "b")
    assert refusal(FolderTree(tmp_path), "a")[0] in ("outside-workspace", "file-not-readable", "file-missing")


def test_a_workspace_that_is_itself_reached_through_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.yaml").write_bytes(b"a")
    link(tmp_path / "real", tmp_path / "linked", is_folder=True)
    tree = FolderTree(tmp_path / "linked")
    assert list(tree.files("")) == ["a.yaml"]
    assert tree.read("a.yaml") == b"a"


def test_a_folder_read_as_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "roles").mkdir()
    assert refusal(FolderTree(tmp_path), "roles") == ("file-not-readable", "roles")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert refusal(FolderTree(tmp_path), "pipe.yaml") == ("file-not-readable", "pipe.yaml")


def test_a_file_that_may_not_be_read_is_named_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Rejected, match=r"a\.yaml cannot be read: Permission denied"):
        FolderTree(tmp_path).read("a.yaml")


def test_a_folder_that_may_not_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "roles").mkdir()
    scandir = os.scandir

    def refuse(path: str | Path) -> object:
        if str(path).endswith("roles"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(Rejected, match="roles cannot be read"):
        FolderTree(tmp_path).files("")
