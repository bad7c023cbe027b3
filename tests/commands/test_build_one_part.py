"""`jdgen build --part`: what a user sees who builds one role's part, or that of all roles."""

from pathlib import Path

import pytest
from calling import Jdgen

ROLE = "teaching-assistant"
KEPT = "statements:\n  - use: safeguarding-commitment\n"
NONE = "No person specification, as they say themselves: cook, porter.\n"


@pytest.fixture
def two_without(workspace: Path) -> Path:
    for name in ("cook", "porter"):
        text = f"title: {name.title()}\npurpose: Work.\nperson_specification: none\n{KEPT}"
        (workspace / "roles" / f"{name}.yaml").write_text(text, "utf-8")
    return workspace


@pytest.mark.parametrize("asked", [(), ("*",), (ROLE, "?o*")])
def test_roles_that_say_they_have_none_are_passed_over_in_one_line(
    two_without: Path, jdgen: Jdgen, asked: tuple[str, ...]
) -> None:
    answer = jdgen("build", "--part", "person-specification", "-f", "txt", *asked)
    assert (answer.code, answer.out) == (0, f"build/{ROLE}-person-specification.txt\n")
    assert answer.err == f"{NONE}1 role built in build.\n"


def test_nothing_else_is_said_when_quiet(two_without: Path, jdgen: Jdgen) -> None:
    answer = jdgen("build", "-q", "--part", "person-specification", "-f", "txt")
    assert (answer.code, answer.out, answer.err) == (0, "", "")


@pytest.mark.parametrize("asked", ["cook", "roles/cook.yaml"])
def test_a_role_that_is_named_must_have_the_part(two_without: Path, jdgen: Jdgen, asked: str) -> None:
    answer = jdgen("build", "--part", "person-specification", asked)
    assert answer.code == 1
    assert "error: cook says that it has no person specification. [no-specification]" in answer.err
    assert not (two_without / "build").exists()


def test_a_forgotten_specification_is_no_specification_said_to_be_none(workspace: Path, jdgen: Jdgen) -> None:
    (workspace / "roles/clerk.yaml").write_text(f"title: Clerk\npurpose: Work.\n{KEPT}", "utf-8")
    answer = jdgen("build", "--part", "person-specification")
    assert answer.code == 1
    assert "[missing-specification]" in answer.err
    checked = jdgen("check", "clerk", "--output-format", "concise")
    assert checked.out.startswith("roles/clerk.yaml:1:8: missing-specification The role clerk has no person spec")


def test_a_vacancys_fact_given_by_hand_names_nobody(workspace: Path, jdgen: Jdgen) -> None:
    answer = jdgen("build", ROLE, "--set", "post.contract=Cover for Mrs A Patel")
    assert answer.code == 1
    assert "--set: error: A person is named: “Mrs A Patel”. [personal-data]" in answer.err
