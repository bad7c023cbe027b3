"""What is kept of a letterhead, what is dropped, and what its keeper is told."""

import io
import re

import pytest
from documents import PIXEL, SAMPLE
from docx.document import Document as DocxDocument
from docx.shared import Cm
from word.letterhead_files import (
    FILE,
    HOUSE_FILE,
    header_part,
    letterhead,
    prepared,
    with_header,
    with_part,
    word_styles,
    zipped,
)
from word.ooxml import NS, paragraphs, parts, q, stories, style, text, tree, values

from jdgen.diagnostics import Diagnostic, Rejected, Severity
from jdgen.document.tree import Document, Heading, Meta, Paragraph, Run
from jdgen.formats.word import prepare, write

EMPTY = Document(Meta("A title"), (Heading(1, (Run("A title"),)),))


def findings(content: bytes, **styles: str) -> list[Diagnostic]:
    return list(prepare(content, word_styles(**styles), FILE).findings)


def refused(content: bytes, **styles: str) -> list[Diagnostic]:
    with pytest.raises(Rejected) as caught:
        prepare(content, word_styles(**styles), FILE)
    return list(caught.value.diagnostics)


def test_page_header_footer_and_styles_are_the_letterheads() -> None:
    def landscape(document: DocxDocument) -> None:
        document.sections[0].page_width = Cm(30)

    docx = write(EMPTY, prepared(letterhead("Hill Trust", "Page 1", landscape)))
    size = tree(docx).find(".//w:sectPr/w:pgSz", NS)
    assert size is not None and size.get(q("w:w")) == str(round(Cm(30).twips))
    assert [text(root) for name, root in stories(docx) if name != "word/document.xml"] == ["Hill Trust", "Page 1"]
    assert "Body Text" in values(tree(docx, "word/styles.xml"), "w:style/w:name")


def test_nothing_else_of_the_letterhead_is_kept() -> None:
    names = set(parts(write(EMPTY, prepared())))
    assert names == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/header1.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    }


def test_a_header_brings_its_picture() -> None:
    def picture(document: DocxDocument) -> None:
        document.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(PIXEL))

    content = letterhead(change=picture)
    docx = write(EMPTY, prepared(content))
    assert PIXEL in parts(docx).values()
    told = [finding for finding in findings(content) if finding.code == "letterhead-no-alt-text"]
    assert [finding.severity for finding in told] == [Severity.WARNING]
    assert "word/header1.xml has no alternative text" in told[0].message


def test_first_and_even_headers_are_kept_with_their_switches() -> None:
    def three_headers(document: DocxDocument) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        document.settings.odd_and_even_pages_header_footer = True
        section.first_page_header.paragraphs[0].text = "First"
        section.even_page_header.paragraphs[0].text = "Even"

    docx = write(EMPTY, prepared(letterhead("Default", "Foot", three_headers)))
    printed = sorted(text(root) for name, root in stories(docx) if "header" in name)
    assert printed == ["Default", "Even", "First"]
    assert tree(docx).find(".//w:sectPr/w:titlePg", NS) is not None
    assert tree(docx, "word/settings.xml").find("w:evenAndOddHeaders", NS) is not None


def test_a_section_that_names_no_header_shows_that_of_the_section_before() -> None:
    docx = write(EMPTY, prepared(letterhead("Of the first section", "Foot", lambda document: document.add_section())))
    assert [text(root) for name, root in stories(docx) if "header" in name] == ["Of the first section"]


def test_text_and_pictures_in_the_body_are_told_and_not_printed() -> None:
    def typed(document: DocxDocument) -> None:
        document.add_paragraph("Delete this before printing")

    content = letterhead(change=typed)
    told = findings(content)
    assert [(finding.code, finding.severity) for finding in told] == [("letterhead-body", Severity.WARNING)]
    assert told[0].message == f"The body of {FILE} has 4 words that no document will show."
    assert paragraphs(write(EMPTY, prepared(content))) == ["A title"]
    assert findings(letterhead()) == []


def test_settings_are_sound_and_do_not_make_word_ask() -> None:
    def hostile(document: DocxDocument) -> None:
        for name in ("updateFields", "trackRevisions", "documentProtection"):
            document.settings.element.append(document.settings.element.makeelement(q(f"w:{name}"), {}))

    settings = tree(write(EMPTY, prepared(letterhead(change=hostile))), "word/settings.xml")
    assert [child.get(q("w:percent")) for child in settings.iterfind("w:zoom", NS)] == ["100"]
    for name in ("updateFields", "trackRevisions", "documentProtection", "rsids", "attachedTemplate"):
        assert settings.find(f"w:{name}", NS) is None
    modes = {e.get(q("w:name")): e.get(q("w:val")) for e in settings.iterfind("w:compat/w:compatSetting", NS)}
    assert modes["compatibilityMode"] == "15"


def test_styles_lose_lists_and_languages_of_their_own() -> None:
    styles = tree(write(EMPTY, prepared()), "word/styles.xml")
    assert tree(letterhead(), "word/styles.xml").find(".//w:numPr", NS) is not None
    assert styles.find(".//w:numPr", NS) is None
    assert values(styles, ".//w:lang") == ["en-GB"]


def test_another_language_is_the_documents() -> None:
    docx = write(Document(Meta("Teitl", language="cy"), EMPTY.blocks), prepared())
    assert values(tree(docx, "word/styles.xml"), ".//w:lang") == ["cy"]
    assert tree(docx, "docProps/core.xml").findtext("dc:language", namespaces=NS) == "cy"


def test_properties_are_the_documents_and_carry_no_date() -> None:
    meta = Meta("T & S", author="Hill Trust", subject="Job description", keywords=("H3", "reading"))
    core = tree(write(Document(meta, EMPTY.blocks), prepared()), "docProps/core.xml")
    assert {child.tag.rpartition("}")[2]: child.text for child in core} == {
        "title": "T & S",
        "subject": "Job description",
        "creator": "Hill Trust",
        "keywords": "H3, reading",
        "language": "en-GB",
    }


def test_pictures_of_all_headers_have_ids_of_their_own() -> None:
    def pictures(document: DocxDocument) -> None:
        for part in (document.sections[0].header, document.sections[0].footer):
            part.paragraphs[0].add_run().add_picture(io.BytesIO(PIXEL))

    content = letterhead(change=pictures)
    before, after = (
        sorted(e.get("id") for _, root in stories(docx) for e in root.iter(q("wp:docPr")))
        for docx in (content, write(EMPTY, prepared(content)))
    )
    assert (before, after) == (["1", "1"], ["1", "2"])


@pytest.mark.parametrize(("stated", "kept"), [("120", "120"), ("80%", "80"), ("best", "100"), ("9999", "100")])
def test_the_zoom_is_kept_where_word_can_read_it(stated: str, kept: str) -> None:
    def zoom(document: DocxDocument) -> None:
        document.settings.element.find(q("w:zoom")).set(q("w:percent"), stated)

    settings = tree(write(EMPTY, prepared(letterhead(change=zoom))), "word/settings.xml")
    assert [found.get(q("w:percent")) for found in settings.iterfind("w:zoom", NS)] == [kept]


def test_the_text_styles_of_word_match_in_any_case() -> None:
    docx = write(
        Document(Meta("T"), (Paragraph((Run("x"),)),)), prepare(letterhead(), word_styles(p="body text"), FILE)
    )
    assert style(tree(docx)[0][0]) == "BodyText"


@pytest.mark.parametrize("name", ["Heading 1", "heading 1", "HEADING 1"])
def test_words_own_style_names_match_in_any_case(name: str) -> None:
    docx = write(Document(Meta("T"), (Heading(2, (Run("x"),)),)), prepare(letterhead(), word_styles(h2=name), FILE))
    assert style(tree(docx)[0][0]) == "Heading1"


def test_a_missing_style_is_told_at_the_line_that_names_it() -> None:
    told = refused(letterhead(), p_note="Nota", h3="Hedding 2")
    assert [(finding.at.file, finding.at.line, finding.message, finding.hint) for finding in told] == [
        (HOUSE_FILE, 13, f"{FILE} has no paragraph style 'Hedding 2'.", "Did you mean 'Heading 2'?"),
        (HOUSE_FILE, 18, f"{FILE} has no paragraph style 'Nota'.", "Did you mean 'Note'?"),
    ]


def test_a_custom_style_in_the_wrong_case_is_not_the_same_style() -> None:
    told = refused(letterhead(), p_note="clause heading")
    assert told[0].hint == "Did you mean 'Clause Heading'?"


def test_a_style_of_the_wrong_kind_is_told() -> None:
    told = refused(letterhead(), p_note="Strong")
    assert told[0].message == f"The style 'Strong' of {FILE} is a character style; a paragraph style is needed here."


def test_a_heading_style_without_outline_level_is_told() -> None:
    told = findings(letterhead(), h3="Body Text")
    assert [(finding.code, finding.at.line, finding.severity) for finding in told] == [
        ("word-style-outline", 13, Severity.WARNING)
    ]
    assert "does not have outline level 2" in told[0].message


def test_a_list_in_a_header_loses_its_number_and_is_told() -> None:
    content = with_header('<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>')
    assert [finding.code for finding in findings(content)] == ["letterhead-header-list"]
    assert tree(write(EMPTY, prepared(content)), "word/header1.xml").find(".//w:numPr", NS) is None


def test_letterheads_whose_parts_have_other_names_work_too() -> None:
    """Word 365 at times calls the main part document2.xml."""
    content = parts(letterhead("Hill Trust"))
    renamed = {
        name.replace("word/document.xml", "word/document2.xml").replace("word/_rels/document", "word/_rels/document2")
        if name != "word/_rels/document.xml.rels"
        else "word/_rels/document2.xml.rels": part.replace(b"word/document.xml", b"word/document2.xml")
        for name, part in content.items()
    }
    docx = write(EMPTY, prepared(zipped(renamed)))
    assert [text(root) for name, root in stories(docx) if "header" in name] == ["Hill Trust"]


def test_a_header_that_claims_a_part_of_the_document_is_refused() -> None:
    content = letterhead()
    rels = parts(content)["word/_rels/document.xml.rels"].replace(b'"header1.xml"', b'"numbering.xml"')
    assert refused(with_part(content, "word/_rels/document.xml.rels", rels))[0].code == "letterhead-broken"


def test_placeholders_are_known_to_the_house() -> None:
    assert prepared(letterhead("{{ school.name }}", "{{ role.title }}, {{role.version}}")).placeholders == {
        "school.name",
        "role.title",
        "role.version",
    }


def test_a_letterhead_without_headers_is_welcome() -> None:
    content = letterhead()
    body = parts(content)["word/document.xml"].decode()
    bare = re.sub(r"<w:(header|footer)Reference[^>]*/>", "", body)
    docx = write(SAMPLE, prepared(with_part(content, "word/document.xml", bare.encode())))
    assert [name for name, _ in stories(docx)] == ["word/document.xml"]
    assert header_part(content) not in parts(docx)


def test_bold_italic_links_are_styles_not_formatting() -> None:
    runs = (
        Run("b", strong=True),
        Run("i", emphasis=True),
        Run("bi", strong=True, emphasis=True),
        Run("l", strong=True, href="https://example.org"),
    )
    docx = write(Document(Meta("T"), (Paragraph(runs),)), prepared())
    used = values(tree(docx), ".//w:rPr/w:rStyle")
    assert used == ["Strong", "Emphasis", "StrongEmphasis", "HyperlinkStrong"]
    assert {child.tag for properties in tree(docx).iter(q("w:rPr")) for child in properties} == {q("w:rStyle")}
    styles = {e.get(q("w:styleId")): e for e in tree(docx, "word/styles.xml").iterfind("w:style", NS)}
    both = styles["StrongEmphasis"]
    assert values(both, "w:basedOn") == ["Strong"]
    assert both.find("w:rPr/w:i", NS) is not None
