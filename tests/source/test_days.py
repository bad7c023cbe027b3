"""Days are read in one form, and said in words."""

from datetime import date

import pytest

from jdgen.source.days import day, spoken


def test_a_day_is_year_month_day() -> None:
    assert day("2026-09-01") == date(2026, 9, 1)


@pytest.mark.parametrize("text", ["2026-W36-2", "20260901", "2026-9-1", "1 September 2026", "2026-02-30", ""])
def test_nothing_else_is_a_day(text: str) -> None:
    with pytest.raises(ValueError):
        day(text)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 9, 1), "1 September 2026"),
        (date(2027, 12, 31), "31 December 2027"),
        (date(2028, 2, 29), "29 February 2028"),
    ],
)
def test_a_day_is_said_in_english(on: date, words: str) -> None:
    assert spoken(on) == words
