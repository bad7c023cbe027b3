"""What stays the same, against what changes: every text of the new role is in one of the two."""

import unicodedata
from typing import Any

import pytest
from building.consulting.papers import case, case_in, documents, rows, section_of, tables
from comparing.documents import documents as diffs
from hypothesis import given, settings
from hypothesis import strategies as st

from jdgen.building.consulting.case import Case
from jdgen.building.consulting.papers.paper import paper
from jdgen.building.consulting.papers.staying import staying_of
from jdgen.comparing.change import Change
from jdgen.comparing.parts import Kind, parts_of
from jdgen.comparing.roles import Fate, fates
from roles import Author, files, roles

FEWER = settings(max_examples=40)
NEVER_PRINTED = ("lang", "house", "review_by", "person_specification")
CASES = [pytest.param(case(each.old, each.new), id=each.path.stem) for each in diffs()] + [
    pytest.param(case_in(each), id=each.path.stem) for each in documents()
]


def decoded(author: Author) -> dict[str, str]:
    return {path: content.decode() for path, content in files(author).items()}


def squeezed(words: str) -> str:
    """Words without white space and without how they are composed: two of one look are one change."""
    return unicodedata.normalize("NFC", "".join(words.split()))


def texts_of(change: Change) -> list[str]:
    """What a change says; of what came or went also without the level behind it."""
    return [text for said in (change.old, change.new, change.about) for text in (said, said.rpartition(" (")[0])]


def judge(each: Case) -> None:
    """Every printed part of each new role is the same, or in a change; the table's sums are those of its rows."""
    for job in each.jobs:
        if not (job.old and job.new):
            continue
        staying = staying_of(job)
        printed = [
            part for part in parts_of(job.couple.new.resolved(job.new))
            if part.kind is not Kind.FACT or not (part.key in NEVER_PRINTED or part.key.startswith("without."))
        ]  # fmt: skip
        assert len([told for told in staying.told if told.fate is not Fate.REMOVED]) == len(printed)
        said = {squeezed(text) for judged in job.judged for text in texts_of(judged.entry.change)}
        for told in staying.told:
            if told.fate is not Fate.SAME and not staying.filled_otherwise:
                assert squeezed(told.part.words) in said
    for table in tables(section_of(paper(each, {}), "What stays the same")):
        head, *body = rows(table)
        if head[0] == "Part":
            numbers = [[int(number) for number in row[1:]] for row in body]
            assert numbers[-1] == [sum(column) for column in zip(*numbers[:-1], strict=True)]


@pytest.mark.parametrize("each", CASES)
def test_each_text_is_the_same_or_in_a_change(each: Case) -> None:
    judge(each)


@FEWER
@given(roles(), roles())
def test_each_text_of_random_roles_is_the_same_or_in_a_change(one: Author, other: Author) -> None:
    judge(case(decoded(one), decoded(other)))


@FEWER
@given(roles(), st.data())
def test_a_text_that_stays_is_told_by_its_words(one: Author, data: Any) -> None:
    changed = dict(one) | {"grade": "H99"}
    (job,) = case(decoded(one), decoded(changed)).jobs
    assert job.old and job.new
    old, new = job.couple.old.resolved(job.old), job.couple.new.resolved(job.new)
    same = [told.part.words for told in fates(old, new) if told.fate is Fate.SAME]
    assert same == [part.words for part in parts_of(new) if part.key != "grade"]


def test_a_text_that_prints_a_value_that_changes_does_not_stay_the_same() -> None:
    role = "title: Helper\ngrade: {}\npurpose: Help as a {{{{ role.grade }}}} at {{{{ school.name }}}}.\n"
    graded = case({"roles/a.yaml": role.format("H2")}, {"roles/a.yaml": role.format("H3")})
    staying = staying_of(graded.jobs[0])
    assert staying.filled_otherwise == 1
    assert [told.part.key for told in staying.told if told.fate is Fate.CHANGED] == ["grade", "purpose"]
    renamed = {"jdgen.yaml": "trust:\n  name: Birch Trust\nhouse: plain\n", "roles/a.yaml": role.format("H2")}
    (job,) = case({"roles/a.yaml": role.format("H2")}, renamed).jobs
    assert staying_of(job).filled_otherwise == 1
