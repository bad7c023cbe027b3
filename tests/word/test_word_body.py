"""Headings, paragraphs, runs, links and bookmarks as WordprocessingML."""

import pytest
from documents import SAMPLE
from hypothesis import given
from hypothesis import strategies as st
from word.letterhead_files import prepared
from word.ooxml import NS, paragraphs, parts, q, style, text, tree, values

from jdgen.diagnostics import Location
from jdgen.document.tree import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    List,
    ListItem,
    Meta,
    Origin,
    Paragraph,
    Run,
    Section,
)
from jdgen.formats.word import write
from jdgen.formats.word.body.draft import bookmark_name

LETTERHEAD = prepared()


def written(*blocks: Block) -> bytes:
    return write(Document(Meta("T"), blocks), LETTERHEAD)


def body(*blocks: Block) -> str:
    """The XML of the body, without its page."""
    xml = parts(written(*blocks))["word/document.xml"].decode()
    return xml.partition("<w:body>")[2].partition("<w:sectPr")[0]


def para(*runs: Run, style: str = "") -> Paragraph:
    return Paragraph(runs, style)


def of(key: str) -> Origin:
    return Origin(key, Location("roles/x.yaml", 3))


def test_a_paragraph_is_a_style_and_text() -> None:
    assert body(para(Run("Tea & <cake>"))) == (
        '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>Tea &amp; &lt;cake&gt;</w:t></w:r></w:p>'
    )


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Heading(1, (Run("x"),)), "Title"),
        (Heading(2, (Run("x"),)), "Heading1"),
        (Heading(2, (Run("x"),), "part"), "Heading1NewPage"),
        (Heading(2, (Run("x"),), "unmapped"), "Heading1"),
        (Heading(3, (Run("x"),), "legal"), "ClauseHeading"),
        (Heading(4, (Run("x"),)), "Heading3"),
        (para(Run("x"), style="note"), "Note"),
        (para(Run("x"), style="unmapped"), "BodyText"),
    ],
)
def test_a_class_gives_the_style_the_house_maps_it_to(block: Block, expected: str) -> None:
    assert [style(p) for p in tree(written(block)).iter(q("w:p"))] == [expected]


def test_blanks_are_kept_where_word_would_drop_them() -> None:
    xml = body(para(Run("a "), Run("b  c", strong=True), Run(" d")), para(Run("e f")))
    assert '<w:t xml:space="preserve">a </w:t>' in xml
    assert '<w:t xml:space="preserve">b  c</w:t>' in xml
    assert "<w:t>e f</w:t>" in xml


def test_line_feeds_and_tabs_are_elements() -> None:
    assert "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>" in body(para(Run("a\nb\tc")))


def test_runs_that_look_the_same_are_one() -> None:
    runs = (Run("a", origin=of("x")), Run("b"), Run("c", strong=True), Run("", strong=True), Run("d"))
    assert [text(run) for run in tree(written(para(*runs))).iter(q("w:r"))] == ["ab", "c", "d"]


def test_each_address_has_one_relationship() -> None:
    docx = written(
        para(
            Run("one", href="https://example.org/?a=1&b=2"),
            Run("two", strong=True, href="https://example.org/?a=1&b=2"),
        ),
        para(Run("three", href="mailto:office@example.org"), Run("four", href="https://example.org/?a=1&b=2")),
    )
    links = [(text(link), link.get(q("r:id"))) for link in tree(docx).iter(q("w:hyperlink"))]
    assert links == [("onetwo", "rIdLink1"), ("three", "rIdLink2"), ("four", "rIdLink1")]
    rels = tree(docx, "word/_rels/document.xml.rels")
    found = {e.get("Id"): e.get("Target") for e in rels if e.get("TargetMode") == "External"}
    assert found == {"rIdLink1": "https://example.org/?a=1&b=2", "rIdLink2": "mailto:office@example.org"}


def test_blocks_of_the_role_carry_a_hidden_bookmark_of_their_first_origin() -> None:
    item = ListItem((Run("Item: "), Run("text", origin=of("duties/a/b"))))
    fact = Fact((Run("Grade"),), (Run("H3", origin=of("grade")),))
    docx = written(para(Run("no origin")), List((item,)), Facts((fact,)))
    starts = [(e.get(q("w:id")), e.get(q("w:name"))) for e in tree(docx).iter(q("w:bookmarkStart"))]
    assert starts == [("0", bookmark_name("duties/a/b")), ("1", bookmark_name("grade"))]
    marked = next(tree(docx).iter(q("w:bookmarkStart"))).getparent()
    assert text(marked) == "Item: text"
    assert marked[1].tag == q("w:bookmarkStart") and marked[-1].tag == q("w:bookmarkEnd")


def test_a_bookmark_is_named_by_the_hash_of_its_key() -> None:
    assert bookmark_name("duties/responsibilities/inset") == "_jd_5a023859f55fc1be"


def test_of_a_key_that_occurs_twice_only_the_first_is_marked() -> None:
    docx = written(para(Run("a", origin=of("title"))), para(Run("b", origin=of("title")), Run("c", origin=of("other"))))
    assert [e.get(q("w:name")) for e in tree(docx).iter(q("w:bookmarkStart"))] == [bookmark_name("title")]


def test_sections_leave_no_trace() -> None:
    inner = Heading(2, (Run("x"),)), para(Run("y"))
    assert body(Section((Section(inner),))) == body(*inner)


def test_facts_as_lines_say_label_and_value() -> None:
    facts = Facts(
        (
            Fact((Run("Grade"),), (Run("H3"), Run("!", strong=True))),
            Fact((Run("Full time?"),), (Run("no"),)),
            Fact((Run("Name"),), ()),
        )
    )
    docx = written(facts)
    assert paragraphs(docx) == ["Grade: H3!", "Full time? no", "Name: " + "_" * 24]
    first = next(tree(docx).iter(q("w:p")))
    assert style(first) == "Fact"
    assert values(first, "w:r/w:rPr/w:rStyle") == ["FactLabel", "Strong"]


def test_a_character_xml_cannot_carry_is_a_bug_that_is_told() -> None:
    for character in "\x00\x0b\r\ufffe\ud800":
        with pytest.raises(ValueError, match=f"U\\+{ord(character):04X} cannot stand in XML"):
            written(para(Run(f"a{character}b")))


ANYTHING = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))


@given(st.lists(ANYTHING | st.sampled_from(["&<>\"'", "🙂", "e\u0301", "]]>", "a\nb\tc", "\u2028"])))
def test_any_text_arrives_unchanged(texts: list[str]) -> None:
    docx = written(*(para(Run(words), Run("|", strong=True)) for words in texts))
    arrived = ["".join(_exact(run) for run in p.iter(q("w:r"))) for p in tree(docx).iter(q("w:p"))]
    assert arrived == [f"{words}|" for words in texts]


def _exact(run: object) -> str:
    marks = {q("w:br"): "\n", q("w:tab"): "\t"}
    return "".join(marks.get(child.tag) or child.text or "" for child in run if child.tag != q("w:rPr"))


def test_only_style_numbering_and_geometry_stand_in_properties() -> None:
    document = tree(write(SAMPLE, LETTERHEAD))
    allowed = {
        "w:pPr": {q("w:pStyle"), q("w:numPr")},
        "w:rPr": {q("w:rStyle")},
        "w:trPr": {q("w:cantSplit"), q("w:tblHeader"), q("w:trHeight")},
        "w:tcPr": {q("w:tcW")},
        "w:tblPr": {
            q(f"w:{name}") for name in ("tblStyle", "tblW", "tblLayout", "tblLook", "tblCaption", "tblDescription")
        },
    }
    for properties, names in allowed.items():
        found = {child.tag for element in document.iter(q(properties)) for child in element}
        assert found <= names, properties
    assert document.find(".//w:pPr", NS) is not None
