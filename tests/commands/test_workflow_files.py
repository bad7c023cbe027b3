"""The workflows that `jdgen init` writes, read: known keys, GitHub's own actions, no more rights than they need."""

import re
from pathlib import Path
from typing import Any

import pytest
from commands.actions import APPROVE, BUILD, CHECKING, NEW_ROLE, PUBLISH, PULL_REQUEST, form, read

WORKFLOWS = (CHECKING, NEW_ROLE, APPROVE, BUILD, PUBLISH)
PUSHING = (NEW_ROLE, APPROVE)
"""Those that push a branch and open a pull request."""
KEYS = {
    "": {"name", "on", "permissions", "defaults", "jobs"},
    "on": {"push", "pull_request", "workflow_dispatch"},
    "input": {"description", "required", "type", "options", "default"},
    "job": {"runs-on", "if", "needs", "permissions", "steps"},
    "step": {"name", "id", "if", "uses", "with", "env", "run"},
    "own action": {"name", "description", "inputs", "outputs", "runs"},
    "own step": {"id", "shell", "env", "run"},
}
"""The keys that the workflows use, by the kind of mapping; GitHub takes a workflow with an unknown one for broken."""
ACTIONS = {f"actions/{name}" for name in ("checkout", "download-artifact", "setup-python", "upload-artifact")}
WRITING = {"contents": "write", "pull-requests": "write"}


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
            elif "uses" in step:
                action, _, version = step["uses"].partition("@")
                assert action in ACTIONS and re.fullmatch(r"v\d+|[0-9a-f]{40}", version)


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_workflow_may_do_no_more_than_it_must(path: str, workspace: Path) -> None:
    workflow = read(workspace / path)
    assert workflow["permissions"] == (WRITING if path in PUSHING else {"contents": "read"})
    for job in workflow["jobs"].values():
        pushes = any(step.get("uses", "").startswith("./") for step in job["steps"])
        assert (permissions(workflow, job) == WRITING) == pushes
    assert [step for step in steps(workflow) if "${{" in step.get("run", "")] == []
    assert [step for step in steps(workflow) if "token" in str(step)] == []
    checkouts = [step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == ["false"] * len(workflow["jobs"])


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_change_from_elsewhere_is_checked_without_rights_and_without_secrets(path: str, workspace: Path) -> None:
    workflow = read(workspace / path)
    assert "pull_request_target" not in workflow["on"] and "secrets." not in (workspace / path).read_text("utf-8")
    if "pull_request" in workflow["on"]:
        assert [permissions(workflow, job) for job in workflow["jobs"].values()] == [{"contents": "read"}] * 2


@pytest.mark.parametrize("path", [CHECKING, PUBLISH])
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
    assert len(dated) == {CHECKING: 2, BUILD: 1, PUBLISH: 1}.get(path, 0)
    assert all("--as-of" in line for line in dated)


def permissions(workflow: dict[str, Any], job: dict[str, Any]) -> Any:
    return job.get("permissions", workflow["permissions"])


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]
