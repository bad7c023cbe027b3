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
from letterheads.reading import Sample, private_words, rewrite, samples
from word.ooxml import parts

from jdgen.formats.word.adoption import Adoption, adopt
from jdgen.register import DRAFT

SAMPLES = samples()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("trust"))


@pytest.fixture(scope="module")
def houses(folder: Path) -> dict[str, Made]:
    return {name: made(folder, name, sample.content, sample.file) for name, sample in SAMPLES.items()}


def adopted(sample: Sample, houses: dict[str, Made]) -> Adoption:
    return adopt(sample.content, sample.file, houses[sample.path.stem].house.word)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_letterhead_brings_gains_and_loses_what_its_file_says(
    name: str, houses: dict[str, Made], golden: bool
) -> None:
    sample, house = SAMPLES[name], houses[name]
    found = adopted(sample, houses)
    told = {
        "LOOK": [f"{found.font}, {found.size:g} pt, {found.colour}"],
        "TAKEN": [*found.taken],
        "ADDED": [*found.added],
        "LEFT OUT": [*found.left_out],
        "UNUSED": [*found.unused],
        "DRAFT": pages(house.built("h3", DRAFT)),
        "APPROVED": pages(house.built("h3", APPROVED))[1:],
    }
    if golden:
        rewrite(sample, told)
    assert told == {heading: sample.expected(heading) for heading in told}
    for sentence in (*found.taken, *found.added, *found.left_out, *found.unused):
        assert sentence in " ".join(house.answer.text.split())


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
def test_the_same_letterhead_gives_the_same_bytes(name: str, houses: dict[str, Made]) -> None:
    sample = SAMPLES[name]
    again = adopted(sample, houses)
    assert again.letterhead == adopted(sample, houses).letterhead == houses[name].letterhead


@pytest.mark.parametrize("name", SAMPLES)
def test_a_letterhead_that_was_adopted_once_loses_nothing_the_second_time(name: str, houses: dict[str, Made]) -> None:
    """The house's letterhead is a Word file like any other: nothing in it has to be left out again."""
    once = adopted(SAMPLES[name], houses)
    twice = adopt(once.letterhead, "letterhead.docx", houses[name].house.word)
    assert (twice.left_out, twice.font, twice.size, twice.colour) == ((), once.font, once.size, once.colour)
    assert twice.letterhead == once.letterhead


def test_the_letterheads_do_hold_what_must_not_travel() -> None:
    held = {name for name, sample in SAMPLES.items() if private_words(parts(sample.content))}
    assert {"word-2007", "word-2016", "word-365", "changes-and-fields", "template", "logo-in-body"} <= held
    assert len(private_words(parts(SAMPLES["word-365"].content))) > 15
