"""Which positions a command is about."""

import pytest
from calendar_day import AS_OF

from jdgen.building.planning.selection import NothingSelected, Places, Selection, select
from jdgen.register import State
from jdgen.role.fingerprint import fingerprint
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Position, Workspace, at_trust

FILES = {
    "jdgen.yaml": "trust: {name: Hazel Trust}\n",
    "schools/oak.yaml": "name: Oak\nexcept_roles: [clerk]\noverrides: {cook: {grade: H2}}\n",
    "schools/ash.yaml": "name: Ash\nexcept_roles: [clerk]\n",
    "schools/oak/roles/rower.yaml": "title: Rower\npurpose: Row.\n",
    "roles/cook.yaml": "title: Cook\ngrade: H1\nstatements:\n  - use: care\n",
    "roles/clerk.yaml": "title: Clerk\ngrade: H3\npurpose: File.\n",
    "roles/bad.yaml": "titel: Bad\n",
    "roles/_shared/clauses/all.yaml": "clauses:\n  - {id: care, text: Take care.}\n  - {id: spare, text: Spare.}\n",
}


def workspace(**more: str) -> Workspace:
    return Workspace(MemoryTree({name: text.encode() for name, text in {**FILES, **more}.items()}), AS_OF)


def chosen(selection: Selection, places: Places = Places.TRUST) -> list[str]:
    return [str(position) for position in select(workspace(), selection, places)]


def test_without_a_school_the_trust_is_meant_and_a_schools_own_role_where_it_is() -> None:
    assert chosen(Selection()) == ["bad", "clerk", "cook", "oak/rower at oak"]


def test_published_is_what_schools_have_and_the_trusts_own_posts() -> None:
    assert chosen(Selection(), Places.PUBLISHED) == [
        "bad at ash", "bad at oak", "clerk", "cook at ash", "cook at oak", "oak/rower at oak",
    ]  # fmt: skip


def test_a_school_has_its_roles_and_a_pattern_means_several_schools() -> None:
    assert chosen(Selection(schools=("oak",))) == ["bad at oak", "cook at oak", "oak/rower at oak"]
    assert chosen(Selection(("cook",), ("*",))) == ["cook at ash", "cook at oak"]


def test_a_grade_is_the_schools_and_a_role_that_cannot_be_read_is_not_passed_over() -> None:
    assert chosen(Selection(grades=("h2",), schools=("*",))) == ["bad at ash", "bad at oak", "cook at oak"]
    assert chosen(Selection(("c*",), grades=("H2", "H3"))) == ["clerk"]


def test_clauses_say_which_roles_use_them_and_which_do_not() -> None:
    assert chosen(Selection(("c*",), using=("care",))) == ["cook"]
    assert chosen(Selection(("c*",), not_using=("care", "spare"))) == ["clerk"]


def test_a_status_is_that_of_the_text_at_the_school() -> None:
    entry = (
        "roles: [cook]\napproved_on: 2026-09-01\napproved_by: Board\nref: '1'\nin_force_from: 2026-09-01\n"
        f"texts: {{cook: {{version: 1, hash: {fingerprint(workspace().resolved('cook'))}}}}}\n"
    )
    one = workspace(**{"register/2026-09-01-cook.yaml": entry})
    found = select(one, Selection(("cook",), statuses=(State.IN_FORCE,)), Places.ALL)
    assert found == (Position("cook"), Position("cook", "ash"))
    assert select(one, Selection(("cook",), ("oak",), statuses=(State.DRAFT,))) == (Position("cook", "oak"),)
    assert found[:1] == at_trust("cook")


@pytest.mark.parametrize(("selection", "sentence"), [
    (Selection(schools=("oka",)), "There is no school “oka”. Did you mean oak? Schools here: ash, oak."),
    (Selection(("clerk",), ("oak",)), "oak does not have clerk. “jdgen list --school oak” lists the roles there."),
    (Selection(using=("car",)), "There is no shared clause “car”. Did you mean “care”?"),
    (Selection(("cook",), grades=("H9",)), "No role is of that grade, status and text."),
])  # fmt: skip
def test_what_is_not_there_is_said(selection: Selection, sentence: str) -> None:
    with pytest.raises(NothingSelected) as nothing:
        chosen(selection)
    assert str(nothing.value) == sentence
