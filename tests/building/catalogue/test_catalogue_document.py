"""The catalogue as a Word document: on any house's letterhead, with links to the files beside it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import ooxml_integrity
import pytest
from building.catalogue.trust import PACK, VALUES, document, row
from calendar_day import AS_OF
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from word.accessibility import assert_accessible
from word.asserts import assert_sound
from word.libreoffice import needs_libreoffice, printed
from word.ooxml import NS, paragraphs, parts, q, tree

from jdgen.building.catalogue import listing
from jdgen.document.tree import Document, Meta, Paragraph, Run
from jdgen.formats import text
from jdgen.formats.word import prepare, write, write_in_turn
from jdgen.workspace import Workspace, open_workspace

ROOT = Path(__file__).parents[3]
HOUSES = ("county-model", "school-form", "borough-form", "label-column-form", "clause-form")


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(ROOT, AS_OF)


def written(workspace: Workspace, document: Document, house: str = "county-model") -> bytes:
    found = workspace.house(house)
    return write(document, prepare(found.letterhead, found.word, found.letterhead_file))


def test_block_after_block_it_is_the_same_bytes_as_at_once(workspace: Workspace) -> None:
    found = workspace.house("county-model")
    letterhead = prepare(found.letterhead, found.word, found.letterhead_file)
    in_turn = write_in_turn(listing.named_values(PACK, VALUES), listing.blocks(PACK), letterhead)
    assert in_turn == written(workspace, document(PACK, VALUES))


def running_lines(docx: bytes) -> list[str]:
    """The lines of all headers and footers, without the empty ones."""
    running = [etree.fromstring(part) for name, part in parts(docx).items() if name.startswith(("word/h", "word/f"))]
    lines = ("".join(p.itertext(q("w:t"))) for root in running for p in root.iter(q("w:p")))
    return [line for line in lines if line.strip()]


def test_its_words_are_the_golden(assert_golden: Callable[[str, str], None]) -> None:
    assert_golden("index.docx.txt", text.write(document(PACK, VALUES)).decode())


@pytest.mark.parametrize("house", HOUSES)
def test_it_is_valid_sound_and_accessible_in_every_house(workspace: Workspace, tmp_path: Path, house: str) -> None:
    content = written(workspace, document(PACK, VALUES), house)
    assert_sound(content)
    assert_accessible(content)
    (tmp_path / "index.docx").write_bytes(content)
    assert ooxml_integrity.check(str(tmp_path / "index.docx")) == []
    audit = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(str(tmp_path / "index.docx"))
    assert [str(error) for error in audit.errors] == []


@pytest.mark.parametrize("house", HOUSES)
def test_the_letterhead_says_the_list_its_day_and_its_pages_and_no_draft(workspace: Workspace, house: str) -> None:
    values = VALUES | {"role.draft": "DRAFT", "role.grade": "H3"}
    lines = running_lines(written(workspace, document(PACK, values), house))
    assert set(lines) == {
        "Hawthorn Learning Trust",
        "Job descriptions of Hawthorn Learning TrustPage 1 of 1",
        "As of 1 September 2026",
    }


def test_each_link_leads_to_its_file_beside(workspace: Workspace) -> None:
    content = written(workspace, document(PACK, VALUES))
    relations = {
        each.get("Id"): each.get("Target")
        for each in tree(content, "word/_rels/document.xml.rels")
        if each.get("Type").endswith("/hyperlink") and each.get("TargetMode") == "External"
    }
    links = [(link.get(q("r:id")), "".join(link.itertext())) for link in tree(content).iter(q("w:hyperlink"))]
    led = [(unquote(relations[identifier], errors="strict"), words) for identifier, words in links]
    names = {"docx": "Word", "pdf": "PDF", "html": "Web page"}
    assert sorted(led) == sorted((path, names[kind]) for row in PACK.rows for kind, path in row.files.items())


def test_columns_are_as_wide_as_their_words_ask(workspace: Workspace) -> None:
    body = tree(written(workspace, document(PACK, VALUES)))
    for table in body.iterfind(".//w:tbl", NS):
        widths = [int(column.get(q("w:w"))) for column in table.iterfind("w:tblGrid/w:gridCol", NS)]
        assert [round(100 * width / sum(widths)) for width in widths] == [30, 11, 14, 26, 19]


def test_what_there_is_not_is_a_dash_and_no_blank_to_fill_in(workspace: Workspace) -> None:
    told = paragraphs(written(workspace, document(PACK, VALUES)))
    assert "–" in told and "" not in told[:-1]


def test_a_school_says_where_its_shared_documents_are() -> None:
    shared = [row("Head", schools=("elm", "ash")), row("Bursar", schools=("elm",), school="ash")]
    told = text.write(document(replace(PACK, rows=tuple(shared)), VALUES)).decode()
    where = "Further documents of this school are listed under Ash Vale Academy and Oak Primary School."
    assert where in " ".join(told.split())


@needs_libreoffice
def test_libreoffice_prints_all_of_it(workspace: Workspace) -> None:
    lines = printed({"index": written(workspace, document(PACK, VALUES))})["index"]
    assert "Job descriptions of Hawthorn Learning Trust" in lines
    for each in PACK.rows:
        assert each.title in lines, each.title


@pytest.mark.parametrize("href", ["javascript:alert(1)", "../x.docx", "file:///etc/passwd", "//host/x", "a b.docx"])
def test_the_word_writer_refuses_any_other_address(workspace: Workspace, href: str) -> None:
    with pytest.raises(ValueError, match="a document's link must be"):
        written(workspace, Document(Meta("T"), (Paragraph((Run("x", href=href),)),)))
