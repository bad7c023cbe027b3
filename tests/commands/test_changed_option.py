"""`--changed OLD..NEW`: a command is about the roles whose documents are otherwise than before, and no other."""

import json
from pathlib import Path

import pytest
from calling import Jdgen, change
from commands.forms import git

CLAUSE = "roles/_shared/clauses/common.yaml"
WITH_FIRST_AID = ["midday-supervisor", "senior-teaching-assistant", "teaching-assistant"]


@pytest.fixture(autouse=True)
def committed(trust: Path, trusts_remote: Path) -> None:
    """The sample trust is the last commit."""


def listed(jdgen: Jdgen, *arguments: str) -> list[str]:
    answer = jdgen("list", "--output-format", "json", *arguments)
    assert answer.code == 0, answer.err
    return [row["id"] for row in json.loads(answer.out)]


def test_a_changed_clause_means_every_role_that_has_it_and_the_schools_own_where_it_is(
    trust: Path, jdgen: Jdgen
) -> None:
    change(trust / CLAUSE, "Give first aid within", "Give first aid only within")
    assert listed(jdgen, "--changed", "HEAD..") == [*WITH_FIRST_AID, "willow/boathouse-instructor"]
    answer = jdgen("build", "--changed", "HEAD..", "-f", "html", "-q")
    assert answer.code == 0
    built = sorted(path.relative_to(trust / "build").as_posix() for path in (trust / "build").rglob("*.html"))
    assert built == [*(f"{role}.html" for role in WITH_FIRST_AID), "willow/boathouse-instructor.html"]


def test_a_role_that_has_changed_at_one_school_alone_is_built_there(trust: Path, jdgen: Jdgen) -> None:
    change(trust / "schools/birch.yaml", "within ten minutes", "within five minutes")
    answer = jdgen("build", "--changed", "main..", "-f", "txt")
    assert answer.code == 0
    assert "build/birch/midday-supervisor.txt" in answer.out
    assert all("/birch/" in line for line in answer.out.splitlines())


def test_a_changed_house_means_every_role_that_is_dressed_in_it(trust: Path, jdgen: Jdgen) -> None:
    with (trust / "templates/academy/house.yaml").open("a", encoding="utf-8") as file:
        file.write("\n# the same in other words\n")
    assert listed(jdgen, "--changed", "HEAD..", "willow/*") == ["willow/boathouse-instructor"]
    assert listed(jdgen, "--changed", "HEAD..", "--school", "alder") == []


def test_a_decision_of_the_register_changes_what_documents_say(trust: Path, jdgen: Jdgen) -> None:
    decision = ("--by", "Pay Committee", "--ref", "minute 1", "--on", "2025-12-01", "--in-force", "2025-12-01")
    assert jdgen("approve", "teaching-assistant", *decision).code == 0
    assert listed(jdgen, "--changed", "HEAD..") == ["teaching-assistant"]


def test_moving_a_key_changes_nothing_and_that_is_said_and_no_failure(trust: Path, jdgen: Jdgen) -> None:
    role = trust / "roles/teaching-assistant.yaml"
    role.write_text(role.read_text("utf-8") + "\n# nothing more\n", "utf-8")
    said = "Of what is asked for, nothing has changed (--changed HEAD..)."
    assert jdgen("build", "--changed", "HEAD..") == (0, "", f"{said} Nothing was built.\n")
    assert not (trust / "build").exists()
    assert jdgen("check", "--changed", "HEAD..") == (0, f"{said}\n", "")
    assert jdgen("list", "--changed", "HEAD..", "--output-format", "json") == (0, "[]\n", f"{said}\n")


def test_both_sides_may_be_earlier_than_the_files(trust: Path, jdgen: Jdgen) -> None:
    change(trust / "roles/site-manager.yaml", "title: Site Manager", "title: Premises Manager")
    git(trust, "commit", "--quiet", "--all", "--message", "Rename")
    change(trust / CLAUSE, "Give first aid within", "Give first aid only within")
    assert listed(jdgen, "--changed", "HEAD~1..HEAD") == ["site-manager"]
    assert listed(jdgen, "--changed", "HEAD~1..", "--not-using", "first-aid") == ["site-manager"]
    assert listed(jdgen, "--changed", "HEAD~1...HEAD") == ["site-manager"]


def test_a_check_of_what_has_changed_is_not_kept_by_what_was_wrong_before(trust: Path, jdgen: Jdgen) -> None:
    change(trust / "roles/site-manager.yaml", "title:", "titel:")
    git(trust, "commit", "--quiet", "--all", "--message", "A mistake")
    change(trust / "roles/teaching-assistant.yaml", "title: Teaching Assistant", "title: Classroom Assistant")
    answer = jdgen("check", "--changed", "HEAD..")
    assert (answer.code, answer.out) == (0, "1 role checked: no problems found.\n")
    change(trust / "roles/teaching-assistant.yaml", "title:", "titel:")
    assert jdgen("check", "--changed", "HEAD..").code == 1
    assert jdgen("build", "--changed", "HEAD..").code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("HEAD", "does not say from when to when"),
        ("nowhere..", "git knows no revision “nowhere”"),
        ("in-force..", "--status draft finds"),
        ("roles/site-manager.yaml..", "is one role's file"),
        ("$(touch x)..", "git knows no revision"),
        ("--help..", "git knows no revision"),
    ],
)
def test_what_is_no_two_states_is_told_in_a_sentence(words: str, said: str, trust: Path, jdgen: Jdgen) -> None:
    answer = jdgen("build", f"--changed={words}")
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err and "Traceback" not in answer.err
    assert not (trust / "x").exists() and not (trust / "build").exists()


def test_several_in_one_document_are_not_chosen_by_what_has_changed(trust: Path, jdgen: Jdgen) -> None:
    answer = jdgen("build", "--together", "teaching-assistant", "site-manager", "--changed", "HEAD..")
    assert answer.code == 2 and "--changed goes by single roles" in answer.err


def test_nothing_is_approved_or_packed_by_what_has_changed(trust: Path, jdgen: Jdgen) -> None:
    for verb in ("approve", "pack"):
        assert jdgen(verb, "--changed", "HEAD..").code == 2
