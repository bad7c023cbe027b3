"""jdgen approve: what it enters, which versions it counts, and what it refuses."""

import re
from pathlib import Path

import pytest
from calendar_day import AS_OF, EPOCH
from calling import Answer, Jdgen, change

from jdgen.register import Register, State, read_register
from jdgen.role.fingerprint import fingerprint
from jdgen.source.tree import FolderTree
from jdgen.workspace import open_workspace

ROLE = "roles/teaching-assistant.yaml"
ENTRY = "register/2026-09-01-teaching-assistant.yaml"
DECIDED = {
    "--by": "Pay and Personnel Committee",
    "--ref": "minute 14",
    "--on": "2026-09-01",
    "--in-force": "2026-09-01",
}


@pytest.fixture
def approve(workspace: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch) -> Jdgen:
    """Calls `jdgen approve` on 1 October 2026 with roles, options in place of the usual ones, and further arguments."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)

    def call(*arguments: str, **options: str) -> Answer:
        given = DECIDED | {f"--{name.replace('_', '-')}": text for name, text in options.items()}
        return jdgen("approve", *arguments, *(word for pair in given.items() for word in pair))

    return call


def register(workspace: Path) -> Register:
    return read_register(FolderTree(workspace))


def versions(workspace: Path, role: str = "teaching-assistant") -> list[int]:
    return [approval.version for approval in register(workspace).approvals(role)]


def entries(workspace: Path) -> list[str]:
    return sorted(path.name for path in (workspace / "register").glob("*"))


def reword(workspace: Path, number: int = 1) -> None:
    """Another text of the role each time."""
    path = workspace / ROLE
    path.write_text(re.sub(r"patient\w*", f"patient{number}", path.read_text("utf-8")), "utf-8")


def test_an_approval_is_one_new_file_that_reads_as_what_was_decided(workspace: Path, approve: Jdgen) -> None:
    code, out, err = approve("teaching-assistant")
    assert (code, err) == (0, "")
    assert out == (
        f"{ENTRY}\n"
        "teaching-assistant: version 1, in force from 1 September 2026\n"
        f"Commit it: “git add {ENTRY}”, then “git commit”. It is never edited; a later decision is a new file.\n"
    )
    hash_ = fingerprint(open_workspace(workspace, AS_OF).resolved("teaching-assistant"))
    assert (workspace / ENTRY).read_text("utf-8") == (
        "# yaml-language-server: $schema=../.jdgen/register.schema.json\n"
        "# A decision of the register: never edited, never deleted. What is wrong is put right by a new decision.\n"
        "\n"
        "roles: [teaching-assistant]\n"
        "approved_on: 2026-09-01\n"
        "approved_by: Pay and Personnel Committee\n"
        "ref: minute 14\n"
        "in_force_from: 2026-09-01\n"
        "texts:\n"
        f"  teaching-assistant: {{version: 1, hash: {hash_}}}\n"
    )
    assert b"\r" not in (workspace / ENTRY).read_bytes()


def test_versions_are_counted_and_nothing_is_written_over(workspace: Path, approve: Jdgen) -> None:
    for number in (1, 2, 3):
        reword(workspace, number)
        assert approve("teaching-assistant").code == 0
    assert versions(workspace) == [1, 2, 3]
    stem = "2026-09-01-teaching-assistant"
    assert entries(workspace) == [f"{stem}-2.yaml", f"{stem}-3.yaml", f"{stem}.yaml"]


def test_a_text_that_is_approved_is_not_approved_again(workspace: Path, approve: Jdgen) -> None:
    assert approve("teaching-assistant").code == 0
    answer = approve("teaching-assistant", on="2026-09-20", in_force="2027-01-01")
    assert answer == (2, "", (
        "Error: Nothing was written.\n  teaching-assistant: this text is version 1 already; nothing to approve. "
        "To put right what was entered, give --again.\n"
    ))  # fmt: skip
    assert len(entries(workspace)) == 1


def test_a_new_evaluation_approves_the_same_text_under_its_version(workspace: Path, approve: Jdgen) -> None:
    assert approve("teaching-assistant").code == 0
    answer = approve("teaching-assistant", "--evaluation", "NJC JES", "JE-114", "2026-09-10", on="2026-09-20")
    assert answer.out.splitlines()[1] == "teaching-assistant: version 1, in force from 1 September 2026"
    evaluation = register(workspace).approvals("teaching-assistant")[1].entry.evaluation
    assert evaluation is not None
    assert (evaluation.scheme, evaluation.ref, evaluation.date.isoformat()) == ("NJC JES", "JE-114", "2026-09-10")


EVALUATION = ("--evaluation", "NJC JES", "JE-114", "2026-09-10")


def test_an_evaluation_does_not_move_the_day(workspace: Path, approve: Jdgen) -> None:
    assert approve("teaching-assistant").code == 0
    for on in ("2026-09-20", "2026-09-01"):
        assert approve("teaching-assistant", *EVALUATION, on=on, in_force="2027-01-01") == (2, "", (
            "Error: Nothing was written.\n  teaching-assistant: this text is version 1, in force from 1 September "
            "2026, and an evaluation does not move that day. Give --in-force 2026-09-01, or --again in place "
            "of --evaluation if the day itself was entered wrongly.\n"
        ))  # fmt: skip
    assert len(entries(workspace)) == 1
    assert approve("teaching-assistant", "--again", in_force="2027-01-01").code == 0
    assert [str(entry.in_force_from) for entry in register(workspace).entries] == ["2026-09-01", "2027-01-01"]


def test_where_schools_have_other_days_an_evaluation_is_entered_for_each(workspace: Path, approve: Jdgen) -> None:
    change(workspace / "jdgen.yaml", "house: plain", "schools:\n  oak: {name: Oak}\n  elm: {name: Elm}\nhouse: plain")
    assert approve("teaching-assistant", "--school", "oak").code == 0
    assert approve("teaching-assistant", "--school", "elm", in_force="2026-09-15").code == 0
    both = approve("teaching-assistant", "--school", "oak", "--school", "elm", *EVALUATION, on="2026-09-20")
    assert both.code == 2
    assert both.err.endswith(
        "teaching-assistant: this text is version 1, in force from 15 September 2026 for elm, and an evaluation does "
        "not move that day. Give --in-force 2026-09-15 and --school elm alone, or --again in place of "
        "--evaluation if the day itself was entered wrongly.\n"
    )
    elm = ("teaching-assistant", "--school", "elm")
    assert approve(*elm, *EVALUATION, in_force="2026-09-15", on="2026-09-20").code == 0


def test_a_decision_that_was_entered_wrongly_is_put_right_by_another(workspace: Path, approve: Jdgen) -> None:
    assert approve("teaching-assistant", in_force="2026-11-01").code == 0
    answer = approve("teaching-assistant", "--again", in_force="2026-12-01", ref="minute 15")
    assert answer.out.splitlines()[:2] == [
        "register/2026-09-01-teaching-assistant-2.yaml",
        "teaching-assistant: version 1, in force from 1 December 2026",
    ]
    opened = open_workspace(workspace, AS_OF)
    standing = opened.standing(opened.resolved("teaching-assistant"))
    assert (standing.version, str(standing.in_force_from)) == (1, "2026-12-01")


def test_a_superseded_text_comes_back_as_a_new_version(workspace: Path, approve: Jdgen) -> None:
    first = (workspace / ROLE).read_text("utf-8")
    assert approve("teaching-assistant").code == 0
    reword(workspace)
    assert approve("teaching-assistant").code == 0
    (workspace / ROLE).write_text(first, "utf-8")
    assert approve("teaching-assistant").code == 0
    assert versions(workspace) == [1, 2, 3]
    texts = register(workspace).approvals("teaching-assistant")
    assert texts[0].hash == texts[2].hash


def test_all_changed_means_what_no_decision_covers_as_it_stands(workspace: Path, jdgen: Jdgen, approve: Jdgen) -> None:
    assert jdgen("new", "role", "sen/mentor", "--title", "Mentor").code == 0
    answer = approve("--all-changed")
    assert answer.out.splitlines()[:3] == [
        "register/2026-09-01-sen-mentor-teaching-assistant.yaml",
        "sen/mentor: version 1, in force from 1 September 2026",
        "teaching-assistant: version 1, in force from 1 September 2026",
    ]
    reword(workspace)
    again = approve("--all-changed", on="2026-09-02")
    assert again.out.splitlines()[1:-1] == ["teaching-assistant: version 2, in force from 1 September 2026"]
    nothing = approve("--all-changed", on="2026-09-03")
    assert nothing == (2, "", "Error: Every role's text is approved already; nothing to approve.\n")


def test_a_reworded_shared_clause_makes_every_role_that_uses_it_a_changed_one(workspace: Path, approve: Jdgen) -> None:
    assert approve("--all-changed").code == 0
    change(workspace / "roles/_shared/clauses/safeguarding.yaml", "children and young people", "all children")
    assert approve("--all-changed").code == 0
    assert versions(workspace) == [1, 2]


def test_the_text_is_approved_as_it_is_worded_on_the_day_it_comes_into_force(workspace: Path, approve: Jdgen) -> None:
    clause = "  - id: kept-safe\n    wordings:\n      - text: Some are kept safe.\n"
    clause += "      - from: 2027-01-01\n        text: All are kept safe.\n"
    (workspace / "roles/_shared/clauses/dated.yaml").write_text(f"clauses:\n{clause}", "utf-8")
    change(workspace / ROLE, "  - use: safeguarding-commitment", "  - use: safeguarding-commitment\n  - use: kept-safe")
    assert approve("teaching-assistant", in_force="2027-01-01").code == 0
    opened = [open_workspace(workspace, day) for day in (AS_OF, AS_OF.replace(year=2027))]
    states = [one.standing(one.resolved("teaching-assistant")).state for one in opened]
    assert states == [State.DRAFT, State.IN_FORCE]


def test_a_decision_for_some_schools_says_which(workspace: Path, approve: Jdgen) -> None:
    change(workspace / "jdgen.yaml", "house: plain", "schools:\n  oak: {name: Oak}\n  elm: {name: Elm}\nhouse: plain")
    assert approve("teaching-assistant", "--school", "oak", "--school", "elm").code == 0
    assert "schools: [oak, elm]\n" in (workspace / ENTRY).read_text("utf-8")
    answer = approve("teaching-assistant", "--school", "aok")
    assert answer.code == 2 and "There is no school “aok”. Did you mean oak?" in answer.err


def test_a_text_approved_for_one_school_keeps_its_version_for_the_others(workspace: Path, approve: Jdgen) -> None:
    change(workspace / "jdgen.yaml", "house: plain", "schools:\n  oak: {name: Oak}\nhouse: plain")
    assert approve("teaching-assistant", "--school", "oak").code == 0
    assert approve("teaching-assistant", on="2026-09-02").code == 0
    assert versions(workspace) == [1, 1]


def test_what_check_calls_an_error_is_not_approved(workspace: Path, jdgen: Jdgen, approve: Jdgen) -> None:
    assert jdgen("new", "role", "mentor", "--copy", "teaching-assistant").code == 0
    change(workspace / ROLE, "use: safeguarding-commitment", "use: safeguarding-comitment")
    change(workspace / "roles/mentor.yaml", "  weeks:", '  salary: "£25,989"\n  weeks:')
    for which in (["teaching-assistant", "mentor"], ["--all-changed"]):
        code, out, err = approve(*which)
        assert (code, out) == (1, "")
        assert (
            "warning" not in err
            and "There is no shared clause “safeguarding-comitment”" in err
            and err.endswith("1 error in 1 file.\n")
        )
    assert not (workspace / "register").exists()


def test_what_check_only_warns_of_is_approved(workspace: Path, jdgen: Jdgen, approve: Jdgen) -> None:
    change(workspace / ROLE, "title: Teaching Assistant", "title: teaching assistant assistant the")
    change(workspace / "roles/_shared/clauses/safeguarding.yaml", "owner:", "review_by: 2026-01-01\n    owner:")
    assert jdgen("check", "--strict").code == 1
    assert approve("teaching-assistant").code == 0


def test_errors_in_roles_that_were_not_named_do_not_count(workspace: Path, approve: Jdgen) -> None:
    (workspace / "roles/wrong.yaml").write_text("titel: A\n", "utf-8")
    assert approve("teaching-assistant").code == 0


def test_a_register_that_cannot_be_read_takes_no_decision(workspace: Path, approve: Jdgen) -> None:
    assert approve("teaching-assistant").code == 0
    change(workspace / ENTRY, "ref: minute 14\n", "")
    reword(workspace)
    code, _, err = approve("teaching-assistant")
    assert code == 1 and "“ref” is missing." in err
    assert len(entries(workspace)) == 1


def test_a_decision_is_not_entered_behind_a_later_one(workspace: Path, approve: Jdgen) -> None:
    assert approve("teaching-assistant").code == 0
    reword(workspace)
    answer = approve("teaching-assistant", on="2026-08-31")
    assert answer.code == 2
    assert answer.err.endswith(
        "teaching-assistant: version 1 was approved on 1 September 2026, "
        "and decisions are entered in the order they were taken.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "options", "said"),
    [
        ((), {}, "Name the roles that were approved, or give --all-changed."),
        (("teaching-assistant", "--all-changed"), {}, "Give the roles or --all-changed, not both."),
        (("teaching-asistant",), {}, "There is no role “teaching-asistant”. Did you mean teaching-assistant?"),
        (("teaching-assistant",), {"by": "Mrs A Patel"}, "“Mrs A Patel” is a person, and the register names nobody"),
        (("teaching-assistant",), {"by": "Headteacher, Jane Smith"}, "“Jane Smith” is a person"),
        (("teaching-assistant",), {"by": "  "}, "--by says nothing."),
        (("teaching-assistant",), {"ref": ""}, "--ref says nothing."),
        (("teaching-assistant",), {"ref": "minute\n14"}, "--ref holds a character that cannot be printed."),
        (("teaching-assistant",), {"by": "Board\x1b[31m"}, "--by holds a character that cannot be printed."),
        (("teaching-assistant",), {"ref": "minute 14, with Dr. Khan"}, "“Dr. Khan” is a person, and the register"),
        (
            ("teaching-assistant", "--evaluation", "NJC JES", "JE-114, Mrs A Patel", "2026-07-02"), {},
            "“Mrs A Patel” is a person, and the register names nobody: git does not forget. "
            "Name the office or committee instead, such as Pay and Personnel Committee.",
        ),
        (("teaching-assistant", "--school="), {}, "Invalid value for '--school': It is empty. Give the id of a school"),
        (("teaching-assistant", "--again", *EVALUATION), {}, "Give --again, to put right what was entered, or --eval"),
        (("teaching-assistant",), {"on": "1 September 2026"}, "“1 September 2026” is not a date."),
        (("teaching-assistant",), {"in_force": "2026-13-01"}, "“2026-13-01” is not a date."),
        (("teaching-assistant",), {"on": "2026-10-02"}, "--on is 2 October 2026, which is after today, 1 O"),
        (
            ("teaching-assistant", "--evaluation", "NJC JES", "JE-114", "July"), {},
            "The date of --evaluation, “July”, is not one.",
        ),
        (("teaching-assistant", "--evaluation", "NJC JES", " ", "2026-07-02"), {}, "--evaluation says nothing."),
    ],
)  # fmt: skip
def test_wrong_usage_writes_nothing(
    workspace: Path, approve: Jdgen, arguments: tuple[str, ...], options: dict[str, str], said: str
) -> None:
    code, out, err = approve(*arguments, **options)
    assert (code, out) == (2, "")
    assert said in err
    assert not (workspace / "register").exists()


@pytest.mark.parametrize("missing", DECIDED)
def test_a_decision_without_office_reference_or_days_is_none(workspace: Path, jdgen: Jdgen, missing: str) -> None:
    given = [word for name, text in DECIDED.items() if name != missing for word in (name, text)]
    answer = jdgen("approve", "teaching-assistant", *given)
    assert answer.code == 2 and missing in answer.err


@pytest.mark.parametrize("ref", ["minute 14: “agreed”", "#14", "null", "no", "{x}", 'the "pay" minute', "a\\b"])
def test_whatever_was_typed_is_read_back_as_it_was_typed(workspace: Path, approve: Jdgen, ref: str) -> None:
    assert approve("teaching-assistant", ref=ref, by="Governors: pay (& personnel) #2").code == 0
    (entry,) = register(workspace).entries
    assert (entry.ref, entry.approved_by) == (ref, "Governors: pay (& personnel) #2")


def test_signs_that_no_file_may_hold_are_refused_in_words(workspace: Path, approve: Jdgen) -> None:
    for ref, said in (("minute \ue000", "--ref holds a character"), ("- 14", "The text begins with the bullet “-”")):
        answer = approve("teaching-assistant", ref=ref)
        assert answer.code == 2 and answer.out == ""
        assert said in answer.err
    assert not (workspace / "register").exists()


def test_a_name_of_a_file_never_grows_too_long(workspace: Path, jdgen: Jdgen, approve: Jdgen) -> None:
    for number in range(4):
        assert jdgen("new", "role", f"mentor-{number}", "--copy", "teaching-assistant").code == 0
    assert approve("mentor-*").out.splitlines()[0] == "register/2026-09-01-4-roles.yaml"
    long = "a" * 90
    assert jdgen("new", "role", long, "--copy", "teaching-assistant").code == 0
    assert approve(long).out.splitlines()[0] == f"register/2026-09-01-{'a' * 60}.yaml"


def test_a_role_whose_name_holds_the_signs_of_a_pattern_is_approved_like_any_other(
    workspace: Path, jdgen: Jdgen, approve: Jdgen
) -> None:
    (workspace / "roles/a[b].yaml").write_text((workspace / ROLE).read_text("utf-8"), "utf-8")
    assert approve("roles/a[b].yaml").code == 0
    assert versions(workspace, "a[b]") == [1]
    assert "a[b]" in jdgen("list").out


def test_the_register_stands_in_no_other_folder(workspace: Path, approve: Jdgen) -> None:
    change(workspace / "jdgen.yaml", "house: plain", "house: plain\nregister: hr/decisions")
    code, _, err = approve("teaching-assistant")
    assert code == 1 and "There is no key “register” here." in err


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\r", "\n", "\u202e"])
def test_no_sign_that_steers_a_terminal_comes_back_in_an_error(approve: Jdgen, sign: str) -> None:
    for answer in (approve(f"ta{sign}[31m"), approve("teaching-assistant", "--school", f"o{sign}k")):
        assert answer.code == 2 and answer.err.endswith(".\n")
        assert sign not in answer.err.removesuffix("\n") and "?" in answer.err
