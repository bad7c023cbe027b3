"""jdgen list, show and schema."""

import csv
import io
import json
from pathlib import Path

import pytest
import yaml
from calendar_day import AS_OF
from calling import Jdgen, change
from jsonschema import Draft202012Validator

from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.source.tree import MemoryTree

ROLE = "roles/teaching-assistant.yaml"
CLAUSES = "roles/_shared/clauses/safeguarding.yaml"
DECIDED = ("--by", "Pay Committee", "--ref", "14", "--on", "2025-08-31", "--in-force", "2025-09-01")
KINDS = ("role", "workspace", "house", "clauses", "register")


@pytest.fixture
def several(workspace: Path, jdgen: Jdgen) -> Path:
    """The workspace with a second role below a folder, and a broken one."""
    assert jdgen("new", "role", "sen/mentor", "--title", "Mentor, “Level 2”").code == 0
    (workspace / "roles/wrong.yaml").write_text("titel: A\ngrades: B\n", "utf-8")
    return workspace


def test_roles_are_listed_in_columns_and_a_broken_one_with_its_errors(several: Path, jdgen: Jdgen) -> None:
    code, out, err = jdgen("list")
    assert out == (
        "ID                  TITLE               GRADE    HOUSE  VERSION  STATUS  REVIEW\n"
        "sen/mentor          Mentor, “Level 2”            plain           draft\n"
        "teaching-assistant  Teaching Assistant  Grade 3  plain           draft\n"
        "wrong               (2 errors)\n"
    )
    assert (code, err) == (1, "Some roles have errors: “jdgen check” shows them.\n")
    assert jdgen("list", "sen/*").code == 0


def test_the_list_as_csv_is_what_excel_opens(several: Path, jdgen: Jdgen) -> None:
    out = jdgen("list", "--output-format", "csv").out
    assert out.startswith("\ufeffid,title,grade,house,version,status,review,errors\r\n")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    assert [(row["id"], row["title"], row["errors"]) for row in rows] == [
        ("sen/mentor", "Mentor, “Level 2”", "0"), ("teaching-assistant", "Teaching Assistant", "0"), ("wrong", "", "2"),
    ]  # fmt: skip


def test_the_list_as_json_has_the_same_values(several: Path, jdgen: Jdgen) -> None:
    rows = json.loads(jdgen("list", "--output-format", "json").out)
    assert rows[1] == {
        "id": "teaching-assistant", "title": "Teaching Assistant", "grade": "Grade 3", "house": "plain",
        "version": None, "status": "draft", "review": "", "errors": 0,
    }  # fmt: skip


def test_the_list_says_where_each_text_stands_on_a_day_and_when_it_is_to_be_reviewed(
    workspace: Path, jdgen: Jdgen
) -> None:
    change(workspace / CLAUSES, "    owner:", "    review_by: 2027-09-01\n    owner:")
    assert jdgen("approve", "teaching-assistant", *DECIDED).code == 0
    line = "teaching-assistant  Teaching Assistant  Grade 3  plain  1        {}  2027-09-01"
    for day, status in (("2025-10-01", "in force from 1 September 2025"), ("2025-08-05", "draft")):
        assert status in jdgen("list", "--as-of", day).out
    assert jdgen("list").out.splitlines()[1] == line.format("in force from 1 September 2025")
    row = next(csv.DictReader(io.StringIO(jdgen("list", "--output-format", "csv").out.removeprefix("\ufeff"))))
    assert (row["version"], row["status"], row["review"]) == ("1", "in force from 1 September 2025", "2027-09-01")
    change(workspace / CLAUSES, "committed to", "bound to")
    (found,) = json.loads(jdgen("list", "--output-format", "json").out)
    assert (found["version"], found["status"]) == (None, "draft after version 1")


@pytest.mark.parametrize("title", ["=1+1", "+44 club lead", "@home tutor", "-5 to 5 leader", '=HYPERLINK(""x"")'])
def test_no_text_of_the_list_is_run_by_a_spreadsheet(workspace: Path, jdgen: Jdgen, title: str) -> None:
    change(workspace / ROLE, "title: Teaching Assistant", f"title: '{title}'")
    out = jdgen("list", "--output-format", "csv").out.removeprefix("\ufeff")
    (row,) = csv.DictReader(io.StringIO(out, newline=""))
    assert row["title"] == f"'{title}"
    assert title in jdgen("list").out


def test_a_register_that_cannot_be_read_stops_the_list_and_the_show(workspace: Path, jdgen: Jdgen) -> None:
    assert jdgen("approve", "teaching-assistant", *DECIDED).code == 0
    change(workspace / "register/2025-08-31-teaching-assistant.yaml", "version: 1", "version: one")
    for verb in (("list",), ("show", "teaching-assistant"), ("build",), ("check",)):
        answer = jdgen(*verb)
        assert answer.code == 1 and "“one” is not a version." in answer.out + answer.err
    assert not (workspace / "build").exists()


def test_a_list_without_a_role_is_a_question_without_an_answer(workspace: Path, jdgen: Jdgen) -> None:
    (workspace / ROLE).unlink()
    assert jdgen("list").code == 2
    assert jdgen("list", "nobody").code == 2


def test_show_prints_a_role_that_needs_nothing_else(workspace: Path, jdgen: Jdgen) -> None:
    code, out, _ = jdgen("show", "teaching-assistant")
    assert code == 0
    assert "use:" not in out and "Sample Academy Trust" in out
    alone = resolve("shown", Library(MemoryTree({"roles/shown.yaml": out.encode()}), AS_OF))
    shown = json.loads(jdgen("show", "teaching-assistant", "--output-format", "json").out)
    assert alone.title.plain == shown["title"] == "Teaching Assistant"
    assert alone.statements[0].text.plain == shown["statements"][0]["text"]


def test_show_begins_with_where_the_text_stands_on_the_day_asked_for(workspace: Path, jdgen: Jdgen) -> None:
    first = jdgen("show", "teaching-assistant").out.splitlines()[0]
    assert first == "# teaching-assistant · draft · as of 1 January 2026"
    assert jdgen("approve", "teaching-assistant", *DECIDED).code == 0
    first = jdgen("show", "teaching-assistant", "--as-of", "2025-08-31").out.splitlines()[0]
    assert first == (
        "# teaching-assistant · version 1, approved, in force from 1 September 2025 · as of 31 August 2025"
    )
    shown = json.loads(jdgen("show", "teaching-assistant", "--output-format", "json").out)
    assert {key: shown[key] for key in ("id", "version", "status", "as_of")} == {
        "id": "teaching-assistant", "version": 1, "status": "in force from 1 September 2025", "as_of": "2026-01-01",
    }  # fmt: skip


def test_show_as_json_has_the_shape_of_a_resolved_role(workspace: Path, jdgen: Jdgen) -> None:
    shown = json.loads(jdgen("show", "teaching-assistant", "--output-format", "json").out)
    assert shown["directorate"] is None
    assert shown["reports_to"] == ["Class teacher"]
    assert list(shown["purpose"]) == ["intro", "paragraphs", "clauses"]
    assert shown["person_specification"][0]["criteria"][1]["level"] == "desirable"
    assert shown["person_specification"][0]["criteria"][1]["assessed_by"] == ["certificate"]


def test_show_origins_tells_where_each_value_is_written(workspace: Path, jdgen: Jdgen) -> None:
    lines = jdgen("show", "teaching-assistant", "--origins").out.splitlines()
    assert lines[:2] == ["jdgen.yaml:13: house: plain, as jdgen.yaml says", f"{ROLE}:4: title: Teaching Assistant"]
    (shared,) = [line for line in lines if "statements/safeguarding-commitment" in line]
    assert shared.startswith(f"{CLAUSES}:6: statements/safeguarding-commitment: The school is committed")
    assert shared.endswith("…")
    values = json.loads(jdgen("show", "teaching-assistant", "--origins", "--output-format", "json").out)
    assert len(values) == len(lines)
    assert values[1] == {"key": "title", "text": "Teaching Assistant", "file": ROLE, "line": 4}
    text = next(value["text"] for value in values if value["key"] == "statements/safeguarding-commitment")
    assert text.endswith("every member of staff to share this commitment.")


def test_show_takes_one_role(several: Path, jdgen: Jdgen) -> None:
    assert jdgen("show", "*").code == 2
    assert jdgen("show").code == 2
    answer = jdgen("show", "teaching-asistant")
    assert answer.code == 2 and "Did you mean teaching-assistant?" in answer.err
    assert jdgen("show", "wrong").code == 1


@pytest.mark.parametrize("kind", KINDS)
def test_schema_prints_without_a_workspace(
    kind: str, tmp_path: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _ = jdgen("schema", kind)
    assert code == 0
    Draft202012Validator.check_schema(json.loads(out))
    assert jdgen("schema", "--write").code == 2


def test_schema_writes_what_the_schema_lines_name(workspace: Path, jdgen: Jdgen) -> None:
    for path in (workspace / ".jdgen").iterdir():
        path.unlink()
    assert jdgen("schema", "house", "--write").out == ".jdgen/house.schema.json\n"
    assert jdgen("schema", "--write").code == 0
    for path in workspace.rglob("*.yaml"):
        if ".pre-commit" in path.name:
            continue
        named = path.read_text("utf-8").splitlines()[0].removeprefix("# yaml-language-server: $schema=")
        schema = json.loads((path.parent / named).resolve().read_text("utf-8"))
        errors = Draft202012Validator(schema).iter_errors(yaml.load(path.read_text("utf-8"), yaml.BaseLoader))
        assert [error.message for error in errors] == []


def test_an_unknown_kind_of_schema_is_wrong_usage(workspace: Path, jdgen: Jdgen) -> None:
    assert jdgen("schema", "pupil").code == 2


def test_every_verb_has_help_with_examples(jdgen: Jdgen) -> None:
    for verb in ("build", "check", "list", "show", "approve", "schema", "init", "new"):
        answer = jdgen(verb, "--help")
        assert answer.code == 0
        assert "Examples:\n" in answer.out
    for verb in ("role", "house"):
        assert "Examples:\n" in jdgen("new", verb, "--help").out


def test_a_changed_house_shows_in_the_list(workspace: Path, jdgen: Jdgen) -> None:
    assert jdgen("new", "house", "second").code == 0
    change(workspace / ROLE, "title:", "house: second\ntitle:")
    assert "second" in jdgen("list").out


def test_the_list_for_a_school_says_where_the_texts_stand_there(workspace: Path, jdgen: Jdgen) -> None:
    change(
        workspace / "jdgen.yaml",
        "house: plain",
        "schools:\n  oak: {name: Oak Primary}\n  elm: {name: Elm}\nhouse: plain",
    )
    change(workspace / ROLE, "title: Teaching Assistant", 'title: "Teaching Assistant, {{ school.name }}"')
    assert jdgen("approve", "teaching-assistant", "--school", "oak", *DECIDED).code == 0

    def listed(*of: str) -> tuple[str, int | None, str]:
        (row,) = json.loads(jdgen("list", "--output-format", "json", "--as-of", "2025-10-01", *of).out)
        return row["title"], row["version"], row["status"]

    assert listed("--school", "oak") == ("Teaching Assistant, Oak Primary", 1, "in force from 1 September 2025")
    assert listed("--school", "elm") == ("Teaching Assistant, Elm", None, "draft")
    assert listed()[1:] == (None, "draft")


@pytest.mark.parametrize(("command", "school", "said"), [
    ("list", "aok", "There is no school “aok”. Did you mean oak? Schools here: oak."),
    ("list", "", "Invalid value for '--school': It is empty. Give the id of a school, or leave the option out"),
    ("build", "", "Invalid value for '--school': It is empty. Give the id of a school, or leave the option out"),
])  # fmt: skip
def test_a_school_that_is_none_is_wrong_usage(
    workspace: Path, jdgen: Jdgen, command: str, school: str, said: str
) -> None:
    change(workspace / "jdgen.yaml", "house: plain", "schools:\n  oak: {name: Oak}\nhouse: plain")
    answer = jdgen(command, f"--school={school}")
    assert (answer.code, answer.out) == (2, "") and said in answer.err
    assert not (workspace / "build").exists()
