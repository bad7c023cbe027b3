"""On GitHub no more than ten findings can be marked: they are the gravest causes, and nothing is lost of the rest."""

import re
import shutil
from pathlib import Path

import pytest
from calling import Jdgen, change
from commands.forms import git

ROLE = "roles/teaching-assistant.yaml"
CAUSES, ROLES = 14, 15
"""Keys that there are not, in each of so many roles."""


@pytest.fixture
def many(workspace: Path) -> Path:
    """A workspace with 210 findings of 14 causes."""
    change(workspace / ROLE, "title:", "".join(f"key{number}: x\n" for number in range(CAUSES)) + "title:")
    for number in range(ROLES - 1):
        shutil.copy(workspace / ROLE, workspace / f"roles/copy-{number}.yaml")
    return workspace


def marks(out: str) -> list[str]:
    return [line for line in out.partition("::stop-commands::")[0].splitlines() if line.startswith("::")]


def test_two_hundred_findings_make_ten_marks_one_a_cause_and_the_last_counts_the_rest(many: Path, jdgen: Jdgen) -> None:
    out = jdgen("check", "--output-format", "github").out
    *told, rest = marks(out)
    assert len(told) == 9
    said = [re.sub(r"^::(\w+) [^:]*title=[^:]*::", r"\1 ", mark).partition(" Also at ")[0] for mark in told]
    assert len(set(said)) == 9, "one a cause"
    assert all("and 9 more places." in mark for mark in told)
    assert rest == (
        "::notice title=5 more to see::5 causes more are not marked, since GitHub shows no more than 10 marks. "
        "The log of this step tells all 210 findings, and so does “jdgen check”."
    )


def test_all_findings_are_in_the_log_in_full(many: Path, jdgen: Jdgen) -> None:
    out = jdgen("check", "--output-format", "github").out
    in_full = jdgen("check").out
    between = re.fullmatch(r"(?s).*::stop-commands::([0-9a-f]{64})\n(.*)::\1::\n", out)
    assert between and between[2] == in_full


def test_errors_are_marked_before_warnings_and_a_rare_code_before_the_tenth_of_a_common_one(
    workspace: Path, jdgen: Jdgen
) -> None:
    for number in range(12):
        shutil.copy(workspace / ROLE, workspace / f"roles/a{number:02}.yaml")
        change(workspace / f"roles/a{number:02}.yaml", "grade: Grade 3", f"grade: Grade 3\nkey{number}: x")
    change(workspace / ROLE, "use: safeguarding-commitment", "use: safeguarding-comitment")
    change(workspace / ROLE, "  weeks:", '  salary: "£25,989"\n  weeks:')
    told = marks(jdgen("check", "--output-format", "github").out)
    assert len(told) == 10
    assert [mark.partition(" ")[0] for mark in told] == ["::error"] * 9 + ["::notice"]
    assert f"file={ROLE}" in "".join(told[:3]), "it comes last of all in the order of files"


def test_ten_causes_are_all_marked(workspace: Path, jdgen: Jdgen) -> None:
    keys = "".join(f"key{number}: x\n" for number in range(10))
    change(workspace / ROLE, "title:", f"{keys}title:")
    told = marks(jdgen("check", "--output-format", "github").out)
    assert len(told) == 10 and all(mark.startswith("::error") for mark in told)


@pytest.mark.parametrize(("form", "mark"), [("github", "file=posts/trust/"), ("gitlab", '"path": "posts/trust/')])
def test_a_file_is_marked_from_the_root_of_the_repository_on(
    form: str, mark: str, workspace: Path, tmp_path: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(workspace / ROLE, "grade: Grade 3", "grdae: Grade 3")
    below = tmp_path / "repository/posts/trust"
    shutil.copytree(workspace, below)
    git(tmp_path / "repository", "init", "--quiet")
    monkeypatch.chdir(below)
    assert f"{mark}{ROLE}" in jdgen("check", "--output-format", form).out
