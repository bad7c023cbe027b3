"""What becomes otherwise between two days without a commit: clauses whose wording begins on one."""

import json
from pathlib import Path

import pytest
from calling import Jdgen, change
from commands.forms import git
from jsonschema import Draft202012Validator

CLAUSE = """\
clauses:
  - id: training
    wordings:
      - from: 2024-01-01
        text: Attend the training days that the school offers.
      - from: 2026-09-01
        text: Attend the training days that the trust offers.
"""
ROLE = "roles/teaching-assistant.yaml"
BETWEEN = "From the working tree as worded on 31 August 2026 to the working tree as worded on 1 September 2026:\n"


@pytest.fixture
def dated(workspace: Path) -> Path:
    """The workspace, in no repository, with a clause that is worded otherwise from 1 September 2026."""
    (workspace / "roles/_shared/clauses").mkdir(parents=True, exist_ok=True)
    (workspace / "roles/_shared/clauses/dated.yaml").write_text(CLAUSE, "utf-8")
    text = (workspace / ROLE).read_text("utf-8")
    first = "\n      - "
    assert first in text
    (workspace / ROLE).write_text(text.replace(first, f"{first}use: training{first}", 1), "utf-8")
    return workspace


def test_a_wording_that_begins_between_the_days_is_a_change_of_its_clause(dated: Path, jdgen: Jdgen) -> None:
    answer = jdgen("diff", "--as-of", "2026-08-31..2026-09-01")
    assert answer.code == 0, answer.err
    assert answer.out.startswith(f"{BETWEEN}1 change in 1 role: 1 duties or requirements.\n")
    assert "the shared clause “training”" in answer.out
    assert "the [-school-]{+trust+} offers" in answer.out.replace("] {", "]{")


def test_the_exit_code_says_whether_anything_changes_between_the_days(dated: Path, jdgen: Jdgen) -> None:
    assert jdgen("diff", "--as-of", "2026-08-31..2026-09-01", "--exit-code").code == 1
    assert jdgen("diff", "--as-of", "2026-09-01..2026-09-30", "--exit-code").code == 0
    assert jdgen("diff", "--as-of", "2026-09-01..2026-09-01", "--exit-code").code == 0


def test_an_end_that_is_not_given_is_today(dated: Path, jdgen: Jdgen) -> None:
    answer = jdgen("diff", "--as-of", "..2026-09-01")
    assert answer.out.startswith(
        "From the working tree as worded on 1 January 2026 to the working tree as worded on 1 S"
    )
    assert "1 change" in answer.out
    assert "to the working tree as worded on 1 January 2026:" in jdgen("diff", "--as-of", "2025-12-31..").out


def test_revisions_are_worded_on_a_day_each(dated: Path, jdgen: Jdgen) -> None:
    git(dated, "init", "--quiet", "--initial-branch=main")
    git(dated, "add", ".")
    git(dated, "commit", "--quiet", "--message", "Begin")
    change(dated / ROLE, "grade: Grade 3", "grade: H4")
    answer = jdgen("diff", "HEAD..", "--as-of", "2026-08-31..2026-09-01")
    assert answer.out.startswith(
        "From HEAD as worded on 31 August 2026 to the working tree as worded on 1 September 2026:\n2 changes in 1 role"
    )
    assert "1 change in 1 role: 1 duties" in jdgen("diff", "HEAD..HEAD", "--as-of", "2026-08-31..2026-09-01").out
    assert "Grade 3" not in jdgen("diff", "--as-of", "2026-08-31..2026-09-01").out


def test_both_days_are_in_the_json_and_its_schema(dated: Path, jdgen: Jdgen) -> None:
    data = json.loads(jdgen("diff", "-f", "json", "--as-of", "2026-08-31..2026-09-01").out)
    assert (data["old_as_of"], data["as_of"]) == ("2026-08-31", "2026-09-01")
    assert list(Draft202012Validator(json.loads(jdgen("schema", "diff").out)).iter_errors(data)) == []
    same = json.loads(jdgen("diff", "--from", ".", "-f", "json", "--as-of", "2026-09-01").out)
    assert (same["old_as_of"], same["as_of"]) == ("2026-09-01", "2026-09-01")


def test_a_redline_shows_what_begins(dated: Path, jdgen: Jdgen) -> None:
    answer = jdgen("diff", "-f", "docx", "-o", "out", "--as-of", "2026-08-31..2026-09-01")
    assert answer.out == "out/changes.html\nout/teaching-assistant-changes.docx\n"
    assert "as worded on 31 August 2026" in (dated / "out/changes.html").read_text("utf-8")


def test_a_role_that_had_no_wording_yet_is_not_wrong_now(dated: Path, jdgen: Jdgen) -> None:
    answer = jdgen("diff", "--as-of", "2023-12-31..2024-01-01")
    assert "on the side of the working tree as worded on 31 December 2023 it has 1 problem" in answer.out
    assert answer.code == 0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("2026-09-01..2026-08-31", "“2026-09-01..2026-08-31” runs backwards: 1 September 2026 is after 31 August 2026. "
         "Write 2026-08-31..2026-09-01."),
        ("..", "“..” names no date. Write one day or two, such as 2026-08-31..2026-09-01."),
        ("2026-08-31..soon", "“soon” is not a date. Write year-month-day, such as 2026-09-01."),
        ("2026-08-31...2026-09-01", "“.2026-09-01” is not a date."),
    ],
)  # fmt: skip
def test_days_that_are_none_are_told(dated: Path, jdgen: Jdgen, given: str, told: str) -> None:
    answer = jdgen("diff", "--as-of", given)
    assert answer.code == 2
    assert told in " ".join(answer.err.split())
    assert answer.out == ""


def test_the_texts_in_force_are_compared_on_one_day(dated: Path, jdgen: Jdgen) -> None:
    answer = jdgen("diff", "in-force..", "--as-of", "2026-08-31..2026-09-01")
    assert answer.code == 2
    assert "The texts in force are compared on one day, and two are given. Give one with --as-of." in " ".join(
        answer.err.split()
    )
