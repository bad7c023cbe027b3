"""The workflows that `jdgen init` writes, read: known keys, GitHub's own actions, no more rights than they need."""

import re
from pathlib import Path
from typing import Any

import pytest
from commands.actions import APPROVE, BUILD, CHECKING, NEW_ROLE, PUBLISH, PULL_REQUEST, REVIEW, WORDING, form, read

WORKFLOWS = (CHECKING, NEW_ROLE, APPROVE, BUILD, PUBLISH, WORDING)
PUSHING = (NEW_ROLE, APPROVE)
"""Those that push a branch and open a pull request."""
KEYS = {
    "": {"name", "on", "permissions", "defaults", "jobs"},
    "on": {"push", "pull_request", "schedule", "workflow_dispatch"},
    "input": {"description", "required", "type", "options", "default"},
    "job": {"runs-on", "if", "needs", "permissions", "steps"},
    "step": {"name", "id", "if", "uses", "with", "env", "run"},
    "own action": {"name", "description", "inputs", "outputs", "runs"},
    "own step": {"id", "shell", "env", "run"},
    "review input": {"description", "default"},
    "review step": {"name", "id", "if", "shell", "working-directory", "env", "run"},
    "review action": {"id", "if", "uses", "with"},
}
"""The keys that the workflows use, by the kind of mapping; GitHub takes a workflow with an unknown one for broken."""
ACTIONS = {f"actions/{name}" for name in ("checkout", "download-artifact", "setup-python", "upload-artifact")}
WRITING = {"contents": "write", "pull-requests": "write"}
COMMENTING = {"contents": "read", "pull-requests": "write"}
OPENING_ISSUES = {"contents": "read", "issues": "write"}


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_workflow_uses_known_keys_and_githubs_own_actions_of_a_named_version(path: str, workspace: Path) -> None:
    workflow = read(workspace / path)
    assert set(workflow) <= KEYS[""]
    assert set(workflow["on"]) <= KEYS["on"]
    for typed in form(workflow).values():
        assert set(typed) <= KEYS["input"]
        assert typed["type"] in ("string", "choice") and ("options" in typed) == (typed["type"] == "choice")
    for job in workflow["jobs"].values():
        assert {"runs-on", "steps"} <= set(job) <= KEYS["job"]
        for step in job["steps"]:
            assert set(step) <= KEYS["step"]
            assert ("run" in step) != ("uses" in step)
            if step.get("uses") == f"./{Path(PULL_REQUEST).parent}":
                assert permissions(workflow, job) == WRITING and set(step["with"]) == set(
                    read(workspace / PULL_REQUEST)["inputs"]
                )
            elif step.get("uses") == f"./{Path(REVIEW).parent}":
                assert permissions(workflow, job) == COMMENTING and "with" not in step
            elif "uses" in step:
                assert is_of_github(step["uses"])


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_workflow_may_do_no_more_than_it_must(path: str, workspace: Path) -> None:
    workflow = read(workspace / path)
    least = dict.fromkeys(PUSHING, WRITING) | {WORDING: OPENING_ISSUES}
    assert workflow["permissions"] == least.get(path, {"contents": "read"})
    for job in workflow["jobs"].values():
        pushes = any(step.get("uses") == f"./{Path(PULL_REQUEST).parent}" for step in job["steps"])
        assert (permissions(workflow, job) == WRITING) == pushes
    assert [step for step in steps(workflow) if "${{" in step.get("run", "")] == []
    given = [step["env"]["GH_TOKEN"] for step in steps(workflow) if "github.token" in str(step)]
    assert given == (["${{ github.token }}"] if path == WORDING else [])
    checkouts = [step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == ["false"] * len(workflow["jobs"])


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_change_from_elsewhere_is_checked_without_rights_and_without_secrets(path: str, workspace: Path) -> None:
    workflow = read(workspace / path)
    assert "pull_request_target" not in workflow["on"] and "secrets." not in (workspace / path).read_text("utf-8")
    if "pull_request" in workflow["on"]:
        assert [permissions(workflow, job) for job in workflow["jobs"].values()] == [COMMENTING, {"contents": "read"}]


@pytest.mark.parametrize("path", [CHECKING, PUBLISH, WORDING])
def test_what_is_installed_is_kept_until_the_workflow_names_another_version(path: str, workspace: Path) -> None:
    # setup-python fails where no file is of the name it makes its key of, and of its own accord looks for no workflow
    for step in steps(read(workspace / path)):
        if step.get("uses", "").startswith("actions/setup-python"):
            assert step["with"]["cache"] == "pip"
            assert step["with"]["cache-dependency-path"] == path


def test_libreoffice_is_installed_only_where_pdfs_are_made(workspace: Path) -> None:
    for path in WORKFLOWS:
        for job in read(workspace / path)["jobs"].values():
            script = "".join(step.get("run", "") for step in job["steps"])
            makes = re.search("pack --format .*pdf", script) is not None or path == BUILD
            assert ("libreoffice" in script) == makes


def test_only_the_step_that_opens_the_pull_request_is_given_the_token(workspace: Path) -> None:
    action = read(workspace / PULL_REQUEST)
    assert set(action) == KEYS["own action"] and action["runs"]["using"] == "composite"
    (step,) = action["runs"]["steps"]
    assert set(step) == KEYS["own step"] and step["shell"] == "bash"
    assert step["env"]["GH_TOKEN"] == "${{ github.token }}" and "${{" not in step["run"]
    given = {f"${{{{ inputs.{name} }}}}" for name in action["inputs"]}
    assert set(step["env"].values()) == given | {"${{ github.token }}"}


@pytest.mark.parametrize("path", [CHECKING, APPROVE])
def test_what_looks_at_the_register_has_its_whole_history(path: str, workspace: Path) -> None:
    checking = next(iter(read(workspace / path)["jobs"].values()))
    (checkout,) = [step for step in checking["steps"] if step.get("uses", "").startswith("actions/checkout")]
    assert checkout["with"]["fetch-depth"] == "0"


@pytest.mark.parametrize("path", WORKFLOWS)
def test_jdgen_is_told_the_day_wherever_it_checks_or_builds(path: str, workspace: Path) -> None:
    lines = [line for step in steps(read(workspace / path)) for line in step.get("run", "").splitlines()]
    dated = [
        line for line in lines if re.search(r"jdgen (check|build|pack (?!--check))", line)
    ]  # --check goes by the manifest's day
    assert len(dated) == {BUILD: 1, PUBLISH: 1, WORDING: 1}.get(path, 0)
    assert all("--as-of" in line for line in dated)


def test_every_expression_of_the_review_is_given_by_the_environment(workspace: Path) -> None:
    action = read(workspace / REVIEW)
    assert set(action) == KEYS["own action"] and action["runs"]["using"] == "composite"
    assert all(set(given) == KEYS["review input"] and given["description"] for given in action["inputs"].values())
    for step in action["runs"]["steps"]:
        assert set(step) <= KEYS["review action" if "uses" in step else "review step"]
        if "uses" in step:
            assert is_of_github(step["uses"])
        else:
            assert step["shell"] == "bash" and "${{" not in step["run"]
            assert step["run"].startswith("set -euo pipefail\n")
    told = " ".join(str(step) for step in action["runs"]["steps"])
    assert [name for name in action["inputs"] if f"inputs.{name} " not in told] == []


def test_only_the_step_that_comments_is_given_the_token(workspace: Path) -> None:
    holding = [step for step in read(workspace / REVIEW)["runs"]["steps"] if "github.token" in str(step)]
    assert [step["name"] for step in holding] == ["Comment on the pull request"]
    assert "pull_request" in holding[0]["if"]


def is_of_github(uses: str) -> bool:
    """Whether it is one of GitHub's own actions, of a named version."""
    action, _, version = uses.partition("@")
    return action in ACTIONS and re.fullmatch(r"v\d+|[0-9a-f]{40}", version) is not None


def permissions(workflow: dict[str, Any], job: dict[str, Any]) -> Any:
    return job.get("permissions", workflow["permissions"])


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]
