"""The workflows that `jdgen init` writes do what their forms promise, whatever is typed into them.

Their steps are carried out as they stand; see `actions`, which also says what is played.
"""

import json
import os
import re
import zipfile
from pathlib import Path

import pytest
from calling import Jdgen, change
from commands.actions import BUILD, NEW_ROLE, PULL, Runner, form, read
from commands.forms import HOSTILE, branches, changed, commands_in, everything, git
from word.libreoffice import SOFFICE

FOLLOW, COPY = "Follow it: later changes to it reach the new role", "Copy it: the new role goes its own way"

IN_PDF = [pytest.mark.libreoffice, pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the workflows run on Linux")


def test_the_form_for_a_new_role_ends_in_a_pull_request(runner: Runner, remote: Path, jdgen: Jdgen) -> None:
    run = runner.run(NEW_ROLE, {"title": "Reading Mentor", "grade": "H3"})
    assert run.succeeded, run.log
    assert branches(remote) == ["main", "new-role/reading-mentor"]
    assert changed(remote, "new-role/reading-mentor") == ["A\troles/reading-mentor.yaml"]
    text = git(remote, "show", "new-role/reading-mentor:roles/reading-mentor.yaml")
    assert "\ntitle: Reading Mentor\ngrade: H3\n" in text
    assert git(remote, "log", "-1", "--format=%an: %s", "new-role/reading-mentor") == (
        "github-actions[bot]: Begin the role reading-mentor\n"
    )
    edit = "https://github.com/sample/job-descriptions/edit/new-role/reading-mentor/roles/reading-mentor.yaml"
    assert f"[Edit it]({edit})" in run.summary and f"({PULL})" in run.summary
    assert runner.pull[:5] == ["pr", "create", "--base=main", "--head=new-role/reading-mentor",
                               "--title=New role: Reading Mentor"]  # fmt: skip
    assert edit in runner.pull[5]
    assert jdgen("build", "reading-mentor").code == 0


@pytest.mark.parametrize(("how", "mark"), [(FOLLOW, "extends: teaching-assistant"), (COPY, "purpose: >-")])
def test_a_new_role_follows_or_copies_the_one_it_is_based_on(
    how: str, mark: str, runner: Runner, remote: Path, jdgen: Jdgen
) -> None:
    typed = {"title": "Senior Assistant", "grade": "H4", "based_on": "teaching-assistant", "how": how}
    run = runner.run(NEW_ROLE, typed)
    assert run.succeeded, run.log
    assert f"\n{mark}\n" in git(remote, "show", "new-role/senior-assistant:roles/senior-assistant.yaml")
    shown = json.loads(jdgen("show", "senior-assistant", "--output-format", "json").out)
    assert (shown["title"], shown["grade"], len(shown["duties"])) == ("Senior Assistant", "H4", 2)


def test_the_choices_of_the_form_are_those_that_its_script_tells_apart(workspace: Path) -> None:
    assert form(read(workspace / NEW_ROLE))["how"]["options"] == [FOLLOW, COPY]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_title_and_a_grade_are_taken_letter_by_letter_or_refused(
    text: str, runner: Runner, remote: Path, tmp_path: Path, jdgen: Jdgen
) -> None:
    before = everything(tmp_path)
    run = runner.run(NEW_ROLE, {"title": text, "grade": text})
    assert [path for path in everything(tmp_path) if Path(path).name == "x"] == []
    if not run.succeeded:
        assert "    | Error: " in run.summary
        assert branches(remote) == ["main"]
        assert runner.pull == []
        assert everything(tmp_path) == before
        return
    (branch,) = [name for name in branches(remote) if name != "main"]
    (file,) = changed(remote, branch)
    role = file.removeprefix("A\troles/").removesuffix(".yaml")
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", role), file
    assert runner.pull[4] == f"--title=New role: {text}"
    if "{{" not in text:  # what stands between braces is filled when the role is shown
        shown = json.loads(jdgen("show", role, "--output-format", "json").out)
        assert (shown["title"], shown["grade"]) == (text, text)


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_a_parent_that_is_none_is_refused_and_nothing_is_pushed(
    text: str, runner: Runner, remote: Path, tmp_path: Path
) -> None:
    before = everything(tmp_path)
    run = runner.run(NEW_ROLE, {"title": "Mentor", "based_on": text, "how": text})
    assert not run.succeeded and "    | Error: " in run.summary
    assert commands_in(run.log) == []
    assert branches(remote) == ["main"]
    assert everything(tmp_path) == before


def test_a_form_sent_twice_leaves_the_first_branch_as_it_is(runner: Runner, remote: Path) -> None:
    assert runner.run(NEW_ROLE, {"title": "Mentor"}).succeeded
    first = git(remote, "rev-parse", "new-role/mentor")
    git(runner.folder, "switch", "--quiet", "main")
    again = runner.run(NEW_ROLE, {"title": "Mentor", "grade": "H3"})
    assert not again.succeeded
    assert "The branch new-role/mentor is there already." in again.summary
    assert git(remote, "rev-parse", "new-role/mentor") == first


def test_a_title_that_is_taken_is_told_on_the_page_of_the_run(runner: Runner, remote: Path) -> None:
    run = runner.run(NEW_ROLE, {"title": "Teaching Assistant"})
    assert not run.succeeded
    assert "    | Error: There is a role “teaching-assistant” already. Give the new one another title" in run.summary
    assert branches(remote) == ["main"]


def test_where_actions_may_open_no_pull_request_the_page_leads_to_opening_it_by_hand(
    runner: Runner, remote: Path
) -> None:
    (runner.played / "pulls-refused").touch()
    run = runner.run(NEW_ROLE, {"title": "Mentor"})
    assert run.succeeded
    assert branches(remote) == ["main", "new-role/mentor"]
    assert "(https://github.com/sample/job-descriptions/compare/main...new-role/mentor?expand=1)" in run.summary
    assert "*Allow GitHub Actions to create and approve pull requests*" in run.summary


@pytest.mark.parametrize("kind", ["docx", "html", pytest.param("pdf", marks=IN_PDF)])
def test_the_form_for_a_document_ends_in_a_download(kind: str, runner: Runner) -> None:
    run = runner.run(BUILD, {"role": "teaching-assistant", "format": kind, "as_of": "2026-09-01"})
    assert run.succeeded, run.log
    assert uploaded(runner, "documents") == [f"teaching-assistant.{kind}"]
    assert (
        "[Download the document](https://github.com/sample/job-descriptions/actions/runs/1/artifacts/2)" in run.summary
    )
    assert ("libreoffice" in runner.installed) == (kind == "pdf")


def test_the_document_is_a_word_file_unless_another_kind_is_chosen(runner: Runner) -> None:
    assert runner.run(BUILD, {"role": "teaching-assistant"}).succeeded
    with zipfile.ZipFile(runner.folder / "build/teaching-assistant.docx") as file:
        assert "Teaching Assistant" in file.read("word/document.xml").decode()


def test_the_document_of_a_school_stands_in_its_folder(runner: Runner) -> None:
    school = "schools:\n  oak:\n    name: Oak Primary School\n\nhouse: plain"
    change(runner.folder / "jdgen.yaml", "house: plain", school)
    assert runner.run(BUILD, {"role": "teaching-assistant", "school": "oak", "format": "html"}).succeeded
    assert "Oak Primary School" in (runner.folder / "build/oak/teaching-assistant.html").read_text("utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_typed_into_the_form_for_a_document_is_never_carried_out(
    text: str, runner: Runner, tmp_path: Path
) -> None:
    before = everything(tmp_path)
    run = runner.run(BUILD, {"role": text, "school": text, "format": text, "as_of": text})
    assert not run.succeeded
    assert commands_in(run.log) == []
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    ("field", "text"), [("role", "--keep-going"), ("school", "nowhere"), ("format", "exe"), ("as_of", "31/8/2026")]
)
def test_a_field_that_names_nothing_is_told_on_the_page_of_the_run(field: str, text: str, runner: Runner) -> None:
    run = runner.run(BUILD, {"role": "teaching-assistant", field: text})
    assert not run.succeeded
    assert re.search(f"^    [|] Error: .*“{text}”", run.summary, re.MULTILINE), run.summary
    assert uploaded(runner, "documents") == []


def uploaded(runner: Runner, name: str) -> list[str]:
    folder = runner.artifacts / name
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
