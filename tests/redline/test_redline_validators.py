"""The two validators on redlines of a fixed random sample: of any documents, and of roles in the sample houses."""

from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from redline.edits import versions
from redline.role_edits import versions_in
from redline.test_redline_in_word import letterheads
from redline.test_redline_laws import REVISION
from redline.test_redline_of_roles import letterhead_of
from test_laws import HOUSES
from word.test_word_validators import assert_valid

from jdgen.document.tree import Document
from jdgen.formats.word import write
from jdgen.redline import redline

FIXED = settings(
    max_examples=50,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@FIXED
@given(both=versions(), facts=st.sampled_from(["lines", "table", "grid"]))
def test_redlines_of_any_documents_are_valid(both: tuple[Document, Document], facts: str, tmp_path: Path) -> None:
    assert_valid(write(redline(*both, REVISION).document, letterheads()[facts]), tmp_path)


@FIXED
@given(data=st.data(), house=st.sampled_from(HOUSES))
def test_redlines_of_roles_are_valid(data: st.DataObject, house: str, tmp_path: Path) -> None:
    shown = redline(*data.draw(versions_in(house)), REVISION).document
    assert_valid(write(shown, letterhead_of(house)), tmp_path)
