"""A small stand-in for GitLab's runner: it carries out the jobs of `.gitlab-ci.yml` with bash, as GitLab would.

Real are bash, git with a bare remote on disk (which notes with which options it was pushed to), and jdgen. Played are
`pip` and `apt-get`, by scripts on the PATH that write down what they were called with, and GitLab's answers to `curl`.
https://docs.gitlab.com/ci/yaml/
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commands.actions import JDGEN, NOTE_CALL, install, read
from commands.forms import git

FILE = ".gitlab-ci.yml"
REVIEW = ".gitlab/review.yml"
SETTINGS = {"image", "variables", "workflow", "include"}
"""Keys of the file that are no jobs."""
_HOST, _PROJECT = "gitlab.example.org", "sample/job-descriptions"
JOB = f"https://{_HOST}/{_PROJECT}/-/jobs/9"
TOKEN, OWN_ID = "the-project-token", 5
_CURL = (
    f"#!{sys.executable}\n"
    + r"""
import json, sys
from pathlib import Path
from urllib.parse import parse_qs

played, arguments = Path("PLAYED"), sys.argv[1:]
given = [arguments[n + 1] for n, each in enumerate(arguments) if each in ("--data-urlencode", "--data")]
method = arguments[arguments.index("--request") + 1] if "--request" in arguments else "GET"
address = arguments[-1].partition("/api/v4")[2]
header = Path(arguments[arguments.index("--header") + 1].removeprefix("@")).read_text("utf-8")
allowed = header == "PRIVATE-TOKEN: the-project-token" and not (played / "refused").exists()
if not allowed or "the-project-token" in "".join(arguments):
    print("curl: (22) The requested URL returned error: 403", file=sys.stderr)
    sys.exit(22)


def kept(name):
    path = played / f"{name}.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else []


def value(name):
    for each in given:
        if each.startswith(name + "="):
            return each.partition("=")[2]
        if each.startswith(name + "@"):
            return Path(each.partition("@")[2]).read_text("utf-8")


what = "issues" if "/issues" in address else "notes"
told = kept(what)
if address == "/user":
    print(json.dumps({"id": 5}))
elif method == "GET" and what == "issues":
    print(json.dumps([each for each in told if each["title"] == value("search")]))
elif method == "GET":
    assert "sort=asc" in address
    print(json.dumps(told))
elif method == "POST":
    names = ("title", "description") if what == "issues" else ("body",)
    new = {name: value(name) for name in names}
    told.append({"id": len(told) + 1, "author": {"id": 5}, **new})
else:
    number = int(address.rpartition("/")[2])
    told = [{**each, "body": value("body")} if each["id"] == number else each for each in told]
(played / f"{what}.json").write_text(json.dumps(told), "utf-8")
"""
)
_HOOK = """#!/bin/bash
for ((n = 0; n < ${GIT_PUSH_OPTION_COUNT:-0}; n++)); do
  option="GIT_PUSH_OPTION_$n"
  echo "${!option}" >> PLAYED/pushed
done
"""


@dataclass(frozen=True)
class Done:
    """What a job came to."""

    code: int
    log: str


class GitLab:
    """A machine with a checkout in `folder`, which was cloned from the bare repository `remote`."""

    def __init__(self, folder: Path, remote: Path, scratch: Path) -> None:
        self.folder, self.remote, self.scratch = folder, remote, scratch
        self.played, self.artifacts = scratch / "played", scratch / "artifacts"
        self.played.mkdir(parents=True)
        programs = {"pip": NOTE_CALL, "apt-get": NOTE_CALL, "jdgen": JDGEN, "curl": _CURL}
        install(scratch / "bin", programs, self.played)
        install(remote / "hooks", {"post-receive": _HOOK}, self.played)
        git(remote, "config", "receive.advertisePushOptions", "true")
        self.settings = _with_included(folder)

    @property
    def jobs(self) -> dict[str, dict[str, Any]]:
        """The jobs by name, with what they extend laid below them; templates are none."""
        found = {}
        for name, job in self.settings.items():
            if name not in SETTINGS and not name.startswith("."):
                found[name] = {**self.settings.get(job.get("extends", ""), {}), **job}
        return found

    def run_by(self, **event: str) -> dict[str, str]:
        """The jobs that an event has, each with when it runs: `on_success` or `manual`."""
        if _rule(self.settings["workflow"]["rules"], event, self.folder) is None:
            return {}
        rules = {name: _rule(job.get("rules", [{}]), event, self.folder) for name, job in self.jobs.items()}
        found = {name: rule.get("when", "on_success") for name, rule in rules.items() if rule is not None}
        return {name: when for name, when in found.items() if when != "never"}

    def kept(self, name: str) -> list[dict[str, Any]]:
        """The notes of the merge request, or the `issues`, that were written through `curl`."""
        path = self.played / f"{name}.json"
        return list(json.loads(path.read_text("utf-8"))) if path.exists() else []

    def keep(self, name: str, values: list[dict[str, Any]]) -> None:
        """Have these notes, or issues, there already."""
        (self.played / f"{name}.json").write_text(json.dumps(values), "utf-8")

    def refuse(self) -> None:
        """From now on GitLab refuses every request."""
        (self.played / "refused").touch()

    def run(self, name: str, **variables: str) -> Done:
        """Carry out a job in a fresh checkout, with what the jobs that it needs left behind, and these variables."""
        job = self.jobs[name]
        git(self.folder, "clean", "-fdxq")
        for needed in job.get("needs", []):
            shutil.copytree(self.artifacts / needed, self.folder, dirs_exist_ok=True)
        script = self.scratch / "job.sh"
        script.write_text("\n".join([*job.get("before_script", []), *job["script"]]) + "\n", "utf-8")
        done = subprocess.run(
            ["bash", "-eo", "pipefail", str(script)], cwd=self.folder, env=self._environment() | variables, check=False,
            text=True, encoding="utf-8", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        kept = job.get("artifacts", {})
        if done.returncode == 0 or kept.get("when") == "always":
            for path in [*kept.get("paths", []), *kept.get("reports", {}).values()]:
                if (self.folder / path).exists():
                    self._keep(path, self.artifacts / name)
        return Done(done.returncode, done.stdout)

    def _keep(self, path: str, target: Path) -> None:
        source = self.folder / path
        target.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / path, dirs_exist_ok=True)
        else:
            shutil.copy(source, target / path)

    def _environment(self) -> dict[str, str]:
        url = f"https://gitlab-ci-token:the-token@{_HOST}/{_PROJECT}.git"
        return {
            "PATH": f"{self.scratch / 'bin'}{os.pathsep}{os.environ['PATH']}", "HOME": str(self.scratch),
            "LANG": "C.UTF-8", "CI": "true", "GITLAB_CI": "true", "CI_PIPELINE_ID": "12", "CI_JOB_TOKEN": "the-token",
            "CI_DEFAULT_BRANCH": "main", "CI_SERVER_HOST": _HOST, "CI_PROJECT_PATH": _PROJECT,
            "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": f"url.{self.remote}.insteadOf",
            "GIT_CONFIG_VALUE_0": url, "CI_API_V4_URL": f"https://{_HOST}/api/v4", "CI_PROJECT_ID": "3",
            "CI_MERGE_REQUEST_IID": "7", "CI_JOB_URL": JOB, **self.settings["variables"],
        }  # fmt: skip


def _with_included(folder: Path) -> dict[str, Any]:
    """The settings and jobs of the file, laid over those of the files of the workspace that it includes."""
    own = read(folder / FILE)
    found: dict[str, Any] = {}
    for each in own.get("include", []):
        found |= read(folder / each["local"])
    return {**found, **own, "variables": {**found.get("variables", {}), **own.get("variables", {})}}


def _rule(rules: list[Mapping[str, Any]], event: Mapping[str, str], folder: Path) -> Mapping[str, Any] | None:
    """The first rule that holds for an event."""
    return next((rule for rule in rules if _holds(rule, event, folder)), None)


def _holds(rule: Mapping[str, Any], event: Mapping[str, str], folder: Path) -> bool:
    there = all((folder / path).exists() for path in rule.get("exists", []))
    left, right = re.fullmatch(r'(\$\w+) == (\$\w+|".*")', rule["if"]).groups() if "if" in rule else ("", "")
    return there and _value(left, event) == _value(right, event)


def _value(text: str, event: Mapping[str, str]) -> str:
    known = {"CI_DEFAULT_BRANCH": "main", **event}
    return known.get(text[1:], "") if text.startswith("$") else text.strip('"')
