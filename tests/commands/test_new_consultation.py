"""jdgen new consultation: a file that says nothing until it is filled in, and then is read without a complaint."""

import re
from pathlib import Path

import pytest
import yaml
from calling import Jdgen, change
from commands.forms import git

from jdgen.building.consulting import beginning
from jdgen.consultation.model import Consultation, Remark
from jdgen.consultation.reading import read_consultation

CLAUSES = "roles/_shared/clauses/common.yaml"
ROLE = "roles/teaching-assistant.yaml"
FILE = "consultation.yaml"
SIDES = "HEAD.."
DAYS = {"opens": "2027-01-04", "closes": "2027-02-01", "effective": "2027-04-01"}


@pytest.fixture
def proposal(trust: Path) -> Path:
    """The sample trust with a changed clause, which all roles use, and a changed grade."""
    commit(trust)
    change(trust / CLAUSES, "at once about any worry", "at once, and in writing, about any worry")
    change(trust / ROLE, "grade: RB3", "grade: RB4")
    return trust


def commit(folder: Path) -> None:
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Begin")


def filled(text: str) -> str:
    """The text when the sign and the blank before every line that can be used are gone, and every blank is filled."""
    used = re.sub(r"^# (?!yaml-language-server)", "", text, flags=re.MULTILINE)
    for key, day in DAYS.items():
        used = used.replace(f'\n{key}: ""', f"\n{key}: {day}")
    numbered = re.sub(r"^posts:\n(?:  .*\n)*", lambda found: found[0].replace('""', "4"), used, flags=re.MULTILINE)
    return numbered.replace('""', '"Words, such as: these."')


def text_of(folder: Path) -> str:
    return (folder / FILE).read_text("utf-8")


def test_what_is_begun_says_nothing_yet_and_disturbs_nobody(proposal: Path, jdgen: Jdgen) -> None:
    answer = jdgen("new", "consultation", SIDES)
    assert (answer.code, answer.out.splitlines()[0]) == (0, FILE)
    assert answer.out.endswith("; then “jdgen consult HEAD..” makes the papers.\n")
    text = text_of(proposal)
    assert text.startswith("# yaml-language-server: $schema=.jdgen/consultation.schema.json\n## ")
    assert [line for line in text.splitlines() if line and not line.startswith("#")] == []
    assert read_consultation(FILE, text.encode()).said == Consultation()
    assert jdgen("check", "--strict").code == 0
    assert "Reason" not in jdgen("diff").out


def test_once_every_line_is_filled_in_all_is_read_and_nothing_is_complained_of(proposal: Path, jdgen: Jdgen) -> None:
    jdgen("new", "consultation", SIDES)
    text = filled(text_of(proposal))
    (proposal / FILE).write_text(text, "utf-8")
    said = read_consultation(FILE, text.encode()).said
    assert said.model_fields_set == set(Consultation.model_fields)
    assert said.posts == dict.fromkeys(("alder", "birch", "river-primaries", "willow"), 4)
    assert list(said.evaluations) == ["teaching-assistant"]
    assert len(said.changes) == 2
    assert jdgen("check", "--strict").out.endswith("no problems found.\n")
    assert jdgen("diff", SIDES).out.count("Reason: Words, such as: these.") == 2
    papers = jdgen("consult", SIDES, "-f", "html", "--strict")
    assert papers.code == 0, papers.err


def test_a_line_that_is_used_and_not_filled_in_is_told(proposal: Path, jdgen: Jdgen) -> None:
    jdgen("new", "consultation", SIDES)
    change(proposal / FILE, '# protection: ""', 'protection: ""')
    answer = jdgen("check")
    assert answer.code == 1
    assert "There is no text here." in answer.out


def test_each_change_says_what_it_is(proposal: Path, jdgen: Jdgen) -> None:
    jdgen("new", "consultation", SIDES)
    blocks = text_of(proposal).split("\n\n")[-2:]
    assert blocks[0].splitlines()[:3] == [
        "## 1. clause reworded · the shared clause “safeguarding-duty” · 7 roles in 4 schools · “Conduct”",
        "##    Keep children safe: follow the school's safeguarding policy, and tell the designated safeguarding lead "
        "at once{+, and in writing,+} about any worry.",
        "##    duties or requirements; suggested, to be confirmed by HR.",
    ]
    assert blocks[1].splitlines()[:3] == [
        "## 2. teaching-assistant · grade changed · 1 role in 3 schools",
        "##    [-RB3-] {+RB4+}",
        "##    may affect the grade; suggested, to be confirmed by HR.",
    ]


def test_posts_of_a_few_roles_are_asked_for_role_by_role(proposal: Path, jdgen: Jdgen) -> None:
    assert jdgen("new", "consultation", SIDES, "teaching-assistant", "senior-teaching-assistant").code == 0
    lines = text_of(proposal).splitlines()
    start = lines.index("# posts:")
    assert lines[start + 1 : start + 4] == [
        "#   alder:",
        '#     senior-teaching-assistant: ""',
        '#     teaching-assistant: ""',
    ]
    said = read_consultation(FILE, filled(text_of(proposal)).encode()).said
    assert said.posts["alder"] == {"senior-teaching-assistant": 4, "teaching-assistant": 4}


def test_a_regrading_asks_for_posts_where_people_have_the_old_role(proposal: Path, jdgen: Jdgen) -> None:
    sides = ("--from", "teaching-assistant", "--to", "senior-teaching-assistant")
    answer = jdgen("new", "consultation", *sides)
    assert answer.code == 0, answer.err
    assert f"“jdgen consult {' '.join(sides)}”" in answer.out
    said = read_consultation(FILE, filled(text_of(proposal)).encode()).said
    assert said.posts == {"alder": 4, "birch": 4, "willow": 4}
    assert said.title == "Consultation on moving from Teaching Assistant to Senior Teaching Assistant"


def test_a_school_that_is_meant_is_the_only_one_asked_about(proposal: Path, jdgen: Jdgen) -> None:
    assert jdgen("new", "consultation", SIDES, "--school", "birch").code == 0
    assert read_consultation(FILE, filled(text_of(proposal)).encode()).said.posts.keys() == {"birch"}


def test_what_is_there_is_never_written_over_and_what_it_lacks_is_printed(proposal: Path, jdgen: Jdgen) -> None:
    jdgen("new", "consultation", SIDES)
    (proposal / FILE).write_text(before := filled(text_of(proposal)), "utf-8")
    again = jdgen("new", "consultation", SIDES)
    assert (again.code, again.out) == (0, "consultation.yaml is there already, and every change stands in it.\n")
    change(proposal / ROLE, "hours: 27.5 a week", "hours: 30 a week")
    answer = jdgen("new", "consultation", SIDES)
    assert answer.code == 1
    assert "It has nothing on 1 change: paste these lines below “changes:”." in answer.err
    assert text_of(proposal) == before
    pasted = before.rstrip("\n") + "\n" + filled(answer.out)
    remarks = read_consultation(FILE, pasted.encode()).said.changes
    assert (len(remarks), remarks[-1].reason) == (3, "Words, such as: these.")


def test_changes_that_wait_as_comments_are_not_printed_again(proposal: Path, jdgen: Jdgen) -> None:
    jdgen("new", "consultation", SIDES)
    answer = jdgen("new", "consultation", SIDES)
    assert answer.code == 0
    assert "2 changes stand there as comments, to be filled in." in answer.err


def test_a_file_of_another_name_finds_its_schema_and_is_named_to_consult(proposal: Path, jdgen: Jdgen) -> None:
    answer = jdgen("new", "consultation", SIDES, "-o", "papers/2027/spring term.yaml")
    assert answer.code == 0, answer.err
    assert "--consultation 'papers/2027/spring term.yaml'”" in answer.out
    text = (proposal / "papers/2027/spring term.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../.jdgen/consultation.schema.json\n")
    assert not (proposal / FILE).exists()


def test_a_file_outside_the_workspace_names_no_schema(proposal: Path, jdgen: Jdgen, tmp_path: Path) -> None:
    assert jdgen("new", "consultation", SIDES, "-o", str(tmp_path / "c.yaml")).code == 0
    assert (tmp_path / "c.yaml").read_text("utf-8").startswith("## What is said")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((SIDES, "-o", "roles/x.yaml"), "roles/ holds what documents are made of. Name a file outside it."),
        (("--from", "teaching-assistant"), "--from is given without --to."),
        (("no-such..",), "no-such"),
        ((SIDES, "no-such-role"), "There is no role “no-such-role”"),
        ((), "Name the old side, such as “jdgen new consultation main..”."),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_is_written(
    arguments: tuple[str, ...], sentence: str, proposal: Path, jdgen: Jdgen
) -> None:
    before = sorted(proposal.rglob("*.yaml"))
    answer = jdgen("new", "consultation", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err
    assert sorted(proposal.rglob("*.yaml")) == before


def test_without_a_change_no_file_is_begun(proposal: Path, jdgen: Jdgen) -> None:
    git(proposal, "commit", "--quiet", "--all", "--message", "Change")
    answer = jdgen("new", "consultation", SIDES)
    assert (answer.code, answer.out) == (0, "No role says anything else.\n")
    assert not (proposal / FILE).exists()


def test_more_changes_than_a_file_may_hold_are_left_out_and_counted(
    proposal: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beginning, "MOST_ENTRIES", 104)
    jdgen("new", "consultation", SIDES)
    text = text_of(proposal)
    assert text.endswith(
        "\n\n## Left out here: 1 more change. When these are filled in, call “jdgen new consultation” again.\n"
    )
    assert text.count("- change:") == 1
    assert text.count("\n") + text.count(",") < 104


def test_every_key_of_the_model_is_in_the_file(proposal: Path, jdgen: Jdgen) -> None:
    jdgen("new", "consultation", SIDES)
    data = yaml.safe_load(filled(text_of(proposal)))
    assert set(data) == set(Consultation.model_fields)
    remark = {info.alias or name for name, info in Remark.model_fields.items()}
    assert set(data["changes"][0]) == remark - {"class", "class_reason"}
    assert "##     class: duties\n##     class_reason: " in text_of(proposal)
