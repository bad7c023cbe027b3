"""What the calendar makes of shared clauses and roles: wordings that end or change, and reviews that are due."""

from datetime import date, timedelta

import pytest

from jdgen.diagnostics import Diagnostic, Severity
from jdgen.role import model
from jdgen.role.resolution import shared
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.rules import judge_clause_on, judge_role_on, judge_sources
from jdgen.rules.rule import Sources
from jdgen.source.tree import MemoryTree

CLAUSES = "roles/_shared/clauses/all.yaml"
CHANGING = """\
clauses:
  - id: pay
    owner: Trust finance office
    wordings:
      - text: Pay A.
        until: 2026-08-31
      - from: 2026-09-01
        text: Pay B.
      - from: 2027-09-01
        text: Pay C.
        until: 2028-03-31
"""
GAP = """\
clauses:
  - id: pay
    wordings:
      - text: Pay A.
        until: 2026-08-31
      - from: 2027-09-01
        text: Pay B.
"""
EARLIER = "The earlier wording of “pay” ended on 31 August 2026; this one took its place."
COMING = "On 1 September 2026 “pay” changes to this wording, and its roles are drafts until that is approved."
KEPT = "“pay” keeps a wording from before 1 September 2026."


def test_every_day_of_the_models_is_judged_by_a_rule_of_this_page() -> None:
    judged = {("Role", "review_by"), ("ClauseDefinition", "review_by"), ("Wording", "begins"), ("Wording", "until")}
    models = [value for module in (model, shared) for value in vars(module).values()
              if isinstance(value, type) and issubclass(value, model.Model)]  # fmt: skip
    days = {(each.__name__, name) for each in models for name, field in each.model_fields.items()
            if "PlacedDay" in str(field.annotation)}  # fmt: skip
    assert days == judged


def clause_findings(text: str, today: date) -> list[Diagnostic]:
    library = Library(MemoryTree({CLAUSES: text.encode()}), today)
    assert library.clause_findings == ()
    return list(judge_clause_on(library.clauses["pay"].definition, today))


def told(text: str, today: date) -> list[tuple[str, str, int]]:
    return [(each.code, each.message, each.at.line) for each in clause_findings(text, today)]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 7, 2), []),
        (date(2026, 7, 3), [("wording-ends-soon", COMING, 7)]),
        (date(2026, 8, 31), [("wording-ends-soon", COMING, 7)]),
        (date(2026, 9, 1), [("ended-wording", EARLIER, 7)]),
        (date(2026, 11, 29), [("ended-wording", EARLIER, 7)]),
        (date(2026, 11, 30), [("past-wording", KEPT, 5)]),
        (date(2027, 6, 30), [("past-wording", KEPT, 5)]),
    ],
)
def test_a_change_is_told_60_days_before_and_90_days_after_and_then_noted(
    today: date, expected: list[tuple[str, str, int]]
) -> None:
    assert told(CHANGING, today) == expected


def test_earlier_wordings_are_noted_once() -> None:
    noted = [each for each in clause_findings(CHANGING, date(2027, 12, 31)) if each.code == "past-wording"]
    assert [(each.message, each.severity) for each in noted] == [
        ("“pay” keeps 2 wordings from before 1 September 2027.", Severity.NOTE)
    ]


@pytest.mark.parametrize(
    ("today", "message"),
    [
        (date(2028, 1, 30), None),
        (date(2028, 1, 31), "The wording of “pay” ends on 31 March 2028, and none follows."),
        (date(2028, 3, 31), "The wording of “pay” ends on 31 March 2028, and none follows."),
        (date(2028, 4, 1), "The wording of “pay” ended on 31 March 2028 and is still printed: none follows."),
    ],
)
def test_an_end_that_nothing_follows_is_told_before_and_ever_after(today: date, message: str | None) -> None:
    found = [each for each in clause_findings(CHANGING, today) if each.severity is Severity.WARNING]
    assert [each.message for each in found] == ([message] if message else [])
    assert {each.at.line for each in found} <= {11}


def test_a_gap_before_the_next_wording_is_told() -> None:
    day = timedelta(days=1)
    assert [each[1] for each in told(GAP, date(2026, 8, 31))] == [
        "The wording of “pay” ends on 31 August 2026, and the next begins on 1 September 2027 only."
    ]
    assert [each[1] for each in told(GAP, date(2026, 8, 31) + day)] == [
        "The wording of “pay” ended on 31 August 2026 and is still printed: the next begins on 1 September 2027 only."
    ]


def test_before_the_first_wording_only_its_coming_is_told() -> None:
    text = "clauses:\n  - id: pay\n    wordings:\n      - from: 2026-09-01\n        text: Pay A.\n"
    assert told(text, date(2026, 1, 1)) == []
    assert [each[0] for each in told(text, date(2026, 8, 1))] == ["wording-ends-soon"]


def test_a_clause_with_one_text_is_not_judged_by_its_wordings() -> None:
    assert told("clauses:\n  - id: pay\n    text: Pay.\n", date(2030, 1, 1)) == []


def test_a_review_is_overdue_from_the_day_after_and_its_owner_is_named() -> None:
    text = "clauses:\n  - id: pay\n    text: Pay.\n    review_by: 2026-09-01\n"
    assert told(text, date(2026, 9, 1)) == []
    ((code, message, line),) = told(text, date(2026, 9, 2))
    assert (code, line) == ("review-overdue", 4)
    assert message == "The shared clause “pay” was to be reviewed by 1 September 2026; it names no owner."
    owned = text + "    owner: Trust finance office\n"
    assert told(owned, date(2026, 9, 2))[0][1].endswith("by 1 September 2026; its owner is: Trust finance office.")


def test_a_review_of_a_role_is_overdue_from_the_day_after() -> None:
    tree = MemoryTree({
        "roles/post.yaml": b"extends: base\ngrade: H3\n",
        "roles/_shared/bases/base.yaml": b"title: Post\nreview_by: 2026-09-01\n",
    })  # fmt: skip
    role = resolve("post", Library(tree, date(2026, 9, 2)))
    assert list(judge_role_on(role, date(2026, 9, 1))) == []
    (finding,) = judge_role_on(role, date(2026, 9, 2))
    assert (finding.code, finding.severity) == ("review-overdue", Severity.WARNING)
    assert finding.message == "This role was to be reviewed by 1 September 2026."
    assert (finding.at.file, finding.at.line) == ("roles/_shared/bases/base.yaml", 2)


def test_a_reason_for_what_is_not_required_is_warned_about_with_the_nearest_that_is() -> None:
    role = b"title: Post\nwithout:\n  first-aid: Never alone with pupils.\n  safegarding: Adults only.\n"
    tree = MemoryTree({"roles/post.yaml": role})
    nodes = {"roles/post.yaml": Library(tree, date(2026, 1, 1)).source("roles/post.yaml")}
    sources = Sources((), nodes, True, {}, {}, required=frozenset(["safeguarding"]))
    found = [each for each in judge_sources(sources) if each.code == "unrequired-without"]
    assert [(each.at.line, each.message) for each in found] == [
        (3, "jdgen.yaml does not require the clause “first-aid”."),
        (4, "jdgen.yaml does not require the clause “safegarding”."),
    ]
    assert [each.hint for each in found] == [
        "Delete this line, or require the clause there.", "Did you mean “safeguarding”?",
    ]  # fmt: skip
    assert {each.severity for each in found} == {Severity.WARNING}
