"""What the five houses print of a text's standing: on every page, as LibreOffice lays it out, and nothing moves."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from calendar_day import AS_OF
from lxml import etree
from word.libreoffice import SOFFICE

from jdgen.formats import pdf
from jdgen.formats.word import prepare, write
from jdgen.layout import compose
from jdgen.register import Standing, State
from jdgen.workspace import open_workspace

ROOT = Path(__file__).parents[2]
HOUSES = ("county-model", "school-form", "borough-form", "label-column-form", "clause-form")
ROLE = "bg6"
AUTUMN = date(2026, 9, 1)
SAID = {
    "draft": (Standing(State.DRAFT, other=4), "Draft (after version 4)"),
    "approved": (Standing(State.APPROVED, 5, AUTUMN), "Version 5, approved, in force from 1 September 2026"),
    "in-force": (Standing(State.IN_FORCE, 4, AUTUMN), "Version 4, in force from 1 September 2026"),
    "superseded": (Standing(State.SUPERSEDED, 4, AUTUMN, 5), "Version 4, superseded by version 5"),
}

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler) is not installed"),
]

Page = list[tuple[str, str, str]]
"""The words of a page, each with the place where it begins (points from the left and the top of the paper)."""


@pytest.fixture(scope="module")
def documents() -> Iterator[Path]:
    """A folder with `HOUSE-STATE.pdf` for each house and state; one conversion for all."""
    workspace = open_workspace(ROOT, AS_OF)
    role = workspace.role(ROLE)
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for name in HOUSES:
            house = workspace.house(name)
            letterhead = prepare(house.letterhead, house.word, house.letterhead_file)
            for state, (standing, _) in SAID.items():
                content = write(compose(role, house, workspace.site, standing), letterhead)
                (place / f"{name}-{state}.docx").write_bytes(content)
        with pdf.Converter(pdf.find_soffice()) as converter:
            converter.convert(sorted(place.glob("*.docx")))
        yield place


def pages(document: Path) -> list[Page]:
    """The pages of a PDF, the words of each in reading order."""
    command = ["pdftotext", "-bbox", str(document), "-"]
    written = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    found: list[Page] = []
    for element in etree.fromstring(written).iter("{*}page", "{*}word"):
        if element.tag.endswith("page"):
            found.append([])
        else:
            found[-1].append((element.text or "", element.get("xMin", ""), element.get("yMin", "")))
    return found


def words(page: Page) -> str:
    return " ".join(word for word, _, _ in page)


@pytest.mark.parametrize("state", SAID)
@pytest.mark.parametrize("house", HOUSES)
def test_every_page_says_version_and_status_and_only_a_draft_says_so_in_its_header(
    documents: Path, house: str, state: str
) -> None:
    found = pages(documents / f"{house}-{state}.pdf")
    assert len(found) > 1
    for page in found:
        top = [word for word, _, y in page if float(y) < 120]
        assert SAID[state][1] in words(page)
        assert ("DRAFT" in top) is (state == "draft")


@pytest.mark.parametrize("house", HOUSES)
def test_no_word_of_the_text_moves_when_a_draft_is_approved(documents: Path, house: str) -> None:
    def body(state: str) -> list[set[tuple[str, str, str]]]:
        lines = pages(documents / f"{house}-{state}.pdf")
        return [{word for word in page if word[0] != "DRAFT" and float(word[2]) < 760} for page in lines]

    assert body("draft") == body("approved") == body("in-force") == body("superseded")
