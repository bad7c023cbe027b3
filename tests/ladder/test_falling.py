"""Where a higher level asks less: told where it is so, and not where it is not."""

import pytest
from ladder.families import sample, written

from jdgen.diagnostics import Severity
from jdgen.ladder import falls, ladder
from jdgen.ladder.qualifications import named_levels

SPECIFICATION = "person_specification:\n  - heading: Knowledge\n    criteria:\n"
DUTIES = "duties:\n  - heading: Duties\n    clauses:\n"


def criteria(*lines: str) -> str:
    return SPECIFICATION + "".join(f"      - {line}\n" for line in lines)


def duties(*lines: str, optional: bool = False) -> str:
    head = DUTIES.replace("clauses", "optional: true\n    clauses") if optional else DUTIES
    return head + "".join(f"      - {line}\n" for line in lines)


def codes(*texts: str) -> list[str]:
    return [fall.finding.code for fall in falls(ladder(written(*texts)))]


def test_the_findings_of_the_sample() -> None:
    found = falls(ladder(sample("h2", "h3", "h4")))
    assert [(fall.number, fall.finding.code, str(fall.finding.at)) for fall in found] == [
        (9, "ladder-duty", "roles/h2.yaml:24"),
        (10, "ladder-duty", "roles/h2.yaml:25"),
        (14, "ladder-duty", "roles/h3.yaml:23"),
        (15, "ladder-optional", "roles/h4.yaml:35"),
        (46, "ladder-missing", "roles/h3.yaml:52"),
    ]
    assert {fall.finding.severity for fall in found} == {Severity.WARNING}
    assert "roles/h3.yaml:24" in found[3].finding.hint


def test_what_is_essential_below_and_desirable_above() -> None:
    lower, higher = criteria("essential: First aid"), criteria("desirable: First aid")
    (fall,) = falls(ladder(written(lower, higher)))
    assert fall.finding.code == "ladder-desirable"
    assert fall.finding.message == "“First aid” is essential at A, and only desirable at B."
    assert str(fall.finding.at) == "roles/b.yaml:5" and "roles/a.yaml:5" in fall.finding.hint
    assert codes(higher, lower) == []


def test_what_is_missing_above_if_it_was_essential_or_the_form_has_no_levels() -> None:
    kept = "essential: Team work"
    assert codes(criteria(kept, "essential: First aid"), criteria(kept)) == ["ladder-missing"]
    assert codes(criteria(kept, "desirable: First aid"), criteria(kept)) == []
    assert codes(criteria("Team work", "First aid"), criteria("Team work")) == ["ladder-missing"]


def test_a_qualification_is_not_missing_where_a_higher_one_is_asked_for() -> None:
    assert codes(criteria("essential: GCSE English"), criteria("essential: A degree in education")) == []


def test_a_qualification_that_falls() -> None:
    two, three = "essential: NVQ level 2 in childcare", "essential: NVQ level 3 in childcare"
    assert codes(criteria(three), criteria(two)) == ["ladder-qualification"]
    assert codes(criteria(two), criteria(three)) == []
    assert codes(criteria(three), criteria(two, "essential: A degree")) == []
    assert codes(criteria("essential: NVQ level 2 or 3 in childcare"), criteria(two)) == []


def test_a_duty_that_vanishes_and_one_that_another_takes_up() -> None:
    lower = duties("Count the cash of the breakfast club every day.", "Greet visitors.")
    assert codes(lower, duties("Greet visitors.")) == ["ladder-duty"]
    assert codes(lower, duties("Greet visitors.", "Oversee how the cash of the breakfast club is counted.")) == []


def test_an_optional_duty_that_vanishes_is_no_finding() -> None:
    both = duties("Greet visitors.")
    assert codes(f"{both}  - heading: More\n    optional: true\n    clauses: [\"Count cash daily.\"]\n"
                 .replace('["Count cash daily."]', "\n      - Count cash daily."), both) == []  # fmt: skip


def test_a_duty_of_every_post_that_becomes_optional() -> None:
    assert codes(duties("Greet visitors."), duties("Greet visitors.", optional=True)) == ["ladder-optional"]
    assert codes(duties("Greet visitors.", optional=True), duties("Greet visitors.")) == []


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("NVQ level 2, or an equivalent, in numeracy and literacy", {2}),
        ("NVQ level 2 or 3", {2, 3}),
        ("A level 3 qualification in childcare", {3}),
        ("GCSE grade 4 or above in English and mathematics", {2}),
        ("A levels, or a degree", {3, 6}),
        ("A foundation degree", {5}),
        ("Works with a high degree of care", set()),
        ("Working towards an NVQ level 3", set()),
        ("A high level of literacy", set()),
        ("Motivation", set()),
    ],
)
def test_the_levels_of_qualifications(words: str, levels: set[int]) -> None:
    assert named_levels(words) == levels
