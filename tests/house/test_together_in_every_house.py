"""Several roles in one file, as LibreOffice lays it out in each of the five houses: page by page it is what the roles
are alone, running lines and page numbers included."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from calendar_day import AS_OF
from formats.pdf_ua import complaints
from word.libreoffice import SOFFICE

from jdgen.document.together import joint_meta
from jdgen.formats import pdf
from jdgen.formats.word import prepare, write, write_together
from jdgen.layout import compose
from jdgen.register import Standing, State
from jdgen.workspace import open_workspace

ROOT = Path(__file__).parents[2]
HOUSES = ("county-model", "school-form", "borough-form", "label-column-form", "clause-form")
ROLES = ("h3", "lead-lsa", "bg6")
"""The second counts its clauses, and the last ends with a table."""
STANDINGS = (Standing(State.DRAFT, other=4), Standing(State.APPROVED, 5), Standing(State.DRAFT))

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not installed"),
]


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    """A folder with `HOUSE-together.pdf` and `HOUSE-ROLE.pdf`; one conversion for all."""
    workspace = open_workspace(ROOT, AS_OF)
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for name in HOUSES:
            house = workspace.house(name)
            letterhead = prepare(house.letterhead, house.word, house.letterhead_file)
            documents = [
                compose(workspace.role(role), house, workspace.site, standing)
                for role, standing in zip(ROLES, STANDINGS, strict=True)
            ]
            for role, document in zip(ROLES, documents, strict=True):
                (place / f"{name}-{role}.docx").write_bytes(write(document, letterhead))
            content = write_together(documents, joint_meta("Three posts", documents), letterhead)
            (place / f"{name}-together.docx").write_bytes(content)
        with pdf.Converter(pdf.find_soffice()) as converter:
            converter.convert(sorted(place.glob("*.docx")))
        yield place


def pages(document: Path) -> list[str]:
    """The words of each page, where they stand."""
    command = ["pdftotext", "-layout", str(document), "-"]
    written = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    return written.split("\f")[:-1]


@pytest.mark.parametrize("house", HOUSES)
def test_its_pages_are_those_of_the_roles_one_after_another(made: Path, house: str) -> None:
    alone = [page for role in ROLES for page in pages(made / f"{house}-{role}.pdf")]
    assert pages(made / f"{house}-together.pdf") == alone


@pytest.mark.parametrize("house", HOUSES)
def test_each_role_has_its_own_mark_and_counts_its_own_pages(made: Path, house: str) -> None:
    found = pages(made / f"{house}-together.pdf")
    counts = [len(pages(made / f"{house}-{role}.pdf")) for role in ROLES]
    assert min(counts) > 1
    told = [f"Page {page} of {count}" for count in counts for page in range(1, count + 1)]
    assert len(found) == len(told)
    assert all(words in page for words, page in zip(told, found, strict=True))
    marked = ["DRAFT" in page for page in found]
    assert marked == [True] * counts[0] + [False] * counts[1] + [True] * counts[2]


@pytest.mark.parametrize("house", HOUSES)
def test_its_pdf_passes_what_a_machine_can_tell_of_pdf_ua(made: Path, house: str) -> None:
    assert complaints(made / f"{house}-together.pdf") == []
