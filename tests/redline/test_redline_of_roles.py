"""The laws of a redline on random edits of random roles, in the sample houses."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from redline.role_edits import versions_in
from redline.test_redline_in_word import assert_resolves, assert_tracked
from redline.test_redline_laws import EXAMPLES, REVISION, normal
from test_laws import HOUSES, sample
from word.asserts import assert_sound

from jdgen.formats.word import Letterhead, prepare, write
from jdgen.redline import accepted, redline, rejected


@cache
def letterhead_of(name: str) -> Letterhead:
    """The letterhead of a sample house."""
    house = sample().house(name)
    return prepare(house.letterhead, house.word, house.letterhead_file)


@pytest.mark.parametrize("name", HOUSES)
@settings(max_examples=max(1, EXAMPLES // 5), deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_redline_of_a_role_resolves_to_both_versions(name: str, data: st.DataObject) -> None:
    old, new = data.draw(versions_in(name))
    shown = redline(old, new, REVISION).document
    assert normal(accepted(shown).blocks) == normal(new.blocks)
    assert normal(rejected(shown).blocks) == normal(old.blocks)
    page = letterhead_of(name)
    docx = write(shown, page)
    assert_sound(docx)
    assert_tracked(docx)
    assert_resolves(docx, write(old, page), write(new, page), page)
