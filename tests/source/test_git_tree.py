"""A commit is read as a folder is: the same files, the same refusals, and nothing of the repository is run."""

from pathlib import Path

import pytest
from register.repository import Repository

from jdgen.diagnostics import Rejected
from jdgen.source import git_tree
from jdgen.source.git_tree import GitTree
from jdgen.source.revisions import NoRevision, commits_touching, merge_base, place_in_repository, resolve_revision
from jdgen.source.tree import LARGEST_FILE, FolderTree

FILES = {"jdgen.yaml": "trust: {}\n", "roles/h3.yaml": "title: Helper\n", "roles/sen/ŵyl a b.yaml": "title: Gŵyl\n"}


@pytest.fixture(autouse=True)
def nobodys_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no.gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    repository = Repository.begun(tmp_path / "repo")
    repository.commit({f"hr/{path}": text for path, text in FILES.items()} | {"other.txt": "x\n"})
    return repository


def tree_of(repository: Repository, below: str = "hr", asked: str = "HEAD") -> GitTree:
    return GitTree(repository.folder, resolve_revision(repository.folder, asked).commit, below)


def test_a_commit_holds_what_the_folder_held(made: Repository) -> None:
    tree, folder = tree_of(made), FolderTree(made.folder / "hr")
    assert tree.files("") == folder.files("") == sorted(FILES)
    assert {path: tree.read(path) for path in FILES} == {path: folder.read(path) for path in FILES}
    assert tree.files("roles/sen") == ["roles/sen/ŵyl a b.yaml"]
    assert tree.files("nowhere") == []
    assert tree.exists("jdgen.yaml")
    assert not tree.exists("roles")


def test_an_earlier_commit_holds_what_was_there_then(made: Repository) -> None:
    made.commit({"hr/roles/h3.yaml": "title: Librarian\n", "hr/jdgen.yaml": None})
    assert tree_of(made, asked="HEAD~1").read("roles/h3.yaml") == b"title: Helper\n"
    assert not tree_of(made).exists("jdgen.yaml")


@pytest.mark.parametrize("path", ["../other.txt", "/etc/passwd", "roles\\h3.yaml", "a\nb"])
def test_no_path_leads_out(made: Repository, path: str) -> None:
    with pytest.raises(Rejected) as rejected:
        tree_of(made).read(path)
    assert rejected.value.diagnostics[0].code == "outside-workspace"


def test_a_missing_file_is_said_to_be_missing(made: Repository) -> None:
    with pytest.raises(Rejected) as rejected:
        tree_of(made).read("roles/h4.yaml")
    assert rejected.value.diagnostics[0].message == "There is no file roles/h4.yaml."


def test_a_file_too_large_is_refused_by_its_length(made: Repository) -> None:
    (made.folder / "hr/large.yaml").write_bytes(b"#" * (LARGEST_FILE + 1))
    made.commit({})
    with pytest.raises(Rejected) as rejected:
        tree_of(made).read("large.yaml")
    assert rejected.value.diagnostics[0].code == "file-too-large"


def test_links_are_followed_within_the_workspace_and_not_out_of_it(made: Repository) -> None:
    roles = made.folder / "hr/roles"
    for name, target in (("same.yaml", "h3.yaml"), ("out.yaml", "../../other.txt"), ("loop.yaml", "loop.yaml")):
        (roles / name).symlink_to(target)
    made.commit({})
    tree = tree_of(made)
    assert tree.read("roles/same.yaml") == b"title: Helper\n"
    assert tree.id_of("roles/same.yaml") == tree.id_of("roles/h3.yaml") != ""
    for name in ("roles/out.yaml", "roles/loop.yaml"):
        assert not tree.exists(name)
        with pytest.raises(Rejected) as rejected:
            tree.read(name)
        assert rejected.value.diagnostics[0].code == "outside-workspace"


def test_nothing_that_the_repository_names_is_run(made: Repository) -> None:
    touched = made.folder / "touched"
    script = made.folder / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch '{touched}'\ncat\n", "utf-8")
    script.chmod(0o755)
    for key in (
        "filter.x.smudge",
        "filter.x.process",
        "diff.x.textconv",
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
    ):
        made.git("config", key, str(script))
    hook = made.folder / ".git/hooks/post-checkout"
    hook.write_text(script.read_text("utf-8"), "utf-8")
    hook.chmod(0o755)
    # Attributes name the programs only once everything is committed: git itself would run them otherwise.
    (made.folder / ".git/info/attributes").write_text("*.yaml filter=x diff=x\n", "utf-8")
    before = made.git("rev-parse", "HEAD"), sorted((made.folder / ".git").rglob("*"))
    tree = tree_of(made)
    assert tree.read("roles/h3.yaml") == b"title: Helper\n"
    assert list(commits_touching(made.folder / "hr", tree.commit, ["roles"])) == [tree.commit]
    assert not touched.exists()
    assert (made.git("rev-parse", "HEAD"), sorted((made.folder / ".git").rglob("*"))) == before


def test_worktrees_answer_too_also_those_of_a_bare_repository(made: Repository, tmp_path: Path) -> None:
    made.git("worktree", "add", "--quiet", str(tmp_path / "beside"), "HEAD")
    made.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    Repository(tmp_path / "bare").git("worktree", "add", "--quiet", str(tmp_path / "of-bare"), "HEAD")
    for folder in (tmp_path / "beside", tmp_path / "of-bare"):
        tree = GitTree(folder, resolve_revision(folder, "HEAD").commit, "hr")
        assert tree.read("jdgen.yaml") == b"trust: {}\n"
    assert place_in_repository(tmp_path / "beside/hr/roles") == "hr/roles"
    assert place_in_repository(made.folder) == ""


def test_nothing_in_the_environment_leads_git_away(
    made: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository.begun(tmp_path / "other")
    other.commit({"hr/jdgen.yaml": "other\n"})
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    assert tree_of(made).read("jdgen.yaml") == b"trust: {}\n"


def why_not(folder: Path, asked: str) -> str:
    with pytest.raises(NoRevision) as no:
        resolve_revision(folder, asked)
    return " ".join(no.value.args)


def test_an_unknown_revision_is_told_with_what_was_meant(made: Repository) -> None:
    made.git("branch", "new-duties")
    assert why_not(made.folder, "new-dutys") == "git knows no revision “new-dutys”. Did you mean new-duties?"
    assert why_not(made.folder, "xyz").startswith("git knows no revision “xyz”. Name a branch, a tag or a commit;")
    assert "git knows no revision “--all”" in why_not(made.folder, "--all")


def test_the_name_of_a_file_is_no_revision(made: Repository) -> None:
    assert "git knows no revision “other.txt”" in why_not(made.folder, "other.txt")


def test_a_folder_without_a_repository_is_told(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    told = why_not(tmp_path / "none", "HEAD")
    assert "is in no git repository" in told
    assert "Name the folder of an earlier state with “..” behind it" in told, "--from is a role for “jdgen consult”"
    with pytest.raises(NoRevision, match="is in no git repository"):
        place_in_repository(tmp_path / "none")


def test_a_repository_without_a_commit_is_told(tmp_path: Path) -> None:
    assert why_not(Repository.begun(tmp_path / "new").folder, "HEAD").startswith("There is no commit yet")


def test_a_machine_without_git_is_told(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert why_not(made.folder, "HEAD").startswith("git is not installed")


def test_a_shallow_clone_that_lacks_the_base_says_how_to_get_it(made: Repository, tmp_path: Path) -> None:
    made.commit({"hr/roles/h3.yaml": "title: Librarian\n"})
    made.git("clone", "--quiet", "--depth", "1", made.folder.as_uri(), str(tmp_path / "shallow"))
    said = why_not(tmp_path / "shallow", "HEAD~1")
    assert "This clone is shallow" in said
    assert "“fetch-depth: 0”" in said


def test_where_two_branches_parted(made: Repository) -> None:
    fork = made.git("rev-parse", "HEAD").strip()
    made.git("switch", "--quiet", "--create", "duties")
    made.commit({"hr/roles/h4.yaml": "title: Porter\n"})
    made.git("switch", "--quiet", "main")
    made.commit({"hr/roles/h5.yaml": "title: Cook\n"})
    assert merge_base(made.folder, "main", "duties").commit == fork


def test_commits_that_touched_a_path_are_listed_newest_first(made: Repository) -> None:
    first = made.git("rev-parse", "HEAD").strip()
    made.commit({"other.txt": "y\n"})
    last = made.commit({"hr/roles/h3.yaml": "title: Librarian\n"})
    assert commits_touching(made.folder / "hr", last, ["roles", "jdgen.yaml", "schools"]) == (last, first)


def test_a_file_that_a_partial_clone_lacks_is_told(made: Repository) -> None:
    tree = tree_of(made)
    name = tree.id_of("roles/h3.yaml")
    (made.folder / ".git/objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(Rejected) as rejected:
        tree.read("roles/h3.yaml")
    assert rejected.value.diagnostics[0].message.startswith("git does not hold roles/h3.yaml of the commit")
    assert tree.read("jdgen.yaml") == b"trust: {}\n"


def test_one_process_answers_for_all_files(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []
    popen = git_tree.subprocess.Popen
    tree = tree_of(made)
    monkeypatch.setattr(git_tree.subprocess, "Popen", lambda *a, **k: begun.append(a) or popen(*a, **k))
    assert [tree.read(path) for path in FILES] == [text.encode() for text in FILES.values()]
    assert len(begun) == 1


def test_a_repository_that_stands_among_the_files_of_another_is_not_asked(made: Repository) -> None:
    """Whoever wrote these files wrote its configuration too, and that names programs to run."""
    inner = Repository.begun(made.folder / "hr/.inner")
    for name in ("HEAD", "objects", "refs"):
        (inner.folder / ".git" / name).rename(made.folder / "hr" / name)
    (made.folder / "hr/config").write_text(
        "[core]\nrepositoryformatversion = 0\nbare = false\nworktree = .\nfsmonitor = ./run\n", "utf-8"
    )
    with pytest.raises(NoRevision) as no:
        place_in_repository(made.folder / "hr")
    assert "cannot use bare repository" in no.value.args[0]
