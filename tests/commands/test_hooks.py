"""The hooks that pre-commit can take from this repository, and the one that `jdgen init` writes: their commands are
carried out in a repository with the sample trust, as pre-commit would.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from calling import change
from docs.pages import ROOT

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
KEYS = {"id", "name", "description", "entry", "language", "pass_filenames", "files"}
SOURCES = (
    "jdgen.yaml", "roles/ta.yaml", "schools/oak.yaml", "schools/oak/roles/x.yaml", "templates/plain/house.yaml",
    "register/2026-09-01-ta.yaml",
)  # fmt: skip
NO_SOURCES = ("README.md", "docs/jdgen.yaml", "sub/roles/ta.yaml", "dist/manifest.json", "jdgen.yaml.orig")


def of_init(trust: Path) -> dict[str, Any]:
    (repository,) = yaml.safe_load((trust / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert repository["repo"] == "local"
    (hook,) = repository["hooks"]
    return dict(hook)


def carry_out(hook: dict[str, Any], *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command of a hook, which is jdgen's; without the names of files."""
    program, *rest = shlex.split(hook["entry"])
    assert program == "jdgen"
    return subprocess.run(
        [sys.executable, "-m", "jdgen", *rest, *arguments], env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True,
        encoding="utf-8", check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def test_the_hooks_are_what_pre_commit_reads() -> None:
    assert set(HOOKS) == {"jdgen-check", "jdgen-pack-check"}
    for hook in HOOKS.values():
        assert set(hook) == KEYS
        assert (hook["language"], hook["pass_filenames"]) == ("python", False)


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_runs_when_a_source_is_in_the_commit_and_else_does_not(name: str) -> None:
    files = re.compile(HOOKS[name]["files"])
    assert [path for path in SOURCES if not files.search(path)] == []
    assert [path for path in NO_SOURCES if files.search(path)] == []


def test_a_new_manifest_is_compared_before_it_is_committed() -> None:
    manifest = "published/manifest.json"
    assert [name for name, hook in HOOKS.items() if re.search(hook["files"], manifest)] == ["jdgen-pack-check"]


def test_the_hook_of_a_new_workspace_is_the_one_that_is_taken_from_here(trust: Path) -> None:
    own = of_init(trust)
    shared = HOOKS["jdgen-check"]
    assert {key: own[key] for key in ("id", "entry", "language", "pass_filenames", "files")} == {
        key: shared[key] for key in ("id", "entry", "language", "pass_filenames", "files")
    }
    assert own["additional_dependencies"][0].startswith("jdgen==")


def test_a_commit_with_a_mistake_is_stopped(trust: Path, trusts_remote: Path) -> None:
    assert carry_out(HOOKS["jdgen-check"]).returncode == 0
    change(trust / "schools/birch.yaml", "head_title:", "head_titel:")
    done = carry_out(HOOKS["jdgen-check"])
    assert done.returncode == 1 and "schools/birch.yaml:" in done.stdout


def test_a_commit_that_leaves_the_manifest_behind_is_stopped(trust: Path, trusts_remote: Path) -> None:
    hook = HOOKS["jdgen-pack-check"]
    assert carry_out(hook).returncode == 2
    publish(trust)
    assert carry_out(hook).returncode == 0
    change(trust / "roles/_shared/clauses/common.yaml", "Give first aid within", "Give first aid only within")
    done = carry_out(hook)
    assert done.returncode == 1 and "(midday-supervisor at birch): clause first-aid" in done.stdout
    publish(trust)
    assert carry_out(hook).returncode == 0


def publish(trust: Path) -> None:
    """Make the pack, and put its manifest where it is to be committed."""
    made = carry_out({"entry": "jdgen pack"}, "-f", "html", "--as-of", "2026-09-01")
    assert made.returncode == 0, made.stdout
    (trust / "published").mkdir(exist_ok=True)
    (trust / "published/manifest.json").write_bytes((trust / "dist/manifest.json").read_bytes())
