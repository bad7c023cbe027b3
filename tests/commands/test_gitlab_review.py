"""On GitLab a merge request is told what it changes, and a schedule looks for wordings that begin.

The jobs are carried out as they stand; see `gitlab`, which also says what is played.
"""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from calling import change
from commands.forms import git
from commands.gitlab import JOB, OWN_ID, REVIEW, TOKEN, Done, GitLab
from docs.pages import ROOT

from jdgen.commands.init import offered_files, workspace_files

CLAUSE = "roles/_shared/clauses/common.yaml"
FIRST_AID = "    text: Give first aid within the training received, and write down each time it was given.\n"
TODAY = date.today()
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the jobs run on Linux")


@pytest.fixture
def machine(trust: Path, trusts_remote: Path, tmp_path: Path) -> GitLab:
    return GitLab(trust, trusts_remote, tmp_path / "runner")


def proposed(machine: GitLab, old: str, new: str, path: str = CLAUSE) -> None:
    change(machine.folder / path, old, new)
    git(machine.folder, "commit", "--quiet", "--all", "--message", "Propose")


def changes(machine: GitLab, token: str = TOKEN) -> Done:
    base = git(machine.folder, "rev-list", "--max-parents=0", "HEAD").strip()
    return machine.run("changes", CI_MERGE_REQUEST_DIFF_BASE_SHA=base, **({"JDGEN_TOKEN": token} if token else {}))


def kept_files(machine: GitLab, job: str) -> list[str]:
    folder = machine.artifacts / job
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_merge_request_has_its_changes_in_the_log_and_in_a_note_and_the_documents_of_changed_roles(
    machine: GitLab,
) -> None:
    proposed(machine, "Give first aid within", "Give first aid only within")
    done = changes(machine)
    assert done.code == 0, done.log
    assert "“first-aid” · 4 roles" in done.log
    files = [name for name in kept_files(machine, "changes") if "/." not in name]
    roles = ("midday-supervisor", "senior-teaching-assistant", "teaching-assistant", "willow/boathouse-instructor")
    assert files == sorted([
        "changes/changes.md", "changes/redlines/changes.html",
        *(f"changes/documents/{role}.{kind}" for role in roles for kind in ("docx", "html")),
        *(f"changes/redlines/{role}-changes.docx" for role in roles),
    ])  # fmt: skip
    (note,) = machine.kept("notes")
    assert note["body"].startswith("<!-- jdgen -->\n## What roles say otherwise\n")
    assert note["body"].endswith(f"]({JOB}/artifacts/browse/changes)\n")


def test_the_note_is_written_anew_and_nobody_elses_is_touched(machine: GitLab) -> None:
    others = [
        {"id": 1, "author": {"id": OWN_ID + 1}, "body": "<!-- jdgen --> mine"},
        {"id": 2, "author": {"id": OWN_ID}, "body": "Deployed."},
    ]
    machine.keep("notes", others)
    proposed(machine, "Give first aid within", "Give first aid only within")
    assert changes(machine).code == 0
    proposed(machine, "title: Site Manager", "title: Premises Manager", "roles/site-manager.yaml")
    assert changes(machine).code == 0
    assert machine.kept("notes")[:2] == others and len(machine.kept("notes")) == 3
    assert "Premises Manager" in machine.kept("notes")[2]["body"]


@pytest.mark.parametrize(
    ("token", "said"),
    [
        ("", "that needs a token, in the variable JDGEN_TOKEN."),
        ("another", "could not be written; all of it is above."),
    ],
)
def test_without_a_token_that_may_write_there_is_no_note_and_nothing_fails(
    token: str, said: str, machine: GitLab
) -> None:
    proposed(machine, "Give first aid within", "Give first aid only within")
    done = changes(machine, token)
    assert done.code == 0 and said in done.log
    assert machine.kept("notes") == [] and "changes/changes.md" in kept_files(machine, "changes")


def test_a_merge_request_that_says_nothing_otherwise_has_no_note(machine: GitLab) -> None:
    done = changes(machine)
    assert done.code == 0, done.log
    assert "No role says anything else." in done.log and machine.kept("notes") == []


def test_a_role_with_a_mistake_is_told_by_the_check_and_does_not_keep_the_others(machine: GitLab) -> None:
    proposed(machine, "Give first aid within", "Give first aid only within")
    proposed(machine, "title:", "titel:", "roles/site-manager.yaml")
    assert changes(machine).code == 0
    assert "changes/documents/midday-supervisor.docx" in kept_files(machine, "changes")
    assert machine.run("check").code == 1


def test_a_change_that_brings_the_workspace_has_nothing_to_be_compared_with(machine: GitLab) -> None:
    (machine.folder / "jdgen.yaml").rename(machine.folder / "later.yaml")
    git(machine.folder, "commit", "--quiet", "--all", "--message", "Before there was a workspace")
    before = git(machine.folder, "rev-parse", "HEAD").strip()
    git(machine.folder, "revert", "--no-edit", "HEAD")
    done = machine.run("changes", CI_MERGE_REQUEST_DIFF_BASE_SHA=before, JDGEN_TOKEN=TOKEN)
    assert done.code == 0, done.log
    assert "There was no workspace before this change, so there is nothing to compare with." in done.log
    assert machine.kept("notes") == []


def test_python_imports_nothing_that_a_merge_request_brings_along(machine: GitLab) -> None:
    """A job of a branch has the token in its environment."""
    (machine.folder / "json.py").write_text("raise SystemExit('carried out')\n", "utf-8")
    git(machine.folder, "add", ".")
    proposed(machine, "Give first aid within", "Give first aid only within")
    done = changes(machine)
    assert done.code == 0 and "carried out" not in done.log, done.log
    assert len(machine.kept("notes")) == 1


def test_a_clone_without_the_base_says_what_to_do(machine: GitLab) -> None:
    done = machine.run("changes", CI_MERGE_REQUEST_DIFF_BASE_SHA="1" * 40)
    assert done.code == 2 and "git knows no revision" in done.log


def test_what_the_jobs_are_told_is_never_carried_out(machine: GitLab, tmp_path: Path) -> None:
    proposed(machine, "title: Site Manager", "title: $(touch x) `touch x`", "roles/site-manager.yaml")
    (machine.folder / "roles/$(touch x).yaml").write_bytes((machine.folder / "roles/site-manager.yaml").read_bytes())
    git(machine.folder, "add", ".")
    git(machine.folder, "commit", "--quiet", "--message", "$(touch x)")
    assert changes(machine, "$(touch x)").code == 0
    assert [path for path in tmp_path.rglob("*") if path.name == "x"] == []


def begins(machine: GitLab, day: date) -> None:
    dated = (
        f"    wordings:\n      - until: {day - timedelta(days=1)}\n    {FIRST_AID}"
        f"      - from: {day}\n        text: Give first aid only within the training received.\n"
    )
    proposed(machine, FIRST_AID, dated)


def test_a_wording_that_has_begun_opens_one_issue_for_its_day(machine: GitLab) -> None:
    day = TODAY - timedelta(days=2)
    begins(machine, day)
    done = machine.run("dated wording", JDGEN_TOKEN=TOKEN)
    assert done.code == 0, done.log
    (issue,) = machine.kept("issues")
    assert issue["title"] == f"Job descriptions worded otherwise from {day}"
    assert "first-aid" in issue["description"] and f"{JOB}/artifacts/browse/wording/{day}" in issue["description"]
    files = kept_files(machine, "dated wording")
    assert f"wording/{day}/documents/midday-supervisor.docx" in files
    assert f"wording/{day}/redlines/teaching-assistant-changes.docx" in files
    again = machine.run("dated wording", JDGEN_TOKEN=TOKEN)
    assert again.code == 0 and len(machine.kept("issues")) == 1 and "first-aid" not in again.log


def test_without_a_token_the_schedule_says_all_in_its_log_and_nothing_fails(machine: GitLab) -> None:
    begins(machine, TODAY)
    done = machine.run("dated wording")
    assert done.code == 0, done.log
    assert "first-aid" in done.log and "No issue is opened: that needs a token" in done.log
    machine.refuse()
    refused = machine.run("dated wording", JDGEN_TOKEN=TOKEN)
    assert refused.code == 0 and "The issue could not be opened; all of it is above." in refused.log


def test_a_schedule_says_nothing_where_no_wording_has_begun(machine: GitLab) -> None:
    begins(machine, TODAY + timedelta(days=1))
    done = machine.run("dated wording", JDGEN_TOKEN=TOKEN)
    assert (done.code, done.log, kept_files(machine, "dated wording")) == (0, "", [])


def test_the_jobs_of_this_repository_and_those_of_a_new_workspace_are_one() -> None:
    offered = offered_files()["gitlab/review.yml"]
    assert (ROOT / "gitlab/review.yml").read_bytes() == offered, "run python tools/generated.py"
    assert workspace_files(gitlab=True)[REVIEW] == offered
