"""What hides text: a letterhead whose style does is refused, and a text that is hidden later counts as taken out."""

from collections.abc import Callable

import docx.document
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from formats.identified import LETTERHEAD, as_made, asked, edited, sample, with_body, with_identity
from lxml import etree
from word.letterhead_files import FILE, HOUSE_FILE, letterhead, with_part, word_styles, zipped
from word.ooxml import NS, parts, q

from jdgen.diagnostics import Diagnostic, Rejected
from jdgen.document.tree import Document, Meta, Paragraph, Run
from jdgen.formats import word
from jdgen.formats.identifying import Kind

STYLES = "word/styles.xml"
WHERE = "In Word: Modify Style > Format > Font, for this style or the one it is based on: untick Hidden."


def properties(inner: str) -> etree._Element:
    return etree.fromstring(f"<w:rPr {nsdecls('w')}>{inner}</w:rPr>")


def dressed(**looks: str) -> bytes:
    """A letterhead whose styles (spaces as underscores) have the character properties given, and no others."""

    def change(document: docx.document.Document) -> None:
        for name, inner in looks.items():
            element = document.styles[name.replace("_", " ")].element
            for old in element.findall(q("w:rPr")):
                element.remove(old)
            element.append(properties(inner))

    return letterhead(change=change)


def told(content: bytes) -> list[Diagnostic]:
    try:
        return list(word.prepare(content, word_styles(), FILE).findings)
    except Rejected as rejected:
        return list(rejected.diagnostics)


@pytest.mark.parametrize("switch", ["vanish", "webHidden", "specVanish"])
def test_a_style_that_hides_its_text_is_refused_at_its_name_in_the_house(switch: str) -> None:
    (finding,) = told(dressed(Statement=f"<w:{switch}/>"))
    assert (finding.code, finding.at.file, finding.at.line) == ("letterhead-hidden-text", HOUSE_FILE, 21)
    assert finding.message == f"The style 'Statement' of {FILE} hides its text."
    assert finding.hint == WHERE


@pytest.mark.parametrize("value", ["0", "false", "off"])
def test_a_switch_that_is_off_hides_nothing(value: str) -> None:
    assert told(dressed(Statement=f'<w:vanish w:val="{value}"/>')) == []


def test_a_style_inherits_what_hides_and_may_turn_it_off() -> None:
    assert [finding.at.line for finding in told(dressed(Heading_2="<w:vanish/>"))] == [13, 14]
    assert [f.at.line for f in told(dressed(Heading_2="<w:vanish/>", Clause_Heading='<w:vanish w:val="0"/>'))] == [13]


def test_character_and_table_styles_hide_too() -> None:
    assert [finding.at.line for finding in told(dressed(Strong="<w:vanish/>"))] == [50]
    assert [finding.at.line for finding in told(dressed(Criteria_Table="<w:vanish/>"))] == [60]


def test_a_table_style_that_hides_its_first_row_is_refused() -> None:
    def change(document: docx.document.Document) -> None:
        document.styles["Form Table"].element.append(parse_xml(
            f'<w:tblStylePr {nsdecls("w")} w:type="firstRow"><w:rPr><w:vanish/></w:rPr></w:tblStylePr>'
        ))  # fmt: skip

    assert [finding.at.line for finding in told(letterhead(change=change))] == [63]


def test_a_style_used_twice_is_told_at_each_place_once() -> None:
    assert [finding.at.line for finding in told(dressed(Facts_Table="<w:vanish/>"))] == [1]


def defaults_hidden(content: bytes) -> bytes:
    root = etree.fromstring(parts(content)[STYLES])
    root.find("w:docDefaults/w:rPrDefault/w:rPr", NS).append(etree.Element(q("w:vanish")))
    return with_part(content, STYLES, etree.tostring(root))


def test_defaults_that_hide_are_told_once_of_the_letterhead() -> None:
    (finding,) = told(defaults_hidden(letterhead()))
    assert (finding.code, finding.at.file) == ("letterhead-hidden-text", FILE)
    assert finding.message == f"{FILE} hides all text that no style shows."


def test_hidden_text_in_a_header_is_refused_whatever_hides_it() -> None:
    """A hidden version in the footer would count as printed on every page."""

    def typed(inner: str, style: str = "") -> bytes:
        def change(document: docx.document.Document) -> None:
            footer = document.sections[0].footer
            run = footer.add_paragraph("Seen. ", style="Footer").add_run("{{ role.standing }}")
            run._r.insert(0, properties(inner))
            if style:
                document.styles[style].element.append(properties("<w:vanish/>"))

        return letterhead(change=change)

    for content in (typed("<w:vanish/>"), typed("", style="Footer")):
        (finding,) = (each for each in told(content) if "role.standing" in each.message)
        assert finding.code == "letterhead-hidden-text"
        assert "has hidden text (“" in finding.message
    assert told(typed('<w:vanish w:val="0"/>')) == told(typed("<w:b/>"))


def test_styles_that_are_based_on_each_other_come_to_an_end() -> None:
    def change(document: docx.document.Document) -> None:
        styles = document.styles
        styles["Note"].base_style, styles["Statement"].base_style = styles["Statement"], styles["Note"]

    assert told(letterhead(change=change)) == []


def a_run(body: etree._Element) -> etree._Element:
    """A run of plain text in the body."""
    return next(run for run in body.iter(q("w:r")) if run.find(q("w:rPr")) is None and "".join(run.itertext()).strip())


def given(inner: str) -> Callable[[etree._Element], None]:
    """Gives a run of the body direct formatting."""

    def change(body: etree._Element) -> None:
        a_run(body).insert(0, properties(inner))

    return change


HIDING = ["<w:vanish/>", "<w:specVanish/>", '<w:strike w:val="1"/>', "<w:dstrike/>", '<w:color w:val="ffffff"/>']
SHOWN = [
    '<w:vanish w:val="0"/>', '<w:strike w:val="off"/>', '<w:color w:val="FF0000"/>', '<w:color w:val="auto"/>',
    '<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>',
    '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:color="auto" w:fill="17503A"/>',
    '<w:b/><w:rPrChange w:id="7" w:author="An office"><w:rPr><w:vanish/></w:rPr></w:rPrChange>',
]  # fmt: skip


@pytest.mark.parametrize("inner", HIDING)
def test_text_that_is_hidden_struck_out_or_white_counts_as_taken_out(inner: str) -> None:
    assert asked(with_body(sample("docx"), given(inner))) == edited(Kind.WORD)


@pytest.mark.parametrize("inner", SHOWN)
def test_text_that_still_shows_is_as_made(inner: str) -> None:
    assert asked(with_body(sample("docx"), given(inner))) == as_made(Kind.WORD)


def test_white_text_shows_where_its_paragraph_or_cell_is_shaded() -> None:
    def whiten(body: etree._Element, shaded: str) -> None:
        run = next(run for cell in body.iter(q("w:tc")) for run in cell.iter(q("w:r")))
        for old in run.findall(q("w:rPr")):
            run.remove(old)
        run.insert(0, properties('<w:color w:val="FFFFFF"/>'))
        behind = next(run.iterancestors(q(shaded))).find(q(f"{shaded}Pr"))
        etree.SubElement(behind, q("w:shd"), {q("w:val"): "clear", q("w:fill"): "17503A"})

    for shaded in ("w:p", "w:tc"):
        assert asked(with_body(sample("docx"), lambda body, at=shaded: whiten(body, at))) == as_made(Kind.WORD)


def test_a_paragraph_whose_end_is_hidden_runs_on_into_the_next() -> None:
    def hide_end(body: etree._Element) -> None:
        next(a_run(body).iterancestors(q("w:p"))).find(q("w:pPr")).append(properties("<w:vanish/>"))

    assert asked(with_body(sample("docx"), hide_end)) == edited(Kind.WORD)


def with_styles(content: bytes, change: Callable[[etree._Element], object]) -> bytes:
    root = etree.fromstring(parts(content)[STYLES])
    change(root)
    return with_part(content, STYLES, etree.tostring(root))


def hide_style(name: str) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        style = next(s for s in root.iterfind("w:style", NS) if s.get(q("w:styleId")) == name)
        look = style.find(q("w:rPr"))
        (etree.SubElement(style, q("w:rPr")) if look is None else look).append(etree.Element(q("w:vanish")))

    return change


@pytest.mark.parametrize("style", ["BodyText", "Title", "Normal", "Strong", "CriteriaTable"])
def test_text_whose_style_was_made_to_hide_counts_as_taken_out(style: str) -> None:
    assert asked(with_styles(sample("docx"), hide_style(style))) == edited(Kind.WORD)


def test_text_whose_default_was_made_to_hide_counts_as_taken_out() -> None:
    assert asked(defaults_hidden(sample("docx"))) == edited(Kind.WORD)


def test_a_style_that_hides_and_dresses_nothing_is_no_edit() -> None:
    assert asked(with_styles(sample("docx"), hide_style("Quote"))) == as_made(Kind.WORD)


def test_a_run_may_show_what_its_style_hides() -> None:
    bare = Document(Meta("T"), (Paragraph((Run("x"),)),))
    shown = with_body(word.write(with_identity(bare), LETTERHEAD), given('<w:vanish w:val="0"/>'))
    assert asked(with_styles(shown, hide_style("BodyText"))).edited is False


def test_hidden_text_is_seen_in_strict_open_xml_and_under_other_names() -> None:
    content = parts(with_styles(sample("docx"), hide_style("BodyText")))
    content["word/looks.xml"] = content.pop(STYLES)
    content["word/_rels/document.xml.rels"] = content["word/_rels/document.xml.rels"].replace(
        b'"styles.xml"', b'"/word/looks.xml"'
    )
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    for name in ("word/document.xml", "word/looks.xml"):
        content[name] = content[name].replace(NS["w"].encode(), strict)
    assert asked(zipped(content)) == edited(Kind.WORD)


def test_a_file_without_its_styles_is_still_read() -> None:
    content = parts(sample("docx"))
    del content[STYLES]
    assert asked(zipped(content)) == as_made(Kind.WORD)
