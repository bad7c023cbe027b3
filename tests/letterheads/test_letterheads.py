"""Letterheads made in everyday ways become houses: what each brings, gains and loses, word for word, and how it prints.

`--golden` rewrites what the files expect; read the diff before you commit it.
"""

from pathlib import Path

import pytest
from docs.scratch import workspace
from letterheads.asserts import (
    assert_every_page_says_where_the_text_stands,
    assert_house_is_ready,
    assert_nothing_private,
    assert_roles_are_valid,
)
from letterheads.making import APPROVED, Made, made
from letterheads.printed import pages
from letterheads.reading import private_words, read, rewrite, samples
from word.ooxml import parts

from jdgen.register import DRAFT

SAMPLES = samples()
PARTS = ("Taken", "Added", "Left out", "Could not be used")
"""Of the report; what it says of fonts depends on the machine."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("trust"))


@pytest.fixture(scope="module")
def houses(folder: Path) -> dict[str, Made]:
    return {name: made(folder, name, sample.content, sample.file) for name, sample in SAMPLES.items()}


@pytest.mark.parametrize("name", SAMPLES)
def test_what_a_letterhead_brings_gains_and_loses_is_announced_in_its_file(
    name: str, houses: dict[str, Made], golden: bool
) -> None:
    house = houses[name]
    told = {part.upper(): house.report.get(part, []) for part in PARTS}
    told |= {"DRAFT": pages(house.built("h3", DRAFT)), "APPROVED": pages(house.built("h3", APPROVED))[1:]}
    if golden:
        rewrite(SAMPLES[name], told)
    sample = read(SAMPLES[name].path)
    assert told == {heading: sample.expected(heading) for heading in told}
    assert set(house.report) <= {*PARTS, "Fonts"}


@pytest.mark.parametrize("name", SAMPLES)
def test_the_house_is_ready_and_builds_every_role_as_a_valid_word_file(
    name: str, houses: dict[str, Made], tmp_path: Path
) -> None:
    assert_house_is_ready(houses[name])
    assert_roles_are_valid(houses[name], tmp_path)


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_private_travels(name: str, houses: dict[str, Made]) -> None:
    assert_nothing_private(houses[name])


@pytest.mark.parametrize("name", SAMPLES)
def test_every_page_says_where_the_text_stands(name: str, houses: dict[str, Made]) -> None:
    assert_every_page_says_where_the_text_stands(houses[name])


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_letterhead_gives_the_same_bytes(name: str, houses: dict[str, Made], folder: Path) -> None:
    sample = SAMPLES[name]
    again = made(folder, f"{name}-again", sample.content, sample.file)
    assert again.letterhead == houses[name].letterhead
    assert again.built("h3") == houses[name].built("h3")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_letterhead_of_a_house_can_be_made_a_house_again(name: str, houses: dict[str, Made], folder: Path) -> None:
    """It is a Word file like any other, and clean: nothing has to be left out or added a second time."""
    house = houses[name]
    twice = made(folder, f"{name}-twice", house.letterhead, f"{name}.docx")
    assert twice.report.get("Left out", []) == []
    assert twice.report.get("Added", []) == []
    assert twice.built("h3") == house.built("h3")


def test_the_letterheads_do_hold_what_must_not_travel() -> None:
    held = {name for name, sample in SAMPLES.items() if private_words(parts(sample.content))}
    assert {"word-2007", "word-2016", "word-365", "changes-and-fields", "template", "logo-in-body"} <= held
    assert len(private_words(parts(SAMPLES["word-365"].content))) > 15
