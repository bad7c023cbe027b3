"""The styles of an adopted letterhead: the file's own where it has them, and new ones in its look."""

import pytest
from lxml import etree
from word.offices import STYLES, adopted, office_file, p, style
from word.ooxml import parts

from jdgen.diagnostics import Rejected
from jdgen.formats.word import prepare
from jdgen.formats.word.adoption import Adoption, adopt
from jdgen.formats.word.ooxml.hiding import HIDING
from jdgen.formats.word.starter.contrast import ratio
from jdgen.house.adopted import base_styles

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def styles_of(adoption: Adoption) -> dict[str, etree._Element]:
    root = etree.fromstring(parts(adoption.letterhead)["word/styles.xml"])
    return {s.find(f"{W}name").get(f"{W}val"): s for s in root.findall(f"{W}style")}


def said(found: etree._Element, path: str) -> str | None:
    element = found.find("/".join(W + step for step in path.split("/")))
    return None if element is None else element.get(f"{W}val")


def test_a_style_of_another_language_is_found_by_its_name_and_new_ones_are_based_on_it() -> None:
    own = style("heading 1", '<w:rPr><w:color w:val="7A1F2B"/></w:rPr>', identifier="berschrift1")
    found = adopted(styles=STYLES + own)
    styles = styles_of(found)
    assert styles["heading 1"].get(f"{W}styleId") == "berschrift1"
    assert said(styles["Heading 1 New Page"], "basedOn") == "berschrift1"
    assert (found.colour, said(styles["heading 2"], "rPr/color")) == ("#7A1F2B", "7A1F2B")
    assert any(s.startswith("Body Text, ") and "not stored in the file" in s for s in found.added)


def test_an_id_that_is_taken_is_not_given_twice() -> None:
    styles = styles_of(
        adopted(
            styles=STYLES + style("Something", identifier="BodyText"),
            header=p("x", "<w:pPr><w:pStyle w:val='BodyText'/></w:pPr>"),
        )
    )
    identifiers = [s.get(f"{W}styleId") for s in styles.values()]
    assert len(identifiers) == len(set(identifiers))
    assert said(styles["Intro"], "basedOn") == styles["Body Text"].get(f"{W}styleId") == "BodyText2"


def test_a_style_of_another_kind_gives_up_a_name_that_is_needed() -> None:
    other = style("Note", kind="character")
    header = '<w:p><w:r><w:rPr><w:rStyle w:val="Note"/></w:rPr><w:t>x</w:t></w:r></w:p>'
    styles = styles_of(adopted(styles=STYLES + other, header=header))
    assert styles["Note"].get(f"{W}type") == "paragraph"
    assert styles["Note of the letterhead"].get(f"{W}type") == "character"


def test_headings_lose_their_numbers_and_gain_their_level() -> None:
    numbered = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'
    found = adopted(styles=STYLES + style("heading 1", numbered) + style("List Bullet", numbered))
    heading = styles_of(found)["heading 1"]
    assert heading.find(f".//{W}numPr") is None
    assert said(heading, "pPr/outlineLvl") == "0"
    assert heading.find(f"{W}pPr/{W}keepNext") is not None
    told = [s for s in found.left_out if "numbering" in s]
    assert told == ["The numbering of Heading 1: a job description's layout says which of its lines are numbered."]


@pytest.mark.parametrize(("inner", "stays"), [("", False), ('<w:shd w:val="clear" w:fill="17503A"/>', True)])
def test_white_letters_stay_on_a_dark_ground_and_darken_on_paper(inner: str, stays: bool) -> None:
    look = f"<w:pPr>{inner}</w:pPr><w:rPr><w:color w:val='FFFFFF'/></w:rPr>"
    found = adopted(styles=STYLES + style("heading 1", look))
    assert (said(styles_of(found)["heading 1"], "rPr/color") == "FFFFFF") is stays
    assert any("can be read on white paper" in s for s in found.added) is not stays
    assert ratio(found.colour, "#FFFFFF") >= 4.5
    if stays:
        assert found.colour == "#17503A"


@pytest.mark.parametrize("switch", HIDING)
def test_a_style_that_hides_its_text_shows_it(switch: str) -> None:
    found = adopted(styles=STYLES + style("Note", f"<w:rPr><w:{switch}/></w:rPr>"))
    assert styles_of(found)["Note"].find(f".//{W}{switch}") is None
    assert "That Note hides its text: a document prints all that its role says." in found.left_out


def test_a_justified_and_indented_body_leaves_headings_and_cells_at_the_left() -> None:
    normal = STYLES.replace(
        '<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:pPr><w:ind w:left="720"/><w:jc w:val="both"/></w:pPr>'
    )
    styles = styles_of(adopted(styles=normal))
    for name in ("Table Text", "heading 1", "Title"):
        assert said(styles[name], "pPr/jc") == "left"
        assert styles[name].find(f"{W}pPr/{W}ind").get(f"{W}left") == "0"
    assert styles["Body Text"].find(f"{W}pPr/{W}ind") is None


def test_fonts_and_colours_of_the_theme_are_resolved() -> None:
    theme = (
        f'<a:theme xmlns:a="{A}"><a:themeElements><a:clrScheme><a:accent1><a:srgbClr val="2E5339"/></a:accent1>'
        '</a:clrScheme><a:fontScheme><a:majorFont><a:latin typeface="Gill Sans MT"/></a:majorFont><a:minorFont>'
        '<a:latin typeface="Georgia"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
    )
    styles = STYLES.replace('w:ascii="Calibri"', 'w:asciiTheme="minorHAnsi"')
    content = office_file(styles=styles)
    inside = parts(content)
    rels = inside["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" '
        b'Target="theme/theme1.xml"/></Relationships>',
    )
    from word.letterhead_files import zipped

    found = adopt(
        zipped(inside | {"word/_rels/document.xml.rels": rels, "word/theme/theme1.xml": theme.encode()}),
        "office.docx",
        base_styles(),
    )
    assert (found.font, found.colour) == ("Georgia", "#2E5339")


def test_the_colour_most_used_in_the_header_marks_a_school_without_headings() -> None:
    def run(words: str, colour: str) -> str:
        return f'<w:r><w:rPr><w:color w:val="{colour}"/></w:rPr><w:t>{words}</w:t></w:r>'

    header = f"<w:p>{run('Crabtree Academy Trust', '6B1F5C')}{run('Hertford', '1F3A5F')}{run('x' * 90, '000000')}</w:p>"
    assert adopted(header=header).colour == "#6B1F5C"


def test_a_table_heading_of_its_own_stands_on_a_ground_on_which_it_can_be_read() -> None:
    found = adopted(
        styles=STYLES + style("Table Heading") + style("heading 1", "<w:rPr><w:color w:val='17503A'/></w:rPr>")
    )
    fill = found.design.tables.head_fill
    assert ratio("#000000", fill) >= 4.5
    assert fill != "#17503A"


def test_styles_that_lead_in_a_circle_are_untied() -> None:
    circle = style("heading 1", '<w:basedOn w:val="Heading2"/>') + style("heading 2", '<w:basedOn w:val="Heading1"/>')
    found = adopted(styles=STYLES + circle)
    assert [s.get(f"{W}styleId") for s in styles_of(found).values() if said(s, "basedOn") in ("Heading1", "Heading2")]
    prepare(found.letterhead, base_styles(), "letterhead.docx")


def test_a_file_without_styles_is_dressed_from_word_s_own_defaults() -> None:
    found = adopted(styles="")
    assert (found.font, found.size) == ("Times New Roman", 10)
    assert prepare(found.letterhead, base_styles(), "letterhead.docx").findings == ()


def test_margins_that_leave_no_room_for_text_are_refused() -> None:
    narrow = '<w:pgSz w:w="5000" w:h="16838"/>'
    with pytest.raises(Rejected) as refused:
        adopted(page=narrow)
    assert refused.value.diagnostics[0].message == "The margins of office.docx leave 3.7 cm for text."
