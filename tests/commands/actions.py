"""A small stand-in for GitHub's runner: it carries out the steps of a workflow with bash, as GitHub would.

Real are bash, git with a bare remote on disk, and jdgen. Played are `gh` and what installs programs (`pip`, `sudo`), by
scripts on the PATH that write down what they were called with; what GitHub’s own actions answer stands here.
https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
"""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from docs.pages import ROOT

CHECKING = ".github/workflows/job-descriptions.yml"
NEW_ROLE = ".github/workflows/new-role.yml"
BUILD = ".github/workflows/build.yml"
"""The workflows of a new workspace."""
SERVER, REPOSITORY = "https://github.com", "sample/job-descriptions"
PULL = f"{SERVER}/{REPOSITORY}/pull/7"
ANSWERS = {"actions/upload-artifact": {"artifact-url": f"{SERVER}/{REPOSITORY}/actions/runs/1/artifacts/2"}}
"""What the actions put into their outputs."""

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
_PLAYED = {
    "gh": """#!/bin/bash
[ -n "$GH_TOKEN" ] || { echo "gh: to use it here, set the GH_TOKEN environment variable" >&2; exit 4; }
if [ "$1 $2" = "pr create" ]; then
  [ ! -e "PLAYED/pulls-refused" ] || { echo "GitHub Actions is not permitted to create pull requests" >&2; exit 1; }
  printf '%s\\0' "$@" > "PLAYED/pull"
  echo "PULL"
elif [ "$*" != "auth setup-git" ]; then
  exit 1
fi
""",
    "pip": '#!/bin/bash\necho "$*" >> PLAYED/installed\n',
    "sudo": '#!/bin/bash\necho "$*" >> PLAYED/installed\n',
    "jdgen": f"#!/bin/bash\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -m jdgen \"$@\"\n",
}


@dataclass
class Run:
    """What a run came to."""

    succeeded: bool = True
    log: str = ""
    summary: str = ""
    steps: dict[str, dict[str, str]] = field(default_factory=dict)
    """The outputs of the steps that have an id."""


class Runner:
    """A machine with a checkout in `folder`, whose remote `origin` may be pushed to."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.folder, self.scratch = folder, scratch
        self.played = scratch / "played"
        self.played.mkdir(parents=True)
        for name, script in _PLAYED.items():
            path = scratch / "bin" / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(script.replace("PLAYED", str(self.played)).replace("PULL", PULL), "utf-8")
            path.chmod(0o755)

    @property
    def installed(self) -> str:
        """What was asked to be installed."""
        path = self.played / "installed"
        return path.read_text("utf-8") if path.exists() else ""

    @property
    def pull(self) -> list[str]:
        """What the pull request was opened with."""
        path = self.played / "pull"
        return path.read_text("utf-8").split("\0")[:-1] if path.exists() else []

    def run(self, path: str, typed: Mapping[str, str] | None = None) -> Run:
        """Carry out the workflow at `path` of the checkout with what was typed into its form."""
        workflow = read(self.folder / path)
        inputs = {name: given.get("default", "") for name, given in form(workflow).items()} | dict(typed or {})
        run, files = Run(), {name: self._file(name) for name in ("ENV", "STEP_SUMMARY")}
        (job,) = workflow["jobs"].values()
        shell = workflow.get("defaults", {}).get("run", {}).get("shell", "")
        for step in job["steps"]:
            known = {f"inputs.{name}": text for name, text in inputs.items()} | {"github.token": "the-token"}
            known |= {
                f"steps.{id}.outputs.{name}": text
                for id, outputs in run.steps.items()
                for name, text in outputs.items()
            }
            if "if" in step and not _holds(step["if"], known):
                continue
            files["OUTPUT"] = self._file("OUTPUT")
            environment = self._environment(files) | {n: _filled(t, known) for n, t in step.get("env", {}).items()}
            if "run" in step:
                done = self._bash(step["run"], step.get("shell", shell), environment)
                run.log += done.stdout
                run.succeeded = done.returncode == 0
            else:
                answers = ANSWERS.get(step["uses"].partition("@")[0], {})
                files["OUTPUT"].write_text("".join(f"{name}={text}\n" for name, text in answers.items()), "utf-8")
            if "id" in step:
                run.steps[step["id"]] = _pairs(files["OUTPUT"])
            if not run.succeeded:
                break
        run.summary = files["STEP_SUMMARY"].read_text("utf-8")
        return run

    def _bash(self, script: str, shell: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        assert "${{" not in script, "what is typed into a form must not become part of a script"
        file = self.scratch / "step.sh"
        file.write_text(script, "utf-8")
        options = ["--noprofile", "--norc", "-eo", "pipefail"] if shell == "bash" else ["-e"]
        return subprocess.run(
            ["bash", *options, str(file)], cwd=self.folder, env=dict(environment), check=False, text=True,
            encoding="utf-8", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def _environment(self, files: Mapping[str, Path]) -> dict[str, str]:
        temporary, home = self.scratch / "temp", self.scratch / "home"
        temporary.mkdir(exist_ok=True)
        home.mkdir(exist_ok=True)
        return {
            "PATH": f"{self.scratch / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home), "LANG": "C.UTF-8", "CI": "true", "GITHUB_ACTIONS": "true", "GIT_CONFIG_NOSYSTEM": "1",
            "GITHUB_SERVER_URL": SERVER, "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_REF_NAME": "main",
            "GITHUB_RUN_ID": "1", "RUNNER_TEMP": str(temporary),
            **{f"GITHUB_{name}": str(path) for name, path in files.items()}, **_pairs(files["ENV"]),
        }  # fmt: skip

    def _file(self, name: str) -> Path:
        path = self.scratch / name.lower()
        path.write_text("", "utf-8")
        return path


def read(path: Path) -> dict[str, Any]:
    """A workflow; every scalar is text, so that the key `on` is not taken for a truth value."""
    workflow = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    assert isinstance(workflow, dict)
    return workflow


def form(workflow: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The fields of the workflow's form, by name; none if it has no form."""
    by_hand = workflow["on"].get("workflow_dispatch") or {}
    return dict(by_hand.get("inputs", {}))


def _filled(text: str, known: Mapping[str, str]) -> str:
    """`text` with its expressions filled, once: what is filled in is not looked at again."""
    return _EXPRESSION.sub(lambda found: known[found[1].strip()], text)


def _holds(condition: str, known: Mapping[str, str]) -> bool:
    name, _, wanted = condition.partition(" == ")
    return known[name] == wanted.strip("'")


def _pairs(path: Path) -> dict[str, str]:
    """The NAME=VALUE lines of a file by which steps speak to each other; a line of any other kind is an error, as on
    GitHub.
    """
    lines = path.read_text("utf-8").splitlines()
    assert all("=" in line and "<<" not in line for line in lines), lines
    return dict(line.split("=", 1) for line in lines)
