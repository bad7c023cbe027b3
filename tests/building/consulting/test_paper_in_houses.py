"""The paper in the houses of the sample: sound Word files in their style, and pages that need nothing else."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from building.consulting.papers import regrading
from calendar_day import AS_OF
from word.accessibility import assert_accessible
from word.asserts import assert_sound

from jdgen.building.consulting.case import Case
from jdgen.building.consulting.papers.paper import paper
from jdgen.building.consulting.papers.tables import Look, dressed
from jdgen.building.making.maker import Maker
from jdgen.document import walk
from jdgen.document.tree import Table
from jdgen.formats.html.stylesheet import unsafe_css
from jdgen.workspace import open_workspace

ROOT = Path(__file__).parents[3]
HOUSES = ("county-model", "school-form", "borough-form", "label-column-form", "clause-form")


@pytest.fixture(scope="module")
def moving() -> Case:
    role = "title: Helper\ngrade: {}\npurpose: Read {} with all the pupils.\n"
    return regrading({"roles/a.yaml": role.format("H2", "books"), "roles/b.yaml": role.format("H3", "maps")}, "a", "b")


@pytest.mark.parametrize("house", HOUSES)
def test_word_files_are_sound_and_every_table_has_the_style_of_the_house(house: str, moving: Case) -> None:
    workspace = open_workspace(ROOT, AS_OF)
    content = Maker(workspace).written(paper(moving, {}), dressed(workspace.house(house)), "docx", "")
    assert_sound(content)
    assert_accessible(content)
    body = zipfile.ZipFile(BytesIO(content)).read("word/document.xml").decode()
    starts = re.findall(r"<w:tbl><w:tblPr>(<w:tblStyle )?", body)
    assert len(starts) > 5 and all(starts)


def test_every_word_file_says_on_each_page_that_it_is_a_draft(moving: Case) -> None:
    workspace = open_workspace(ROOT, AS_OF)
    for house in HOUSES:
        content = Maker(workspace).written(paper(moving, {}), workspace.house(house), "docx", "")
        package = zipfile.ZipFile(BytesIO(content))
        headers = [package.read(name).decode() for name in package.namelist() if re.match(r"word/header\d+\.xml", name)]
        assert len(headers) > 1 and all("Draft for consultation" in header for header in headers)


def test_the_page_has_the_columns_of_each_table(moving: Case) -> None:
    house = dressed(open_workspace(ROOT, AS_OF).house("county-model"))
    assert not unsafe_css(house.css)
    document = paper(moving, {})
    looks = {each.style for each in Look}
    for table in (block for block in walk.blocks(document.blocks) if isinstance(block, Table)):
        classes = table.style.split()
        assert classes == ["signatures"] or (classes[0] == "criteria" and classes[1] in looks)
        assert len(table.shares) == len(table.header.cells) and sum(table.shares) == 100
