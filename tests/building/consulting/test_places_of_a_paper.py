"""What a paper says of a post that is worded otherwise at some of its places, and of facts given for others."""

from dataclasses import replace

import pytest
from building.consulting.papers import Files, case, case_in, documents, regrading, told

HELPER = "title: Helper\ngrade: H2\npost: {hours: 20 a week}\nduties:\n- heading: Duties\n  clauses:\n  - Read.\n"
OAK, ELM = "name: Oak School\n", "name: Elm School\n"
FILES: Files = {"roles/helper.yaml": HELPER, "schools/elm.yaml": ELM, "schools/oak.yaml": OAK}
PORTER: Files = {"roles/porter.yaml": "title: Porter\ngrade: H3\n"}


def words_of(case_of_it: object) -> str:
    return " ".join(told(case_of_it).split())  # type: ignore[arg-type]


@pytest.mark.parametrize("porters", ["", "title: Porter\ngrade: H4\n"])
def test_what_a_school_alone_changes_is_never_told_as_no_change(porters: str) -> None:
    old = FILES | {"schools/oak.yaml": f"{OAK}overrides: {{helper: {{post: {{hours: 30 a week}}}}}}\n"} | PORTER
    new = FILES | {
        "roles/helper.yaml": HELPER.replace("H2", "H3"),
        "roles/porter.yaml": porters or PORTER["roles/porter.yaml"],
        "schools/oak.yaml": f"{OAK}overrides: {{helper: {{post: {{hours: 25 a week}}}}}}\n",
    }
    said = words_of(case(old, new))
    assert "As worded for Alder Trust. Change 2 is made elsewhere only, and not shown here." in said
    assert "Before: 20 a week After: no change here" in said
    assert (
        "made elsewhere, and not counted." if porters else "not shown here. 4 texts of the proposal are as before"
    ) in said


def test_where_no_school_says_anything_else_no_change_is_none() -> None:
    said = words_of(case(FILES, FILES | {"roles/helper.yaml": HELPER.replace("H2", "H3")}))
    assert "As worded for Alder Trust. Item: Job title Before: Helper After: no change" in said
    assert "no change here" not in said and "elsewhere" not in said


def test_a_post_that_is_renamed_alone_is_still_at_its_schools() -> None:
    new = {**FILES, "roles/aide.yaml": HELPER}
    del new["roles/helper.yaml"]
    said = words_of(case(FILES, new))
    assert "Elm School: not stated Oak School: not stated" in said


@pytest.mark.parametrize(("more", "what"), [({}, "the post of Helper"), (PORTER, "2 posts")])
def test_where_only_the_schools_of_a_post_change_no_change_of_its_text_is_proposed(more: Files, what: str) -> None:
    old = FILES | more
    new = old | {"schools/yew.yaml": "name: Yew School\n"}
    assert f"Alder Trust proposes to change which schools have {what}. This" in words_of(case(old, new))
    new |= {"roles/helper.yaml": HELPER.replace("H2", "H3")}
    assert "to change which schools" not in words_of(case(old, new))


def test_in_a_regrading_a_school_without_a_number_is_not_left_out() -> None:
    said = words_of(regrading(FILES | PORTER, "helper", "porter", "posts: {oak: 3}\n"))
    assert "The total counts only what is stated: 1 of 2 numbers." in said
    assert "Elm School: not stated Oak School: 3" in said


def test_a_number_for_a_post_that_changes_elsewhere_is_not_lost() -> None:
    new = FILES | {
        "roles/porter.yaml": "title: Porter\ngrade: H4\n",
        "schools/oak.yaml": f"{OAK}overrides: {{helper: {{post: {{hours: 25 a week}}}}}}\n",
    }
    said = words_of(case(FILES | PORTER, new, "posts: {elm: {helper: 2, porter: 1}, oak: {helper: 1, porter: 1}}\n"))
    assert "consultation.yaml also gives numbers for helper at Elm School" in said


def test_an_evaluation_of_another_post_is_not_lost() -> None:
    said = words_of(case(FILES | PORTER, FILES | PORTER | {"roles/helper.yaml": HELPER.replace("H2", "H3")},
                         "evaluations: {porter: {ref: JE 9}, helper: {ref: JE 8}}\n"))  # fmt: skip
    assert "consultation.yaml also gives evaluations of porter, which this paper has no new text of." in said


def test_a_paper_names_the_file_that_its_facts_are_to_stand_in_and_few_of_its_remarks_on_nothing() -> None:
    remarks = "".join(f"- {{change: '{at:08x}', reason: Why.}}\n" for at in range(30))
    given = case(
        FILES, FILES | {"roles/helper.yaml": HELPER.replace("H2", "H3")}, f"changes:\n{remarks}posts: {{yew: 1}}\n"
    )
    said = words_of(replace(given, written=replace(given.written, path="papers/spring.yaml")))
    assert "Before it is sent, spring.yaml has to say:" in said
    assert "spring.yaml also gives numbers for yew" in said
    assert "spring.yaml speaks of changes that are not there: 00000000, " in said
    assert "00000007 and 22 more." in said and "consultation.yaml" not in said


def test_an_evaluation_that_the_register_has_otherwise_is_told() -> None:
    (document,) = (each for each in documents() if each.path.stem == "in-force-and-evaluated")
    given = document.data | {"consultation": "evaluations: {helper: {ref: JE 13, result: H9}}\n"}
    said = words_of(case_in(document._replace(data=given)))
    assert "NJC, JE 7" in said
    assert "For Helper consultation.yaml names JE 13; the register has another evaluation of this very text" in said
    same = document.data | {"consultation": "evaluations: {helper: {scheme: NJC, ref: JE 7}}\n"}
    assert "the register has another" not in words_of(case_in(document._replace(data=same)))
