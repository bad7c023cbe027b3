"""What the register says of a text on a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from register.written import HASHES, entry, register

from jdgen.register import DRAFT, Register, Standing, State
from jdgen.register.entry import ApprovedText, Entry

SEPTEMBER, OCTOBER, NOVEMBER = (date(2026, month, 1) for month in (9, 10, 11))
A, B, C = (HASHES[letter] for letter in "abc")


def test_a_text_nobody_approved_is_a_draft():
    assert register().standing("h3", "", A, SEPTEMBER) == DRAFT


def test_a_text_that_was_approved_is_in_force_from_its_day():
    found = register(entry(("h3", 4, "a"))).standing("h3", "", A, SEPTEMBER)
    assert found == Standing(State.IN_FORCE, 4, SEPTEMBER)


def test_until_its_day_a_text_is_approved_and_not_in_force():
    found = register(entry(("h3", 4, "a"), in_force="2026-10-01")).standing("h3", "", A, date(2026, 9, 30))
    assert found == Standing(State.APPROVED, 4, OCTOBER)


def test_a_decision_counts_for_nothing_before_the_day_it_was_taken():
    made = register(entry(("h3", 4, "a"), on="2026-09-02", in_force="2026-01-01"))
    assert made.standing("h3", "", A, SEPTEMBER) == DRAFT
    assert made.latest("h3", "", SEPTEMBER) is None


def test_a_text_with_one_changed_word_is_a_draft_after_the_latest_version():
    made = register(entry(("h3", 4, "a")), entry(("h3", 5, "b"), on="2026-10-01", in_force="2027-01-01"))
    assert made.standing("h3", "", C, SEPTEMBER) == replace(DRAFT, other=4)
    assert made.standing("h3", "", C, OCTOBER) == replace(DRAFT, other=5)


def test_a_text_is_superseded_on_the_day_a_later_version_comes_into_force():
    made = register(entry(("h3", 4, "a")), entry(("h3", 5, "b"), on="2026-10-01", in_force="2026-11-01"))
    assert made.standing("h3", "", A, OCTOBER) == Standing(State.IN_FORCE, 4, SEPTEMBER)
    assert made.standing("h3", "", A, NOVEMBER) == Standing(State.SUPERSEDED, 4, SEPTEMBER, other=5)
    assert made.standing("h3", "", B, NOVEMBER) == Standing(State.IN_FORCE, 5, NOVEMBER)


def test_the_version_in_force_now_is_the_one_a_superseded_text_is_told_of():
    made = register(*(entry(("h3", number, "abc"[number - 1]), on=f"2026-0{number}-01") for number in (1, 2, 3)))
    assert made.standing("h3", "", A, SEPTEMBER).other == 3


def test_of_two_decisions_on_one_text_the_later_counts_from_its_own_day():
    made = register(entry(("h3", 4, "a")), entry(("h3", 4, "a"), on="2026-10-01", in_force="2026-11-01"))
    assert made.standing("h3", "", A, SEPTEMBER) == Standing(State.IN_FORCE, 4, SEPTEMBER)
    assert made.standing("h3", "", A, OCTOBER) == Standing(State.APPROVED, 4, NOVEMBER)
    assert made.standing("h3", "", A, NOVEMBER) == Standing(State.IN_FORCE, 4, NOVEMBER)


EVALUATED = "{scheme: NJC JES, ref: JE-114, date: 2026-07-02}"


def test_an_evaluation_never_takes_a_text_out_of_force():
    evaluated = entry(("h3", 4, "a"), on="2026-10-01", in_force="2026-11-01", evaluation=EVALUATED)
    made = register(entry(("h3", 3, "b"), on="2026-01-01"), entry(("h3", 4, "a")), evaluated)
    for day in (SEPTEMBER, OCTOBER, NOVEMBER):
        assert made.standing("h3", "", A, day) == Standing(State.IN_FORCE, 4, SEPTEMBER)
        assert made.standing("h3", "", B, day) == Standing(State.SUPERSEDED, 3, date(2026, 1, 1), other=4)


def test_an_evaluation_of_a_text_that_is_not_in_force_yet_may_move_its_day():
    evaluated = entry(("h3", 4, "a"), on="2026-09-02", in_force="2026-11-01", evaluation=EVALUATED)
    made = register(entry(("h3", 4, "a"), in_force="2026-10-01"), evaluated)
    assert made.standing("h3", "", A, OCTOBER) == Standing(State.APPROVED, 4, NOVEMBER)


@pytest.mark.parametrize("corrected", ["2026-09-01", "2026-09-15"])
def test_a_decision_with_the_same_evaluation_puts_the_first_one_right(corrected):
    wrong = entry(("h3", 4, "a"), evaluation=EVALUATED)
    right = entry(("h3", 4, "a"), on=corrected, in_force="2026-11-01", evaluation=EVALUATED)
    made = register(wrong, right)
    assert made.standing("h3", "", A, OCTOBER) == Standing(State.APPROVED, 4, NOVEMBER)


def test_while_a_corrected_version_is_not_in_force_the_one_before_it_is():
    made = register(
        entry(("h3", 3, "b"), on="2026-01-01"),
        entry(("h3", 4, "a")),
        entry(("h3", 4, "a"), on="2026-09-15", in_force="2026-11-01"),
    )
    assert made.standing("h3", "", B, OCTOBER) == Standing(State.IN_FORCE, 3, date(2026, 1, 1))
    assert made.standing("h3", "", B, NOVEMBER) == Standing(State.SUPERSEDED, 3, date(2026, 1, 1), other=4)


@pytest.mark.parametrize("name", ["h3", "grade-3", "3"])
def test_of_two_decisions_of_one_day_the_one_written_later_counts(name):
    first, second, tenth = (entry(("h3", 4, "a"), in_force=day) for day in ("2026-11-01", "2026-12-01", "2027-01-01"))
    stem = f"register/2026-09-01-{name}"
    for files, day in (
        ({f"{stem}.yaml": first, f"{stem}-2.yaml": second}, date(2026, 12, 1)),
        ({f"{stem}-10.yaml": tenth, f"{stem}-9.yaml": second, f"{stem}.yaml": first}, date(2027, 1, 1)),
    ):
        assert register(**files).standing("h3", "", A, SEPTEMBER).in_force_from == day


def test_a_text_that_comes_back_has_the_version_it_comes_back_as():
    made = register(
        entry(("h3", 1, "a"), on="2026-01-01"),
        entry(("h3", 2, "b"), on="2026-09-01"),
        entry(("h3", 3, "a"), on="2026-10-01"),
    )
    assert made.standing("h3", "", A, SEPTEMBER) == Standing(State.SUPERSEDED, 1, date(2026, 1, 1), other=2)
    assert made.standing("h3", "", A, OCTOBER) == Standing(State.IN_FORCE, 3, OCTOBER)
    assert made.standing_of_version("h3", "", 1, OCTOBER) == Standing(State.SUPERSEDED, 1, date(2026, 1, 1), other=3)


def test_one_approval_without_schools_serves_the_trust_and_every_school():
    made = register(entry(("h3", 4, "a")))
    assert made.standing("h3", "", A, SEPTEMBER).version == made.standing("h3", "oak", A, SEPTEMBER).version == 4


@pytest.mark.parametrize(("school", "version"), [("oak", 4), ("oak-infants", None), ("elm-juniors", 4), ("", None)])
def test_an_approval_for_some_schools_serves_only_them(school, version):
    made = register(entry(("h3", 4, "a"), schools='[oak, "elm-*"]'))
    assert made.standing("h3", school, A, SEPTEMBER).version == version
    assert made.latest("h3", school, SEPTEMBER) == version


def test_a_star_among_the_schools_does_not_mean_the_trust_itself():
    made = register(entry(("h3", 4, "a"), schools='["*"]'))
    assert made.standing("h3", "oak", A, SEPTEMBER).version == 4
    assert made.standing("h3", "", A, SEPTEMBER) == DRAFT


def test_a_version_is_known_by_its_number_as_by_its_text():
    made = register(entry(("h3", 4, "a")), entry(("h3", 5, "b"), on="2026-10-01"))
    assert made.standing_of_version("h3", "", 4, OCTOBER) == made.standing("h3", "", A, OCTOBER)
    assert made.standing_of_version("h3", "", 5, SEPTEMBER) is None
    assert made.standing_of_version("h4", "", 4, SEPTEMBER) is None


DAYS = st.integers(0, 12).map(lambda days: SEPTEMBER + timedelta(days))


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    """Decisions about h3 as `jdgen approve` takes them: in time, each with the next version, in force on any day."""
    entries: list[Entry] = []
    for version, day in enumerate(sorted(draw(st.lists(DAYS, max_size=5))), 1):
        text = ApprovedText.model_construct(version=version, hash=HASHES[draw(st.sampled_from("abc"))])
        schools = draw(st.sampled_from([None, None, ("oak",), ("elm", "o*")]))
        entries.append(
            Entry.model_construct(
                roles=("h3",), schools=schools, approved_on=day, approved_by="Committee", ref="1",
                in_force_from=draw(DAYS), evaluation=None, texts={"h3": text},
            )
        )  # fmt: skip
    return entries


SCHOOLS = st.sampled_from(["", "oak", "elm", "ash"])


@settings(max_examples=100)
@given(histories(), st.sampled_from("abc"), SCHOOLS, DAYS)
def test_the_standing_of_a_text_follows_the_rules_whatever_was_decided(entries, letter, school, day):
    counting = [
        entry for entry in entries
        if entry.approved_on <= day and (entry.schools is None or (school == "oak" or school in entry.schools))
    ]  # fmt: skip
    same = [entry for entry in counting if entry.texts["h3"].hash == HASHES[letter]]
    found = Register(entries).standing("h3", school, HASHES[letter], day)
    if not same:
        assert found == Standing(State.DRAFT, other=max((e.texts["h3"].version for e in counting), default=None))
        return
    latest = same[-1]
    later = [e for e in counting if e.in_force_from <= day and e.texts["h3"].version > latest.texts["h3"].version]
    assert (found.version, found.in_force_from) == (latest.texts["h3"].version, latest.in_force_from)
    if later:
        assert (found.state, found.other) == (State.SUPERSEDED, later[-1].texts["h3"].version)
    else:
        assert (found.state, found.other) == (
            State.IN_FORCE if latest.in_force_from <= day else State.APPROVED,
            None,
        )


@settings(max_examples=50)
@given(histories().flatmap(lambda entries: st.tuples(st.just(entries), st.permutations(entries))), SCHOOLS, DAYS)
def test_the_order_of_the_files_does_not_matter(both, school, day):
    first, second = (Register(entries) for entries in both)
    for letter in "abc":
        found = first.standing("h3", school, HASHES[letter], day)
        assert found == second.standing("h3", school, HASHES[letter], day)


@settings(max_examples=50)
@given(histories(), SCHOOLS, DAYS)
def test_at_most_one_text_of_a_role_is_in_force_on_a_day(entries, school, day):
    made = Register(entries)
    standings = [made.standing("h3", school, HASHES[letter], day) for letter in "abc"]
    assert sum(found.state is State.IN_FORCE for found in standings) <= 1
