"""The same Word file gives the same PDF, byte for byte, on one LibreOffice; and none is lost for its name."""

import unicodedata
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from docx import Document
from formats.identified import sample
from formats.pdf_programs import word_file
from word.libreoffice import needs_libreoffice

from jdgen.formats import pdf

ROOT = Path(__file__).parents[2]
NAMES = (
    "-headless", "--help", "a, b", "50% #1", "[draft]", "Tŷ’r ysgol", "O'Brien", 'a "quoted" & b;c', "$(id) `id`",
    "file:x", unicodedata.normalize("NFD", "Élève"), "日本語", "two  blanks ", "x" * 240,
)  # fmt: skip
"""Without an extension; each is taken for something else by some program, or by none."""


def with_pictures(path: Path) -> Path:
    """A Word file with the logo of a sample school and as much text as makes several pages."""
    document = Document()
    document.core_properties.title = "Caretaker"
    document.add_picture(str(ROOT / "templates/county-model/logo.png"))
    for number in range(120):
        document.add_paragraph(f"{number} Cloi’r adeilad — naïve café ŵ").runs[0].bold = number % 2 == 0
    document.save(str(path))
    return path


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A document with every kind of block on a house's letterhead, one with pictures, and a short one."""
    folder = tmp_path_factory.mktemp("word")
    (folder / "sample.docx").write_bytes(sample("docx"))
    return [
        folder / "sample.docx",
        with_pictures(folder / "pictures.docx"),
        word_file(folder / "short.docx", "Lock up.", pages=2),
    ]


def converted(sources: Sequence[Path], out: Path) -> dict[str, bytes]:
    """The PDFs of one call on a new profile, by name."""
    with pdf.Converter(pdf.find_soffice()) as converter:
        return {path.name: path.read_bytes() for path in converter.convert(sources, out)}


@pytest.fixture(scope="module")
def first(sources: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return converted(sources, tmp_path_factory.mktemp("first"))


@needs_libreoffice
class TestTheSameBytes:
    def test_on_another_profile_in_another_order_at_another_time(
        self, sources: list[Path], first: dict[str, bytes], tmp_path: Path
    ) -> None:
        assert converted(sources[::-1], tmp_path) == first
        assert len(set(first.values())) == len(sources)

    def test_alone_behind_others_and_on_a_profile_that_was_used(
        self, sources: list[Path], first: dict[str, bytes], tmp_path: Path
    ) -> None:
        with pdf.Converter(pdf.find_soffice()) as converter:
            for source in sources[::-1]:
                [made] = converter.convert([source], tmp_path)
                assert made.read_bytes() == first[made.name]

    @pytest.mark.parametrize("language", ["de_DE.UTF-8", "ar_SA.UTF-8"])
    def test_in_another_time_zone_and_language_and_with_a_source_date(
        self,
        sources: list[Path],
        first: dict[str, bytes],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        language: str,
    ) -> None:
        monkeypatch.setenv("TZ", "Asia/Kathmandu")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
        for name in ("LANG", "LC_ALL", "LANGUAGE"):
            monkeypatch.setenv(name, language)
        assert converted(sources, tmp_path) == first

    def test_by_two_converters_at_once(self, sources: list[Path], first: dict[str, bytes], tmp_path: Path) -> None:
        with ThreadPoolExecutor(2) as pool:
            both = pool.map(lambda number: converted(sources, tmp_path / str(number)), range(2))
        assert list(both) == [first, first]

    def test_under_another_name(self, sources: list[Path], first: dict[str, bytes], tmp_path: Path) -> None:
        (tmp_path / "Another, longer name.docx").write_bytes(sources[0].read_bytes())
        made = converted([tmp_path / "Another, longer name.docx"], tmp_path)
        assert made == {"Another, longer name.pdf": first["sample.pdf"]}


@needs_libreoffice
class TestNames:
    def test_no_name_matters(self, tmp_path: Path) -> None:
        whole = word_file(tmp_path / "whole.docx", "Lock up.").read_bytes()
        folder = tmp_path / "100% #[x], 'y'"
        folder.mkdir()
        for name in NAMES:
            (folder / f"{name}.docx").write_bytes(whole)
        made = converted([folder / f"{name}.docx" for name in NAMES], folder / "-out")
        assert list(made) == [f"{name}.pdf" for name in NAMES]
        assert set(made) == {path.name for path in (folder / "-out").iterdir()}
        assert len(set(made.values())) == 1


@needs_libreoffice
def test_a_cut_off_word_file_is_named_and_the_whole_one_is_there(tmp_path: Path) -> None:
    whole = word_file(tmp_path / "whole.docx", "Lock up.", pages=2)
    broken = tmp_path / "broken.docx"
    broken.write_bytes(whole.read_bytes()[:4000])
    with pytest.raises(pdf.ConversionFailed, match=r"^LibreOffice made no PDF of broken\.docx: ") as caught:
        converted([whole, broken], tmp_path / "out")
    assert list(caught.value.failures) == [broken]
    assert [path.name for path in caught.value.made] == ["whole.pdf"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["whole.pdf"]
