"""The form “Approve” does what it promises, whatever is typed into it; `actions` says what of its run is played."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from calling import Jdgen, change
from commands.actions import APPROVE, PULL, Run, Runner
from commands.forms import HOSTILE, branches, changed, commands_in, everything, git

from jdgen.register import Entry, read_register
from jdgen.source.tree import MemoryTree

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the workflows run on Linux")

DECIDED = {
    "roles": "teaching-assistant",
    "by": "Pay and Personnel Committee",
    "ref": "minute 14",
    "decided_on": "2024-07-10",
    "in_force": "2024-09-01",
}
BRANCH = "approve/2024-07-10-teaching-assistant"
ENTRY = "register/2024-07-10-teaching-assistant.yaml"


def approve(runner: Runner, **typed: str) -> Run:
    return runner.run(APPROVE, DECIDED | typed)


def entry(remote: Path) -> Entry:
    """The one decision that was pushed."""
    (branch,) = [name for name in branches(remote) if name != "main"]
    (line,) = changed(remote, branch)
    kind, path = line.split("\t")
    assert kind == "A" and branch == f"approve/{Path(path).stem}"
    (read,) = read_register(MemoryTree({path: git(remote, "show", f"{branch}:{path}").encode()})).entries
    return read


def pushed(runner: Runner, *roles: str) -> None:
    """Further roles, on main before the form is filled in."""
    text = (runner.folder / "roles/teaching-assistant.yaml").read_text("utf-8")
    for role in roles:
        (runner.folder / f"roles/{role}.yaml").write_text(text, "utf-8")
    git(runner.folder, "add", ".")
    git(runner.folder, "commit", "--quiet", "--message", "Further roles")
    git(runner.folder, "push", "--quiet", "origin", "main")


def test_the_form_ends_in_a_pull_request_that_holds_the_decision_and_nothing_else(runner: Runner, remote: Path) -> None:
    run = approve(runner)
    assert run.succeeded, run.log
    assert branches(remote) == [BRANCH, "main"]
    assert changed(remote, BRANCH) == [f"A\t{ENTRY}"]
    decided = entry(remote)
    assert decided.roles == ("teaching-assistant",) and decided.schools is None and decided.evaluation is None
    assert (decided.approved_by, decided.ref) == (DECIDED["by"], DECIDED["ref"])
    days = (decided.approved_on.isoformat(), decided.in_force_from.isoformat())
    assert days == (DECIDED["decided_on"], DECIDED["in_force"])
    assert git(remote, "log", "-1", "--format=%an: %s", BRANCH) == (
        "github-actions[bot]: Approve 2024-07-10-teaching-assistant\n"
    )
    assert runner.pull[:5] == ["pr", "create", "--base=main", f"--head={BRANCH}",
                               "--title=Approve: 2024-07-10-teaching-assistant"]  # fmt: skip


def test_reviewers_and_the_page_of_the_run_are_told_the_versions(runner: Runner) -> None:
    pushed(runner, "mentor")
    run = approve(runner, roles="mentor teaching-assistant")
    versions = "".join(
        f"    {role}: version 1, in force from 1 September 2024\n" for role in ("mentor", "teaching-assistant")
    )
    assert f"\n\n{versions}\n[Its pull request]({PULL})\n" in run.summary
    run_page = "https://github.com/sample/job-descriptions/actions/runs/1"
    assert runner.pull[5] == f"--body={versions}\n[How it was made]({run_page})"


def test_once_it_is_merged_the_document_says_its_version(runner: Runner, jdgen: Jdgen) -> None:
    assert approve(runner).succeeded
    git(runner.folder, "switch", "--quiet", "main")
    git(runner.folder, "merge", "--quiet", BRANCH)
    said = jdgen("list", "--as-of", "2024-09-01").out
    assert re.search("teaching-assistant .* 1 +in force from 1 September 2024", said), said
    assert jdgen("check", "--as-of", "2024-09-01").code == 0


@pytest.mark.parametrize(
    ("typed", "approved"),
    [
        ("mentor", "mentor"),
        ("  mentor   teaching-assistant ", "mentor teaching-assistant"),
        ("mentor\nteaching-assistant", "mentor teaching-assistant"),
        ("m* cook", "cook mentor mentor-2"),
        ("*", "cook mentor mentor-2 teaching-assistant"),
        ("[a-m]*", "cook mentor mentor-2"),
        ("", "cook mentor mentor-2 teaching-assistant"),
        (" ", "cook mentor mentor-2 teaching-assistant"),
    ],
)
def test_roles_are_ids_and_patterns_of_roles_with_blanks_between(
    typed: str, approved: str, runner: Runner, remote: Path
) -> None:
    pushed(runner, "mentor", "mentor-2", "cook")
    (runner.folder / "mentality.md").touch()  # a pattern is one of roles, never of files
    run = approve(runner, roles=typed)
    assert run.succeeded, run.log
    assert sorted(entry(remote).texts) == approved.split()


def test_without_roles_only_those_that_have_changed_are_approved(runner: Runner, remote: Path, jdgen: Jdgen) -> None:
    assert jdgen("approve", "teaching-assistant", "--by", "Board", "--ref", "1", "--on", "2024-07-01",
                 "--in-force", "2024-07-01").code == 0  # fmt: skip
    pushed(runner, "mentor")
    assert approve(runner, roles="").succeeded
    assert list(entry(remote).texts) == ["mentor"]


def test_a_decision_may_be_for_some_schools_only(runner: Runner, remote: Path) -> None:
    schools = "schools:\n  oak:\n    name: Oak School\n  elm:\n    name: Elm School\n\nhouse: plain"
    change(runner.folder / "jdgen.yaml", "house: plain", schools)
    assert approve(runner, schools=" oak  elm").succeeded
    assert entry(remote).schools == ("oak", "elm")


def test_the_grade_may_rest_on_a_job_evaluation(runner: Runner, remote: Path) -> None:
    assert approve(runner, evaluation="NJC JES; JE-114, panel 2;2024-07-02 ").succeeded
    evaluation = entry(remote).evaluation
    assert evaluation is not None
    assert (evaluation.scheme, evaluation.ref, evaluation.date.isoformat()) == (
        "NJC JES", "JE-114, panel 2", "2024-07-02",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"roles": "teaching-asistant"}, "There is no role “teaching-asistant”. Did you mean teaching-assistant?"),
        ({"roles": "--again"}, "There is no role “--again”."),
        ({"by": "Mrs A Patel"}, "“Mrs A Patel” is a person, and the register names nobody"),
        ({"ref": ""}, "--ref says nothing."),
        ({"decided_on": "31/8/2024"}, "“31/8/2024” is not a date."),
        ({"decided_on": "2999-01-01"}, "--on is 1 January 2999, which is after today"),
        ({"in_force": ""}, "“” is not a date."),
        ({"schools": "nowhere"}, "There is no school “nowhere”."),
        ({"evaluation": "NJC JES"}, "The reference of --evaluation says nothing."),
        ({"evaluation": "NJC JES; JE-114"}, "The date of --evaluation says nothing."),
        ({"evaluation": "NJC; JES; JE-114; 2024-07-02"}, "The date of --evaluation, “JE-114; 2024-07-02”, is not one."),
    ],
)
def test_what_jdgen_refuses_is_told_on_the_page_of_the_run_and_nothing_is_pushed(
    typed: Mapping[str, str], said: str, runner: Runner, remote: Path
) -> None:
    run = approve(runner, **typed)
    assert not run.succeeded
    assert re.search(f"^    [|] Error: .*{re.escape(said)}", run.summary, re.MULTILINE), run.summary
    assert branches(remote) == ["main"] and runner.pull == []


def test_a_role_with_a_mistake_is_not_approved_and_its_line_is_told(runner: Runner, remote: Path) -> None:
    change(runner.folder / "roles/teaching-assistant.yaml", "purpose: >-", "porpoise: >-")
    run = approve(runner)
    assert not run.succeeded
    assert re.search(r"^    [|] .*roles/teaching-assistant\.yaml:\d+", run.summary, re.MULTILINE), run.summary
    assert branches(remote) == ["main"] and not (runner.folder / "register").exists()


@pytest.mark.parametrize("fields", ["by ref", "roles schools", "decided_on in_force evaluation"])
@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_typed_is_entered_letter_by_letter_or_refused(
    text: str, fields: str, runner: Runner, remote: Path, tmp_path: Path
) -> None:
    before = everything(tmp_path)
    run = approve(runner, **dict.fromkeys(fields.split(), text))
    assert [path for path in everything(tmp_path) if Path(path).name == "x"] == []
    assert commands_in(run.log) == []
    blank, one_line = not text.strip(), text.isprintable()
    assert run.succeeded == (blank if fields == "roles schools" else fields == "by ref" and one_line and not blank)
    if not run.succeeded:
        assert re.search(r"^    [|] Error: ", run.summary, re.MULTILINE), run.summary
        assert branches(remote) == ["main"] and runner.pull == []
        assert everything(tmp_path) == before
    elif fields == "by ref":
        decided = entry(remote)
        assert (decided.approved_by, decided.ref) == (text, text)


def test_a_form_sent_twice_leaves_the_first_branch_as_it_is(runner: Runner, remote: Path) -> None:
    assert approve(runner).succeeded
    first = git(remote, "rev-parse", BRANCH)
    git(runner.folder, "switch", "--quiet", "main")
    again = approve(runner, ref="minute 15")
    assert not again.succeeded
    assert f"The branch {BRANCH} is there already." in again.summary
    assert git(remote, "rev-parse", BRANCH) == first


def test_where_actions_may_open_no_pull_request_the_page_leads_to_opening_it_by_hand(
    runner: Runner, remote: Path
) -> None:
    (runner.played / "pulls-refused").touch()
    run = approve(runner)
    assert run.succeeded
    assert branches(remote) == [BRANCH, "main"]
    assert f"[Its pull request](https://github.com/sample/job-descriptions/compare/main...{BRANCH}?expand=1)" in (
        run.summary
    )
    assert "*Allow GitHub Actions to create and approve pull requests*" in run.summary
