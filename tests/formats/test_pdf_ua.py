"""PDFs of the sample houses before two programs that know PDF/UA; and that these programs see what is wrong."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from calendar_day import AS_OF
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from formats.pdf_ua import complaints
from word.libreoffice import needs_libreoffice

from jdgen.building.making.maker import Maker
from jdgen.building.planning.wanted import Options
from jdgen.formats import pdf
from jdgen.formats.pdf import converter
from jdgen.workspace import Position, open_workspace

ROOT = Path(__file__).parents[2]
HOUSES = ("borough-form", "clause-form", "county-model", "label-column-form", "school-form")
ROLES = ("bg6", "h3", "lead-lsa", "scale-2")
"""The longest; one with a table of duties; one with optional clauses; one with notes below its lists."""


def converted(sources: list[Path], out: Path) -> None:
    with pdf.Converter(pdf.find_soffice()) as one:
        one.convert(sources, out)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with HOUSE-ROLE.docx and .pdf, all made in one call."""
    folder = tmp_path_factory.mktemp("pdf-ua")
    workspace = open_workspace(ROOT, AS_OF)
    positions = tuple(map(Position, ROLES))
    for house in HOUSES:
        maker = Maker(workspace, Options(house))
        for position in positions:
            for suffix, content in maker.outputs(position):
                (folder / f"{house}-{position.role}.{suffix}").write_bytes(content)
    converted(sorted(folder.glob("*.docx")), folder)
    return folder


@needs_libreoffice
class TestOfTheSampleHouses:
    @pytest.mark.parametrize("role", ROLES)
    @pytest.mark.parametrize("house", HOUSES)
    def test_no_rule_of_pdf_ua_that_a_machine_can_check_is_broken(self, made: Path, house: str, role: str) -> None:
        assert complaints(made / f"{house}-{role}.pdf") == []

    @pytest.mark.parametrize("house", HOUSES)
    def test_it_says_its_language_shows_its_title_and_has_bookmarks(self, made: Path, house: str) -> None:
        content = (made / f"{house}-h3.pdf").read_bytes()
        for mark in (b"/Lang(en-GB)", b"/DisplayDocTitle true", b"/Outlines", b"/MarkInfo<</Marked true>>"):
            assert mark in content, mark


@needs_libreoffice
class TestOfPlantedDefects:
    def test_a_pdf_without_tags_is_complained_of(
        self, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(converter, "FILTER", "pdf:writer_pdf_Export")
        converted([made / "county-model-h3.docx"], tmp_path)
        found = complaints(tmp_path / "county-model-h3.pdf")
        assert any(rule.startswith("PDFUA1-") for rule in found)
        assert any(rule.startswith("UA-") for rule in found)

    def test_a_table_without_a_header_row_is_complained_of(self, made: Path, tmp_path: Path) -> None:
        source = tmp_path / "table.docx"
        with ZipFile(made / "school-form-h3.docx") as old, ZipFile(source, "w") as new:
            for part in old.namelist():
                new.writestr(part, old.read(part).replace(b"<w:tblHeader/>", b""))
        converted([source], tmp_path)
        assert any("header" in complaint for complaint in complaints(tmp_path / "table.pdf"))

    def test_a_style_called_as_a_standard_type_is_complained_of_unless_it_gets_a_type_of_its_own(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        source = with_styles(tmp_path / "styles.docx", "Note", "Code", "Part", "Index")
        converted([source], tmp_path)
        assert complaints(tmp_path / "styles.pdf") == []
        monkeypatch.setattr(converter, "finished", untouched)
        converted([source], tmp_path)
        assert any("must not be remapped" in complaint for complaint in complaints(tmp_path / "styles.pdf"))


untouched: Callable[[bytes], bytes] = bytes


def with_styles(path: Path, *names: str) -> Path:
    """A Word file with a paragraph in each of the styles of these names."""
    document = Document()
    document.core_properties.title = "Caretaker"
    document.core_properties.language = "en-GB"
    document.add_heading("Caretaker", 1)
    for name in names:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        document.add_paragraph("Lock up.", style=name)
    document.save(str(path))
    return path
