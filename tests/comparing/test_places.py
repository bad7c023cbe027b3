"""Which position stands for a changed role, and what is looked at on each side."""

from comparing.documents import answer, workspace_of

from jdgen.comparing.places import couple_of, first_positions, position_on
from jdgen.comparing.side import Couple, Sources
from jdgen.workspace import Position

ROLE = "title: A\nduties:\n  - heading: Work\n    clauses:\n      - {}\n"
OAK, ELM = {"schools/oak.yaml": "name: Oak\n"}, {"schools/elm.yaml": "name: Elm\n"}
ELMS_OWN = {
    "schools/elm.yaml": "name: Elm\noverrides:\n  a:\n    edits:\n      - add: Sing.\n        in: duties/work\n"
}
OLD = {"roles/a.yaml": ROLE.format("Read."), **OAK, **ELM}


def test_a_role_is_looked_at_as_the_trust_has_it_or_else_at_the_first_school_with_a_change() -> None:
    whole = answer(OLD, OLD | {"roles/a.yaml": ROLE.format("Read on.")}).comparison
    own = answer(OLD, OLD | ELMS_OWN).comparison
    assert first_positions(whole.entries) == {"a": Position("a")}
    assert first_positions(own.entries) == {"a": Position("a", "elm")}


def test_at_schools_that_are_asked_for_only_their_positions_count() -> None:
    whole = answer(OLD, OLD | {"roles/a.yaml": ROLE.format("Read on.")}).comparison
    assert first_positions(whole.entries, ["oak"]) == {"a": Position("a", "oak")}
    assert first_positions(answer(OLD, OLD | ELMS_OWN).comparison.entries, ["oak"]) == {}


def test_a_change_of_the_text_counts_before_a_school_that_comes() -> None:
    new = OLD | ELMS_OWN | {"schools/ash.yaml": "name: Ash\n"}
    assert first_positions(answer(OLD, new).comparison.entries) == {"a": Position("a", "elm")}


def test_a_role_that_is_not_at_a_school_is_looked_at_in_its_first_place() -> None:
    side = Sources("new", workspace_of(OLD))
    assert position_on(side, "a", "oak") == Position("a", "oak")
    assert position_on(side, "a", "ash") == Position("a")
    assert position_on(side, "b", "") is None


def test_a_role_that_goes_is_found_on_the_sides_that_had_it() -> None:
    old, new = Sources("old", workspace_of(OLD)), Sources("new", workspace_of(OAK))
    other = Couple(new, new)
    comparison = answer(OLD, OAK).comparison
    couple = Couple(old, new)
    assert couple_of([other, couple], comparison, Position("a")) is couple
    assert couple_of([other], comparison, Position("a")) is None
