"""What a consultation does not say yet: each fact once, with lines that can be pasted."""

import pytest
from building.consulting.papers import case, regrading, told

from jdgen.building.consulting.papers.missing import lines, missing
from jdgen.consultation.reading import read_consultation
from jdgen.diagnostics import Rejected

OLD = {
    "roles/helper.yaml": "title: Helper\ngrade: H2\n",
    "roles/porter.yaml": "title: Porter\ngrade: H2\n",
    "schools/oak.yaml": "name: Oak School\n",
}
NEW = OLD | {"roles/helper.yaml": "title: Helper\ngrade: H3\n", "roles/porter.yaml": "title: Porter\npoints: '7'\n"}
ALL_FACTS = ("reason", "opens", "closes", "effective", "protection", "appeal", "contact")
SAID = """\
reason: It has grown.
opens: 2026-10-01
closes: 2026-11-01
effective: 2027-01-01
protection: Three years.
appeal: To the committee.
contact: HR office
"""


def paths(consultation: str = "") -> list[str]:
    return [each.path for each in missing(case(OLD, NEW, consultation))]


def test_where_nothing_is_said_every_fact_is_missing() -> None:
    found = paths()
    assert found[: len(ALL_FACTS)] == list(ALL_FACTS)
    assert found[7:10] == ["posts.oak", "evaluations.helper.ref", "evaluations.porter.ref"]
    assert [path.split(".")[0] for path in found[10:]] == ["changes"] * 3


def test_what_is_said_is_not_missing() -> None:
    assert not set(paths(SAID)) & set(ALL_FACTS)
    assert "posts.oak" not in paths("posts: {oak: 3}\n")
    assert "posts.oak.porter" in paths("posts:\n  oak: {helper: 0}\n")
    assert "evaluations.helper.ref" not in paths("evaluations:\n  helper: {ref: JE 1}\n")


def test_of_a_change_that_cannot_affect_a_grade_no_evaluation_is_asked_for() -> None:
    files = ({"roles/a.yaml": f"title: A\nlocation: {place}\n"} for place in ("Bedford", "Luton"))
    assert not [each for each in missing(case(*files)) if each.keys[0] == "evaluations"]


def test_the_lines_are_refused_until_they_are_filled_and_then_nothing_is_missing() -> None:
    pasted = "\n".join(lines(missing(case(OLD, NEW)))) + "\n"
    with pytest.raises(Rejected) as rejected:
        read_consultation("consultation.yaml", pasted.encode())
    blanks = [number for number, line in enumerate(pasted.splitlines(), 1) if '""' in line]
    assert {finding.at.line for finding in rejected.value.diagnostics} == set(blanks)
    values = iter(["Why.", "2026-10-01", "2026-11-01", "2027-01-01", "Pay.", "Appeal.", "HR office", "4", "1", "2"])
    filled = "\n".join(line.replace('""', next(values, "It is so.")) for line in pasted.splitlines()) + "\n"
    filled = "\n".join(line.partition("  #")[0] for line in filled.splitlines()) + "\n"
    assert paths(filled) == []
    assert "Still to be added" not in told(case(OLD, NEW, filled))


def test_each_fact_has_lines_of_its_own_to_paste() -> None:
    found = {each.path: each.yaml for each in missing(case(OLD, NEW))}
    assert found["opens"].startswith('opens: ""  # year-month-day')
    assert found["posts.oak"].splitlines()[0] == "posts:"
    assert found["posts.oak"].splitlines()[1].startswith('  oak: ""  # ')
    change = next(lines for path, lines in found.items() if path.startswith("changes."))
    assert change.splitlines()[1].startswith("  - change: ")


def test_a_heading_that_an_author_writes_ends_no_comment() -> None:
    heading = "Line one\\\\nreason: forged # " + "x" * 200
    role = 'title: A\nduties:\n  - heading: "{}"\n    clauses:\n      - {}\n'
    files = ({"roles/a.yaml": role.format(heading, words)} for words in ("Read to pupils.", "Read with pupils."))
    said = list(lines(missing(case(*files))))
    assert sum(line.startswith("reason:") for line in said) == 1
    assert max(map(len, said)) < 100


def test_a_reason_for_all_that_change_says_which_are_missing() -> None:
    found = case(OLD, NEW)
    (grade,) = [each.entry.key for each in found.answer.by_role["helper"]]
    given = case(OLD, NEW, f"changes:\n  - change: {grade}\n    reason: It has grown.\n")
    assert "Why changes 2 and 3 of 3 are proposed" in " ".join(told(given).split())


def test_in_a_regrading_the_posts_of_the_old_role_are_those_that_count() -> None:
    files = OLD | {"roles/porter.yaml": "title: Porter\ngrade: H3\n"}
    given = regrading(files, "helper", "porter", "posts:\n  oak: {helper: 3}\n")
    assert not [each for each in missing(given) if each.keys[0] == "posts"]
    assert "Oak School:  3\n" in told(given)
