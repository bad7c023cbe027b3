import pytest

from jdgen.document.labels import Numbering, letters, printed_labels, roman
from jdgen.document.tree import Cell, Heading, HeadingNumber, List, ListFormat, ListItem, Row, Run, Section, Table


def item(text: str = "x", *lists: List) -> ListItem:
    return ListItem((Run(text),), lists)


def clauses(count: int, form: ListFormat = ListFormat.LEGAL) -> List:
    return List(tuple(item() for _ in range(count)), form)


def heading(number: HeadingNumber) -> Heading:
    return Heading(2, (Run("Heading"),), number=number)


def labels(*blocks):
    return [label for _, label in printed_labels(blocks)]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (ListFormat.BULLET, ["•", "•"]),
        (ListFormat.DECIMAL, ["1.", "2."]),
        (ListFormat.ROMAN, ["I.", "II."]),
        (ListFormat.ALPHA, ["(a)", "(b)"]),
    ],
)
def test_each_format_has_its_own_labels_and_a_second_list_begins_anew(form, expected):
    assert labels(clauses(2, form), clauses(2, form)) == expected * 2


def test_clauses_count_under_headings_that_print_nothing():
    counted = heading(HeadingNumber.COUNTED)
    assert labels(counted, clauses(2), counted, clauses(1)) == ["", "1.1", "1.2", "", "2.1"]


def test_a_printed_heading_shows_its_number_and_a_plain_one_does_not_count():
    printed, plain = heading(HeadingNumber.PRINTED), heading(HeadingNumber.NONE)
    assert labels(printed, plain, clauses(1), printed, clauses(1)) == ["1.", "", "1.1", "2.", "2.1"]


def test_clauses_run_on_over_lists_other_lists_sections_and_cells():
    table = Table("t", Row((Cell((clauses(1),)),)), (Row((Cell((clauses(1),)),)),))
    blocks = (heading(HeadingNumber.COUNTED), clauses(9), clauses(1, ListFormat.ALPHA), Section((clauses(1),)), table)
    assert labels(*blocks)[9:] == ["1.9", "(a)", "1.10", "1.11", "1.12"]


def test_clauses_before_any_numbered_heading_use_up_the_number_one_as_in_word():
    assert labels(clauses(2), heading(HeadingNumber.PRINTED), clauses(1)) == ["1.1", "1.2", "2.", "2.1"]


def test_lists_below_items_begin_anew_under_each_item():
    below = clauses(2, ListFormat.ALPHA)
    assert labels(List((item("a", below), item("b", below)), ListFormat.LEGAL)) == [
        "1.1", "(a)", "(b)", "1.2", "(a)", "(b)",
    ]  # fmt: skip


def test_a_bullet_below_an_item_is_a_dash_and_a_clause_below_one_takes_its_number():
    below = clauses(1, ListFormat.BULLET)
    assert labels(List((item("a", below),), ListFormat.DECIMAL)) == ["1.", "–"]
    assert labels(List((item("a", clauses(2)),), ListFormat.DECIMAL)) == ["1.", "1.1", "1.2"]
    assert labels(List((item("a", clauses(1)), item()), ListFormat.LEGAL)) == ["1.1", "1.1.1", "1.2"]


def test_equal_items_at_two_places_have_their_own_labels():
    same = item("same")
    pairs = list(printed_labels((List((same, same), ListFormat.DECIMAL),)))
    assert pairs == [(same, "1."), (same, "2.")]


def test_a_writer_that_stops_in_a_list_has_counted_only_what_it_took():
    numbering = Numbering()
    next(numbering.items(clauses(5)))
    assert next(numbering.items(clauses(1)))[1] == "1.2"


@pytest.mark.parametrize(("number", "expected"), [(4, "IV"), (9, "IX"), (49, "XLIX"), (2026, "MMXXVI")])
def test_roman_numerals(number, expected):
    assert roman(number) == expected


@pytest.mark.parametrize(("number", "expected"), [(1, "a"), (26, "z"), (27, "aa"), (28, "bb"), (53, "aaa")])
def test_letters_repeat_after_z_as_in_word(number, expected):
    assert letters(number) == expected
