"""Where a text stands, in the words of its house and language."""

from dataclasses import replace
from datetime import date

import pytest
from layout.houses import workspace
from mistakes.pipeline import valid_workspace

from jdgen.house.load import load_house
from jdgen.house.model import StandingWords
from jdgen.layout.standing import day_in_words, standing_values
from jdgen.register import Standing, State
from jdgen.source.tree import MemoryTree

AUTUMN = date(2026, 9, 1)


def english() -> StandingWords:
    return workspace().house("plain").wording("en-GB").standing


@pytest.mark.parametrize(
    ("standing", "status", "whole"),
    [
        (Standing(), "Draft", "Draft"),
        (Standing(other=4), "Draft (after version 4)", "Draft (after version 4)"),
        (Standing(State.APPROVED, 5, AUTUMN), "approved, in force from 1 September 2026",
         "Version 5, approved, in force from 1 September 2026"),
        (Standing(State.IN_FORCE, 4, AUTUMN), "in force from 1 September 2026",
         "Version 4, in force from 1 September 2026"),
        (Standing(State.SUPERSEDED, 3, AUTUMN, 4), "superseded by version 4", "Version 3, superseded by version 4"),
    ],
)  # fmt: skip
def test_each_state_has_its_words(standing: Standing, status: str, whole: str) -> None:
    values = standing_values(standing, english())
    assert (values["role.status"], values["role.standing"]) == (status, whole)
    assert values.get("role.version") == (None if standing.version is None else str(standing.version))
    assert values.get("role.draft") == ("DRAFT" if standing.version is None else None)


def test_a_day_is_written_as_the_house_writes_it() -> None:
    assert day_in_words(date(2027, 12, 31), english()) == "31 December 2027"
    assert day_in_words(date(2027, 1, 2), replace(english(), date="{month} {day}, {year}")) == "January 2, 2027"


WELSH = """\
name: Plain
logo: {file: logo.png, alt: A hazel leaf}
standing: {mark: NOT YET AGREED}
languages:
  cy:
    standing:
      draft: Drafft
      in_force: mewn grym o {date}
      line: Fersiwn {version}, {status}
      mark: DRAFFT
      months: [Ionawr, Chwefror, Mawrth, Ebrill, Mai, Mehefin, Gorffennaf, Awst, Medi, Hydref, Tachwedd, Rhagfyr]
"""


def test_a_language_has_its_own_words_and_takes_the_rest_from_the_house() -> None:
    tree = MemoryTree({**valid_workspace(), "templates/plain/house.yaml": WELSH.encode()})
    house = load_house(tree, "plain")
    welsh, own = house.wording("cy").standing, house.wording("en-GB").standing
    assert standing_values(Standing(State.IN_FORCE, 4, AUTUMN), welsh)["role.standing"] == (
        "Fersiwn 4, mewn grym o 1 Medi 2026"
    )
    assert standing_values(Standing(), welsh)["role.draft"] == "DRAFFT"
    assert standing_values(Standing(), own)["role.draft"] == "NOT YET AGREED"
    assert standing_values(Standing(other=2), welsh)["role.status"] == "Draft (after version 2)"
