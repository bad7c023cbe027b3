"""The five houses of the sample workspace: any role comes out whole and sound in each, and each has its own look."""

from pathlib import Path

import ooxml_integrity
import pytest
import yaml
from calendar_day import AS_OF
from openxml_audit import FileFormat, OpenXmlValidator
from word.accessibility import assert_accessible
from word.asserts import assert_sound
from word.ooxml import NS, tree

from jdgen.document.tree import Document
from jdgen.formats import html, text
from jdgen.formats.word import prepare, write
from jdgen.layout import compose
from jdgen.workspace import Workspace, open_workspace

ROOT = Path(__file__).parents[2]
HOUSES = ("county-model", "school-form", "borough-form", "label-column-form", "clause-form")
ROLES = ("h2", "h3", "h4", "bg6", "scale-2", "grade-3", "lead-lsa")


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return open_workspace(ROOT, AS_OF)


def composed(workspace: Workspace, role: str, house: str) -> Document:
    return compose(workspace.role(role), workspace.house(house), workspace.site)


def built(workspace: Workspace, role: str, house: str) -> bytes:
    found = workspace.house(house)
    return write(composed(workspace, role, house), prepare(found.letterhead, found.word, found.letterhead_file))


def settings(house: str) -> dict[str, object]:
    found = yaml.safe_load((ROOT / "templates" / house / "house.yaml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def test_the_workspace_has_these_houses_and_roles(workspace: Workspace) -> None:
    assert set(workspace.house_ids) == set(HOUSES)
    assert set(workspace.select([])) == set(ROLES)


@pytest.mark.parametrize("house", HOUSES)
def test_a_house_leaves_nothing_out(workspace: Workspace, house: str) -> None:
    assert workspace.house(house).omits == ()
    for role in ROLES:
        assert composed(workspace, role, house).blocks  # compose itself rejects a document that lacks any of the role


@pytest.mark.parametrize("house", HOUSES)
def test_the_letterhead_has_every_style_and_an_empty_body(workspace: Workspace, house: str) -> None:
    found = workspace.house(house)
    assert prepare(found.letterhead, found.word, found.letterhead_file).findings == ()


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_valid_sound_and_accessible_in_word(
    workspace: Workspace, tmp_path: Path, role: str, house: str
) -> None:
    content = built(workspace, role, house)
    assert_sound(content)
    assert_accessible(content)
    (tmp_path / "role.docx").write_bytes(content)
    assert ooxml_integrity.check(str(tmp_path / "role.docx")) == []
    audit = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(str(tmp_path / "role.docx"))
    assert [str(error) for error in audit.errors] == []


@pytest.mark.parametrize("house", HOUSES)
def test_no_placeholder_and_no_empty_line_is_left_in_header_or_footer(workspace: Workspace, house: str) -> None:
    content = built(workspace, "lead-lsa", house)  # has no grade
    for number in (1, 2):
        footer = tree(content, f"word/footer{number}.xml")
        lines = ["".join(p.itertext(f"{{{NS['w']}}}t")) for p in footer.iterfind("w:p", NS)]
        assert lines == ["Learning Support Assistant (Lead)Page 1 of 1", "Draft"]
        header = "".join(tree(content, f"word/header{number}.xml").itertext())
        assert "{{" not in header
        assert "DRAFT" in header


@pytest.mark.parametrize("house", HOUSES)
def test_no_table_is_wider_than_the_text(workspace: Workspace, house: str) -> None:
    body = tree(built(workspace, "bg6", house))
    page, margins = body.find(".//w:pgSz", NS), body.find(".//w:pgMar", NS)
    w = f"{{{NS['w']}}}"
    width = int(page.get(f"{w}w")) - int(margins.get(f"{w}left")) - int(margins.get(f"{w}right"))
    tables = body.findall(".//w:tbl", NS)
    assert tables
    for table in tables:
        assert sum(int(column.get(f"{w}w")) for column in table.iterfind("w:tblGrid/w:gridCol", NS)) <= width


@pytest.mark.parametrize("house", HOUSES)
def test_signatures_have_room(house: str) -> None:
    word = settings(house)["word"]
    assert isinstance(word, dict)
    assert float(word["tables"]["signatures"]["row_height"].removesuffix("cm")) >= 1


@pytest.mark.parametrize("house", HOUSES)
def test_the_web_page_shows_the_logo_with_the_words_of_the_letterhead(workspace: Workspace, house: str) -> None:
    found = workspace.house(house)
    assert found.logo is not None
    inline = tree(found.letterhead, "word/header1.xml").find(".//wp:docPr", NS)
    assert inline.get("descr") == found.logo.alt
    page = html.write(composed(workspace, "h2", house), found.css).decode()
    assert f'alt="{found.logo.alt}"' in page


def test_the_houses_differ_in_colour_font_or_header() -> None:
    looks = {
        (ROOT / "templates" / house / "house.css").read_text("utf-8").split("header.running p")[0] for house in HOUSES
    }
    colours = {look.split("--accent: ")[1].split(";")[0] for look in looks}
    assert len(looks) == len(colours) == len(HOUSES)


def test_two_groups_without_levels_stand_side_by_side_in_the_county_model_only(workspace: Workspace) -> None:
    def headers(role: str, house: str) -> list[str]:
        cells = tree(built(workspace, role, house)).iterfind(".//w:tbl/w:tr[1]/w:tc", NS)
        return ["".join(cell.itertext()) for cell in cells]

    assert headers("h2", "county-model") == ["Knowledge", "Competencies"]
    assert "Competencies" not in headers("h2", "borough-form")
    assert headers("bg6", "county-model")[:3] == ["Criterion", "Level", "Assessed by"]


def test_the_clause_form_numbers_purpose_and_duties(workspace: Workspace) -> None:
    printed = text.write(composed(workspace, "lead-lsa", "clause-form")).decode()
    for label in ("IV.", "1.32", "2.4", "3.9", "4.10"):
        assert f"\n{label} " in printed or f" {label} " in printed, label


def test_the_school_form_explains_the_codes_it_uses(workspace: Workspace) -> None:
    texts = ["".join(p.itertext()) for p in tree(built(workspace, "bg6", "school-form")).iterfind(".//w:p", NS)]
    assert "Key to the methods: AF application form; Ass assessment; IV interview." in texts
    assert "IV, Ass" in texts
    without = ["".join(p.itertext()) for p in tree(built(workspace, "h2", "school-form")).iterfind(".//w:p", NS)]
    assert not [t for t in without if t.startswith("Key to")]


def test_the_label_column_form_ticks_in_words(workspace: Workspace) -> None:
    cells = [
        "".join(c.itertext()) for c in tree(built(workspace, "grade-3", "label-column-form")).iterfind(".//w:tc", NS)
    ]
    assert cells.count("✓ Essential") == 13
    assert cells.count("✓ Desirable") == 6
