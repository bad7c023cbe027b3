"""A small stand-in for GitHub's runner: it carries out the steps of a workflow with bash, as GitHub would.

Real are bash, git with a bare remote on disk, and jdgen. Played are `gh` (see `github_cli`) and what installs programs
(`pip`, `sudo`), by scripts on the PATH that write down what they were called with; GitHub’s own actions are played
here: what one job uploads another one can download. Each job has a fresh checkout. An action of the workspace's own,
and the one at the root of jdgen's repository, are carried out step by step.
https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from commands.github_cli import GH
from docs.pages import ROOT

CHECKING = ".github/workflows/job-descriptions.yml"
NEW_ROLE = ".github/workflows/new-role.yml"
APPROVE = ".github/workflows/approve.yml"
BUILD = ".github/workflows/build.yml"
PUBLISH = ".github/workflows/publish.yml"
"""The workflows of a new workspace."""
PULL_REQUEST = ".github/actions/pull-request/action.yml"
"""The steps that two of them share."""
REVIEW = ".github/actions/review/action.yml"
"""What is done for every change."""
WORDING = ".github/workflows/dated-wording.yml"
FROM_ELSEWHERE = {"sample/jdgen@v0": ROOT}
"""Actions of other repositories, and where these are."""
SERVER, REPOSITORY = "https://github.com", "sample/job-descriptions"
PULL = f"{SERVER}/{REPOSITORY}/pull/7"
ARTIFACT = f"{SERVER}/{REPOSITORY}/actions/runs/1/artifacts/2"

ACTION_PATH = "github.action_path"

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
JDGEN = f"#!/bin/bash\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -P -m jdgen \"$@\"\n"
NOTE_CALL = '#!/bin/bash\necho "$*" >> PLAYED/installed\n'
"""Scripts: jdgen as it stands here, which like an installed one imports nothing from the current folder, and a program
that only notes what it was called with."""
_PLAYED = {
    "gh": GH,
    "pip": NOTE_CALL,
    "sudo": NOTE_CALL,
    "jdgen": JDGEN,
}


@dataclass
class Run:
    """What a run came to."""

    succeeded: bool = True
    log: str = ""
    summary: str = ""
    steps: dict[str, dict[str, str]] = field(default_factory=dict)
    """The outputs of the steps that have an id, of all jobs."""
    failed: list[str] = field(default_factory=list)
    """The jobs that failed, and those that were passed over since they need one that did."""
    jobs: list[str] = field(default_factory=list)
    """The jobs that were begun."""


class Runner:
    """A machine with a checkout in `folder`, whose remote `origin` may be pushed to."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.folder, self.scratch = folder, scratch
        self.played, self.artifacts = scratch / "played", scratch / "artifacts"
        self.played.mkdir(parents=True)
        install(scratch / "bin", _PLAYED, self.played)

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

    def run(
        self,
        path: str,
        typed: Mapping[str, str] | None = None,
        event: str = "workflow_dispatch",
        about: Mapping[str, str] | None = None,
    ) -> Run:
        """Carry out the workflow at `path` of the checkout with what was typed into its form; `about` is what
        expressions can know of the event beside its name."""
        workflow = read(self.folder / path)
        inputs = {name: given.get("default", "") for name, given in form(workflow).items()} | dict(typed or {})
        known = {f"inputs.{name}": text for name, text in inputs.items()}
        known |= {"github.token": "the-token", "github.event_name": event, "github.run_id": "1",
                  "github.run_attempt": "1", **(about or {})}  # fmt: skip
        run, files = Run(), {"STEP_SUMMARY": self._file("STEP_SUMMARY")}
        shell = workflow.get("defaults", {}).get("run", {}).get("shell", "")
        for name, job in workflow["jobs"].items():
            if "if" in job and not self._holds(job["if"], known):
                continue
            if job.get("needs") in run.failed:
                run.failed.append(name)
                continue
            run.jobs.append(name)
            run.succeeded = True
            self._clean()
            run.steps |= self._carry_out(job["steps"], known, shell, files | {"ENV": self._file("ENV")}, run)
            if not run.succeeded:
                run.failed.append(name)
        run.succeeded = not run.failed
        run.summary = files["STEP_SUMMARY"].read_text("utf-8")
        return run

    def _clean(self) -> None:
        """What a fresh checkout would have: nothing that git does not know."""
        subprocess.run(["git", "clean", "-fdxq"], cwd=self.folder, check=True)

    def _carry_out(
        self,
        steps: list[dict[str, Any]],
        given_to_all: Mapping[str, str],
        shell: str,
        files: Mapping[str, Path],
        run: Run,
    ) -> dict[str, dict[str, str]]:
        """What the steps put out, by their ids, up to the first that fails; notes in `run` how it went."""
        outputs: dict[str, dict[str, str]] = {}
        for step in steps:
            known = {**given_to_all, **_known(outputs)}
            if "if" in step and not self._holds(step["if"], known):
                continue
            given = {
                name: _filled(text, known) for name, text in {**step.get("env", {}), **step.get("with", {})}.items()
            }
            if "run" in step:
                written = {**files, "OUTPUT": self._file("OUTPUT")}
                folder = self.folder / _filled(step.get("working-directory", "."), known)
                environment = self._environment(written, known) | given
                done = self._bash(step["run"], step.get("shell", shell), environment, folder)
                run.log += done.stdout
                run.succeeded = done.returncode == 0
                said = _pairs(written["OUTPUT"])
            elif step["uses"].startswith("./") or step["uses"] in FROM_ELSEWHERE:
                folder = FROM_ELSEWHERE.get(step["uses"]) or self.folder / step["uses"]
                said = self._own_action(folder, given, given_to_all, files, run)
            else:
                said = self._play(step["uses"].partition("@")[0], given, run)
            if "id" in step:
                outputs[step["id"]] = said
            if not run.succeeded:
                break
        return outputs

    def _own_action(
        self,
        folder: Path,
        given: Mapping[str, str],
        known: Mapping[str, str],
        files: Mapping[str, Path],
        run: Run,
    ) -> dict[str, str]:
        """What an action that is made of steps puts out. It knows the event, what it is given, and no default shell."""
        action = read(folder / "action.yml")
        assert set(given) <= set(action["inputs"])
        inputs = {name: told.get("default", "") for name, told in action["inputs"].items()} | dict(given)
        event = {name: text for name, text in known.items() if name.startswith("github.")}
        known = {**event, **{f"inputs.{name}": text for name, text in inputs.items()}, ACTION_PATH: str(folder)}
        outputs = _known(self._carry_out(action["runs"]["steps"], known, "", files, run))
        return {name: _filled(told["value"], outputs) for name, told in action["outputs"].items() if run.succeeded}

    def _play(self, action: str, given: Mapping[str, str], run: Run) -> dict[str, str]:
        """What one of GitHub's own actions does, and puts out."""
        if action == "actions/upload-artifact":
            source, target = self.folder / given["path"], self.artifacts / given["name"]
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)
            elif source.exists():
                target.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
            elif given.get("if-no-files-found") == "error":
                run.succeeded = False
            return {"artifact-url": ARTIFACT}
        if action == "actions/download-artifact":
            shutil.copytree(self.artifacts / given["name"], self.folder / given["path"], dirs_exist_ok=True)
        return {}

    def _holds(self, condition: str, known: Mapping[str, str]) -> bool:
        """Whether a condition of the form “A == 'text'” or “A != 'text'” holds, or several joined by “&&”."""
        return all(self._holds_alone(each, known) for each in condition.split(" && "))

    def _holds_alone(self, condition: str, known: Mapping[str, str]) -> bool:
        asked, sign, wanted = re.split(r" (==|!=) ", condition)
        file = re.fullmatch(r"hashFiles\('(.*)'\)", asked)
        said = ("a hash" if (self.folder / file[1]).is_file() else "") if file else known.get(asked, "")
        return (said == wanted.strip("'")) == (sign == "==")

    def _bash(
        self, script: str, shell: str, environment: Mapping[str, str], folder: Path
    ) -> subprocess.CompletedProcess[str]:
        assert "${{" not in script, "what is typed into a form must not become part of a script"
        file = self.scratch / "step.sh"
        file.write_text(script, "utf-8")
        options = ["--noprofile", "--norc", "-eo", "pipefail"] if shell == "bash" else ["-e"]
        return subprocess.run(
            ["bash", *options, str(file)], cwd=folder, env=dict(environment), check=False, text=True,
            encoding="utf-8", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def _environment(self, files: Mapping[str, Path], known: Mapping[str, str]) -> dict[str, str]:
        temporary, home = self.scratch / "temp", self.scratch / "home"
        temporary.mkdir(exist_ok=True)
        home.mkdir(exist_ok=True)
        return {
            "PATH": f"{self.scratch / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home), "LANG": "C.UTF-8", "CI": "true", "GITHUB_ACTIONS": "true", "GIT_CONFIG_NOSYSTEM": "1",
            "GITHUB_SERVER_URL": SERVER, "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_REF_NAME": "main",
            "GITHUB_RUN_ID": "1", "GITHUB_EVENT_NAME": known.get("github.event_name", ""),
            "GITHUB_BASE_REF": known.get("github.base_ref", ""), "GITHUB_ACTION_PATH": known.get(ACTION_PATH, ""),
            "RUNNER_TEMP": str(temporary),
            **{f"GITHUB_{name}": str(path) for name, path in files.items()}, **_pairs(files["ENV"]),
        }  # fmt: skip

    def _file(self, name: str) -> Path:
        path = self.scratch / name.lower()
        path.write_text("", "utf-8")
        return path


def install(folder: Path, scripts: Mapping[str, str], played: Path) -> None:
    """Put programs of these names into a folder; what they note down they write into `played`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, script in scripts.items():
        (folder / name).write_text(script.replace("PLAYED", str(played)).replace("PULL", PULL), "utf-8")
        (folder / name).chmod(0o755)


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
    """`text` with its expressions filled, once: what is filled in is not looked at again. What an event does not tell,
    and what a step that was passed over would have put out, is empty."""

    def value(found: re.Match[str]) -> str:
        name = found[1].strip()
        return known.get(name, "") if name.startswith(("github.event.", "steps.")) else known[name]

    return _EXPRESSION.sub(value, text)


def _known(outputs: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What steps put out, by the names that expressions call it."""
    return {f"steps.{id}.outputs.{name}": text for id, said in outputs.items() for name, text in said.items()}


def _pairs(path: Path) -> dict[str, str]:
    """What a file says by which steps speak to each other: NAME=VALUE, or NAME<<END and lines up to END. A line of any
    other kind is an error, as on GitHub.
    """
    lines = path.read_text("utf-8").splitlines()
    pairs: dict[str, str] = {}
    while lines:
        name, sign, text = re.split(r"(=|<<)", lines.pop(0), maxsplit=1)
        if sign == "<<":
            end = lines.index(text)
            text, lines = "\n".join(lines[:end]), lines[end + 1 :]
        pairs[name] = text
    return pairs
