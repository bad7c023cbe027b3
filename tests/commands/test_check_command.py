"""jdgen check, and what build tells of findings that are not its own."""

import json
import re
import shutil
from pathlib import Path

import pytest
from calling import Jdgen, change

ROLE = "roles/teaching-assistant.yaml"
CLAUSES = "roles/_shared/clauses/safeguarding.yaml"
LETTERHEAD = "templates/plain/letterhead.docx"


def codes(out: str) -> list[tuple[str, str]]:
    return [(d["code"], f"{d['file']}:{d['line']}") for d in json.loads(out)]


def copies(workspace: Path, *names: str) -> None:
    for name in names:
        shutil.copy(workspace / ROLE, workspace / f"roles/{name}.yaml")


def test_a_new_workspace_has_no_problems(workspace: Path, jdgen: Jdgen) -> None:
    assert jdgen("check") == (0, "1 role and 1 house checked: no problems found.\n", "")
    assert jdgen("check", "--strict").code == 0
    assert jdgen("check", "--output-format", "json") == (0, "[]\n", "")


def test_an_error_is_told_on_stdout_with_its_line_and_counted(workspace: Path, jdgen: Jdgen) -> None:
    change(workspace / ROLE, "grade: Grade 3", "grdae: Grade 3")
    code, out, err = jdgen("check")
    assert (code, err) == (1, "")
    assert out.startswith(f"{ROLE}:5:1: error: There is no key “grdae” here. [unknown-key]\n     5 | grdae: Grade 3\n")
    assert out.endswith("= Did you mean “grade”?\n\n1 error in 1 file.\n")


def test_a_warning_exits_1_only_if_strict(workspace: Path, jdgen: Jdgen) -> None:
    change(workspace / ROLE, "  weeks:", '  salary: "£25,989"\n  weeks:')
    assert jdgen("check").code == 0
    answer = jdgen("check", "--strict", "--output-format", "concise")
    assert answer.code == 1
    assert answer.out == (
        f"{ROLE}:10:11: salary-without-pay-year This salary does not say which pay year it is of.\n"
        "1 warning in 1 file.\n"
    )


def test_the_day_is_that_of_source_date_epoch(workspace: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch) -> None:
    change(workspace / ROLE, "  weeks:", '  pay_year: "2025/26"\n  weeks:')
    assert codes(jdgen("check", "--output-format", "json").out) == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1775001600")  # 1 April 2026
    assert codes(jdgen("check", "--output-format", "json").out) == [("past-pay-year", f"{ROLE}:10")]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert jdgen("check").code == 2


def test_one_cause_is_told_once_with_the_number_of_roles_that_use_it(workspace: Path, jdgen: Jdgen) -> None:
    copies(workspace, "a", "b")
    change(workspace / CLAUSES, "share this commitment.", "share this {{ school.nmae }}.")
    answer = jdgen("check", "--output-format", "json")
    (finding,) = json.loads(answer.out)
    assert finding["message"] == "{{ school.nmae }} has no value (used by 3 roles)."
    assert finding["file"] == CLAUSES


def test_a_house_that_drops_a_part_is_told_once_however_many_roles_have_it(workspace: Path, jdgen: Jdgen) -> None:
    copies(workspace, "a")
    layout = '{% extends "base/role.html.j2" %}{% block sign_off %}{% endblock %}'
    (workspace / "templates/plain/role.html.j2").write_text(layout, "utf-8")
    (finding,) = json.loads(jdgen("check", "--output-format", "json").out)
    assert finding["code"] == "not-printed"
    assert finding["message"].endswith("(used by 2 roles).")


def test_a_broken_file_of_shared_clauses_is_one_finding(workspace: Path, jdgen: Jdgen) -> None:
    copies(workspace, "a")
    change(workspace / CLAUSES, "    text: >-", "   text: >-")
    assert len(codes(jdgen("check", "--output-format", "json").out)) == 1


def test_every_file_that_parses_is_judged_and_of_the_others_the_first_error_told(workspace: Path, jdgen: Jdgen) -> None:
    copies(workspace, "a", "b")
    change(workspace / "roles/a.yaml", "title: Teaching Assistant", "title: [Teaching Assistant")
    change(workspace / "roles/b.yaml", "title: Teaching Assistant", "titel: TA\ngrades: 3")
    change(workspace / CLAUSES, "clauses:\n", "clauses:\n  - id: stale\n    text: Nobody uses this.\n")
    found = codes(jdgen("check", "--output-format", "json").out)
    assert [code for code, place in found if place.startswith("roles/a.yaml")] == ["unclosed-bracket"]
    assert [code for code, place in found if place.startswith("roles/b.yaml")] == ["unknown-key"] * 2
    assert "unused-clause" not in [code for code, _ in found], "with a file unread nothing can be called unused"
    assert found == sorted(found, key=lambda each: (each[1].partition(":")[0], int(each[1].partition(":")[2])))


def test_houses_that_no_role_uses_and_their_letterheads_are_looked_at(workspace: Path, jdgen: Jdgen) -> None:
    assert jdgen("new", "house", "second").code == 0
    assert jdgen("check").code == 0
    (workspace / "templates/second/letterhead.docx").write_bytes(b"no Word file")
    ((code, place),) = codes(jdgen("check", "--output-format", "json").out)
    assert code.startswith("letterhead") and place == "templates/second/letterhead.docx:1"
    assert jdgen("check", "teaching-assistant").code == 0


def test_check_of_one_role_tells_only_what_it_uses(workspace: Path, jdgen: Jdgen) -> None:
    copies(workspace, "a")
    change(workspace / "roles/a.yaml", "title: Teaching Assistant", "titel: TA")
    change(workspace / CLAUSES, "clauses:\n", "clauses:\n  - id: stale\n    text: Nobody uses this.\n")
    assert jdgen("check", "teaching-assistant").code == 0
    assert jdgen("check", "a").code == 1
    assert jdgen("check", "b").code == 2


def test_the_form_for_github_marks_a_finding_and_tells_it_in_full_where_no_command_is_obeyed(
    workspace: Path, jdgen: Jdgen
) -> None:
    assert jdgen("check", "--output-format", "github") == (0, "", "")
    change(workspace / ROLE, "grade: Grade 3", "grdae: Grade 3 # ##[error]x")
    said = "There is no key “grdae” here."
    mark, stop, *in_full, start = jdgen("check", "--output-format", "github").out.splitlines()
    assert mark == f"::error file={ROLE},line=5,col=1,title=unknown-key::{said} Did you mean “grade”?"
    word = stop.removeprefix("::stop-commands::")
    assert re.fullmatch("[0-9a-f]{64}", word) and start == f"::{word}::"
    assert in_full[0] == f"{ROLE}:5:1: error: {said} [unknown-key]"
    assert in_full[1].endswith("##[error]x") and in_full[-1] == "1 error in 1 file."


def test_the_form_for_gitlab_is_a_code_quality_report(workspace: Path, jdgen: Jdgen) -> None:
    assert jdgen("check", "--output-format", "gitlab") == (0, "[]\n", "")
    change(workspace / ROLE, "grade: Grade 3", "grdae: Grade 3")
    (found,) = json.loads(jdgen("check", "--output-format", "gitlab").out)
    assert re.fullmatch("[0-9a-f]{64}", found.pop("fingerprint"))
    assert found == {
        "description": "There is no key “grdae” here. Did you mean “grade”?",
        "check_name": "unknown-key",
        "severity": "major",
        "location": {"path": ROLE, "lines": {"begin": 5}},
    }


def test_gitlab_knows_a_finding_again_whose_line_has_moved(workspace: Path, jdgen: Jdgen) -> None:
    def fingerprints() -> list[str]:
        return [found["fingerprint"] for found in json.loads(jdgen("check", "--output-format", "gitlab").out)]

    change(workspace / ROLE, "grade: Grade 3", "grdae: Grade 3")
    before = fingerprints()
    change(workspace / ROLE, "grdae: Grade 3", "\n\ngrdae: Grade 3")
    assert fingerprints() == before
    change(workspace / ROLE, "grdae: Grade 3", "graed: Grade 3")
    assert set(fingerprints()).isdisjoint(before)


def test_gitlab_counts_findings_that_say_the_same_of_two_lines(workspace: Path, jdgen: Jdgen) -> None:
    change(workspace / ROLE, "  - heading: Supporting", "  - colour: red\n    heading: Supporting")  # twice
    found = json.loads(jdgen("check", "--output-format", "gitlab").out)
    assert len({each["description"] for each in found}) == 1
    assert len({each["fingerprint"] for each in found}) == len(found) == 2


def test_colour_goes_by_the_environment(workspace: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch) -> None:
    change(workspace / ROLE, "grade: Grade 3", "grdae: Grade 3")
    assert "\x1b[" not in jdgen("check").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31merror" in jdgen("check").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in jdgen("check").out


def test_a_folder_of_roles_that_is_not_there_does_not_pass_for_a_clean_one(workspace: Path, jdgen: Jdgen) -> None:
    shutil.rmtree(workspace / "roles")
    code, out, err = jdgen("check")
    assert (code, out) == (2, "")
    assert "no role in roles/" in err


def test_build_is_stopped_by_what_the_role_uses_and_counts_the_rest_in_one_line(workspace: Path, jdgen: Jdgen) -> None:
    copies(workspace, "a")
    change(workspace / "roles/a.yaml", "title: Teaching Assistant", "titel: TA")
    answer = jdgen("build", "teaching-assistant")
    assert answer.code == 0
    assert (workspace / "build/teaching-assistant.docx").is_file()
    assert "1 problem elsewhere in the workspace, for “jdgen check” to show.\n" in answer.err
    assert "titel" not in answer.err
    assert jdgen("build").code == 1


def test_build_refuses_what_check_calls_an_error(workspace: Path, jdgen: Jdgen) -> None:
    change(workspace / ROLE, "reports_to: Class teacher", 'reports_to: "[Insert name]"')
    answer = jdgen("build")
    assert answer.code == 1
    assert "[placeholder]" in answer.err
    assert not (workspace / "build").exists()


def _bytes(path: str, content: bytes):
    return lambda folder: (folder / path).write_bytes(content)


def _gone(path: str):
    return lambda folder: (folder / path).unlink()


BROKEN = {
    "jdgen.yaml is a list": (_bytes("jdgen.yaml", b"- a\n"), "jdgen.yaml"),
    "jdgen.yaml is empty": (_bytes("jdgen.yaml", b""), "jdgen.yaml"),
    "jdgen.yaml is no text": (_bytes("jdgen.yaml", bytes(range(256))), "jdgen.yaml"),
    "the house is missing": (lambda folder: shutil.rmtree(folder / "templates"), "jdgen.yaml"),
    "house.yaml is a list": (_bytes("templates/plain/house.yaml", b"- a\n"), "templates/plain/house.yaml"),
    "the letterhead is damaged": (_bytes(LETTERHEAD, b"PK\x03\x04 rubbish"), LETTERHEAD),
    "the letterhead is a pointer": (_bytes(LETTERHEAD, b"version https://git-lfs.github.com/spec/v1\n"), LETTERHEAD),
    "the letterhead is missing": (_gone(LETTERHEAD), LETTERHEAD),
    "the shared clause is missing": (_gone(CLAUSES), ROLE),
    "a picture lies among the roles": (_bytes("roles/picture.yaml", b"\x89PNG\r\n\x1a\n\0\0"), "roles/picture.yaml"),
    "a role is a link to nowhere": (lambda folder: (folder / "roles/x.yaml").symlink_to("gone.yaml"), "roles/x.yaml"),
    "a role is a link in a circle": (lambda folder: (folder / "roles/x.yaml").symlink_to("x.yaml"), "roles/x.yaml"),
    "a role extends itself": (_bytes("roles/x.yaml", b"extends: x\n"), "roles/x.yaml"),
    "a role is huge": (_bytes("roles/x.yaml", b"title: A\npurpose: " + b"x" * 3_000_000), "roles/x.yaml"),
    "the layout is no template": (_bytes("templates/plain/role.html.j2", b"{% if %}"), "templates/plain/role.html.j2"),
    "the layout is no UTF-8": (_bytes("templates/plain/role.html.j2", b"\xff"), "templates/plain/role.html.j2"),
    "a name holds a line break": (_bytes("roles/a\nb.yaml", b"title: A\n"), "roles/a\\nb.yaml"),
}


@pytest.mark.parametrize(("breaking", "file"), BROKEN.values(), ids=BROKEN)
def test_whatever_is_broken_is_told_with_its_file_and_never_as_a_bug(
    breaking,
    file: str,
    workspace: Path,
    jdgen: Jdgen,
) -> None:
    breaking(workspace)
    answer = jdgen("check", "--output-format", "json")
    assert answer.code == 1
    assert file in {finding["file"] for finding in json.loads(answer.out) if finding["severity"] == "error"}
    for verb in (["check"], ["build"], ["list"], ["show", "teaching-assistant"], ["new", "role", "x2", "--copy", "zz"]):
        answer = jdgen(*verb)
        assert answer.code in (0, 1, 2)
        assert "Traceback" not in answer.err


def test_a_link_out_of_the_workspace_shows_nothing_of_what_it_leads_to(workspace: Path, jdgen: Jdgen) -> None:
    (workspace.parent / "secret.txt").write_text("password: hunter2\n")
    (workspace / "roles/x.yaml").symlink_to(workspace.parent / "secret.txt")
    answer = jdgen("check")
    assert answer.code == 1
    assert "hunter2" not in answer.out + answer.err


def test_of_a_file_that_is_no_text_no_line_is_shown(workspace: Path, jdgen: Jdgen) -> None:
    (workspace / LETTERHEAD).write_bytes(b"version https://git-lfs.github.com/spec/v1\n")
    assert "spec/v1" not in jdgen("check").out


def test_windows_line_ends_and_byte_order_marks_change_nothing(workspace: Path, jdgen: Jdgen) -> None:
    for path in workspace.rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert jdgen("check").out == "1 role and 1 house checked: no problems found.\n"


def test_without_a_workspace_it_says_how_to_start_one(
    tmp_path: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for verb in ("check", "build", "list"):
        code, out, err = jdgen(verb)
        assert (code, out) == (2, "")
        assert "jdgen init" in err
