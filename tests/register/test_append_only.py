"""A decision that was committed is never edited, renamed or removed, and git is the witness."""

import subprocess
from pathlib import Path

import pytest
from register.repository import Repository
from register.written import entry

from jdgen.diagnostics import Diagnostic, Severity
from jdgen.register.append_only import changed_decisions
from jdgen.source import git
from jdgen.source.committed import NO_HISTORY, history
from jdgen.source.tree import FolderTree

FIRST, SECOND = "register/2026-09-01-h3.yaml", "register/2026-10-01-h4.yaml"
H3 = entry(("h3", 1, "a"))
H4 = entry(("h4", 1, "b"), on="2026-10-01")


@pytest.fixture(autouse=True)
def nobodys_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no.gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """One in which a first decision was committed on 2 September 2026."""
    made = Repository.begun(tmp_path / "Tŷ’r ysgol")
    made.commit({"jdgen.yaml": "trust: {name: A}\n", FIRST: H3}, on="2026-09-02")
    return made


def found(folder: Path) -> list[Diagnostic]:
    return list(changed_decisions(FolderTree(folder), history(folder, "register")))


def told(folder: Path) -> list[tuple[str, str]]:
    return [(str(finding.at), finding.message.partition(";")[0]) for finding in found(folder)]


CHANGED = "This decision was changed after it was committed on 2 September 2026"
REMOVED = "This decision was removed after it was committed on 2 September 2026"


def test_decisions_that_stay_as_they_were_are_no_finding(repository: Repository) -> None:
    repository.commit({SECOND: H4}, on="2026-10-02")
    assert found(repository.folder) == []


def test_a_new_decision_may_be_edited_until_it_is_committed(repository: Repository) -> None:
    repository.write(SECOND, H4)
    assert found(repository.folder) == []


@pytest.mark.parametrize("commits", [False, True])
def test_an_edited_decision_is_told_at_the_line_that_was_edited(repository: Repository, commits: bool) -> None:
    first = repository.git("rev-parse", "HEAD").strip()
    edited = H3.replace("minute 14", "minute 15")
    repository.write(FIRST, edited)
    if commits:
        repository.commit({}, on="2026-09-03")
    (finding,) = found(repository.folder)
    assert finding == Diagnostic(
        "register-changed",
        f"{CHANGED}; a decision stays as it was.",
        finding.at,
        f"Restore it with “git checkout {first[:12]} -- {FIRST}”, and put right what is wrong by a new decision "
        "(“jdgen approve --again”).",
    )
    assert str(finding.at) == f"{FIRST}:4"


def test_the_command_it_names_restores_the_decision(repository: Repository) -> None:
    repository.commit({FIRST: H3 + "\n"}, on="2026-09-03")
    (finding,) = found(repository.folder)
    command = finding.hint.partition("“")[2].partition("”")[0]
    assert command.startswith("git checkout ")
    repository.git(*command.split()[1:])
    assert found(repository.folder) == []


@pytest.mark.parametrize("commits", [False, True])
def test_a_removed_decision_is_told_where_it_stood(repository: Repository, commits: bool) -> None:
    (repository.folder / FIRST).unlink()
    if commits:
        repository.commit({}, on="2026-09-03")
    assert told(repository.folder) == [(f"{FIRST}:1", REMOVED)]


def test_a_renamed_decision_is_a_removed_one(repository: Repository) -> None:
    repository.commit({FIRST: None, "register/2026-09-01-h3-pay.yaml": H3}, on="2026-09-03")
    assert told(repository.folder) == [(f"{FIRST}:1", REMOVED)]


def test_a_decision_that_was_removed_and_written_anew_is_held_to_its_first_text(repository: Repository) -> None:
    repository.commit({FIRST: None}, on="2026-09-03")
    repository.commit({FIRST: H3.replace("minute 14", "minute 15")}, on="2026-09-04")
    assert told(repository.folder) == [(f"{FIRST}:4", CHANGED)]


def test_line_endings_are_gits_business(repository: Repository) -> None:
    repository.write(FIRST, H3.replace("\n", "\r\n"))
    assert found(repository.folder) == []


def test_a_longer_decision_is_told_at_the_first_line_that_is_new(repository: Repository) -> None:
    repository.write(FIRST, H3 + "# more\n")
    assert told(repository.folder) == [(f"{FIRST}:8", CHANGED)]
    repository.write(FIRST, H3.rpartition("texts:")[0])
    assert told(repository.folder) == [(f"{FIRST}:6", CHANGED)]


def test_a_decision_merged_from_a_branch_is_held_to_what_was_merged(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "decision")
    repository.commit({SECOND: H4.replace("minute 14", "minute 41")}, on="2026-10-02")
    repository.commit({SECOND: H4}, on="2026-10-03")
    repository.git("switch", "--quiet", "main")
    repository.commit({"README.md": "Meanwhile\n"}, on="2026-10-03")
    repository.git("merge", "--quiet", "--no-ff", "--no-edit", "decision", on="2026-10-04")
    assert found(repository.folder) == []
    repository.write(SECOND, H4.replace("minute 14", "minute 41"))
    assert told(repository.folder) == [
        (f"{SECOND}:4", "This decision was changed after it was committed on 4 October 2026")
    ]


def test_an_entry_edited_in_a_merge_is_found(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "other")
    repository.commit({FIRST: H3.replace("minute 14", "minute 41")}, on="2026-10-02")
    repository.git("switch", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--no-edit", "other", on="2026-10-04")
    assert told(repository.folder) == [(f"{FIRST}:4", CHANGED)]


def test_a_branch_that_takes_an_edited_decision_from_main_does_not_see_the_edit(repository: Repository) -> None:
    """The price of first parents, as decision 14 names it: only main itself stays red."""
    repository.git("switch", "--quiet", "--create", "other")
    repository.commit({"README.md": "Meanwhile\n"}, on="2026-10-01")
    repository.git("switch", "--quiet", "main")
    repository.commit({SECOND: H4}, on="2026-10-02")
    repository.commit({SECOND: H4.replace("minute 14", "minute 41")}, on="2026-10-03")
    assert [at for at, _ in told(repository.folder)] == [f"{SECOND}:4"]
    repository.git("switch", "--quiet", "other")
    repository.git("merge", "--quiet", "--no-edit", "main", on="2026-10-04")
    assert found(repository.folder) == []


def test_a_rebased_decision_is_held_to_its_rebased_text(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "decision")
    repository.commit({SECOND: H4}, on="2026-10-02")
    repository.git("switch", "--quiet", "main")
    repository.commit({"README.md": "Meanwhile\n"}, on="2026-10-03")
    repository.git("switch", "--quiet", "decision")
    repository.git("rebase", "--quiet", "main", on="2026-10-05")
    assert found(repository.folder) == []
    repository.write(SECOND, H4 + "\n")
    assert told(repository.folder)[0][1].endswith("committed on 5 October 2026")


def test_what_was_committed_in_error_may_be_put_right_before_the_register_is_sound(repository: Repository) -> None:
    repository.commit({SECOND: H4.replace("approved_on: 2026-10-01", "approved_on: soon")}, on="2026-10-02")
    repository.commit({SECOND: H4}, on="2026-10-03")
    assert found(repository.folder) == []
    repository.write(SECOND, H4 + "\n")
    assert told(repository.folder)[0][1].endswith("committed on 3 October 2026")


def test_a_version_given_twice_by_two_branches_may_be_put_right_after_the_merge(repository: Repository) -> None:
    clash = "register/2026-10-01-h3.yaml"
    repository.commit({clash: entry(("h3", 1, "b"), on="2026-10-01")}, on="2026-10-02")
    repository.commit({clash: entry(("h3", 2, "b"), on="2026-10-01")}, on="2026-10-03")
    assert found(repository.folder) == []
    repository.commit({FIRST: H3.replace("version: 1", "version: 3")}, on="2026-10-04")
    assert told(repository.folder) == [(f"{FIRST}:7", CHANGED)]


def test_a_file_under_a_wrong_name_may_be_renamed(repository: Repository) -> None:
    repository.commit({"register/h4.yaml": H4}, on="2026-10-02")
    repository.commit({"register/h4.yaml": None, SECOND: H4}, on="2026-10-03")
    assert found(repository.folder) == []


def test_what_is_no_decision_may_change(repository: Repository) -> None:
    repository.commit({"register/README.md": "A\n"})
    repository.commit({"register/README.md": "B\n"})
    repository.commit({"register/README.md": None, "roles/h3.yaml": "title: A\n"})
    repository.commit({"roles/h3.yaml": "title: B\n"})
    assert found(repository.folder) == []


def test_a_workspace_may_stand_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    made = Repository.begun(tmp_path / "repository")
    made.commit({f"hr/trust/{FIRST}": H3, FIRST: "no decision of this workspace"}, on="2026-09-02")
    assert found(made.folder / "hr/trust") == []
    made.write(f"hr/trust/{FIRST}", H3 + "\n")
    (finding,) = found(made.folder / "hr/trust")
    assert finding.at.file == FIRST
    subprocess.run(finding.hint.partition("“")[2].partition("”")[0].split(), cwd=made.folder / "hr/trust", check=True)
    assert found(made.folder / "hr/trust") == []


def test_a_worktree_knows_the_history_of_its_repository(repository: Repository, tmp_path: Path) -> None:
    repository.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "beside"))
    assert found(tmp_path / "beside") == []
    (tmp_path / "beside" / FIRST).unlink()
    assert told(tmp_path / "beside") == [(f"{FIRST}:1", REMOVED)]


def test_a_shallow_clone_sees_what_it_holds(repository: Repository, tmp_path: Path) -> None:
    repository.commit({FIRST: H3 + "\n"}, on="2026-09-03")
    Repository(tmp_path).git("clone", "--quiet", "--depth=1", f"file://{repository.folder}", "shallow")
    assert found(tmp_path / "shallow") == []
    (tmp_path / "shallow" / FIRST).write_text(H3, "utf-8")
    assert told(tmp_path / "shallow")[0][1].endswith("committed on 3 September 2026")


def test_the_name_of_a_decision_may_hold_signs_of_a_shell(repository: Repository) -> None:
    path = "register/2026-10-01-Beschluß_é.yaml"
    repository.commit({path: H4})
    repository.write(path, H4 + "\n")
    (finding,) = found(repository.folder)
    assert finding.at.file == path and f"-- '{path}'”" in finding.hint


@pytest.mark.parametrize("setting", [
    ("log.showRoot", "false"), ("log.diffMerges", "combined"), ("color.ui", "always"), ("diff.renames", "copies"),
    ("log.showSignature", "true"), ("core.quotepath", "true"), ("diff.noprefix", "true"), ("core.fsmonitor", "false"),
    ("diff.external", "false"), ("format.pretty", "oneline"), ("log.follow", "true"), ("diff.relative", "false"),
])  # fmt: skip
def test_no_setting_of_a_repository_changes_the_answer(repository: Repository, setting: tuple[str, str]) -> None:
    repository.git("config", *setting)
    assert found(repository.folder) == []
    (repository.folder / FIRST).unlink()
    assert told(repository.folder) == [(f"{FIRST}:1", REMOVED)]


def test_no_program_of_a_repository_is_run(repository: Repository, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    for name in ("core.fsmonitor", "diff.external", "core.pager", "diff.x.textconv", "filter.x.smudge", "gpg.program"):
        repository.git("config", name, f"touch {mark}; cat")
    repository.write(".gitattributes", "*.yaml diff=x filter=x\n")
    assert found(repository.folder) == []
    assert not mark.exists()


def test_where_a_hook_runs_the_folder_decides_which_repository_is_asked(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository.begun(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / ".git/index"))
    (repository.folder / FIRST).unlink()
    assert told(repository.folder) == [(f"{FIRST}:1", REMOVED)]


@pytest.mark.parametrize("name", ["GIT_OBJECT_DIRECTORY", "GIT_ICASE_PATHSPECS", "GIT_GLOB_PATHSPECS"])
def test_nothing_in_the_environment_leads_git_away(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "1")
    (repository.folder / FIRST).unlink()
    assert told(repository.folder) == [(f"{FIRST}:1", REMOVED)]


def test_that_a_clone_holds_the_history_in_part_is_told(repository: Repository) -> None:
    blob = repository.git("rev-parse", f"HEAD:{FIRST}").strip()
    (repository.folder / ".git/objects" / blob[:2] / blob[2:]).unlink()
    repository.write(FIRST, H3.replace("minute 14", "minute 15"))
    (finding,) = found(repository.folder)
    assert (finding.code, finding.severity, finding.at.file) == ("register-unchecked", Severity.WARNING, FIRST)
    assert finding.message.endswith("git does not tell: it holds the history in part, without 1 of its files.")


def test_nothing_is_written_into_the_repository(repository: Repository) -> None:
    before = {path: path.stat().st_mtime_ns for path in repository.folder.rglob("*")}
    found(repository.folder)
    assert {path: path.stat().st_mtime_ns for path in repository.folder.rglob("*")} == before


def test_without_a_repository_or_a_commit_there_is_no_history(tmp_path: Path) -> None:
    assert history(tmp_path, "register") == NO_HISTORY
    Repository.begun(tmp_path)
    assert history(tmp_path, "register") == NO_HISTORY


def test_without_git_there_is_no_history(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert history(repository.folder, "register") == NO_HISTORY


def test_a_repository_that_does_not_answer_is_told_and_is_no_error(repository: Repository) -> None:
    (repository.folder / ".git/HEAD").write_text("ref: refs/heads/main\n", "utf-8")
    (repository.folder / ".git/config").write_text("[core\n", "utf-8")
    (finding,) = found(repository.folder)
    assert (finding.code, finding.severity, finding.at.file) == ("register-unchecked", Severity.WARNING, FIRST)
    assert "bad config line 1 in file" in finding.message


def test_a_git_that_never_answers_is_not_waited_for(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git, "TIMEOUT", 0)
    (finding,) = found(repository.folder)
    assert "it did not answer within 0 seconds" in finding.message


def test_a_problem_of_git_is_nobodys_business_without_a_register(tmp_path: Path) -> None:
    made = Repository.begun(tmp_path)
    (made.folder / ".git/config").write_text("[core\n", "utf-8")
    assert found(tmp_path) == []


def test_a_long_history_is_read_in_moments(repository: Repository) -> None:
    for number in range(2, 30):
        path = f"register/2026-09-{number:02}-h{number}.yaml"
        repository.commit({path: entry((f"r{number}", 1, "a"), on=f"2026-09-{number:02}")}, on=f"2026-09-{number:02}")
    known = history(repository.folder, "register")
    assert len(known.commits) == 29
    assert [commit.day.day for commit in known.commits[1:]] == list(range(2, 30))
    assert found(repository.folder) == []
