"""Every morning: what roles say otherwise from a day on, though nobody committed anything.

The workflow is carried out as it stands; see `actions`, which also says what is played.
"""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from calling import change
from commands.actions import WORDING, Run, Runner
from commands.forms import HOSTILE, commands_in, everything, git
from commands.github_cli import Kept

CLAUSE = "roles/_shared/clauses/common.yaml"
FIRST_AID = "    text: Give first aid within the training received, and write down each time it was given.\n"
TODAY = date.today()
YESTERDAY = TODAY - timedelta(days=1)
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the workflows run on Linux")


@pytest.fixture
def machine(trust: Path, trusts_remote: Path, tmp_path: Path) -> Runner:
    return Runner(trust, tmp_path / "runner")


@pytest.fixture
def kept(machine: Runner) -> Kept:
    return Kept(machine.played)


def begins(machine: Runner, day: date) -> None:
    """From a day on the clause on first aid is worded otherwise."""
    dated = (
        f"    wordings:\n      - until: {day - timedelta(days=1)}\n    {FIRST_AID}"
        f"      - from: {day}\n        text: Give first aid only within the training received.\n"
    )
    change(machine.folder / CLAUSE, FIRST_AID, dated)
    git(machine.folder, "commit", "--quiet", "--all", "--message", "Date it")


def look(machine: Runner, since: date = TODAY - timedelta(days=3)) -> Run:
    return machine.run(WORDING, {"since": since.isoformat()}, event="schedule")


def uploaded(machine: Runner) -> list[str]:
    folder = machine.artifacts / "dated-wording"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_wording_that_begins_today_opens_an_issue_and_has_its_documents(machine: Runner, kept: Kept) -> None:
    begins(machine, TODAY)
    done = look(machine)
    assert done.succeeded, done.log
    (issue,) = kept.issues
    assert issue["title"] == f"Job descriptions worded otherwise from {TODAY}"
    assert "first-aid" in issue["body"] and "actions/runs/1" in issue["body"]
    assert f"# From {TODAY}\n" in done.summary and "<ins>only</ins>" in done.summary
    assert {f"{TODAY}/{name}" for name in (
        "changes.json", "changes.md", "documents/midday-supervisor.docx", "documents/willow/boathouse-instructor.html",
        "redlines/teaching-assistant-changes.docx", "redlines/changes.html",
    )} <= set(uploaded(machine))  # fmt: skip
    assert [name for name in uploaded(machine) if "site-manager" in name] == []


def test_nothing_is_said_where_no_wording_has_begun(machine: Runner, kept: Kept) -> None:
    begins(machine, TODAY + timedelta(days=1))
    change(machine.folder / "roles/site-manager.yaml", "title:", "titel:")  # is no wording that begins
    done = look(machine)
    assert done.succeeded, done.log
    assert done.summary == "No wording has begun of which there is no issue.\n"
    assert kept.issues == [] and uploaded(machine) == []


def test_a_run_that_was_dropped_is_made_up_for_and_each_day_has_one_issue(machine: Runner, kept: Kept) -> None:
    begins(machine, YESTERDAY)
    assert look(machine).succeeded
    assert [issue["title"][-10:] for issue in kept.issues] == [str(YESTERDAY)]
    again = look(machine)
    assert again.succeeded and len(kept.issues) == 1
    assert [call[:2] for call in kept.called if call[0] == "issue"] == [
        ["issue", "list"], ["issue", "create"], ["issue", "list"], ["issue", "edit"],
    ]  # fmt: skip


def test_an_issue_that_somebody_closed_is_done_with_but_not_one_that_somebody_else_wrote(
    machine: Runner, kept: Kept
) -> None:
    begins(machine, YESTERDAY)
    title = f"Job descriptions worded otherwise from {YESTERDAY}"
    kept.issues = [{"number": 1, "title": title, "body": "Mine.", "state": "CLOSED", "bot": False}]
    assert look(machine).succeeded
    assert [issue["body"] == "Mine." for issue in kept.issues] == [True, False]
    kept.issues = [{**issue, "state": "CLOSED"} for issue in kept.issues]
    done = look(machine)
    assert done.summary == "No wording has begun of which there is no issue.\n" and len(kept.issues) == 2


def test_where_no_issue_may_be_opened_the_page_of_the_run_says_all_and_nothing_fails(
    machine: Runner, kept: Kept
) -> None:
    kept.refuse()
    begins(machine, TODAY)
    done = look(machine)
    assert done.succeeded, done.log
    assert kept.issues == [] and "first-aid" in done.summary
    assert "No issue could be opened for this day." in done.summary
    assert f"::notice title=No issue::This run could open no issue for {TODAY}." in done.log


def test_it_looks_at_two_weeks_unless_it_is_told_otherwise(machine: Runner, kept: Kept) -> None:
    begins(machine, TODAY - timedelta(days=13))
    done = machine.run(WORDING, event="schedule")
    assert done.succeeded, done.log
    assert [issue["title"][-10:] for issue in kept.issues] == [str(TODAY - timedelta(days=13))]


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_what_is_typed_as_the_day_is_never_carried_out(text: str, machine: Runner, tmp_path: Path) -> None:
    before = everything(tmp_path)
    done = machine.run(WORDING, {"since": text})
    assert not done.succeeded and "That is no day" in done.summary
    assert commands_in(done.log) == []
    assert everything(tmp_path) == before
