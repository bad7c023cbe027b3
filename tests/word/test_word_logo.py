"""A school's logo in the places of a letterhead that say so."""

from pathlib import Path

import pytest
from pictures import jpeg, png
from word.letterhead_files import FILE, TEXT_BOX, prepared, runs, word_styles, zipped
from word.logo_letterheads import LOGO, drawing, paragraph, with_pictures
from word.ooxml import NS, parts, q, stories, tree
from word.test_word_validators import assert_valid

from jdgen.diagnostics import Diagnostic, Rejected
from jdgen.document.picture_size import BadPicture
from jdgen.document.tree import Document, Meta, Paragraph, Picture, Run
from jdgen.formats.word import Letterhead, prepare, write
from jdgen.formats.word.letterhead.running.fitting import Size, source_rectangle

OLD = png(40, 40, shade=17)
OLD_JPEG = jpeg(40, 40)
OAK = Picture(png(60, 20), "image/png", 'An oak leaf & "Oak"\n<Primary>')
OAK_IN_WORDS = 'An oak leaf & "Oak" <Primary>'
ELM = Picture(jpeg(20, 60), "image/jpeg", "An elm")
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
ONE = with_pictures(paragraph(drawing()), {"a.png": OLD})


def written(letterhead: Letterhead, school: str = "Oak & Ash Primary") -> bytes:
    meta = Meta("T", values=(("school.name", school), ("role.title", "Cook")))
    return write(Document(meta, (Paragraph((Run("x"),)),)), letterhead)


def with_logo(content: bytes, logo: Picture = OAK) -> bytes:
    return written(prepared(content).with_logo(logo))


def alts(docx: bytes) -> list[str]:
    """The alternative texts of the pictures in headers and footers, by part."""
    return [found.get("descr") for _, root in sorted(stories(docx)) for found in root.iter(q("wp:docPr"))]


def media(docx: bytes) -> dict[str, bytes]:
    return {name: part for name, part in parts(docx).items() if name.startswith("word/media/")}


def leads_to(docx: bytes, header: str = "word/header1.xml") -> list[str]:
    """The parts that the pictures of a header show, in order."""
    rels = tree(docx, header.replace("word/", "word/_rels/") + ".rels")
    targets = {relationship.get("Id"): relationship.get("Target") for relationship in rels}
    return [targets[blip.get(EMBED)] for blip in tree(docx, header).iter(f"{{{A}}}blip")]


@pytest.mark.parametrize("old", [OLD, OLD_JPEG], ids=["png", "jpeg"])
@pytest.mark.parametrize("logo", [OAK, ELM], ids=["png", "jpeg"])
def test_the_logo_takes_the_place_of_a_picture_of_any_kind(old: bytes, logo: Picture, tmp_path: Path) -> None:
    name = "a.png" if old is OLD else "a.jpg"
    docx = with_logo(with_pictures(paragraph(drawing()), {name: old}), logo)
    assert_valid(docx, tmp_path)
    suffix = logo.media_type.removeprefix("image/")
    assert media(docx) == {f"word/media/logo.{suffix}": logo.content}
    assert leads_to(docx) == [f"/word/media/logo.{suffix}"]
    assert f'Extension="{suffix}" ContentType="{logo.media_type}"' in parts(docx)["[Content_Types].xml"].decode()
    assert all(old not in part for part in parts(docx).values())


def test_the_logo_is_described_in_its_own_words() -> None:
    content = with_pictures(
        paragraph(drawing(" {{school.logo}} ", more='title="Logo"', copy='descr="x"')), {"a.png": OLD}
    )
    header = tree(with_logo(content), "word/header1.xml")
    (described,) = header.iter(q("wp:docPr"))
    (copied,) = header.iter(q("pic:cNvPr"))
    assert (described.get("descr"), copied.get("descr")) == (OAK_IN_WORDS, OAK_IN_WORDS)
    assert described.get("title") is None


def test_without_a_logo_the_letterheads_picture_stays_and_is_called_by_the_school(tmp_path: Path) -> None:
    docx = written(prepared(ONE))
    assert_valid(docx, tmp_path)
    assert alts(docx) == ["Oak & Ash Primary"]
    assert media(docx) == {"word/media/a.png": OLD}
    assert leads_to(docx) == ["/word/media/a.png"]


def test_no_document_reads_the_placeholder_out() -> None:
    for docx in (written(prepared(ONE)), with_logo(ONE)):
        assert all(b"school.logo" not in part for part in parts(docx).values())


def test_a_logo_that_was_decorative_is_read_out() -> None:
    decorative = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    marked = drawing().replace("/><wp:cNvGraphicFramePr/>", f">{decorative}</wp:docPr><wp:cNvGraphicFramePr/>")
    docx = with_logo(with_pictures(paragraph(marked), {"a.png": OLD}))
    assert next(tree(docx, "word/header1.xml").iter(q("adec:decorative")), None) is None


@pytest.mark.parametrize("size", [(1_080_000, 720_000), (300_000, 2_000_000), (4_000_000, 500_000)])
@pytest.mark.parametrize("logo", [OAK, ELM], ids=["wide", "tall"])
def test_the_box_is_kept_and_the_logo_fitted_into_its_middle(size: tuple[int, int], logo: Picture) -> None:
    header = tree(with_logo(with_pictures(paragraph(drawing(box=size)), {"a.png": OLD}), logo), "word/header1.xml")
    (extent,) = header.iter(q("wp:extent"))
    assert (int(extent.get("cx")), int(extent.get("cy"))) == size
    (rectangle,) = header.iter(f"{{{A}}}srcRect")
    sides = {side: int(rectangle.get(side, "0")) / 100_000 for side in "ltrb"}
    assert sides["l"] == sides["r"] <= 0 and sides["t"] == sides["b"] <= 0
    width, height = (60, 20) if logo is OAK else (20, 60)
    # What the box shows, in pixels of the logo: the whole of it, and nothing painted beyond its edges.
    across, down = width * (1 - sides["l"] - sides["r"]), height * (1 - sides["t"] - sides["b"])
    assert across / down == pytest.approx(size[0] / size[1], rel=1e-4)
    assert min(across / width, down / height) == 1


def test_a_logo_of_the_shape_of_its_box_is_not_cut() -> None:
    assert source_rectangle(Size(300, 200), Size(1_080_000, 720_000)) == ""


def test_what_belonged_to_the_old_image_goes() -> None:
    svg = (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip '
        'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="rId2"/></a:ext></a:extLst>'
    )
    cut = '<a:srcRect l="10000"/><a:stretch><a:fillRect r="5000"/></a:stretch>'
    old = {"a.png": OLD, "b.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>'}
    docx = with_logo(with_pictures(paragraph(drawing(leads='r:embed="rId1" cstate="print"', blip=svg, fill=cut)), old))
    assert list(media(docx)) == ["word/media/logo.png"]
    (fill,) = tree(docx, "word/header1.xml").iter(q("pic:blipFill"))
    assert [child.tag.rpartition("}")[2] for child in fill] == ["blip", "srcRect", "stretch"]
    assert fill.find(f"{{{A}}}blip").attrib.keys() == [EMBED]
    assert not list(fill.find(f"{{{A}}}blip"))
    assert fill.find(f"{{{A}}}srcRect").get("l") is None
    assert not fill.find(f"{{{A}}}stretch/{{{A}}}fillRect").attrib


def test_how_the_keeper_coloured_the_picture_stays() -> None:
    docx = with_logo(with_pictures(paragraph(drawing(blip="<a:grayscl/>")), {"a.png": OLD}))
    assert tree(docx, "word/header1.xml").find(f".//{{{A}}}blip/{{{A}}}grayscl") is not None


def test_another_picture_of_the_same_file_keeps_its_own(tmp_path: Path) -> None:
    docx = with_logo(with_pictures(paragraph(drawing(), drawing("Investors in People")), {"a.png": OLD}))
    assert_valid(docx, tmp_path)
    assert leads_to(docx) == ["/word/media/logo.png", "/word/media/a.png"]
    assert alts(docx) == [OAK_IN_WORDS, "Investors in People"]


def test_a_picture_that_another_header_shows_stays_there() -> None:
    content = with_pictures(paragraph(drawing()), {"a.png": OLD}, first=paragraph(drawing("The trust's own")))
    docx = with_logo(content)
    assert leads_to(docx) == ["/word/media/logo.png"]
    assert leads_to(docx, "word/header9.xml") == ["/word/media/a.png"]


def test_every_header_shows_the_one_logo_each_in_its_size(tmp_path: Path) -> None:
    small = drawing(box=(360_000, 360_000))
    docx = with_logo(with_pictures(paragraph(drawing()), {"a.png": OLD}, first=paragraph(small)))
    assert_valid(docx, tmp_path)
    assert list(media(docx)) == ["word/media/logo.png"]
    headers = [tree(docx, name) for name in ("word/header1.xml", "word/header9.xml")]
    rectangles = [next(header.iter(f"{{{A}}}srcRect")).get("t") for header in headers]
    assert rectangles == ["-50000", "-100000"]
    assert alts(docx) == [OAK_IN_WORDS] * 2


def test_both_copies_of_a_text_box_show_the_logo(tmp_path: Path) -> None:
    inside = paragraph(drawing()) + runs("{{ school.name }}")
    box = TEXT_BOX.format(content=inside).replace('name="Text Box 7"', 'name="Box" descr="Letterhead"')
    docx = with_logo(with_pictures(box, {"a.png": OLD}))
    assert leads_to(docx) == ["/word/media/logo.png"] * 2
    assert alts(docx) == ["Letterhead", OAK_IN_WORDS, OAK_IN_WORDS]
    assert_valid(docx, tmp_path)


def test_the_line_of_a_logo_takes_placeholders_too() -> None:
    docx = with_logo(with_pictures(paragraph(drawing(), "<w:t>{{ school.name }}</w:t>"), {"a.png": OLD}))
    header = tree(docx, "word/header1.xml")
    assert "".join(header.itertext()) == "Oak & Ash Primary"
    assert header.find(".//wp:docPr", NS).get("descr") == OAK_IN_WORDS


def test_the_logo_gets_a_name_that_no_part_has() -> None:
    pictures = {"LOGO.PNG": png(3, 3), "logo1.png": OLD}
    header = paragraph(drawing("Stays"), drawing(leads='r:embed="rId2"'))
    assert sorted(media(with_logo(with_pictures(header, pictures)))) == ["word/media/LOGO.PNG", "word/media/logo1.png"]
    assert parts(with_logo(with_pictures(header, pictures)))["word/media/logo1.png"] == OAK.content


def test_a_relationship_of_the_logos_own_name_is_not_taken() -> None:
    both = parts(with_pictures(paragraph(drawing(), drawing("Stays")), {"a.png": OLD}))
    names = ("word/_rels/header1.xml.rels", "word/header1.xml")
    renamed = both | {name: both[name].replace(b'"rId1"', b'"rIdLogo1"') for name in names}
    assert leads_to(with_logo(zipped(renamed))) == ["/word/media/logo.png", "/word/media/a.png"]


def test_a_letterhead_without_a_place_stays_as_it_is() -> None:
    plain = prepared(with_pictures(paragraph(drawing("The crest of the trust")), {"a.png": OLD}))
    assert plain.with_logo(OAK) is plain


def test_the_same_bytes_come_out_for_the_same_logo() -> None:
    assert with_logo(ONE) == with_logo(ONE)
    letterhead = prepared(ONE)
    before = written(letterhead)
    assert with_logo(ONE) == written(letterhead.with_logo(OAK))
    assert with_logo(ONE, ELM) == written(letterhead.with_logo(ELM))
    assert written(letterhead) == before


def test_the_place_of_a_logo_is_no_value_that_is_printed() -> None:
    assert prepared(ONE).placeholders == frozenset()


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(BadPicture):
        prepared(ONE).with_logo(Picture(b"<svg/>", "image/svg+xml", "x"))


def complaint(content: bytes) -> Diagnostic:
    with pytest.raises(Rejected) as caught:
        prepare(content, word_styles(), FILE)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.at.file == FILE
    return diagnostic


def test_the_placeholder_as_text_is_refused() -> None:
    told = complaint(with_pictures(runs("{{ school", ".logo }}"), {}))
    assert told.message == "word/header1.xml says {{ school.logo }} as text, and a logo is a picture."
    assert "View Alt Text, and type {{ school.logo }} as its only words" in told.hint


@pytest.mark.parametrize(
    "alt", ["Logo of {{ school.name }}", "{{ school.logo }}, our logo", "{{ school.crest }}", "{{"]
)
def test_any_other_code_in_an_alternative_text_is_refused(alt: str) -> None:
    told = complaint(with_pictures(paragraph(drawing(alt)), {"a.png": OLD}))
    assert told.message == f"word/header1.xml has {alt!r} as the alternative text of a picture: it is read out so."
    assert told.hint.endswith("or {{ school.logo }} alone, which puts each school's logo there.")


VML = '<w:pict><v:shape id="x" alt="{alt}" style="width:30pt;height:30pt"><v:imagedata r:id="rId1"/></v:shape></w:pict>'
TWICE = (
    '<mc:AlternateContent><mc:Choice Requires="wps">{0}</mc:Choice><mc:Fallback>{1}</mc:Fallback></mc:AlternateContent>'
)
ANEW = "In Word: delete it, insert it anew (Insert > Pictures), and type {{ school.logo }} as its alternative text."


def test_a_picture_of_an_old_kind_is_refused() -> None:
    told = complaint(with_pictures(paragraph(VML.format(alt=LOGO)), {"a.png": OLD}))
    assert (told.code, told.hint) == ("letterhead-logo", ANEW)
    assert "says {{ school.logo }} at a picture of an old kind (VML), which cannot be replaced" in told.message


@pytest.mark.parametrize("fallback", [VML.format(alt="Our logo"), drawing("Our logo")])
def test_a_logo_that_old_programs_would_not_show_is_refused(fallback: str) -> None:
    told = complaint(with_pictures(paragraph(TWICE.format(drawing(), fallback)), {"a.png": OLD}))
    assert (told.code, told.hint) == ("letterhead-logo", ANEW)
    assert "holds a picture twice, for new and for old programs, and only one says {{ school.logo }}" in told.message


def test_a_picture_that_has_no_copy_for_old_programs_takes_the_logo() -> None:
    content = with_pictures(paragraph(TWICE.format(drawing(), "<w:t>picture</w:t>")), {"a.png": OLD})
    assert leads_to(with_logo(content)) == ["/word/media/logo.png"]


def test_a_text_box_is_no_place_for_a_logo() -> None:
    box = TEXT_BOX.format(content=runs("x")).replace('name="Text Box 7"', f'name="x" descr="{LOGO}"')
    told = complaint(with_pictures(box, {}))
    assert told.message == (
        "word/header1.xml says {{ school.logo }} at a shape, a text box or a group: a logo takes a picture's place."
    )


@pytest.mark.parametrize("size", [(0, 720_000), (720_000, 35_999), (36_000_001, 720_000)])
def test_a_box_in_which_no_logo_can_be_seen_is_refused(size: tuple[int, int]) -> None:
    told = complaint(with_pictures(paragraph(drawing(box=size)), {"a.png": OLD}))
    assert told.message.endswith("at a picture that is smaller than 1 mm or larger than 1 m.")


def test_a_box_without_a_size_is_refused() -> None:
    content = with_pictures(paragraph(drawing().replace("<wp:extent", "<wp:effectExtent")), {"a.png": OLD})
    assert complaint(content).code == "letterhead-logo"
