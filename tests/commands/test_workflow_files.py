"""The workflows that `jdgen init` writes, read: known keys, GitHub's own actions, no more rights than they need."""

import re
from pathlib import Path
from typing import Any

import pytest
from commands.actions import APPROVE, BUILD, CHECKING, NEW_ROLE, PULL_REQUEST, form, read

WORKFLOWS = (CHECKING, NEW_ROLE, APPROVE, BUILD)
PUSHING = (NEW_ROLE, APPROVE)
"""Those that push a branch and open a pull request."""
KEYS = {
    "": {"name", "on", "permissions", "defaults", "jobs"},
    "on": {"push", "pull_request", "workflow_dispatch"},
    "input": {"description", "required", "type", "options", "default"},
    "job": {"runs-on", "steps"},
    "step": {"name", "id", "if", "uses", "with", "env", "run"},
    "own action": {"name", "description", "inputs", "outputs", "runs"},
    "own step": {"id", "shell", "env", "run"},
}
"""The keys that the workflows use, by the kind of mapping; GitHub takes a workflow with an unknown one for broken."""
ACTIONS = {"actions/checkout", "actions/setup-python", "actions/upload-artifact"}


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_workflow_uses_known_keys_and_githubs_own_actions_of_a_named_version(path: str, workspace: Path) -> None:
    workflow = read(workspace / path)
    assert set(workflow) <= KEYS[""]
    assert set(workflow["on"]) <= KEYS["on"]
    for typed in form(workflow).values():
        assert set(typed) <= KEYS["input"]
        assert typed["type"] in ("string", "choice") and ("options" in typed) == (typed["type"] == "choice")
    for job in workflow["jobs"].values():
        assert set(job) == KEYS["job"]
        for step in job["steps"]:
            assert set(step) <= KEYS["step"]
            assert ("run" in step) != ("uses" in step)
            if step.get("uses") == f"./{Path(PULL_REQUEST).parent}":
                assert path in PUSHING and set(step["with"]) == set(read(workspace / PULL_REQUEST)["inputs"])
            elif "uses" in step:
                action, _, version = step["uses"].partition("@")
                assert action in ACTIONS and re.fullmatch(r"v\d+|[0-9a-f]{40}", version)


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_workflow_may_do_no_more_than_it_must(path: str, workspace: Path) -> None:
    workflow = read(workspace / path)
    wanted = {"contents": "write", "pull-requests": "write"} if path in PUSHING else {"contents": "read"}
    assert workflow["permissions"] == wanted
    assert [step for step in steps(workflow) if "${{" in step.get("run", "")] == []
    assert [step for step in steps(workflow) if "token" in str(step)] == []
    (checkout,) = [step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout")]
    assert path == CHECKING or checkout["with"]["persist-credentials"] == "false"


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
    (checkout,) = [
        step for step in steps(read(workspace / path)) if step.get("uses", "").startswith("actions/checkout")
    ]
    assert checkout["with"]["fetch-depth"] == "0"


@pytest.mark.parametrize("path", WORKFLOWS)
def test_jdgen_is_told_the_day_wherever_it_checks_or_builds(path: str, workspace: Path) -> None:
    lines = [line for step in steps(read(workspace / path)) for line in step.get("run", "").splitlines()]
    dated = [line for line in lines if re.search(r"jdgen (check|build)", line)]
    assert len(dated) == {CHECKING: 2, BUILD: 1}.get(path, 0)
    assert all("--as-of" in line for line in dated)


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]
