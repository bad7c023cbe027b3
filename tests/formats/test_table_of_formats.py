"""Every list of formats is chosen from one table."""

from jdgen.building import build
from jdgen.building.catalogue import words
from jdgen.building.publishing import manifest_reading
from jdgen.formats.table import FORMATS, PRINTED, SUFFIXES, WRITTEN


def test_a_format_is_written_by_jdgen_or_printed_and_stands_in_the_table_once() -> None:
    assert len({*SUFFIXES}) == len(FORMATS)
    assert sorted((*WRITTEN, *PRINTED)) == sorted(SUFFIXES)


def test_what_the_table_holds_can_be_built_listed_and_published() -> None:
    assert {*build.FORMATS} == {*words.FORMATS} == {*SUFFIXES}
    assert {*SUFFIXES} < {*manifest_reading.SUFFIXES}
