"""What a role takes from its parent, what it changes, and in which order."""

import pytest
from role.authored import clauses, data, role

from jdgen.diagnostics import Rejected

BASE = """\
title: Gardener
grade: G2
house: plain
post:
  hours: 20 a week
  weeks: "38"
purpose: Keep the grounds green.
duties:
  - heading: Planting
    clauses:
      - Plant bulbs.
      - Water the beds on dry days, in the morning or in the evening.
  - heading: Lawns
    optional: true
    clauses:
      - id: mow
        text: Mow the lawns every week from April to October.
        note: Not when it rains.
      - use: lift
person_specification:
  - heading: Skills
    assessed_by: interview
    criteria:
      - essential: Knows plants.
      - Drives a tractor.
statements:
  - text: The post is permanent.
    id: permanent
"""
SHARED = """\
clauses:
  - id: lift
    text: Lift loads safely.
    basis: An Act
    owner: Safety office
    review_by: 2031-09-01
  - id: visitors
    text: Welcome visitors.
"""


def child(text: str) -> dict[str, object]:
    return data("extends: base\n" + text, base=BASE, shared=SHARED)


def edited(edits: str) -> dict[str, object]:
    return child("edits:\n" + edits)


def test_a_child_that_says_nothing_is_its_parent() -> None:
    assert child("") == data(BASE, shared=SHARED)


def test_scalars_replace_and_mappings_merge() -> None:
    found = child('grade: G3\npost:\n  weeks: "52"\n  salary: £20,000\npurpose: Keep the park green.\n')
    assert found["grade"] == "G3"
    assert {key: value for key, value in found["post"].items() if value} == {
        "hours": "20 a week", "weeks": "52", "salary": "£20,000",
    }  # fmt: skip
    assert found["purpose"]["paragraphs"] == ["Keep the park green."]


def test_a_list_that_the_parent_lacks_may_be_written() -> None:
    found = child("sections:\n  - heading: Tools\n    text: The trust provides them.\n")
    assert [section["id"] for section in found["sections"]] == ["tools"]


@pytest.mark.parametrize(("part", "loss"), [
    ("duties:\n  - heading: Paths\n    clauses:\n      - Sweep.\n", "4 duties"),
    ("person_specification:\n  - heading: Skills\n    criteria:\n      - Reads.\n", "2 criteria"),
    ("statements:\n  - Weekends are worked.\n", "1 statement"),
])  # fmt: skip
def test_a_list_that_would_drop_inherited_items_is_refused_with_their_number(part: str, loss: str) -> None:
    with pytest.raises(Rejected) as rejected:
        child(part)
    assert f"would drop {loss} inherited" in rejected.value.diagnostics[0].message


def test_a_list_is_replaced_on_purpose() -> None:
    found = edited("  - replace: duties\n    with:\n      - heading: Paths\n        clauses:\n          - Sweep.\n")
    assert clauses(found) == {"paths": ["Sweep."]}


def test_grandparents_come_first() -> None:
    found = data("extends: middle\ngrade: G4\n", middle="extends: base\ngrade: G3\ntitle: Groundskeeper\n",
                 base=BASE, shared=SHARED)  # fmt: skip
    assert (found["title"], found["grade"], found["house"]) == ("Groundskeeper", "G4", "plain")


def test_each_generation_edits_what_the_one_above_it_gave() -> None:
    middle = "extends: base\nedits:\n  - add: Weed.\n    in: duties/planting\n"
    found = data("extends: middle\nedits:\n  - remove: duties/planting/weed\n", middle=middle, base=BASE, shared=SHARED)
    assert "Weed." not in clauses(found)["planting"]


@pytest.mark.parametrize(("place", "order"), [
    ("in: duties/planting", ["Plant bulbs.", "Water the beds", "Weed."]),
    ("before: duties/planting/plant-bulbs", ["Weed.", "Plant bulbs.", "Water the beds"]),
    ("after: duties/planting/plant-bulbs", ["Plant bulbs.", "Weed.", "Water the beds"]),
    ("before: plant-bulbs", ["Weed.", "Plant bulbs.", "Water the beds"]),
    ("in: planting", ["Plant bulbs.", "Water the beds", "Weed."]),
])  # fmt: skip
def test_a_clause_is_added_where_the_edit_says(place: str, order: list[str]) -> None:
    added = clauses(edited(f"  - add: Weed.\n    {place}\n"))["planting"]
    assert [text[:14].rstrip() for text in added] == [text[:14].rstrip() for text in order]


def test_groups_shared_clauses_and_criteria_are_added_as_they_would_stand_in_their_list() -> None:
    found = edited(
        "  - add:\n      heading: Paths\n      clauses:\n        - Sweep.\n    before: duties/planting\n"
        "  - add:\n      use: visitors\n    in: statements\n"
        "  - add:\n      desirable: Swims.\n      assessed_by: task\n"
        "    after: person_specification/skills/knows-plants\n"
        "  - add: Rakes.\n    id: rake\n    in: duties/lawns\n"
    )
    assert list(clauses(found)) == ["paths", "planting", "lawns"]
    assert [each["id"] for each in found["statements"]] == ["permanent", "visitors"]
    criteria = found["person_specification"][0]["criteria"]
    assert [(each["level"], each["assessed_by"]) for each in criteria] == [
        ("essential", ["interview"]), ("desirable", ["task"]), (None, ["interview"]),
    ]  # fmt: skip
    assert found["duties"][2]["clauses"][-1]["id"] == "rake"


def test_things_are_removed_by_path_by_id_and_by_the_name_of_their_field() -> None:
    found = edited(
        "  - remove: duties/lawns/lift\n  - remove: plant-bulbs\n  - remove: post/hours\n  - remove: statements\n"
    )
    assert [len(texts) for texts in clauses(found).values()] == [1, 1]
    assert found["post"]["hours"] is None
    assert found["statements"] is None


def test_a_reworded_clause_keeps_its_id_and_note() -> None:
    found = edited("  - replace: duties/lawns/mow\n    with: Mow the lawns every month.\n")
    (mow, _) = found["duties"][1]["clauses"]
    assert (mow["id"], mow["text"], mow["note"]) == ("mow", "Mow the lawns every month.", "Not when it rains.")


def test_a_reworded_criterion_keeps_its_level() -> None:
    found = edited("  - replace: person_specification/skills/knows-plants\n    with: Knows trees.\n")
    first = found["person_specification"][0]["criteria"][0]
    assert (first["text"], first["level"], first["assessed_by"]) == ("Knows trees.", "essential", ["interview"])


def test_a_clause_replaced_whole_keeps_its_id() -> None:
    found = edited("  - replace: duties/lawns/mow\n    with:\n      text: Mow.\n      note: Never.\n")
    (mow, _) = found["duties"][1]["clauses"]
    assert (mow["id"], mow["note"]) == ("mow", "Never.")


def test_a_heading_and_a_field_are_replaced() -> None:
    found = edited("  - replace: duties/lawns/heading\n    with: Grass\n  - replace: purpose\n    with: Grow.\n")
    assert found["duties"][1]["heading"] == "Grass"
    assert found["purpose"]["paragraphs"] == ["Grow."]


def test_items_and_groups_are_moved() -> None:
    found = edited("  - move: duties/lawns\n    before: duties/planting\n  - move: mow\n    after: plant-bulbs\n")
    assert {group: len(texts) for group, texts in clauses(found).items()} == {"lawns": 1, "planting": 3}
    assert list(clauses(found)) == ["lawns", "planting"]
    assert clauses(found)["planting"][1].startswith("Mow")


def test_edits_are_made_in_their_order() -> None:
    found = edited(
        "  - add: Weed.\n    in: duties/planting\n"
        "  - replace: duties/planting/weed\n    with: Dig.\n"
        "  - move: duties/planting/dig\n    before: duties/planting/plant-bulbs\n"
    )
    assert clauses(found)["planting"][0] == "Dig."


def test_every_edit_that_fails_is_told_and_the_rest_is_made() -> None:
    with pytest.raises(Rejected) as rejected:
        edited("  - remove: duties/nothing\n  - remove: duties/planting\n  - remove: duties/planting\n")
    assert [finding.at.line for finding in rejected.value.diagnostics] == [3, 5]


def test_shared_clauses_are_expanded_after_the_edits() -> None:
    found = edited("  - replace: duties/lawns/lift\n    with:\n      use: visitors\n")
    assert clauses(found)["lawns"][-1] == "Welcome visitors."


def test_a_shared_clause_brings_its_words_and_its_law_but_not_its_keeper() -> None:
    clause = child("")["duties"][1]["clauses"][1]
    assert clause == {"id": "lift", "text": "Lift loads safely.", "note": None, "clauses": None, "basis": "An Act"}


def test_the_trusts_statements_come_last_and_cannot_be_edited_away() -> None:
    found = data("extends: base\nedits:\n  - remove: statements\n", every_role="- use: lift\n- Be kind.\n",
                 base=BASE, shared=SHARED)  # fmt: skip
    assert [each["text"] for each in found["statements"]] == ["Lift loads safely.", "Be kind."]
    both = data(BASE, every_role="- Be kind.\n", shared=SHARED)
    assert [each["text"] for each in both["statements"]] == ["The post is permanent.", "Be kind."]


def test_variables_wait_for_the_trust_they_are_filled_for() -> None:
    found = role('extends: base\nlocation: "{{ school.name }}"\n', base=BASE, shared=SHARED)
    assert found.location
    assert found.location.variables == ("school.name",)


def test_a_text_is_placed_in_the_file_that_wrote_it() -> None:
    found = role("extends: base\ngrade: G3\n", base=BASE, shared=SHARED)
    assert found.grade
    assert (found.title.at.file, found.title.at.line) == ("roles/_shared/bases/base.yaml", 1)
    assert (found.grade.at.file, found.grade.at.line) == ("roles/post.yaml", 2)
    assert found.duties[1].clauses[1].text.at.file == "roles/_shared/clauses/shared.yaml"
