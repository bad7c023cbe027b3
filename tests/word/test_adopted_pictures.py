"""Pictures of a school's letterhead: which travel, and what is taken out of them."""

import struct
import zlib

import pytest
from word.offices import adopted, header_of, office_file
from word.ooxml import parts

from jdgen.document.picture_kind import picture_kind
from jdgen.document.picture_metadata import without_metadata
from jdgen.formats.word.adoption import adopt
from jdgen.house.adopted import base_styles
from jdgen.house.starter.emblems import EMBLEMS
from jdgen.house.starter.logo import draw

LOGO = draw(EMBLEMS["wheat"]("#17503A"), size=24)
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture(said: str = "", leads: str = "r:embed='pic'") -> str:
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="720000" cy="720000"/>'
        f'<wp:docPr id="1" name="Crest" {said}/>'
        f'<a:graphic><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}">'
        '<pic:nvPicPr><pic:cNvPr id="1" name="a b.png"/>'
        f"<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip {leads}/></pic:blipFill><pic:spPr/></pic:pic>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def with_picture(content: bytes, header: str, alt: str = "", suffix: str = "png"):  # type: ignore[no-untyped-def]
    leads = f'<Relationship Id="pic" Type="{IMAGE}" Target="media/a.{suffix}"/>'
    office = office_file(header=header, header_leads_to=leads, more={f"word/media/a.{suffix}": content})
    return adopt(office, "office.docx", base_styles(), alt=alt)


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def segment(kind: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, kind, len(data) + 2) + data


def exif(orientation: int) -> bytes:
    entries = struct.pack("<HHII", 0x013B, 2, 4, 0x414243) + struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    return segment(0xE1, b"Exif\0\0II*\0" + struct.pack("<IH", 8, 2) + entries + bytes(4))


FRAME = segment(0xC0, b"\x08" + struct.pack(">HH", 4, 6) + b"\x01\x01\x11\x00")
SCAN = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"image\xff\xd9"


def test_the_logo_is_the_picture_of_the_header_with_its_words() -> None:
    found = with_picture(LOGO, picture('descr="An ear of wheat"'))
    assert found.logo == (LOGO, "image/png", "An ear of wheat")
    assert parts(found.letterhead)["word/media/image1.png"] == LOGO


def test_a_picture_without_words_or_with_a_machine_s_guess_gets_those_given() -> None:
    guess = 'descr="A picture containing text Description automatically generated"'
    for said in ("", guess):
        found = with_picture(LOGO, picture(said), alt="The logo of the trust")
        assert found.logo is not None
        assert found.logo.alt == "The logo of the trust"
        assert header_of(found).find(".//{*}docPr").get("descr") == "The logo of the trust"
        assert "A description for those who cannot see the logo: “The logo of the trust”." in found.added


@pytest.mark.parametrize(
    "content", [b"not a picture", b"", b"<svg xmlns='http://www.w3.org/2000/svg' href='file:///a'/>"]
)
def test_a_picture_that_is_none_is_taken_out_and_told(content: bytes) -> None:
    found = with_picture(content, picture(), suffix="png")
    assert header_of(found).find(".//{*}drawing") is None
    assert not [name for name in parts(found.letterhead) if "media" in name]
    assert any("does not hold it soundly" in sentence for sentence in found.unused)


def test_a_picture_goes_by_its_bytes_and_not_by_its_name() -> None:
    found = with_picture(LOGO, picture(), suffix="jpg")
    assert "word/media/image1.png" in parts(found.letterhead)
    assert picture_kind(b"\x01\0\0\0" + bytes(36) + b" EMF") == ("emf", "image/x-emf")


def test_a_picture_of_a_file_name_is_called_a_picture() -> None:
    found = with_picture(LOGO, picture('descr="C:\\Users\\clerk\\a.png"'))
    assert header_of(found).find(f".//{{{PIC}}}cNvPr").get("name") == "Picture"
    assert b"clerk" not in parts(found.letterhead)["word/header1.xml"]
    assert "The name of the file a picture came from, or where it lay." in found.left_out


def test_a_png_loses_its_texts_and_nothing_else() -> None:
    telling = (
        chunk(b"tEXt", b"Author\0A. Clerk") + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0x") + chunk(b"tIME", bytes(7))
    )
    head, rest = LOGO[:33], LOGO[33:]
    assert without_metadata(head + telling + rest) == LOGO
    found = with_picture(head + telling + rest, picture())
    assert parts(found.letterhead)["word/media/image1.png"] == LOGO
    assert "What a camera or program wrote into a picture, such as who took it and where." in found.left_out


def test_a_jpeg_loses_names_and_places_and_keeps_its_colours() -> None:
    profile = segment(0xE2, b"ICC_PROFILE\0x")
    telling = (
        exif(1) + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0x") + segment(0xED, b"Photoshop") + segment(0xFE, b"A")
    )
    assert without_metadata(b"\xff\xd8" + telling + profile + FRAME + SCAN) == b"\xff\xd8" + profile + FRAME + SCAN


def test_a_jpeg_that_is_held_on_its_side_stays_so() -> None:
    turned = without_metadata(b"\xff\xd8" + exif(6) + FRAME + SCAN)
    assert b"ABC" not in turned
    assert struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) in turned
    assert without_metadata(turned) == turned


@pytest.mark.parametrize("content", [LOGO[:40], b"\xff\xd8" + exif(1)[:20], b"\xff\xd8\x00\x00\x00\x00", b"GIF89a"])
def test_a_damaged_or_other_picture_is_left_as_it_is(content: bytes) -> None:
    assert without_metadata(content) == content


def test_a_linked_picture_and_an_object_are_taken_out_and_told() -> None:
    objects = "<w:p><w:r><w:object><o:OLEObject r:id='no'/></w:object></w:r></w:p>"
    found = adopted(header=picture(leads="r:link='far'") + objects,
                    header_leads_to=f'<Relationship Id="far" Type="{IMAGE}" Target="https://a.example/a.png" '
                                    'TargetMode="External"/>')  # fmt: skip
    assert header_of(found).find(".//{*}drawing") is None
    assert header_of(found).find(".//{*}object") is None
    told = [sentence for sentence in found.unused if "taken out" in sentence]
    assert told == ["An object was taken out of the header: put a picture of it there.",
                    "A picture in the header is only linked and was taken out: insert the picture itself."]  # fmt: skip


PLACE = "{{ school.logo }}"


def test_the_place_of_each_schools_logo_comes_through() -> None:
    found = with_picture(LOGO, picture(f'descr="{PLACE}"'), alt="The logo of the trust")
    assert found.logo is not None
    assert found.logo.alt == PLACE
    assert header_of(found).find(".//{*}docPr").get("descr") == PLACE


@pytest.mark.parametrize("said", ["", 'descr="The logo of the trust"'])
def test_the_logo_can_be_made_the_place_of_each_schools(said: str) -> None:
    found = with_picture(LOGO, picture(said) + picture("", "r:embed='gone'"), alt=PLACE)
    assert found.logo is not None
    assert found.logo.alt == PLACE
    assert header_of(found).find(".//{*}docPr").get("descr") == PLACE
    assert f"The place of each school's logo: the picture in the header is described as {PLACE}." in found.added


def test_a_header_without_a_picture_has_no_place_for_a_logo() -> None:
    found = with_picture(LOGO, "<w:p><w:r><w:t>Trust</w:t></w:r></w:p>", alt=PLACE)
    assert found.logo is None
    assert "No picture of the header can give its place to each school's logo" in found.unused[0]
