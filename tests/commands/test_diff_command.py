"""jdgen diff as a user calls it, in a repository that the workspace is committed to."""

import json
import re
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from calling import Jdgen, change
from commands.forms import git
from jsonschema import Draft202012Validator

from jdgen.comparing.causes import Source
from jdgen.comparing.change import Did, Matched
from jdgen.comparing.parts import Kind
from jdgen.schema.diff import diff_schema

ROLE = "roles/teaching-assistant.yaml"
TODAY = "as worded on 1 January 2026"


@pytest.fixture
def committed(workspace: Path) -> Path:
    """The workspace, committed."""
    git(workspace, "init", "--quiet", "--initial-branch=main")
    commit(workspace)
    return workspace


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "A change")


def regrade(folder: Path, old: str = "Grade 3", new: str = "H4") -> None:
    change(folder / ROLE, f"grade: {old}", f"grade: {new}")


def test_without_a_change_there_is_none(committed: Path, jdgen: Jdgen) -> None:
    answer = jdgen("diff", "--exit-code")
    assert answer == (0, f"From HEAD to the working tree, {TODAY}:\nNo role says anything else.\n", "")


def test_what_was_edited_is_told_against_the_last_commit(committed: Path, jdgen: Jdgen) -> None:
    regrade(committed)
    answer = jdgen("diff")
    assert answer.code == 0
    assert "1 change in 1 role: 1 may affect the grade." in answer.out
    assert "[-Grade 3-] {+H4+}" in answer.out
    assert jdgen("diff", "--exit-code").code == 1


def test_two_commits_are_compared_from_a_folder_below(
    committed: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    regrade(committed)
    commit(committed)
    regrade(committed, "H4", "H5")
    monkeypatch.chdir(committed / "roles")
    assert "[-Grade 3-] {+H4+}" in jdgen("diff", "HEAD~1..HEAD", "teaching-assistant").out
    assert "[-Grade 3-] {+H5+}" in jdgen("diff", "HEAD~1..").out
    assert "[-H4-] {+H5+}" in jdgen("diff", "roles/teaching-assistant.yaml").out


def test_a_workspace_below_the_root_of_its_repository_and_in_a_worktree(
    workspace: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = workspace.parent
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", workspace.name)
    git(root, "commit", "--quiet", "--message", "Begin")
    regrade(workspace)
    assert "[-Grade 3-] {+H4+}" in jdgen("diff").out
    git(root, "worktree", "add", "--quiet", str(tmp_path / "beside"), "HEAD")
    other = tmp_path / "beside" / workspace.name
    regrade(other, "Grade 3", "H6")
    monkeypatch.chdir(other)
    assert "[-Grade 3-] {+H6+}" in jdgen("diff").out


def test_since_two_branches_parted(committed: Path, jdgen: Jdgen) -> None:
    git(committed, "switch", "--quiet", "--create", "duties")
    change(committed / ROLE, "title: ", "title: Senior ")
    commit(committed)
    git(committed, "switch", "--quiet", "main")
    regrade(committed)
    commit(committed)
    assert "2 changes" in jdgen("diff", "main..duties").out
    answer = jdgen("diff", "main...duties")
    assert answer.out.startswith("From main at the fork to duties")
    assert "1 change in 1 role" in answer.out


def test_folders_and_files_need_no_git(workspace: Path, jdgen: Jdgen, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    text = (workspace / ROLE).read_text("utf-8")
    other.write_text(text.replace("grade: Grade 3", "grade: H7"), "utf-8")
    assert "[-Grade 3-] {+H7+}" in jdgen("diff", "--from", ROLE, "--to", str(other)).out
    assert "[-H7-] {+Grade 3+}" in jdgen("diff", "--from", str(other), "teaching-assistant").out
    answer = jdgen("diff", "--from", str(other))
    assert answer.code == 2
    assert "the working tree has no other, and a file is compared with one role." in answer.err
    assert "No role says anything else." in jdgen("diff", "--from", str(workspace), "--to", ".").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["mian.."], "git knows no revision “mian”. Did you mean main?"),
        (["teachin-assistant"], "There is no role “teachin-assistant” in HEAD or the working tree. Did you mean "
         "“teaching-assistant”?"),
        (["zzz"], "To compare with an earlier state, write zzz.. with two dots."),
        (["a..b", "c..d"], "Two ranges are given, a..b and c..d; only two states can be compared."),
        (["a..b", "--to", "c"], "Both a..b and --from or --to are given. Give one of them."),
        (["in-force..in-force"], "Both sides are the texts in force."),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_and_exits_2(committed: Path, jdgen: Jdgen, arguments: list[str], told: str) -> None:
    answer = jdgen("diff", *arguments)
    assert answer.code == 2
    assert told in " ".join(answer.err.replace("\n ", "").split())
    assert answer.out == ""


def test_without_a_repository_that_is_told(workspace: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(workspace.parent))
    answer = jdgen("diff")
    assert answer.code == 2
    assert "is in no git repository" in answer.err


def test_a_commit_before_the_workspace_is_told(workspace: Path, jdgen: Jdgen) -> None:
    git(workspace, "init", "--quiet", "--initial-branch=main")
    git(workspace, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    assert "HEAD has no jdgen.yaml: there was no workspace here then." in jdgen("diff").err


def test_a_role_that_is_wrong_now_is_told_and_exits_1(committed: Path, jdgen: Jdgen) -> None:
    change(committed / ROLE, "title:", "titel:")
    answer = jdgen("diff")
    assert answer.code == 1
    assert "teaching-assistant was not compared: on the side of the working tree it has" in answer.out
    assert "No role that could be compared says anything else." in answer.out
    commit(committed)
    change(committed / ROLE, "titel:", "title:")
    assert jdgen("diff").code == 0


def test_a_grade_fails_until_the_register_has_an_evaluation_of_the_new_text(committed: Path, jdgen: Jdgen) -> None:
    regrade(committed)
    answer = jdgen("diff", "--fail-on", "grade")
    assert (answer.code, answer.err) == (1, "Without a newer evaluation: teaching-assistant.\n")
    approved = jdgen(
        "approve", "teaching-assistant", "--by", "Pay Committee", "--ref", "minute 1", "--on", "2025-12-01",
        "--in-force", "2026-01-01", "--evaluation", "NJC JES", "JE-17", "2025-11-01",
    )  # fmt: skip
    assert approved.code == 0, approved.err
    assert jdgen("diff", "--fail-on", "grade").code == 0
    change(committed / ROLE, "grade: H4", "grade: H5")
    assert jdgen("diff", "--fail-on", "grade").code == 1


def test_a_verdict_of_hr_counts_for_fail_on(committed: Path, jdgen: Jdgen) -> None:
    regrade(committed)
    key = json.loads(jdgen("diff", "-f", "json").out)["changes"][0]["change"]
    text = f"changes:\n  - change: '{key}'\n    class: duties\n    class_reason: The grades are called otherwise.\n"
    (committed / "consultation.yaml").write_text(text, "utf-8")
    answer = jdgen("diff", "--fail-on", "grade")
    assert answer.code == 0
    assert "duties or requirements, says HR: The grades are called otherwise." in answer.out
    (committed / "consultation.yaml").write_text(text.replace("duties", "none"), "utf-8")
    answer = jdgen("diff")
    assert answer.code == 1
    assert "“none” is no class of a change." in answer.err


def test_the_text_in_force_is_found_by_its_hash_after_a_squash(committed: Path, jdgen: Jdgen) -> None:
    approve = ("approve", "teaching-assistant", "--by", "Pay Committee", "--ref", "minute 1", "--on", "2025-12-01",
               "--in-force", "2025-12-01")  # fmt: skip
    git(committed, "switch", "--quiet", "--create", "branch")
    regrade(committed, "Grade 3", "H4")
    commit(committed)
    assert jdgen(*approve).code == 0
    commit(committed)
    git(committed, "switch", "--quiet", "main")
    git(committed, "merge", "--quiet", "--squash", "branch")
    commit(committed)
    git(committed, "branch", "--quiet", "-D", "branch")
    assert "No role says anything else." in jdgen("diff", "in-force..", "teaching-assistant").out
    regrade(committed, "H4", "H5")
    commit(committed)
    answer = jdgen("diff", "in-force..", "teaching-assistant")
    assert "From the texts in force to the working tree" in answer.out
    assert "[-H4-] {+H5+}" in answer.out
    assert "[-H5-] {+H4+}" in jdgen("diff", "..in-force", "teaching-assistant").out


def test_a_text_in_force_that_no_commit_holds_is_told(committed: Path, jdgen: Jdgen) -> None:
    regrade(committed, "Grade 3", "H9")
    assert jdgen("approve", "teaching-assistant", "--by", "Pay Committee", "--ref", "minute 1", "--on", "2025-12-01",
                 "--in-force", "2025-12-01").code == 0  # fmt: skip
    regrade(committed, "H9", "H4")
    out = jdgen("diff", "in-force..").out
    assert "teaching-assistant was not compared: version 1 is in force, but no commit here holds a text" in out
    assert "fetch-depth: 0" in out


def test_a_school_whose_own_text_nobody_approved_is_named_and_the_others_are_compared(
    committed: Path, jdgen: Jdgen
) -> None:
    elm = committed / "schools/elm.yaml"
    elm.parent.mkdir()
    elm.write_text("name: Elm School\noverrides:\n  teaching-assistant:\n    grade: H9\n", "utf-8")
    assert jdgen("approve", "teaching-assistant", "--by", "Pay Committee", "--ref", "minute 1", "--on", "2025-12-01",
                 "--in-force", "2025-12-01").code == 0  # fmt: skip
    commit(committed)
    regrade(committed)
    out = jdgen("diff", "in-force..").out
    assert "[-Grade 3-] {+H4+}" in out
    assert "teaching-assistant at elm was not compared: version 1 is in force" in out
    assert "A school that words a role otherwise needs a decision on that text (jdgen approve --school)." in out


def test_a_role_that_nobody_approved_has_no_text_in_force(committed: Path, jdgen: Jdgen) -> None:
    assert "Of 1 role no text is in force, so there is nothing to compare with: teaching-assistant." in jdgen(
        "diff", "in-force..", "teaching-assistant"
    ).out  # fmt: skip


def test_the_answer_as_json_is_as_its_schema_says(committed: Path, jdgen: Jdgen) -> None:
    regrade(committed)
    (committed / "schools").mkdir(exist_ok=True)
    (committed / "schools/oak.yaml").write_text("name: Oak School\n", "utf-8")
    (committed / "roles/wrong.yaml").write_text("titel: x\n", "utf-8")
    validator = Draft202012Validator(json.loads(jdgen("schema", "diff").out))
    data = json.loads(jdgen("diff", "-f", "json").out)
    assert list(validator.iter_errors(data)) == []
    assert data["counts"]["grade"] == 1
    grade = next(each for each in data["changes"] if each["key"] == "grade")
    assert (grade["did"], grade["old"], grade["new"]) == ("reworded", "Grade 3", "H4")
    assert list(validator.iter_errors(data | {"counts": {}})) != []


def test_the_schema_names_all_that_there_can_be() -> None:
    keys = diff_schema()["properties"]["changes"]["items"]["properties"]
    assert set(keys["did"]["enum"]) == {each.name.lower().replace("_", "-") for each in Did}
    assert set(keys["part"]["enum"]) == {str(each) for each in Kind}
    assert set(keys["cause"]["properties"]["source"]["enum"]) == {str(each) for each in Source}
    assert set(keys["matched"]["enum"]) == {None, *(each.name.lower() for each in Matched)}


def test_the_answer_is_written_into_a_folder(committed: Path, jdgen: Jdgen) -> None:
    regrade(committed)
    for form, name in (("markdown", "changes.md"), ("html", "changes.html"), ("text", "changes.txt")):
        answer = jdgen("diff", "-f", form, "-o", "out")
        assert (answer.code, answer.out) == (0, f"out/{name}\n")
        assert "H4" in (committed / "out" / name).read_text("utf-8")


def test_colour_comes_on_top_of_the_marks(committed: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch) -> None:
    regrade(committed)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31m[-Grade 3-]\x1b[0m" in jdgen("diff").out
    assert "\x1b" not in jdgen("diff", "-f", "markdown").out


def test_nothing_is_checked_out_or_written(committed: Path, jdgen: Jdgen) -> None:
    regrade(committed)
    before = git(committed, "status", "--porcelain"), (committed / ".git/index").read_bytes()
    jdgen("diff")
    jdgen("diff", "HEAD..")
    index = (committed / ".git/index").read_bytes()
    assert (subprocess.run(["git", "status", "--porcelain"], cwd=committed, capture_output=True, text=True, check=True)
            .stdout, index) == before  # fmt: skip


def test_word_files_with_tracked_changes_and_a_page_beside_them(committed: Path, jdgen: Jdgen) -> None:
    assert jdgen("diff", "-f", "docx").code == 2
    regrade(committed)
    answer = jdgen("diff", "-f", "docx", "-o", "out", "--author", "Trust office")
    assert answer.code == 0, answer.err
    assert answer.out == "out/changes.html\nout/teaching-assistant-changes.docx\n"
    with ZipFile(committed / "out/teaching-assistant-changes.docx") as file:
        body = file.read("word/document.xml").decode()
    assert 'w:author="Trust office" w:date="2026-01-01T00:00:00Z"' in body
    assert re.findall(r"<w:delText[^>]*>([^<]*)<", body) == ["Grade 3"]
    before = (committed / "out/teaching-assistant-changes.docx").read_bytes()
    assert jdgen("diff", "-f", "docx", "-o", "out", "--author", "Trust office").code == 0
    assert (committed / "out/teaching-assistant-changes.docx").read_bytes() == before


def test_redlines_in_every_format_that_is_asked_for(committed: Path, jdgen: Jdgen) -> None:
    regrade(committed)
    answer = jdgen("diff", "-f", "docx,html,markdown", "--redlines", "-o", "out")
    assert answer.out.splitlines() == [
        "out/changes.html", "out/changes.md", "out/teaching-assistant-changes.docx",
        "out/teaching-assistant-changes.html", "out/teaching-assistant-changes.md",
    ]  # fmt: skip
    page = (committed / "out/teaching-assistant-changes.html").read_text("utf-8")
    assert '<del><span class="visually-hidden">deleted: </span>Grade 3</del>' in page
    assert "<del>Grade 3</del><ins>H4</ins>" in (committed / "out/teaching-assistant-changes.md").read_text("utf-8")
    assert jdgen("diff", "--redlines", "-o", "plain").out == "plain/changes.txt\nplain/teaching-assistant-changes.txt\n"
    assert "[-Grade 3-]{+H4+}" in (committed / "plain/teaching-assistant-changes.txt").read_text("utf-8")


def test_without_redlines_there_are_only_the_lists(committed: Path, jdgen: Jdgen) -> None:
    regrade(committed)
    assert jdgen("diff", "-f", "html,json", "-o", "out").out == "out/changes.html\nout/changes.json\n"
    assert "teaching-assistant-changes.docx" in jdgen("diff", "-f", "html,docx", "-o", "out").out
    assert not (committed / "out/teaching-assistant-changes.html").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-f", "docx"], "Redlines are written into a folder: say which with -o DIR."),
        (["-f", "html", "--redlines"], "Redlines are written into a folder: say which with -o DIR."),
        (["-f", "html,text"], "Several formats are written into a folder: say which with -o DIR."),
        (["-f", "json", "--redlines", "-o", "out"], "A redline is a document, and json is none. Add docx, html,"),
        (["-f", "htlm"], "“htlm” is no format. Formats: text, markdown, html, json, docx."),
        (["-f", ","], "No format is named. Formats: text, markdown, html, json, docx."),
    ],
)
def test_formats_that_cannot_be_are_told_and_exit_2(
    committed: Path, jdgen: Jdgen, arguments: list[str], told: str
) -> None:
    answer = jdgen("diff", *arguments)
    assert answer.code == 2
    assert told in " ".join(answer.err.split())
    assert not (committed / "out").exists()


def test_what_no_mark_shows_is_said_on_the_page(committed: Path, jdgen: Jdgen) -> None:
    change(committed / ROLE, "title: ", "title: Senior ")
    assert jdgen("diff", "-f", "docx", "-o", "out").code == 0
    page = (committed / "out/changes.html").read_text("utf-8")
    assert "<li>Not marked in teaching-assistant-changes.docx: " in page


def test_a_file_of_somebodys_own_is_set_aside(committed: Path, jdgen: Jdgen) -> None:
    (committed / "out").mkdir()
    (committed / "out/changes.md").write_text("Mine.\n", "utf-8")
    answer = jdgen("diff", "-f", "markdown", "-o", "out")
    assert "set aside" in answer.err or "kept" in answer.err
    assert "Mine.\n" in [file.read_text("utf-8") for file in (committed / "out").glob("changes*")]


def test_a_side_that_is_wrong_as_a_whole_is_told_with_its_own_lines(committed: Path, jdgen: Jdgen) -> None:
    (committed / "schools").mkdir()
    (committed / "schools/oak.yaml").write_text("name: Oak School\nroles: [nobody]\n", "utf-8")
    commit(committed)
    (committed / "schools/oak.yaml").write_text("name: Oak School\nphone: 01632 960123\n", "utf-8")
    answer = jdgen("diff")
    assert answer.code == 1
    assert answer.err.startswith("On the side of HEAD:\nschools/oak.yaml:2:")
    assert "roles: [nobody]" in answer.err


def test_the_text_in_force_is_found_on_a_branch_that_was_never_merged(committed: Path, jdgen: Jdgen) -> None:
    git(committed, "switch", "--quiet", "--create", "branch")
    regrade(committed, "Grade 3", "H4")
    commit(committed)
    git(committed, "switch", "--quiet", "main")
    regrade(committed, "Grade 3", "H4")
    assert jdgen("approve", "teaching-assistant", "--by", "Pay Committee", "--ref", "minute 1", "--on", "2025-12-01",
                 "--in-force", "2025-12-01").code == 0  # fmt: skip
    regrade(committed, "H4", "H5")
    assert "[-H4-] {+H5+}" in jdgen("diff", "in-force..").out
