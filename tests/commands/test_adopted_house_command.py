"""jdgen new house --letterhead: a Word file of the office's becomes a house, and the answer says how."""

import os
from pathlib import Path

import pytest
from docs.scratch import jdgen, workspace
from word.offices import office_file, p

from jdgen.house.load import load_house
from jdgen.source.tree import FolderTree


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = workspace(tmp_path / "trust")
    (made / "office.docx").write_bytes(office_file(header=p("Crabtree Academy Trust"), footer=p("A charity")))
    return made


def test_the_answer_names_the_files_and_tells_under_headings_what_became_of_the_letterhead(folder: Path) -> None:
    answer = jdgen(folder, "new", "house", "ours", "--letterhead", "office.docx")
    assert answer.code == 0, answer.text
    said = answer.text.splitlines()
    assert said[:3] == [f"templates/ours/{name}" for name in ("house.yaml", "letterhead.docx", "house.css")]
    headings = [line for line in said if line.endswith(":") and not line.startswith(" ")]
    assert headings[:2] == ["Taken:", "Added:"]
    assert "  The font of the text: Calibri, 11 pt." in said


def test_web_pages_and_plain_text_get_the_words_of_the_letterhead_and_the_standing(folder: Path) -> None:
    jdgen(folder, "new", "house", "ours", "--letterhead", "office.docx")
    house = load_house(FolderTree(folder), "ours")
    assert house.header == ("Crabtree Academy Trust", "{{ role.draft }}")
    assert house.footer == ("{{ role.title }}", "{{ role.standing }}", "A charity")


@pytest.mark.parametrize("other", ["--font", "--colour", "--logo"])
def test_a_letterhead_brings_its_own_font_colour_and_logo(other: str, folder: Path) -> None:
    answer = jdgen(folder, "new", "house", "ours", "--letterhead", "office.docx", other, "office.docx")
    assert answer.code == 2
    assert "Give --letterhead or --font, --colour and --logo: a letterhead brings its own." in answer.text
    assert not (folder / "templates/ours").exists()


def test_a_letterhead_that_is_not_there_or_not_readable_is_told(folder: Path) -> None:
    answer = jdgen(folder, "new", "house", "ours", "--letterhead", "none.docx")
    assert (answer.code, answer.text.strip()) == (2, "Error: none.docx cannot be read: No such file or directory.")


@pytest.mark.parametrize("option", ["--letterhead", "--logo"])
def test_a_device_is_not_read_since_that_may_never_end(folder: Path, option: str) -> None:
    answer = jdgen(folder, "new", "house", "ours", option, os.devnull)
    assert (answer.code, answer.text.strip()) == (2, f"Error: {os.devnull} is no ordinary file.")


def test_the_office_s_file_and_a_house_that_is_there_stay_as_they_are(folder: Path) -> None:
    before = (folder / "office.docx").read_bytes()
    assert jdgen(folder, "new", "house", "ours", "--letterhead", "office.docx").code == 0
    answer = jdgen(folder, "new", "house", "ours", "--letterhead", "office.docx")
    assert answer.code == 2
    assert "Nothing was written" in answer.text
    assert (folder / "office.docx").read_bytes() == before
