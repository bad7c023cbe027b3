"""The letterhead made from a design: a valid, ordinary Word file with every style the base house asks for."""

import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import ooxml_integrity
import pytest
import yaml
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from jdgen.document.picture_size import BadPicture
from jdgen.formats.word.starter import Design, letterhead
from jdgen.formats.word.starter.contrast import BadColour
from jdgen.formats.word.starter.design import Arrangement, BadDesign, Header, Logo, Margins
from jdgen.house.starter.emblems import EMBLEMS
from jdgen.house.starter.logo import draw

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {"w": W[1:-1], "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}
BASE = yaml.safe_load((Path(__file__).parents[2] / "jdgen/house/base/house.yaml").read_text("utf-8"))["word"]
BUILT_IN = {
    "Title": "Title",
    "Heading 1": "Heading1",
    "Heading 2": "Heading2",
    "Heading 3": "Heading3",
    "Body Text": "BodyText",
    "List Bullet": "ListBullet",
    "List Bullet 2": "ListBullet2",
    "List Number": "ListNumber",
    "Strong": "Strong",
    "Emphasis": "Emphasis",
    "Hyperlink": "Hyperlink",
    "Header": "Header",
    "Footer": "Footer",
}
HEADINGS = ("Title", "Heading 1", "Heading 2", "Heading 3")
KEPT_WITH_NEXT = (*HEADINGS, "Table Heading", "Intro", "Optional Note", "Fact Name")


@pytest.fixture(scope="module")
def mark() -> bytes:
    return draw(EMBLEMS["wheat"]("#17503A"), size=48)


@pytest.fixture(scope="module")
def design(mark: bytes) -> Design:
    return Design.from_choice("Arial", "#17503A", mark, "An ear of wheat & more")


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def styles(content: bytes) -> dict[str, etree._Element]:
    """The styles of a letterhead by name, a built-in one as Word's gallery shows it."""
    found = {}
    for style in part(content, "word/styles.xml").iterfind("w:style", NS):
        name = style.find("w:name", NS).get(f"{W}val")
        found[name[0].upper() + name[1:]] = style
    return found


def texts(content: bytes, name: str) -> list[str]:
    return ["".join(p.itertext(f"{W}t")) for p in part(content, name).iterfind("w:p", NS)]


def words_of(mapping: dict[str, dict[str, object]]) -> set[object]:
    return {look["style"] for look in mapping.values() if "style" in look}


def test_every_style_the_base_house_maps_is_there(design: Design) -> None:
    asked = {*BASE["styles"].values(), *BASE["characters"].values(), *words_of(BASE["tables"]), "Facts Table"}
    assert asked <= set(styles(letterhead(design)))


@pytest.mark.parametrize("name", BUILT_IN)
def test_word_knows_its_own_styles_by_their_ids(design: Design, name: str) -> None:
    style = styles(letterhead(design))[name]
    assert style.get(f"{W}styleId") == BUILT_IN[name]
    assert style.get(f"{W}customStyle") is None


def test_every_reference_between_styles_leads_to_one(design: Design) -> None:
    found = styles(letterhead(design)).values()
    ids = {style.get(f"{W}styleId") for style in found}
    assert len(ids) == len({style.find("w:name", NS).get(f"{W}val") for style in found})
    for style in found:
        for reference in ("basedOn", "next", "link"):
            node = style.find(f"w:{reference}", NS)
            assert node is None or node.get(f"{W}val") in ids


def test_a_linked_style_is_linked_both_ways(design: Design) -> None:
    found = {style.get(f"{W}styleId"): style for style in styles(letterhead(design)).values()}
    links = {own: node.get(f"{W}val") for own, style in found.items() if (node := style.find("w:link", NS)) is not None}
    assert links["Heading1"] == "Heading1Char"
    assert all(links[other] == own for own, other in links.items())


def test_headings_have_the_outline_of_their_level(design: Design) -> None:
    found = styles(letterhead(design))
    levels = {name: found[name].find("w:pPr/w:outlineLvl", NS) for name in HEADINGS}
    assert {name: None if node is None else node.get(f"{W}val") for name, node in levels.items()} == {
        "Title": None, "Heading 1": "0", "Heading 2": "1", "Heading 3": "2",
    }  # fmt: skip


@pytest.mark.parametrize("name", KEPT_WITH_NEXT)
def test_what_leads_in_stays_with_what_follows(design: Design, name: str) -> None:
    assert styles(letterhead(design))[name].find("w:pPr/w:keepNext", NS) is not None


def test_a_new_part_begins_a_page(design: Design) -> None:
    assert styles(letterhead(design))["Heading 1 New Page"].find("w:pPr/w:pageBreakBefore", NS) is not None


def test_nothing_has_a_paragraph_border_and_only_links_are_underlined(design: Design) -> None:
    for name in ("word/styles.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml"):
        assert part(letterhead(design), name).find(".//w:pBdr", NS) is None
    underlined = {name for name, style in styles(letterhead(design)).items() if style.find(".//w:u", NS) is not None}
    assert underlined == {"Hyperlink"}


def test_text_is_british_english_in_the_font_and_size_of_the_design(design: Design) -> None:
    run = part(letterhead(design), "word/styles.xml").find("w:docDefaults/w:rPrDefault/w:rPr", NS)
    assert run.find("w:lang", NS).get(f"{W}val") == "en-GB"
    assert run.find("w:rFonts", NS).get(f"{W}ascii") == "Arial"
    assert run.find("w:sz", NS).get(f"{W}val") == "22"
    assert part(letterhead(design), "word/styles.xml").find(".//w:pPrDefault/w:pPr/w:widowControl", NS) is not None


def test_no_body_text_is_smaller_than_eleven_points(design: Design) -> None:
    small = {"After Table", "Letterhead Band Below", "Letterhead End", "Header", "Footer",
             "Header Char", "Footer Char"}  # fmt: skip
    for name, style in styles(letterhead(design)).items():
        size = style.find("w:rPr/w:sz", NS)
        assert name in small or size is None or int(size.get(f"{W}val")) >= 22


def test_the_paragraph_behind_a_table_is_tiny(design: Design) -> None:
    spacing = styles(letterhead(design))["After Table"].find("w:pPr/w:spacing", NS)
    assert spacing.get(f"{W}lineRule") == "exact"
    assert 40 <= int(spacing.get(f"{W}line")) <= 120


def test_tables_have_a_header_row_of_their_own_look_and_room_in_their_cells(design: Design) -> None:
    for name in ("Criteria Table", "Ticks Table", "Columns Table", "Form Table", "Signature Table", "Facts Table"):
        style = styles(letterhead(design))[name]
        first = style.find("w:tblStylePr[@w:type='firstRow']", NS)
        assert first.find("w:tcPr/w:shd", NS).get(f"{W}fill") == "17503A"
        assert int(style.find("w:tblPr/w:tblCellMar/w:left", NS).get(f"{W}w")) > 50


def test_the_page_is_a4_with_the_margins_of_the_design(design: Design) -> None:
    wide = replace(design, margins=Margins(left=2.54))
    section = part(letterhead(wide), "word/document.xml").find("w:body/w:sectPr", NS)
    size, margin = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert margin.get(f"{W}left") == "1440"


def test_the_body_is_empty(design: Design) -> None:
    body = part(letterhead(design), "word/document.xml")[0]
    assert [child.tag for child in body] == [f"{W}p", f"{W}sectPr"]
    assert "".join(body.itertext()) == ""


def test_the_logo_has_its_alternative_text(design: Design) -> None:
    drawn = part(letterhead(design), "word/header1.xml").find(".//wp:inline/wp:docPr", NS)
    assert drawn.get("descr") == "An ear of wheat & more"


def test_the_logo_keeps_its_proportions() -> None:
    wide = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (400).to_bytes(4, "big") + (100).to_bytes(4, "big")
    extent = part(letterhead(Design(logo=Logo(wide, "A band", 2))), "word/header1.xml").find(".//wp:extent", NS)
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (8 * 360000, 2 * 360000)


def test_placeholders_stand_in_plain_text_and_none_shares_a_line_with_words_that_need_it(design: Design) -> None:
    for footer in ("word/footer1.xml", "word/footer2.xml"):
        assert texts(letterhead(design), footer) == [
            "{{ role.title }}Page 1 of 1",
            "{{ role.standing }}{{ role.grade }}",
        ]
    assert texts(letterhead(design), "word/header2.xml") == ["{{ school.name }}{{ role.draft }}"]


@pytest.mark.parametrize(
    ("arrangement", "drawn", "lines"),
    [
        (Arrangement.BESIDE, True, ["picture|{{ school.name }}|{{ role.draft }}"]),
        (Arrangement.BESIDE, False, ["{{ school.name }}|{{ role.draft }}"]),
        (Arrangement.ABOVE, True, ["picture|{{ role.draft }}", "{{ school.name }}"]),
        (Arrangement.ABOVE, False, ["{{ school.name }}|{{ role.draft }}"]),
        (Arrangement.CENTRED, True, ["|picture|{{ role.draft }}", "{{ school.name }}"]),
        (Arrangement.CENTRED, False, ["|{{ school.name }}|{{ role.draft }}"]),
        (Arrangement.RIGHT, True, ["{{ role.draft }}|picture", "{{ school.name }}"]),
        (Arrangement.RIGHT, False, ["{{ role.draft }}|{{ school.name }}"]),
    ],
)
def test_the_mark_of_a_draft_shares_the_first_line_of_the_header(
    design: Design, arrangement: Arrangement, drawn: bool, lines: list[str]
) -> None:
    arranged = replace(design, header=Header(arrangement), logo=design.logo if drawn else None)
    header = part(letterhead(arranged), "word/header1.xml")
    shown = {f"{W}tab": "|", f"{W}drawing": "picture"}
    found = ["".join(shown.get(e.tag, e.text) for e in p.iter(f"{W}t", *shown)) for p in header.iterfind("w:p", NS)]
    assert [line for line in found if line] == lines


def test_the_mark_of_a_draft_is_bold_and_readable_on_paper_and_on_a_filled_line(design: Design) -> None:
    filled = replace(design, header=Header(colour="#FFFFFF", fill="#17503A"))
    found = styles(letterhead(filled))
    looks = {name: found[name].find("w:rPr", NS) for name in ("Draft Mark", "Draft Mark on Fill")}
    assert all(look.find("w:b", NS) is not None for look in looks.values())
    assert {name: look.find("w:color", NS).get(f"{W}val") for name, look in looks.items()} == {
        "Draft Mark": "17503A", "Draft Mark on Fill": "FFFFFF",
    }  # fmt: skip
    used = {
        number: part(letterhead(filled), f"word/header{number}.xml").find(".//w:rStyle", NS).get(f"{W}val")
        for number in (1, 2)
    }
    assert used == {1: "DraftMarkonFill", 2: "DraftMark"}
    assert "Draft Mark on Fill" not in styles(letterhead(replace(filled, header=Header())))


def test_pages_are_counted_by_fields(design: Design) -> None:
    fields = part(letterhead(design), "word/footer2.xml").iterfind(".//w:fldSimple", NS)
    assert [field.get(f"{W}instr").strip() for field in fields] == ["PAGE", "NUMPAGES"]


def test_a_house_without_a_logo_has_no_picture() -> None:
    with zipfile.ZipFile(BytesIO(letterhead(Design.from_choice("Calibri", "#4B2C82")))) as archive:
        assert not [name for name in archive.namelist() if "media" in name or "header1.xml.rels" in name]


def test_the_same_design_gives_the_same_bytes(design: Design, mark: bytes) -> None:
    again = Design.from_choice("Arial", "#17503A", mark, "An ear of wheat & more")
    assert letterhead(design) == letterhead(again)
    assert letterhead(design) != letterhead(replace(design, font="Calibri"))


@pytest.mark.parametrize("arrangement", Arrangement)
@pytest.mark.parametrize("fill", ["", "#17503A"])
@pytest.mark.parametrize("drawn", [True, False])
def test_validators_find_nothing(
    tmp_path: Path, design: Design, arrangement: Arrangement, fill: str, drawn: bool
) -> None:
    header = Header(arrangement, lines=("{{ school.phone }}",), colour="#FFFFFF" if fill else "", fill=fill,
                    band_above=6, band_below=2)  # fmt: skip
    bars = replace(design.section, fill=fill, colour=header.colour)
    file = tmp_path / "letterhead.docx"
    file.write_bytes(letterhead(replace(design, header=header, section=bars, logo=design.logo if drawn else None)))
    audit = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(str(file))
    assert [str(error) for error in audit.errors] == []
    assert ooxml_integrity.check(str(file)) == []


def test_a_font_name_cannot_break_the_file(tmp_path: Path) -> None:
    file = tmp_path / "letterhead.docx"
    file.write_bytes(letterhead(Design.from_choice('Gill & "Sons" <Sans>', "#17503A")))
    assert OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(str(file)).errors == []


@pytest.mark.parametrize(
    ("font", "colour", "logo", "error"),
    [
        ("", "#17503A", None, BadDesign),
        ("Arial\n", "#17503A", None, BadDesign),
        ("Arial", "leaf", None, BadColour),
        ("Arial", "#FFD400", None, BadColour),
        ("Arial", "#17503A", b"GIF89a", BadPicture),
    ],
)
def test_a_choice_that_cannot_be_printed_is_refused(font: str, colour: str, logo: bytes | None, error: type) -> None:
    with pytest.raises(error):
        Design.from_choice(font, colour, logo)


@pytest.mark.parametrize("size", [10, 10.9, 12.5])
def test_body_text_is_eleven_to_twelve_points(size: float) -> None:
    with pytest.raises(BadDesign, match="use 11 to 12 pt"):
        Design(size=size)


def test_margins_leave_room_for_text() -> None:
    with pytest.raises(BadDesign, match="leave at least 8 cm"):
        Design(margins=Margins(left=8, right=6))


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_libreoffice_opens_it(tmp_path: Path, design: Design) -> None:
    (tmp_path / "letterhead.docx").write_bytes(letterhead(design))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf", "--outdir",
         str(tmp_path), str(tmp_path / "letterhead.docx")], check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert (tmp_path / "letterhead.pdf").read_bytes().startswith(b"%PDF")
