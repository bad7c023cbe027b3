"""How items are called in paths: by their id, their shared clause's, or the slug of few words."""

import pytest
from role.authored import data

from jdgen.role.resolution.item_ids import slug


@pytest.mark.parametrize(("words", "called"), [
    ("Problem solving", "problem-solving"), ("First aid", "first-aid"),
    ("Communication (written and verbal)", "communication-written-and-verbal"), ("Pupils’ needs", "pupils-needs"),
    ("Gwaith tŷ", "gwaith-tŷ"), ("NVQ level 2, or more", "nvq-level-2-or-more"), ("…", ""),
])  # fmt: skip
def test_a_slug_is_made_of_letters_and_digits(words: str, called: str) -> None:
    assert slug(words) == called


def found(item: str) -> list[str | None]:
    return [each["id"] for each in data(f"title: x\nstatements:\n{item}")["statements"]]


def test_an_item_of_six_words_has_an_id_and_one_of_seven_has_none() -> None:
    assert found("  - One two three four five six.\n") == ["one-two-three-four-five-six"]
    assert found("  - One two three four five six seven.\n") == [None]


def test_an_id_of_its_own_counts_before_its_words() -> None:
    assert found("  - text: First aid\n    id: aid\n") == ["aid"]


def test_items_of_the_same_words_have_no_id_since_neither_could_be_meant() -> None:
    assert found("  - First aid\n  - First aid\n") == [None, None]


def test_a_group_is_called_by_its_heading_however_long() -> None:
    sections = data("title: x\nsections:\n  - heading: One two three four five six seven\n    text: Yes.\n")["sections"]
    assert sections[0]["id"] == "one-two-three-four-five-six-seven"
