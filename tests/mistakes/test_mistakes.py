"""Every document with a mistake is answered with exactly the findings it announces, word for word."""

import pytest
from mistakes.collection import Mistake, mistakes
from mistakes.pipeline import findings
from mistakes.rewriting import rewrite

ALL = list(mistakes())


def test_the_workspace_without_a_mistake_is_built_without_a_word() -> None:
    assert findings({}) == []


def test_there_are_enough_mistakes_and_each_says_what_it_expects() -> None:
    assert len(ALL) >= 100
    assert [mistake.name for mistake in ALL if not mistake.expected] == []


@pytest.mark.parametrize("mistake", ALL, ids=lambda mistake: mistake.name)
def test_what_is_found_is_what_is_announced(mistake: Mistake, golden: bool) -> None:
    if golden and rewrite(mistake.name):
        return
    found = findings(mistake.files)
    assert found == sorted(mistake.expected, key=lambda finding: finding.sort_key)
