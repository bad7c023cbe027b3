"""jdgen check in a repository: what it says of decisions that were changed."""

import json
from pathlib import Path

import pytest
from calling import Jdgen, change
from register.repository import Repository

ENTRY = "register/2025-08-31-teaching-assistant.yaml"
ROLE = "roles/teaching-assistant.yaml"


@pytest.fixture
def repository(workspace: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Repository:
    """The workspace with one decision, all of it committed."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    made = Repository.begun(workspace)
    decided = ("--by", "Pay Committee", "--ref", "14", "--on", "2025-08-31", "--in-force", "2025-09-01")
    assert jdgen("approve", "teaching-assistant", *decided).code == 0
    made.commit({}, on="2025-09-02")
    return made


def test_a_register_that_is_as_it_was_committed_is_no_finding(repository: Repository, jdgen: Jdgen) -> None:
    assert jdgen("check", "--strict") == (0, "1 role and 1 house checked: no problems found.\n", "")


def test_a_changed_decision_is_an_error_at_its_line(repository: Repository, jdgen: Jdgen) -> None:
    first = repository.git("rev-parse", "--short=12", "HEAD").strip()
    change(repository.folder / ENTRY, "approved_by: Pay Committee", "approved_by: Board of Trustees")
    code, out, _ = jdgen("check")
    assert code == 1
    assert out == (
        f"{ENTRY}:6:1: error: This decision was changed after it was committed on 2 September 2025; "
        "a decision stays as it was. [register-changed]\n"
        "     6 | approved_by: Board of Trustees\n"
        "       | ^\n"
        f"       = Restore it with “git checkout {first} -- {ENTRY}”, and put right what is wrong by a new decision "
        "(“jdgen approve --again”).\n\n"
        "1 error in 1 file.\n"
    )


def test_a_removed_decision_is_an_error_where_it_stood(repository: Repository, jdgen: Jdgen) -> None:
    (repository.folder / ENTRY).unlink()
    found = json.loads(jdgen("check", "--output-format", "json").out)
    assert [(each["code"], each["file"], each["line"]) for each in found] == [("register-changed", ENTRY, 1)]
    answer = jdgen("check")
    assert answer.code == 1 and "Traceback" not in answer.out + answer.err


def test_the_whole_workspace_is_asked_and_single_roles_are_not(repository: Repository, jdgen: Jdgen) -> None:
    (repository.folder / ENTRY).unlink()
    assert jdgen("check", "teaching-assistant").code == 0


def test_a_register_that_cannot_be_read_is_told_once_and_the_rest_is_checked_too(workspace: Path, jdgen: Jdgen) -> None:
    (workspace / "register").mkdir()
    (workspace / ENTRY).write_text("roles: [teaching-assistant]\n", "utf-8")
    change(workspace / "roles/teaching-assistant.yaml", "grade: Grade 3", "grdae: Grade 3")
    found = json.loads(jdgen("check", "--output-format", "json").out)
    assert {each["file"] for each in found} == {ENTRY, "roles/teaching-assistant.yaml"}
    assert len({each["message"] for each in found}) == len(found)


def test_a_role_that_was_moved_is_told_at_its_file(repository: Repository, jdgen: Jdgen) -> None:
    (repository.folder / ROLE).rename(repository.folder / "roles/ta.yaml")
    (found,) = json.loads(jdgen("check", "--output-format", "json").out)
    assert (found["code"], found["severity"], found["file"], found["line"]) == (
        "moved-role", "warning", "roles/ta.yaml", 1
    )  # fmt: skip
    assert found["message"] == (
        "roles/ta.yaml has the text that was approved as version 1 of “teaching-assistant”, which is no role any more."
    )
    assert found["hint"] == "Move the file back to roles/teaching-assistant.yaml, or have it approved as “ta”."


def test_a_moved_role_that_was_approved_under_its_new_name_is_well(repository: Repository, jdgen: Jdgen) -> None:
    (repository.folder / ROLE).rename(repository.folder / "roles/ta.yaml")
    assert jdgen("check", "--strict").code == 1
    assert jdgen("approve", "ta", "--by", "Pay Committee", "--ref", "15", "--on", "2025-09-02",
                 "--in-force", "2025-09-02").code == 0  # fmt: skip
    assert jdgen("check", "--strict").code == 0


def test_a_copy_of_a_role_and_a_post_that_is_gone_are_no_moved_roles(repository: Repository, jdgen: Jdgen) -> None:
    folder = repository.folder
    (folder / "roles/copy.yaml").write_text((folder / ROLE).read_text("utf-8"), "utf-8")
    assert jdgen("check", "--strict").code == 0
    (folder / ROLE).unlink()
    change(folder / "roles/copy.yaml", "title: Teaching Assistant", "title: Learning Assistant")
    assert jdgen("check", "--strict").code == 0
