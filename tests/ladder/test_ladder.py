"""Each text of a level is found again at the levels above it."""

import pytest
from hypothesis import HealthCheck, given, settings
from ladder.families import random_families, sample, written

from jdgen.comparing.parts import parts_of
from jdgen.ladder import Ladder, Row, ladder
from jdgen.ladder.building import _FOR_KEEPERS
from jdgen.role.model import Role

LAW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
DUTIES = "duties:\n  - heading: Duties\n    clauses:\n"


def duties(*texts: str, optional: bool = False) -> str:
    head = DUTIES.replace("clauses", "optional: true\n    clauses") if optional else DUTIES
    return head + "".join(f"      - {text}\n" for text in texts)


def row(of: Ladder, beginning: str) -> Row:
    """The row whose lowest text begins like this."""
    (found,) = [row for row in of.rows if row.first.words.startswith(beginning)]
    return found


def words(row: Row) -> list[str]:
    return [rung.words if rung else "–" for rung in row.rungs]


@LAW
@given(random_families())
def test_every_text_of_every_role_is_in_the_ladder_once(family: list[Role]) -> None:
    made = ladder(family)
    for level, role in enumerate(family):
        printed = [part for part in parts_of(role) if not part.key.startswith(_FOR_KEEPERS)]
        found = [rung.part for row in made.rows if (rung := row.rungs[level])]
        assert sorted(map(str, found)) == sorted(map(str, printed))


@LAW
@given(random_families())
def test_what_is_said_to_be_the_same_is_the_same(family: list[Role]) -> None:
    for each in ladder(family).rows:
        for rung in each.rungs:
            if rung and rung.before and rung.is_same:
                same = each.rungs[rung.since]
                assert same and same.words == rung.words and rung.before.said == rung.said


@LAW
@given(random_families())
def test_a_role_and_itself_have_everything_in_common(family: list[Role]) -> None:
    made = ladder([family[0], family[0]])
    assert all(each.is_common for each in made.rows)
    assert [each for each in made.families if each.differing] == []


def test_levels_are_named_by_their_grades_or_else_by_titles_or_ids() -> None:
    assert [level.name for level in ladder(sample("h2", "h3")).levels] == ["H2", "H3"]
    assert [level.name for level in ladder(written("grade: H1", "grade: H1")).levels] == ["A", "B"]
    assert [level.name for level in ladder(written("title: Aide", "title: Aide")).levels] == ["a", "b"]


def test_a_grade_that_is_called_like_the_id_names_no_level_without_one() -> None:
    assert [level.name for level in ladder(written("grade: a", "purpose: Help.")).levels] == ["A", "B"]


def test_a_duty_is_known_again_two_levels_on() -> None:
    made = ladder(written(duties("Plan lessons.", "Wash up."), duties("Wash up."), duties("Plan lessons.", "Wash up.")))
    assert words(row(made, "Plan")) == ["Plan lessons.", "–", "Plan lessons."]
    assert row(made, "Wash").is_common


def test_a_duty_written_anew_is_known_by_its_rare_words() -> None:
    made = ladder(sample("h2", "h3", "h4"))
    assert [text[:16] for text in words(row(made, "Help the teacher to monitor"))] == [
        "Help the teacher",
        "Monitor, assess,",
        "Assess pupils' d",
    ]


def test_a_duty_that_becomes_optional_is_no_longer_common() -> None:
    made = ladder(written(duties("Plan lessons."), duties("Plan lessons.", optional=True)))
    changed = row(made, "Plan").rungs[1]
    assert changed and changed.is_elsewhere and changed.optional and not changed.is_reworded


def test_a_changed_level_of_a_criterion_is_a_difference() -> None:
    text = "person_specification:\n  - heading: Knowledge\n    criteria:\n      - {}: First aid\n"
    made = ladder(written(text.format("desirable"), text.format("essential")))
    assert not row(made, "First aid").is_common


def test_rows_that_differ_are_numbered_through() -> None:
    made = ladder(sample("h2", "h3", "h4"))
    numbers = [each.number for each in made.rows if each.number]
    assert numbers == list(range(1, 49))
    assert all(each.is_common or each.kind == "heading" for each in made.rows if not each.number)


def test_the_sample_has_in_common_what_its_forms_have_in_common() -> None:
    made = ladder(sample("h2", "h3", "h4"))
    common = {each.first.words for each in made.rows if each.is_common and each.kind == "criterion"}
    assert common == {
        "Awareness of keeping children safe", "First aid", "Understanding of the ethos and values of the school",
        "Communication (written and verbal)", "Problem solving", "Team working", "Active listening", "Sensitivity",
        "Resilience",
    }  # fmt: skip


@pytest.mark.parametrize("number", [1, 6])
def test_one_level_and_six_levels_are_no_ladder(number: int) -> None:
    with pytest.raises(ValueError, match="2 to 5 levels"):
        ladder(sample("h2") * number)
