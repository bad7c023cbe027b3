"""What is done for every change on GitHub: by the action that `jdgen init` writes, and by that of this repository.

Its steps are carried out as they stand; see `actions`, which also says what is played.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from calling import change
from commands.actions import ARTIFACT, CHECKING, FROM_ELSEWHERE, Run, Runner
from commands.forms import commands_in, git
from commands.github_cli import Kept
from docs.pages import ROOT

from jdgen.commands.init import offered_files

CLAUSE = "roles/_shared/clauses/common.yaml"
ELSEWHERE = ".github/workflows/elsewhere.yml"
PULL_REQUEST = {"github.base_ref": "main", "github.event.pull_request.number": "7"}
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the workflows run on Linux")


@pytest.fixture
def machine(trust: Path, trusts_remote: Path, tmp_path: Path) -> Runner:
    return Runner(trust, tmp_path / "runner")


@pytest.fixture
def kept(machine: Runner) -> Kept:
    return Kept(machine.played)


def proposed(machine: Runner, *changes: tuple[str, str, str]) -> None:
    """Commit replacements in files onto a branch that a pull request is opened for."""
    git(machine.folder, "switch", "--quiet", "--create", "proposed")
    for path, old, new in changes:
        change(machine.folder / path, old, new)
    git(machine.folder, "add", ".")
    git(machine.folder, "commit", "--quiet", "--allow-empty", "--message", "Propose")


def run(machine: Runner, event: str = "pull_request", **about: str) -> Run:
    done = machine.run(CHECKING, event=event, about=PULL_REQUEST if event == "pull_request" else about)
    done.failed = [job for job in done.failed if job == "review"]
    return done


def with_inputs(machine: Runner, *lines: str) -> str:
    """A workflow that uses the action of jdgen's own repository with these inputs; its path."""
    given = "".join(f"          {line}\n" for line in lines)
    (action,) = FROM_ELSEWHERE
    (machine.folder / ELSEWHERE).write_text(
        "name: Elsewhere\non:\n  push:\njobs:\n  review:\n    runs-on: ubuntu-latest\n    steps:\n"
        f"      - uses: {action}\n        id: review\n" + (f"        with:\n{given}" if given else ""), "utf-8",
    )  # fmt: skip
    git(machine.folder, "add", ELSEWHERE)
    return ELSEWHERE


def uploaded(machine: Runner, name: str = "changed-roles") -> list[str]:
    folder = machine.artifacts / name
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


FIRST_AID = (CLAUSE, "Give first aid within", "Give first aid only within")


def test_a_pull_request_has_a_summary_the_documents_of_changed_roles_alone_and_a_comment(
    machine: Runner, kept: Kept
) -> None:
    proposed(machine, FIRST_AID)
    done = run(machine)
    assert done.succeeded, done.log
    assert done.summary.startswith("## What roles say otherwise\n") and "first-aid" in done.summary
    roles = ("midday-supervisor", "senior-teaching-assistant", "teaching-assistant", "willow/boathouse-instructor")
    assert uploaded(machine) == sorted([
        "changes.json", "changes.md", "redlines/changes.html",
        *(f"documents/{role}.{kind}" for role in roles for kind in ("docx", "html")),
        *(f"redlines/{role}-changes.docx" for role in roles),
    ])  # fmt: skip
    (comment,) = kept.comments
    mark, _, told = comment["body"].partition("\n")
    assert mark.startswith("<!-- jdgen ") and comment["on"] == "7"
    assert told.startswith("## What roles say otherwise\n")
    assert told.endswith(f"\n[The documents, and what is changed in them]({ARTIFACT})\n")


def test_the_comment_is_written_anew_and_nobody_elses_is_touched(machine: Runner, kept: Kept) -> None:
    proposed(machine, FIRST_AID)
    run(machine)
    mark = kept.comments[0]["body"].partition("\n")[0]
    others = [{"id": 8, "login": "somebody", "body": mark}, {"id": 9, "login": "github-actions[bot]", "body": "Built."}]
    kept.comments = [*others, *kept.comments]
    change(machine.folder / "roles/site-manager.yaml", "title: Site Manager", "title: Premises Manager")
    git(machine.folder, "commit", "--quiet", "--all", "--message", "More")
    assert run(machine).succeeded
    assert kept.comments[:2] == others and len(kept.comments) == 3
    assert "Premises Manager" in kept.comments[2]["body"] and "first-aid" in kept.comments[2]["body"]


def test_a_change_that_was_taken_back_is_taken_back_in_the_comment_too(machine: Runner, kept: Kept) -> None:
    proposed(machine, FIRST_AID)
    run(machine)
    git(machine.folder, "revert", "--no-edit", "HEAD")
    assert run(machine).succeeded
    assert len(kept.comments) == 1 and "first-aid" not in kept.comments[0]["body"]


def test_a_change_that_says_nothing_otherwise_has_no_comment_and_no_documents(machine: Runner, kept: Kept) -> None:
    proposed(machine)
    done = run(machine)
    assert done.succeeded, done.log
    assert "**No role says anything else.**" in done.summary
    assert kept.comments == [] and uploaded(machine) == []


def test_a_token_that_can_only_read_fails_nothing_and_is_told(machine: Runner, kept: Kept) -> None:
    kept.refuse()
    proposed(machine, FIRST_AID)
    done = run(machine)
    assert done.succeeded, done.log
    assert kept.comments == [] and uploaded(machine) != []
    assert "::notice title=No comment::This run may only read" in done.log
    assert "may only read, as it does for a pull request from a fork, so there is no comment." in done.summary


def test_a_service_that_is_out_of_order_is_a_warning_and_is_not_obeyed(machine: Runner, kept: Kept) -> None:
    kept.refuse("out-of-order")
    proposed(machine, FIRST_AID)
    done = run(machine)
    assert done.succeeded, done.log
    assert "::warning title=No comment::The comment could not be posted." in done.log
    assert [line for line in commands_in(done.log) if "Bad Gateway" in line] == []


def test_a_push_is_compared_with_what_was_there_before_and_has_no_comment(machine: Runner, kept: Kept) -> None:
    before = git(machine.folder, "rev-parse", "HEAD").strip()
    proposed(machine, FIRST_AID)
    git(machine.folder, "commit", "--quiet", "--allow-empty", "--message", "Second of the push")
    done = run(machine, "push", **{"github.event.before": before})
    assert done.succeeded, done.log
    assert "first-aid" in done.summary and kept.called == []
    new_branch = run(machine, "push", **{"github.event.before": "0" * 40})
    assert new_branch.succeeded and "first-aid" not in new_branch.summary


@pytest.mark.parametrize("event", ["workflow_dispatch", "schedule"])
def test_a_run_that_nobody_pushed_is_compared_with_the_commit_before(event: str, machine: Runner, kept: Kept) -> None:
    proposed(machine, FIRST_AID)
    done = run(machine, event)
    assert done.succeeded, done.log
    assert "first-aid" in done.summary and kept.called == []


def test_the_first_commit_has_nothing_to_be_compared_with(machine: Runner) -> None:
    done = run(machine, "push")
    assert done.succeeded, done.log
    assert "This is the first commit, so there is nothing to compare with." in done.summary


def test_a_change_that_brings_the_workspace_has_nothing_to_be_compared_with(machine: Runner, kept: Kept) -> None:
    (machine.folder / "jdgen.yaml").rename(machine.folder / "later.yaml")
    git(machine.folder, "commit", "--quiet", "--all", "--message", "Before there was a workspace")
    git(machine.folder, "push", "--quiet", "origin", "main")
    git(machine.folder, "switch", "--quiet", "--create", "proposed")
    git(machine.folder, "revert", "--no-edit", "HEAD")
    done = run(machine)
    assert done.succeeded, done.log
    assert "There was no workspace before this change, so there is nothing to compare with." in done.summary
    assert kept.comments == [] and uploaded(machine) == []


def test_a_clone_without_the_base_says_what_to_do(machine: Runner, trusts_remote: Path, tmp_path: Path) -> None:
    proposed(machine, FIRST_AID)
    git(machine.folder, "push", "--quiet", "origin", "proposed")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=proposed", f"file://{trusts_remote}", str(shallow))
    for event in ("pull_request", "push"):
        done = run(Runner(shallow, tmp_path / event), event)
        assert done.failed == ["review"]
        assert "fetch-depth: 0" in done.summary, done.log
        assert "::error title=Nothing to compare with::" in done.log


def test_mistakes_are_marked_told_whole_on_the_page_and_fail_the_run_after_all_else_is_done(
    machine: Runner, kept: Kept
) -> None:
    keys = "".join(f"key{number}: x\n" for number in range(14))
    proposed(machine, FIRST_AID, ("roles/site-manager.yaml", "title:", f"{keys}title:"))
    done = run(machine)
    assert done.failed == ["review"]
    marks = [line for line in commands_in(done.log) if line.startswith(("::error", "::warning", "::notice"))]
    assert len(marks) == 10
    told = done.summary.partition("## What the check found\n")[2]
    assert all(
        f"    = There is no key “key{number}”" in told or f"no key “key{number}” here" in told for number in range(14)
    )
    assert "    14 errors in 1 file." in told and "::" not in told.partition("## What roles")[0]
    assert len(kept.comments) == 1 and "documents/midday-supervisor.docx" in uploaded(machine)


def test_a_workspace_that_cannot_be_read_is_told_and_compared_with_nothing(machine: Runner, kept: Kept) -> None:
    proposed(machine, ("jdgen.yaml", "trust:", "trusts:"))
    done = run(machine)
    assert done.failed == ["review"]
    assert "::error file=jdgen.yaml,line=" in done.log and "    jdgen.yaml:" in done.summary
    assert "Nothing could be compared: see what is wrong above." in done.summary
    assert kept.comments == [] and uploaded(machine) == []


def test_a_change_that_may_affect_a_grade_stops_the_run_if_that_is_asked_for(machine: Runner) -> None:
    path = with_inputs(machine, "fail-on: grade")
    proposed(machine, ("roles/site-manager.yaml", "grade: RB6", "grade: RB7"))
    done = machine.run(path, event="pull_request", about=PULL_REQUEST)
    assert done.failed == ["review"]
    assert "Without a newer evaluation: site-manager." in done.summary
    assert "documents/site-manager.docx" in uploaded(machine)
    assert machine.run(with_inputs(machine), event="pull_request", about=PULL_REQUEST).succeeded


def test_inputs_say_what_is_made_and_outputs_how_much(machine: Runner, kept: Kept) -> None:
    proposed(machine, FIRST_AID)
    path = with_inputs(machine, "base: HEAD~1", "formats: txt", 'comment: "false"', "name: mine", "version: 0.0.9")
    done = machine.run(path, event="pull_request", about=PULL_REQUEST)
    assert done.succeeded, done.log
    assert "install --quiet jdgen==0.0.9" in machine.installed and kept.called == []
    assert [name for name in uploaded(machine, "mine") if name.startswith("documents/")] == [
        "documents/midday-supervisor.txt", "documents/senior-teaching-assistant.txt",
        "documents/teaching-assistant.txt", "documents/willow/boathouse-instructor.txt",
    ]  # fmt: skip
    assert done.steps["review"]["changed"] == "4"
    assert Path(done.steps["review"]["summary"]).read_text("utf-8").startswith("## What roles say otherwise\n")


def test_the_action_of_this_repository_installs_the_jdgen_it_came_with(machine: Runner) -> None:
    assert machine.run(with_inputs(machine), event="push").succeeded
    assert f"install --quiet {ROOT}\n" in machine.installed


def test_the_action_of_this_repository_and_that_of_a_new_workspace_are_one(trust: Path) -> None:
    offered = offered_files()["action.yml"]
    assert (ROOT / "action.yml").read_bytes() == offered, "run python tools/generated.py"
    own = (trust / ".github/actions/review/action.yml").read_text("utf-8").splitlines()
    differing = [line for line in own if line not in offered.decode().splitlines()]
    assert len(differing) == 1 and differing[0].strip().startswith("default: ")


def test_a_workspace_in_a_sub_folder_is_marked_from_the_root_on(trust: Path, tmp_path: Path, machine: Runner) -> None:
    whole = tmp_path / "whole"
    (whole / "posts").mkdir(parents=True)
    subprocess.run(["cp", "-r", f"{trust}/.", str(whole / "posts")], check=True)
    subprocess.run(["rm", "-rf", str(whole / "posts/.git")], check=True)
    git(whole, "init", "--quiet", "--initial-branch=main")
    git(whole, "add", ".")
    git(whole, "commit", "--quiet", "--message", "Begin")
    change(whole / "posts" / CLAUSE, FIRST_AID[1], FIRST_AID[2])
    change(whole / "posts/roles/site-manager.yaml", "title:", "titel:")
    git(whole, "commit", "--quiet", "--all", "--message", "More")
    below = Runner(whole, tmp_path / "below")
    (whole / ".github/workflows").mkdir(parents=True)
    done = below.run(with_inputs(below, "working-directory: posts"), event="push")
    assert done.failed == ["review"]
    assert "::error file=posts/roles/site-manager.yaml,line=" in done.log
    assert "documents/midday-supervisor.docx" in uploaded(below)


HOSTILE = ("$(touch x)", "`touch x`", "'; touch x; '", '"; touch x; "', "##[error]x ::error::x", "@everyone <b>x</b>")


def test_what_a_pull_request_brings_along_is_never_carried_out(machine: Runner, kept: Kept, tmp_path: Path) -> None:
    base = git(machine.folder, "rev-parse", "main").strip()
    git(machine.folder, "switch", "--quiet", "--create", "proposed")
    role = machine.folder / "roles/site-manager.yaml"
    for number, text in enumerate(HOSTILE):
        text = text.replace("/", "")
        written = role.read_text("utf-8").replace("title: Site Manager", f"title: {json.dumps(text)}")
        for name in (f"own{number}", text):
            (machine.folder / f"roles/{name}.yaml").write_text(written, "utf-8")
    change(role, "title:", "titel$(touch x): ##[error]\ntitle:")
    for name in (base, "origin/main", "HEAD~1"):  # folders that would pass for what is compared with
        (machine.folder / name).mkdir(parents=True)
        (machine.folder / name / "jdgen.yaml").write_text("house: none\n", "utf-8")
    git(machine.folder, "add", ".")
    git(machine.folder, "commit", "--quiet", "--message", "Propose ::error::x\n\n##[error]x")
    done = run(machine)
    assert [path for path in tmp_path.rglob("*") if path.name == "x"] == []
    outside = True
    for line in done.log.splitlines():
        if line.startswith("::stop-commands::"):
            outside, word = False, line.removeprefix("::stop-commands::")
        elif not outside:
            outside = line == f"::{word}::"
        elif not line.startswith("::error file="):  # a command itself, which is not searched for another
            assert "##[" not in line and "::error::x" not in line
    assert outside and "title=own0" not in done.log
    (comment,) = kept.comments
    assert "own0" in comment["body"]
    assert "@everyone" not in comment["body"] and re.findall(r"(?<!\\)<b>x", comment["body"]) == []


def test_python_imports_nothing_that_a_pull_request_brings_along(machine: Runner, kept: Kept) -> None:
    git(machine.folder, "switch", "--quiet", "--create", "proposed")
    for module in ("json", "secrets", "sitecustomize", "click", "jdgen"):
        (machine.folder / f"{module}.py").write_text(f"open({module!r} + '-carried-out', 'w').close()\n", "utf-8")
    change(machine.folder / CLAUSE, FIRST_AID[1], FIRST_AID[2])
    git(machine.folder, "add", ".")
    git(machine.folder, "commit", "--quiet", "--message", "Propose")
    done = run(machine)
    assert done.succeeded, done.log
    assert list(machine.folder.glob("*-carried-out")) == [] and len(kept.comments) == 1


def test_a_tag_does_not_pass_for_the_branch_that_is_compared_with(machine: Runner, kept: Kept) -> None:
    proposed(machine, FIRST_AID)
    git(machine.folder, "tag", "origin/main")
    done = run(machine)
    assert done.succeeded, done.log
    assert "From origin/main at the fork to the working tree" in done.summary and "first-aid" in done.summary


def test_a_repository_among_the_files_of_a_pull_request_is_not_asked(
    trust: Path, trusts_remote: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "whole"
    (whole / ".github/workflows").mkdir(parents=True)
    git(tmp_path, "clone", "--quiet", "--bare", str(trusts_remote), str(whole / "posts"))
    shutil.copytree(trust, whole / "posts", ignore=shutil.ignore_patterns(".git"), dirs_exist_ok=True)
    (whole / "posts/refs/kept").touch()  # without it there is no such folder in a checkout
    git(whole, "init", "--quiet", "--initial-branch=main")
    git(whole, "add", ".")
    git(whole, "commit", "--quiet", "--message", "Begin")
    machine = Runner(whole, tmp_path / "runner")
    done = machine.run(with_inputs(machine, "working-directory: posts"), event="push")
    assert done.failed == ["review"]
    assert "fatal: cannot use bare repository" in done.log
