"""Values held at a time: made once while they are held, the first made going first."""

import pytest

from jdgen.recent import Recent


def test_a_value_is_made_once_while_it_is_held() -> None:
    made: list[str] = []
    held: Recent[str, None] = Recent(2)
    for key in ("a", "b", "a", "b"):
        held.of(key, lambda key=key: made.append(key))  # type: ignore[misc]
    assert made == ["a", "b"]  # though None is all that was made


def test_of_too_many_the_one_made_first_goes() -> None:
    held: Recent[str, int] = Recent(2)
    for number, key in enumerate(("a", "b", "a", "c")):
        held.of(key, lambda number=number: number)  # type: ignore[misc]
    assert [held.of(key, lambda: 9) for key in ("b", "c", "a")] == [1, 3, 9]


def test_what_cannot_be_made_is_not_held_and_takes_the_place_of_nothing() -> None:
    held: Recent[str, int] = Recent(1)
    held.of("a", lambda: 1)
    with pytest.raises(ZeroDivisionError):
        held.of("b", lambda: 1 // 0)
    assert held.of("a", lambda: 2) == 1
