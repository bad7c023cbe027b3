"""consultation.yaml as it is read: what each key holds, where it is written, and what counts as nothing said."""

from datetime import date

import pytest

from jdgen.consultation.classes import CLASSES, Class
from jdgen.consultation.model import Consultation
from jdgen.consultation.reading import NOTHING_WRITTEN, Written, read_consultation
from jdgen.diagnostics import Location, Rejected

PATH = "consultation.yaml"
WHOLE = """\
title:  A new
  structure
reason: |
  The school has
  grown.

  Its office has not.
opens: 2026-09-01   # a Tuesday
closes: 2026-09-30
effective: 2027-01-01
posts:
  oak: 4            # one of them vacant
  elm:
    sen/h3: 0
    h4: "12"
evaluations:
  h4: {scheme: NJC JES, ref: 17}
  sen/h3:
    result: "H3: points 5 to 6"
protection: Pay is protected for three years.
appeal: To the appeals committee.
contact: Human Resources, 01234 567890
changes:
  - change: 59b2d8f4   # the annual review
    reason: The interval was agreed in May.
  - change: "00000012"
    class: grade
    class_reason: The panel says so.
"""


def read(text: str) -> Written:
    return read_consultation(PATH, text.encode())


def codes(text: str) -> list[str]:
    with pytest.raises(Rejected) as rejected:
        read(text)
    return [finding.code for finding in rejected.value.diagnostics]


def test_each_key_holds_what_is_written() -> None:
    said = read(WHOLE).said
    assert said.title == "A new structure"
    assert said.reason == ("The school has grown.", "Its office has not.")
    assert (said.opens, said.closes, said.effective) == (date(2026, 9, 1), date(2026, 9, 30), date(2027, 1, 1))
    assert said.posts == {"oak": 4, "elm": {"sen/h3": 0, "h4": 12}}
    assert (said.evaluations["h4"].scheme, said.evaluations["h4"].ref, said.evaluations["h4"].result) == (
        "NJC JES", "17", None,
    )  # fmt: skip
    assert said.evaluations["sen/h3"].result == "H3: points 5 to 6"
    assert said.protection == ("Pay is protected for three years.",)
    assert said.appeal == ("To the appeals committee.",)
    assert said.contact == "Human Resources, 01234 567890"
    first, second = said.changes
    assert (first.change, first.reason, first.is_class) == ("59b2d8f4", "The interval was agreed in May.", None)
    assert (second.change, second.is_class, second.class_reason) == ("00000012", Class.GRADE, "The panel says so.")


def test_remarks_are_found_by_the_signs_of_their_change() -> None:
    written = read(WHOLE)
    assert list(written.remarks) == ["59b2d8f4", "00000012"]
    assert written.remarks["00000012"] is written.said.changes[1]


@pytest.mark.parametrize(
    ("keys", "line", "column"),
    [
        (("title",), 1, 1),
        (("posts", "elm", "h4"), 15, 5),
        (("posts", "ash"), 11, 1),
        (("posts", "elm", "h9"), 13, 3),
        (("evaluations", "h4", "scheme"), 17, 8),
        (("changes",), 23, 1),
        (("nothing",), 1, 1),
        ((), 1, 1),
    ],
)
def test_a_key_is_placed_and_one_that_is_not_there_at_the_last_on_the_way(
    keys: tuple[str, ...], line: int, column: int
) -> None:
    assert read(WHOLE).place_of(*keys) == Location(PATH, line, column)


def test_each_remark_is_placed_at_its_first_key() -> None:
    assert [(remark.change, at.line) for remark, at in read(WHOLE).placed_remarks] == [
        ("59b2d8f4", 24), ("00000012", 26),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "\n\n", "# title: A new structure\n# opens: 2026-09-01\n", "\ufeff# A\n"])
def test_a_file_of_comments_says_nothing(text: str) -> None:
    written = read(text)
    assert written.said == NOTHING_WRITTEN.said == Consultation()
    assert (written.path, written.place_of("posts", "oak"), written.placed_remarks) == (PATH, Location(PATH), ())


@pytest.mark.parametrize(
    "days",
    [
        "opens: 2026-09-01\n",
        "effective: 2026-09-01\n",
        "opens: 2026-09-01\ncloses: 2026-09-01\neffective: 2026-09-01\n",
        "effective: 2026-10-01\nopens: 2026-09-01\n",
    ],
)
def test_days_may_be_missing_the_same_and_written_in_any_order(days: str) -> None:
    assert read(days).said.model_fields_set <= {"opens", "closes", "effective"}


@pytest.mark.parametrize("word", CLASSES)
def test_a_class_is_named_by_its_word(word: str) -> None:
    text = f"changes:\n  - change: 59b2d8f4\n    class: {word}\n    class_reason: It is.\n"
    assert read(text).remarks["59b2d8f4"].is_class is CLASSES[word]


@pytest.mark.parametrize("number", ["-1", "1.0", "04", "1e3", "4 posts", "100000", "٤", "''", "~"])
def test_a_number_of_posts_is_whole_and_in_our_digits(number: str) -> None:
    assert codes(f"posts: {{oak: {number}}}\n")[0] in ("bad-number", "empty-value")


@pytest.mark.parametrize("signs", ["59b2d8f", "59b2d8f40", "59B2D8F4", "59b2d8g4", "٥٩b2d8f4", "''"])
def test_the_name_of_a_change_has_eight_signs(signs: str) -> None:
    assert codes(f"changes:\n  - change: {signs}\n    reason: So.\n") == ["bad-change"]


@pytest.mark.parametrize(
    "text",
    [
        "title: A post of Mrs A Patel\n",
        "reason: |\n  One.\n\n  Our SENCO, Dr Khan, retires.\n",
        "appeal: To the headteacher Jane Smith.\n",
        "contact: Patel, Jane\n",
        "evaluations: {h4: {result: Panel of Mr Jones}}\n",
        "changes:\n  - change: 59b2d8f4\n    reason: Cllr Green asked for it.\n",
    ],
)
def test_no_text_names_a_person(text: str) -> None:
    assert codes(text) == ["personal-data"]


@pytest.mark.parametrize("contact", ["Human Resources", "Clerk to the Governors, St Mary's School", "The SENCO"])
def test_an_office_is_no_person(contact: str) -> None:
    assert read(f'contact: "{contact}"\n').said.contact == contact


def test_all_that_is_wrong_is_told_at_once() -> None:
    text = "opens: soon\nposts: {oak: many, elm: {h3: some, h4: none}}\ncontact: Mrs Smith\ntitel: A\n"
    assert sorted(codes(text)) == ["bad-date", "bad-number", "bad-number", "bad-number", "personal-data", "unknown-key"]
