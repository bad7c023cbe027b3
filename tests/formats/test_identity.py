"""The token of a file: what it says is read back, and nothing else is believed."""

import sys
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.document.identity import (
    CELL,
    OTHER_SPACES,
    PARAGRAPH,
    Identity,
    Stamp,
    are_whole,
    read_stamp,
    stamps,
    stamps_in,
    stamps_of,
    words_hash,
)

IDENTITY = Identity("sen/mentor", "oak", "all", "4", "2026-09-01", "0123456789abcdef")
TOKEN = (
    "jdgen/1/role=sen%2Fmentor/school=oak/part=all/version=4/as-of=2026-09-01/text=0123456789abcdef"
    "/words=fedcba9876543210"
)
STAMP = Stamp(IDENTITY, "fedcba9876543210")

IDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=30)
HASHES = st.text("0123456789abcdef", min_size=16, max_size=16)
VERSIONS = st.just("draft") | st.integers(1, 999_999).map(str) | st.integers(1, 999).map(lambda n: f"draft-after-{n}")
STAMPS = st.builds(
    Stamp,
    st.builds(
        Identity,
        role=IDS,
        school=IDS | st.just(""),
        part=st.sampled_from(["all", "job-description", "person-specification"]),
        version=VERSIONS,
        as_of=st.dates(date(1900, 1, 1)).map(date.isoformat),
        text=HASHES,
    ),
    HASHES,
    st.just(1),
    st.just(1),
)


def test_the_token_is_one_word_that_people_can_read() -> None:
    assert STAMP.token == TOKEN
    assert read_stamp(TOKEN) == STAMP


@given(STAMPS)
def test_every_token_is_read_back_and_no_program_splits_it(stamp: Stamp) -> None:
    assert not set(stamp.token) & set(" :,;\t\n\"'<>`") and stamp.token.isascii()
    assert read_stamp(stamp.token) == stamp
    assert stamps_in(f"Caretaker, {stamp.token}, H3; jdgen/1/role=") == (stamp,)
    assert stamps_of(dict(stamp.named)) == (stamp,) and all(value for _, value in stamp.named)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("jdgen/1", "jdgen/2"),
        ("role=sen%2Fmentor", "role="),
        ("role=sen%2Fmentor", "role=a%1B%5B31m"),
        ("role=sen%2Fmentor", "role=a%E2%80%AEb"),
        ("role=sen%2Fmentor", "role=a%0Ab"),
        ("role=sen%2Fmentor", "role=%FF"),
        ("role=sen%2Fmentor", f"role={'a' * 401}"),
        ("school=oak", "school=%07"),
        ("part=all", "part=..%2F"),
        ("version=4", "version=0"),
        ("version=4", "version=-4"),
        ("version=4", "version=%D9%A4"),
        ("version=4", "version=draft-after-"),
        ("as-of=2026-09-01", "as-of=2026-02-30"),
        ("as-of=2026-09-01", "as-of=2026-W36-2"),
        ("text=0123456789abcdef", "text=0123"),
        ("words=fedcba9876543210", "words=FEDCBA9876543210"),
        ("/words=fedcba9876543210", ""),
        ("/part=all", ""),
    ],
)
def test_a_token_that_jdgen_cannot_have_written_is_none(old: str, new: str) -> None:
    assert old in TOKEN
    with pytest.raises(ValueError):  # of several kinds: what a token says is checked value by value
        read_stamp(TOKEN.replace(old, new))
    assert stamps_in(TOKEN.replace(old, new)) == ()


def test_a_day_that_does_not_exist_is_no_identity() -> None:
    with pytest.raises(ValueError, match="day"):
        Identity("h3", "", "all", "4", "2026-02-30", "0" * 16)


def test_a_wrong_token_does_not_hide_a_right_one_behind_it() -> None:
    assert stamps_in(TOKEN.replace("version=4", "version=0") + " " + TOKEN) == (STAMP,)


def test_named_values_that_lack_something_are_no_stamp() -> None:
    named = dict(STAMP.named)
    assert stamps_of(named) == (STAMP,)
    assert stamps_of({**named, "version": "four"}) == ()
    assert stamps_of({}) == ()


SEVERAL = st.lists(STAMPS.map(lambda stamp: stamp.identity), min_size=2, max_size=5)


@given(SEVERAL, HASHES, st.randoms())
def test_a_file_of_several_roles_says_all_of_them_in_their_order(
    identities: list[Identity], words: str, random: Random
) -> None:
    told = stamps(identities, words)
    assert tuple(stamp.identity for stamp in told) == tuple(identities) and are_whole(told)
    mixed = list(told)
    random.shuffle(mixed)
    assert stamps_in(", ".join(stamp.token for stamp in mixed)) == told
    assert stamps_of(dict(pair for stamp in mixed for pair in stamp.named)) == told
    assert not any(set(stamp.token) & set(" :,;") for stamp in told)


def test_a_list_of_roles_that_was_cut_short_is_not_whole() -> None:
    told = stamps([IDENTITY, replace(IDENTITY, role="h3"), replace(IDENTITY, role="h4")], STAMP.words)
    cut = ", ".join(stamp.token for stamp in told)[:-5]
    assert stamps_in(cut) == told[:2]
    assert not are_whole(stamps_in(cut)) and not are_whole(told[1:]) and not are_whole(())


def test_of_two_files_in_one_text_only_the_first_is_believed() -> None:
    told = stamps([IDENTITY, replace(IDENTITY, role="h3")], STAMP.words)
    assert stamps_in(f"{told[1].token} {TOKEN} {told[0].token}") == told
    assert stamps_in(f"{TOKEN} {told[1].token}") == (STAMP,)


@pytest.mark.parametrize("place", ["0-of-2", "3-of-2", "1-of-1", "1-of-", "-1-of-2", "1-of-1000", "1-of-2/x"])
def test_a_place_that_there_is_not_is_no_token(place: str) -> None:
    with pytest.raises(ValueError, match=r"no (token|place)"):
        read_stamp(f"{TOKEN}/place={place}")
    assert stamps_in(f"{TOKEN}/place={place}") == ()


def test_white_space_and_composed_letters_do_not_count_as_words_and_borders_do() -> None:
    told = words_hash(f"Tŷ’r ysgol{PARAGRAPH}two words")
    assert told == words_hash(f"{PARAGRAPH}Ty\u0302’r\u00a0 ysgol \n{PARAGRAPH * 3}two\twords{PARAGRAPH}")
    others = ["Tŷ’r ysgol two words", f"two words{PARAGRAPH}Tŷ’r ysgol", f"Tŷ’r ysgol{CELL}two words", "Tŷ’r ysgol"]
    assert len({told, *map(words_hash, others)}) == 5


def test_no_white_space_is_forgotten() -> None:
    assert set(OTHER_SPACES) == {char for char in map(chr, range(sys.maxunicode + 1)) if char.isspace()} - {" "}


@given(st.lists(st.sampled_from(["a", "b", " ", "\n", "\u00a0", PARAGRAPH, CELL]), max_size=12).map("".join))
def test_the_hash_does_not_depend_on_where_white_space_and_empty_paragraphs_stand(words: str) -> None:
    kept = [" ".join(paragraph.split()) for paragraph in words.split(PARAGRAPH)]
    assert words_hash(words) == words_hash(PARAGRAPH.join(filter(None, kept)))


def test_a_tick_in_another_column_is_another_text() -> None:
    assert words_hash(f"{CELL}Patience{CELL}✓{CELL}") != words_hash(f"{CELL}Patience{CELL}{CELL}✓")
