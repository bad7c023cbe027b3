"""A shared clause has one text, or wordings of which the day asked for chooses one."""

from datetime import date

import pytest

from jdgen.diagnostics import Rejected
from jdgen.role.dump import as_data
from jdgen.role.model import Role
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.role.resolution.uses import review_date, used_clauses
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Workspace

CLAUSES = "roles/_shared/clauses/shared.yaml"
SHARED = """\
clauses:
  - id: review
    owner: Trust human resources office
    review_by: 2027-06-01
    wordings:
      - text: The role is reviewed every year.
        basis: Minute 3
        until: 2026-08-31
      - from: 2026-09-01
        text: "The role is reviewed:"
        clauses:
          - in the summer term
        basis: Minute 14
      - from: 2027-09-01
        text: The role is reviewed every two years.
  - id: visits
    wordings:
      - from: 2026-09-01
        text: Help on visits.
  - id: kind
    text: Be kind.
    review_by: 2027-03-01
"""
POST = "title: Post\nstatements:\n  - use: review\n"


def library(as_of: date, role: str = POST, shared: str = SHARED) -> Library:
    return Library(MemoryTree({"roles/post.yaml": role.encode(), CLAUSES: shared.encode()}), as_of)


def role(as_of: date, text: str = POST) -> Role:
    return resolve("post", library(as_of, text))


@pytest.mark.parametrize(
    ("as_of", "text", "basis", "line"),
    [
        (date(1999, 1, 1), "The role is reviewed every year.", "Minute 3", 6),
        (date(2026, 8, 31), "The role is reviewed every year.", "Minute 3", 6),
        (date(2026, 9, 1), "The role is reviewed:", "Minute 14", 10),
        (date(2027, 8, 31), "The role is reviewed:", "Minute 14", 10),
        (date(2027, 9, 1), "The role is reviewed every two years.", None, 15),
        (date(2050, 1, 1), "The role is reviewed every two years.", None, 15),
    ],
)
def test_the_latest_wording_that_has_begun_counts_and_keeps_its_place(
    as_of: date, text: str, basis: str | None, line: int
) -> None:
    (statement,) = role(as_of).statements
    assert (statement.text.plain, statement.basis and statement.basis.plain) == (text, basis)
    assert (statement.text.at.file, statement.text.at.line) == (CLAUSES, line)
    assert (statement.id, statement.shared) == ("review", "review")


def test_sub_clauses_belong_to_the_wording() -> None:
    counts = [len(role(day).statements[0].clauses) for day in (date(2026, 8, 31), date(2026, 9, 1), date(2027, 9, 1))]
    assert counts == [0, 1, 0]


def test_a_wording_that_has_ended_is_printed_until_another_begins() -> None:
    gap = SHARED.replace('from: 2026-09-01\n        text: "The', 'from: 2027-01-01\n        text: "The')
    (statement,) = resolve("post", library(date(2026, 12, 31), shared=gap)).statements
    assert statement.text.plain == "The role is reviewed every year."


def test_before_its_first_wording_a_clause_is_an_error_for_who_uses_it_and_for_nobody_else() -> None:
    before = date(2026, 8, 1)
    assert role(before).statements
    with pytest.raises(Rejected) as rejected:
        role(before, "title: Post\nstatements:\n  - use: visits\n")
    (finding,) = rejected.value.diagnostics
    assert (finding.code, finding.at.line, finding.at.column) == ("no-wording", 3, 10)
    assert finding.message == "“visits” has no wording on 1 August 2026; its first begins on 1 September 2026."
    assert role(date(2026, 9, 1), "title: Post\nstatements:\n  - use: visits\n").statements


def test_a_criterion_takes_the_wording_and_keeps_its_own_level() -> None:
    text = (
        "title: Post\nperson_specification:\n  - heading: Skills\n    criteria:\n"
        "      - use: visits\n        level: essential\n"
    )
    ((criterion,),) = (group.criteria for group in role(date(2026, 9, 1), text).person_specification)
    assert (criterion.text.plain, criterion.level) == ("Help on visits.", "essential")


def test_two_days_give_two_texts_of_one_workspace() -> None:
    files = {"jdgen.yaml": b"trust: {name: Oak}\n", "roles/post.yaml": POST.encode(), CLAUSES: SHARED.encode()}
    texts = [
        Workspace(MemoryTree(files), day).role("post").statements[0].text.plain
        for day in (date(2026, 8, 31), date(2026, 9, 1))
    ]
    assert texts == ["The role is reviewed every year.", "The role is reviewed:"]


def test_the_review_date_is_the_earliest_of_the_role_and_of_the_clauses_it_holds() -> None:
    def due(text: str) -> date | None:
        sources = library(date(2026, 10, 1), text)
        return review_date(resolve("post", sources), sources)

    assert due("title: Post\n") is None
    assert due("title: Post\nstatements:\n  - use: visits\n") is None
    assert due(POST) == date(2027, 6, 1)
    assert due(POST + "  - use: kind\n") == date(2027, 3, 1)
    assert due(POST + "review_by: 2027-05-31\n") == date(2027, 5, 31)
    assert due(POST + "review_by: 2028-05-31\n") == date(2027, 6, 1)


def test_uses_are_found_wherever_a_clause_may_stand() -> None:
    places = {
        "banner": "banner:\n  use: kind\n",
        "purpose": "purpose:\n  - use: kind\n",
        "duties": "duties:\n  - heading: A\n    clauses:\n      - use: kind\n",
        "sub-clauses": "purpose:\n  - text: B\n    clauses:\n      - use: kind\n",
        "criteria": "person_specification:\n  - heading: A\n    criteria:\n      - use: visits\n",
        "sections": "sections:\n  - heading: A\n    clauses:\n      - use: kind\n",
        "statements": "statements:\n  - use: kind\n",
    }
    found = {place: used_clauses(role(date(2026, 10, 1), "title: Post\n" + text)) for place, text in places.items()}
    assert found == dict.fromkeys(places, frozenset({"kind"})) | {"criteria": frozenset({"visits"})}


def test_a_review_date_and_reasons_are_shown_and_inherited_but_nothing_of_a_document() -> None:
    base = "title: Post\nreview_by: 2027-05-31\nwithout:\n  kind: The post meets nobody.\n"
    tree = MemoryTree({
        CLAUSES: SHARED.encode(), "roles/base.yaml": base.encode(),
        "roles/post.yaml": b"extends: base\nwithout:\n  visits: There are no visits.\n",
    })  # fmt: skip
    data = as_data(resolve("post", Library(tree, date(2026, 10, 1))))
    assert data["review_by"] == "2027-05-31"
    assert data["without"] == {"kind": "The post meets nobody.", "visits": "There are no visits."}
