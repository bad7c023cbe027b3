"""The document of a ladder: nothing of any role is missing from it, and everybody can read it."""

from collections.abc import Callable
from pathlib import Path

import ooxml_integrity
import pytest
from calendar_day import AS_OF
from hypothesis import HealthCheck, given, settings
from ladder.families import ROOT, random_families, sample, told, written
from openxml_audit import FileFormat, OpenXmlValidator
from word.accessibility import assert_accessible
from word.asserts import assert_sound

from jdgen.building.matrix.cells import text as runs
from jdgen.document import walk
from jdgen.document.tree import Cell, Document, Table
from jdgen.formats import text
from jdgen.formats.word import prepare, write
from jdgen.ladder import ladder
from jdgen.role.model import Role
from jdgen.workspace import open_workspace

LAW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
HOUSES = ("county-model", "school-form", "borough-form", "label-column-form", "clause-form")
SAMPLE = ("h2", "h3", "h4")


def tables(document: Document) -> list[Table]:
    return [block for block in walk.blocks(document.blocks) if isinstance(block, Table)]


def words(cell: Cell) -> str:
    return " ".join(walk.plain(each) for each in walk.texts(cell.blocks))


def matrix_cells(document: Document, number: str) -> list[str]:
    """What stands behind a row's number."""
    (row,) = [row for table in tables(document) for row in table.rows if words(row.cells[0]) == number]
    return [words(cell) for cell in row.cells[1:]]


@LAW
@given(random_families())
def test_every_text_of_every_role_stands_in_the_document(family: list[Role]) -> None:
    document = told(family)
    said = "\n".join(walk.plain(each) for each in walk.texts(document.blocks))
    for row in ladder(family).rows:
        for rung in row.rungs:
            assert rung is None or walk.plain(runs(rung)) in said


@LAW
@given(random_families())
def test_no_cell_is_empty_and_every_table_has_a_caption_and_row_headers(family: list[Role]) -> None:
    for table in tables(told(family)):
        assert table.caption
        assert all(cell.header for cell in table.header.cells)
        assert all(row.cells[0].header for row in table.rows)
        assert not any(walk.is_blank_cell(cell) for cell in walk.cells(table))


def test_the_words_of_the_sample_are_the_golden(assert_golden: Callable[[str, str], None]) -> None:
    assert_golden("sample.txt", text.write(told(sample(*SAMPLE))).decode())


def test_changed_words_are_strong_and_told_in_words() -> None:
    levels = ("purpose: Give support to pupils who need it.", "purpose: Give expert support to pupils who need it.")
    document = told(written(*levels))
    assert matrix_cells(document, "2")[1].endswith("\nChanged from A: added “expert”.")
    strong = [run.text for run in walk.runs(document.blocks) if run.strong]
    assert strong == [" expert"]


def test_an_authors_own_emphasis_stays() -> None:
    document = told(written("purpose: Be **kind** to all.", "purpose: Lead."))
    assert [run.text for run in walk.runs(document.blocks) if run.strong] == ["kind"]


def test_a_level_that_changes_is_told_with_what_it_was() -> None:
    specification = "person_specification:\n  - heading: Knowledge\n    criteria:\n      - {}: First aid\n"
    document = told(written(specification.format("desirable"), specification.format("essential")))
    assert matrix_cells(document, "2") == ["First aid\nDesirable.", "As A\nEssential; at A desirable."]


@pytest.mark.parametrize("house", HOUSES)
def test_it_is_valid_sound_and_accessible_in_every_house(tmp_path: Path, house: str) -> None:
    dress = open_workspace(ROOT, AS_OF).house(house)
    content = write(told(sample(*SAMPLE)), prepare(dress.letterhead, dress.word, dress.letterhead_file))
    assert_sound(content)
    assert_accessible(content)
    (tmp_path / "ladder.docx").write_bytes(content)
    assert ooxml_integrity.check(str(tmp_path / "ladder.docx")) == []
    audit = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(str(tmp_path / "ladder.docx"))
    assert [str(error) for error in audit.errors] == []
