"""The seven posts hold every fact of the documents they were made from, one for one and in order."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from calendar_day import AS_OF

from jdgen.role.dump import as_data
from jdgen.workspace import open_workspace

ROOT = Path(__file__).parents[2]
NAME = "Crabtree Academy Trust"
KNOWLEDGE, COMPETENCIES = "Knowledge", "Competencies"
OPTIONAL = "Some or all of these duties may also be part of the post"


@cache
def post(name: str) -> dict[str, Any]:
    """The resolved role as its readers get it, built for the trust."""
    return as_data(open_workspace(ROOT, AS_OF).role(name))


def test_there_are_seven_posts() -> None:
    assert open_workspace(ROOT, AS_OF).select([]) == ("bg6", "grade-3", "h2", "h3", "h4", "lead-lsa", "scale-2")


FACTS = {
    "h2": {"title": "Teaching Assistant SEN", "grade": "H2", "location": NAME},
    "h3": {"title": "Teaching Assistant SEN", "grade": "H3", "location": NAME},
    "h4": {"title": "Teaching Assistant SEN", "grade": "H4", "location": NAME},
    "bg6": {
        "title": "1:1 SEND Support LSA", "grade": "BG6", "points": "6-7", "post_holder": "", "jd_date": "2018/19",
        "reports_to": ["SENCO"], "responsible_for": ["N/A"],
    },
    "scale-2": {
        "title": "1:1 SEN Teaching Assistant (level B)", "grade": "Scale 2", "directorate": "Children & Young People",
        "service": "Schools", "reports_to": ["Headteacher", "SENCO"],
        "responsible_for": ["No responsibility for staff"],
    },
    "grade-3": {
        "title": "SEN (1:1) Learning Support Assistant", "grade": "Grade 3", "reports_to": ["Class teacher", "SENCO"],
        "liaison_with": ["Teaching staff", "support staff", "Headteacher", "pupils"],
    },
    "lead-lsa": {"title": "Learning Support Assistant (Lead)", "reports_to": ["SENCO"]},
}  # fmt: skip
FACTS_OF_A_POST = {
    "scale-2": {
        "post_number": "", "contract": "Fixed term, 12 months", "hours": "30 hours a week",
        "start": "1 September 2020",
    },
    "grade-3": {
        "contract": "Fixed term in the first instance",
        "hours": "Five mornings a week, 20 hours in total, 8.30am–12.30pm, including 30 minutes' lunchtime supervision",
        "weeks": "Term time (38 weeks)", "end": "31 August 2026", "funding": "Subject to external funding",
        "salary": "£25,185–£28,142 pro rata", "pay_year": "2025-26",
    },
    "lead-lsa": {
        "salary": "In line with the school's support staff structure, any local agreement in place, or both",
    },
}  # fmt: skip
FACT_KEYS = (
    "title", "grade", "points", "location", "directorate", "service", "post_holder", "jd_date",
    "reports_to", "responsible_for", "liaison_with",
)  # fmt: skip


@pytest.mark.parametrize("name", FACTS)
def test_a_post_has_the_facts_of_its_original_and_no_other(name: str) -> None:
    assert {key: post(name)[key] for key in FACT_KEYS if post(name)[key] is not None} == FACTS[name]
    given = {key: value for key, value in post(name)["post"].items() if value is not None}
    assert given == FACTS_OF_A_POST.get(name, {})


def test_the_place_of_two_grades_is_the_school_and_of_one_the_trust() -> None:
    texts = {name: (ROOT / f"roles/{name}.yaml").read_text("utf-8") for name in ("h2", "h3", "h4")}
    assert [name for name, text in texts.items() if 'location: "{{ school.name }}"' in text] == ["h3", "h4"]


PURPOSES = {"h2": (1, 0), "h3": (1, 0), "h4": (1, 0), "bg6": (1, 0), "scale-2": (0, 4), "grade-3": (1, 0),
            "lead-lsa": (0, 4)}  # fmt: skip


@pytest.mark.parametrize("name", PURPOSES)
def test_a_purpose_has_as_many_paragraphs_and_clauses(name: str) -> None:
    purpose = post(name)["purpose"]
    assert (len(purpose["paragraphs"] or []), len(purpose["clauses"] or [])) == PURPOSES[name]
    assert (purpose["intro"] is not None) == (name == "lead-lsa")


def test_the_purpose_of_the_highest_grade_is_its_own_and_longer() -> None:
    (h3,), (h4,) = post("h3")["purpose"]["paragraphs"], post("h4")["purpose"]["paragraphs"]
    assert h3 != h4
    assert len(h4) > len(h3)


DUTIES = {
    "h2": [("Responsibilities", 10), (OPTIONAL, 6)],
    "h3": [("Responsibilities", 7), (OPTIONAL, 10)],
    "h4": [("Responsibilities", 9), (OPTIONAL, 12)],
    "bg6": [
        ("General duties", 17), ("Specific pupil support", 11), ("Contribute to the ethos and aims of the school", 9),
        ("Working relationships and contacts", 2), ("Fulfil wider professional responsibilities", 4),
    ],
    "scale-2": [("Major duties and responsibilities", 12), ("Resources", 1), ("Job activities", 9)],
    "grade-3": [("Principal accountabilities", 2), ("Duties", 17), ("General", 9)],
    "lead-lsa": [("Operational", 32), ("Personnel", 4), ("Administrative", 9), ("General", 10)],
}  # fmt: skip


@pytest.mark.parametrize("name", DUTIES)
def test_duties_are_one_for_one_under_headings_in_order(name: str) -> None:
    groups = post(name)["duties"]
    assert [(group["heading"], len(group["clauses"])) for group in groups] == DUTIES[name]
    assert [group["heading"] for group in groups if group["optional"]] == ([OPTIONAL] if name.startswith("h") else [])


def test_notes_and_closings_stand_where_they_stood() -> None:
    closings = {group["heading"]: len(group["closing"]) for group in post("bg6")["duties"] if group["closing"]}
    assert closings == {"Specific pupil support": 2}
    notes = [group["heading"] for name in DUTIES for group in post(name)["duties"] if group["note"]]
    assert notes == ["Resources"]
    intros = {name for name in DUTIES for group in post(name)["duties"] if group["intro"]}
    assert intros == {"lead-lsa"}


E, D = "essential", "desirable"
LEVELS = {
    "h2": [(KNOWLEDGE, [None] * 7), (COMPETENCIES, [None] * 7)],
    "h3": [(KNOWLEDGE, [None] * 7), (COMPETENCIES, [None] * 8)],
    "h4": [(KNOWLEDGE, [None] * 10), (COMPETENCIES, [None] * 8)],
    "bg6": [
        ("Qualifications", [E]), ("Knowledge and experience", [E] * 2 + [D] * 7),
        ("Abilities and aptitudes", [E] * 7 + [D] * 2),
    ],
    "scale-2": [],
    "grade-3": [
        ("Experience", [E] * 2 + [D]), ("Education and training", [E] * 3 + [D] * 2),
        ("Specialist knowledge and skills", [E] * 4 + [D] * 2), ("Any additional factors", [E] * 4 + [D]),
    ],
    "lead-lsa": [],
}  # fmt: skip


@pytest.mark.parametrize("name", LEVELS)
def test_criteria_are_one_for_one_with_their_levels(name: str) -> None:
    groups = post(name)["person_specification"] or []
    assert [(group["heading"], [each["level"] for each in group["criteria"]]) for group in groups] == LEVELS[name]


def test_only_one_form_names_methods_and_each_criterion_has_its_own() -> None:
    found = [each["assessed_by"] for group in post("bg6")["person_specification"] for each in group["criteria"]]
    a, i, t = ["application"], ["interview"], ["task"]
    both = ["interview", "task"]
    assert found == [a, t, a, t, t, t, a, a, a, a, both, i, both, i, i, i, i, i, a]
    for name in set(LEVELS) - {"bg6"}:
        groups = post(name)["person_specification"] or []
        assert not [each for group in groups for each in group["criteria"] if each["assessed_by"]]


def test_copies_of_qualifications_are_asked_for() -> None:
    notes = {group["heading"]: group["note"] for group in post("bg6")["person_specification"] if group["note"]}
    assert notes == {"Qualifications": "Copies of qualifications will be asked for before appointment."}


FIRST = ["Communication (written and verbal)", "Problem solving", "Team working", "Active listening"]
COMPETENCY = {
    "h2": [*FIRST, "Motivation", "Resilience", "Sensitivity"],
    "h3": [*FIRST, "Motivation", "Monitoring", "Sensitivity", "Resilience"],
    "h4": [*FIRST, "Drive", "Monitoring", "Sensitivity", "Resilience"],
}


@pytest.mark.parametrize("name", COMPETENCY)
def test_competencies_keep_the_order_of_their_grade(name: str) -> None:
    _, competencies = post(name)["person_specification"]
    assert [each["text"] for each in competencies["criteria"]] == COMPETENCY[name]


SECTIONS = {
    "bg6": [("Pension", 0), ("Probation", 0), ("Confidentiality", 0), ("Annual appraisal", 0)],
    "lead-lsa": [("Conditions of employment", 4), ("General requirements", 4)],
}


@pytest.mark.parametrize("name", FACTS)
def test_sections_stand_in_order_with_their_clauses(name: str) -> None:
    found = [(section["heading"], len(section["clauses"] or [])) for section in post(name)["sections"] or []]
    assert found == SECTIONS.get(name, [])


def test_conditions_are_numbered_and_probation_lasts_four_months() -> None:
    numbered = [section["heading"] for section in post("lead-lsa")["sections"] if section["numbered"]]
    assert numbered == ["Conditions of employment"]
    (probation,) = (section for section in post("bg6")["sections"] if section["heading"] == "Probation")
    assert probation["text"] == "The post has a probation period of 4 months."


STATEMENTS = {"h2": 3, "h3": 3, "h4": 3, "bg6": 1, "scale-2": 1, "grade-3": 0, "lead-lsa": 1}


@pytest.mark.parametrize("name", STATEMENTS)
def test_statements_banner_and_signatures_are_those_of_the_form(name: str) -> None:
    assert len(post(name)["statements"] or []) == STATEMENTS[name]
    assert (post(name)["banner"] is not None) == (name == "bg6")
    signed = post(name)["sign_off"]
    assert (signed["signatories"] if signed else []) == (
        ["Postholder", "Line manager"] if name in ("bg6", "scale-2") else []
    )
    assert bool(signed and signed["declaration"]) == (name == "bg6")


def test_no_slip_of_the_originals_is_carried_over() -> None:
    everything = "".join(str(post(name)) for name in FACTS)
    slips = (
        "<<",
        "s/he",
        "20120",
        "students'responses",
        "so constructed",
        "therapist/care",
        "In accordance with",
        "{{",
    )
    assert [slip for slip in slips if slip in everything] == []
