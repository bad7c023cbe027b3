"""A committee's letterhead made in LibreOffice, saved there as .docx and .dotx, comes out as a house.

The letterhead is libreoffice.fodt, LibreOffice's own file as text. What LibreOffice writes differs from version to
version, so this looks at what must be there, not at every word.
"""

import subprocess
from pathlib import Path

import pytest
from docs.scratch import workspace
from letterheads.asserts import (
    assert_every_page_says_where_the_text_stands,
    assert_house_is_ready,
    assert_nothing_private,
    assert_roles_are_valid,
)
from letterheads.making import Made, made
from letterheads.printed import pages
from letterheads.reading import HERE, private_words
from word.libreoffice import SOFFICE, needs_libreoffice
from word.ooxml import parts

from jdgen.formats.word.adoption import adopt
from jdgen.register import DRAFT

FILTERS = {"docx": "docx:MS Word 2007 XML", "dotx": "dotx:MS Word 2007 XML Template"}


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    folder = workspace(tmp_path_factory.mktemp("trust"))
    return {kind: made(folder, kind, saved(kind, folder), f"committee.{kind}") for kind in FILTERS}


def saved(kind: str, folder: Path) -> bytes:
    """The letterhead as LibreOffice saves it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", FILTERS[kind], "--outdir", str(folder / "from")]
    subprocess.run([*command, str(HERE / "libreoffice.fodt")], check=True, capture_output=True, timeout=180)
    content = (folder / "from" / f"libreoffice.{kind}").read_bytes()
    assert private_words(parts(content))
    return content


@needs_libreoffice
@pytest.mark.parametrize("kind", FILTERS)
def test_the_house_is_ready_and_builds_every_role_as_a_valid_word_file(
    kind: str, houses: dict[str, Made], tmp_path: Path
) -> None:
    assert_house_is_ready(houses[kind])
    assert_roles_are_valid(houses[kind], tmp_path)
    assert_nothing_private(houses[kind])
    assert_every_page_says_where_the_text_stands(houses[kind])


@needs_libreoffice
@pytest.mark.parametrize("kind", FILTERS)
def test_its_look_is_the_committees(kind: str, houses: dict[str, Made]) -> None:
    house = houses[kind]
    file = house.folder / "from the office" / f"committee.{kind}"
    found = adopt(file.read_bytes(), file.name, house.house.word)
    assert (found.font, found.size, found.colour.upper()) == ("Liberation Sans", 11, "#6B1F5C")
    assert found.logo is not None
    assert found.logo.alt == "The logo of Crabtree Academy Trust"


@needs_libreoffice
@pytest.mark.parametrize("kind", FILTERS)
def test_its_page_header_and_footer_are_kept(kind: str, houses: dict[str, Made]) -> None:
    page, first, first_footer, following, footer = pages(houses[kind].built("h3", DRAFT))
    assert page == "page 11906 by 16838, margins 1417 1134 1417 1134 850 850"
    assert "[picture] / Crabtree Academy Trust / Pay and Personnel Committee, 1 Orchard Way, Hertford" in first
    assert "01632 960123 | Page [PAGE] of [NUMPAGES]" in first_footer
    assert "Crabtree Academy Trust | Teaching Assistant" in following
    assert "Crabtree Academy Trust | Page [PAGE] of [NUMPAGES]" in footer
