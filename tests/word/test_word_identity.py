"""A Word file gives every edit of its words away, and nothing that programs do to it by themselves."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace

import pytest
from documents import LAW, SAMPLE, documents
from formats.identified import (
    BODY,
    IDENTITY,
    LETTERHEAD,
    as_made,
    asked,
    edited,
    sample,
    with_body,
    with_identity,
    with_words,
)
from hypothesis import given, settings
from lxml import etree
from word.letterhead_files import FILE, letterhead, with_part, word_styles, zipped
from word.ooxml import NS, parts, q

from jdgen.document.tree import Document, Heading, Run
from jdgen.formats import word
from jdgen.formats.identifying import Kind
from jdgen.formats.word.letterhead.styles import FactsFormat

FACT_TABLES = replace(word_styles(), facts={"": FactsFormat(1), "note": FactsFormat(2, long=8)})
OTHER_LETTERHEAD = word.prepare(letterhead(), FACT_TABLES, FILE)


@settings(LAW, max_examples=40)
@given(document=documents())
def test_facts_in_tables_are_words_of_cells_like_others(document: Document) -> None:
    assert asked(word.write(with_identity(document), OTHER_LETTERHEAD)) == as_made(Kind.WORD)


def paragraphs(body: etree._Element) -> list[etree._Element]:
    return [p for p in body.iter(q("w:p")) if "".join(p.itertext())]


def delete_paragraph(body: etree._Element) -> None:
    gone = paragraphs(body)[3]
    gone.getparent().remove(gone)


def move_paragraph(body: etree._Element) -> None:
    moved = body.find(f".//{q('w:body')}/{q('w:p')}[5]")
    moved.getparent().insert(2, moved)


def join_paragraphs(body: etree._Element) -> None:
    first, second = paragraphs(body)[5:7]
    first.extend(list(second)[1:])
    second.getparent().remove(second)


def empty_cell(body: etree._Element) -> None:
    cell = next(c for c in body.iter(q("w:tc")) if "".join(c.itertext()) == "Essential")
    for text in cell.iter(q("w:t")):
        text.text = ""


def swap_cells(body: etree._Element) -> None:
    """A level moves to the next column, which had none: what becomes of a tick."""
    cells = list(body.iter(q("w:tc")))
    at = next(n for n, cell in enumerate(cells) if "".join(cell.itertext()) == "Postholder")
    cells[at + 1].addnext(cells[at])


def delete_row(body: etree._Element) -> None:
    row = next(r for r in body.iter(q("w:tr")) if "Line manager" in "".join(r.itertext()))
    row.getparent().remove(row)


def tracked(name: str, change: Callable[[etree._Element], None] | None = None) -> Callable[[etree._Element], None]:
    """Wraps the run of one paragraph in `name`, as Word does when changes are tracked."""

    def wrap(body: etree._Element) -> None:
        run = paragraphs(body)[6].find(q("w:r"))
        mark = etree.Element(q(name), {q("w:id"): "900", q("w:author"): "An office"})
        run.getparent().replace(run, mark)
        mark.append(run)
        if change:
            change(mark)

    return wrap


def as_deleted(mark: etree._Element) -> None:
    for text in mark.iter(q("w:t")):
        text.tag = q("w:delText")


def insert_tracked(body: etree._Element) -> None:
    run = paragraphs(body)[6].find(q("w:r"))
    mark = etree.Element(q("w:ins"), {q("w:id"): "901"})
    mark.append(deepcopy(run))
    run.addnext(mark)


def delete_end(body: etree._Element) -> None:
    """The end of a paragraph deleted with changes tracked: it and the next are one."""
    properties = paragraphs(body)[6].find(q("w:pPr"))
    etree.SubElement(etree.SubElement(properties, q("w:rPr")), q("w:del"))


def delete_row_tracked(body: etree._Element) -> None:
    row = next(r for r in body.iter(q("w:tr")) if "Line manager" in "".join(r.itertext()))
    etree.SubElement(row.find(q("w:trPr")), q("w:del"))


def add_note(body: etree._Element) -> None:
    etree.SubElement(paragraphs(body)[6].find(q("w:r")), q("w:footnoteReference"), {q("w:id"): "2"})


def add_symbol(body: etree._Element) -> None:
    etree.SubElement(paragraphs(body)[6].find(q("w:r")), q("w:sym"), {q("w:font"): "Arial", q("w:char"): "0041"})


def add_file(body: etree._Element) -> None:
    paragraphs(body)[6].addnext(etree.Element(q("w:altChunk"), {q("r:id"): "rId90"}))


EDITS = [
    delete_paragraph, move_paragraph, join_paragraphs, empty_cell, swap_cells, delete_row, insert_tracked,
    tracked("w:del", as_deleted), tracked("w:moveFrom"), delete_end, delete_row_tracked, add_note,
    add_symbol, add_file,
]  # fmt: skip


@pytest.mark.parametrize("change", EDITS, ids=lambda change: change.__qualname__.partition(".")[0])
def test_every_kind_of_edit_of_a_word_file_is_seen(change: Callable[[etree._Element], None]) -> None:
    assert asked(with_body(sample("docx"), change)) == edited(Kind.WORD)


def revise(body: etree._Element) -> None:
    """Editing sessions, spelling marks, page breaks as last shown: Word writes them at every save."""
    for number, paragraph in enumerate(body.iter(q("w:p"))):
        paragraph.set(q("w:rsidR"), f"00A1{number:04X}")
        paragraph.insert(1, etree.Element(q("w:proofErr"), {q("w:type"): "spellStart"}))
        for run in paragraph.findall(q("w:r")):
            run.set(q("w:rsidRPr"), "00B20001")
            run.insert(0, etree.Element(q("w:lastRenderedPageBreak")))


def split_runs(body: etree._Element) -> None:
    """Each run becomes two, within a word."""
    for run in list(body.iter(q("w:r"))):
        text = run.find(q("w:t"))
        if text is None or len(text.text or "") < 2:
            continue
        other = deepcopy(run)
        run.addnext(other)
        text.text, other.find(q("w:t")).text = text.text[:1], text.text[1:]


def wrap(name: str) -> Callable[[etree._Element], None]:
    """Smart tags and custom XML wrap runs, content controls paragraphs."""

    def change(body: etree._Element) -> None:
        for inner in list(body.iter(q("w:p") if name == "w:sdtContent" else q("w:r"))):
            outer = etree.Element(q(name))
            outer.tail, inner.tail = inner.tail, None
            inner.getparent().replace(inner, outer)
            outer.append(inner)

    return change


def mark(body: etree._Element) -> None:
    for number, paragraph in enumerate(body.iter(q("w:p"))):
        paragraph.append(
            etree.Element(q("w:bookmarkStart"), {q("w:id"): f"{number}", q("w:name"): f"OLE_LINK{number}"})
        )
        paragraph.append(etree.Element(q("w:commentRangeStart"), {q("w:id"): "1"}))


def unnumber(body: etree._Element) -> None:
    """Labels of lists are no words of the file: a program may state their numbering anew."""
    for numbering in list(body.iter(q("w:numPr"))):
        numbering.getparent().remove(numbering)


def add_empty(body: etree._Element) -> None:
    for paragraph in list(body.iter(q("w:p"))):
        paragraph.addnext(etree.Element(q("w:p")))


def respell(body: etree._Element) -> None:
    """Blanks that do not break, as a person types them to keep a line together."""
    for text in list(body.iter(q("w:t"))):
        text.text = (text.text or "").replace(" ", "\u00a0")


def insert_accepted(body: etree._Element) -> None:
    tracked("w:ins")(body)


HARMLESS = [
    revise, split_runs, wrap("w:smartTag"), wrap("w:customXml"), wrap("w:sdtContent"), mark, unnumber, add_empty,
    respell, insert_accepted,
]  # fmt: skip


@pytest.mark.parametrize("change", HARMLESS, ids=lambda change: change.__qualname__.partition(".")[0])
def test_what_programs_do_to_a_word_file_is_no_edit(change: Callable[[etree._Element], None]) -> None:
    assert asked(with_body(sample("docx"), change)) == as_made(Kind.WORD)


def test_hyphens_that_programs_write_as_elements_are_the_characters_they_were() -> None:
    title = Heading(1, (Run("co\u2011ordi\u00adnator"),))
    docx = word.write(with_identity(Document(SAMPLE.meta, (title,))), LETTERHEAD)
    elements = "co</w:t><w:noBreakHyphen/><w:t>ordi</w:t><w:softHyphen/><w:t>nator"
    assert asked(with_words(docx, "co\u2011ordi\u00adnator", elements)) == as_made(Kind.WORD)


def test_parts_may_be_called_otherwise_and_the_file_be_strict_open_xml() -> None:
    content = parts(sample("docx"))
    content["word/document2.xml"] = content.pop(BODY)
    content["custom.xml"] = content.pop("docProps/custom.xml")
    content["_rels/.rels"] = (
        content["_rels/.rels"]
        .replace(b"word/document.xml", b"/word/document2.xml")
        .replace(b"docProps/custom.xml", b"custom.xml")
        .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
                 b"http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties")
    )  # fmt: skip
    content["docProps/core.xml"] = b"<coreProperties/>"
    transitional, strict = NS["w"].encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    content["word/document2.xml"] = content["word/document2.xml"].replace(transitional, strict)
    assert asked(zipped(content)) == as_made(Kind.WORD)


@pytest.mark.parametrize(
    ("part", "old"),
    [("docProps/core.xml", b"jdgen/1/"), ("docProps/custom.xml", b"jdgen ")],
    ids=["properties without keywords", "keywords without properties"],
)
def test_either_the_keywords_or_the_properties_suffice(part: str, old: bytes) -> None:
    docx = sample("docx")
    assert old in parts(docx)[part]
    assert asked(with_part(docx, part, parts(docx)[part].replace(old, b"lost"))) == as_made(Kind.WORD)


def test_keywords_are_believed_before_properties() -> None:
    docx = sample("docx")
    changed = parts(docx)["docProps/custom.xml"].replace(b"sen/men_tor", b"headteacher")
    assert b"headteacher" in changed
    assert asked(with_part(docx, "docProps/custom.xml", changed)) == as_made(Kind.WORD)


def test_a_word_file_hides_nothing_but_its_properties_and_bookmarks() -> None:
    content = parts(sample("docx"))
    body = etree.fromstring(content[BODY])
    assert {"docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"} == {
        n for n in content if n[:8] == "docProps"
    }
    assert not [n for n in content if "customXml" in n or "comments" in n or "people" in n or "thumbnail" in n]
    custom = etree.fromstring(content["docProps/custom.xml"])
    assert [each.get("name") for each in custom] == [
        "jdgen role", "jdgen school", "jdgen part", "jdgen version", "jdgen as-of", "jdgen text", "jdgen words",
    ]  # fmt: skip
    assert [each.get("pid") for each in custom] == [str(number) for number in range(2, 9)]
    core = {etree.QName(each).localname: each.text for each in etree.fromstring(content["docProps/core.xml"])}
    assert set(core) == {"title", "subject", "creator", "keywords", "language"}
    token, *keywords = core["keywords"].split(", ")
    assert token.startswith("jdgen/1/role=sen%2Fmen_tor/") and tuple(keywords) == SAMPLE.meta.keywords
    for hidden in ("vanish", "specVanish", "webHidden", "commentReference", "ins", "del", "instrText", "sdt"):
        assert body.find(f".//{q('w:' + hidden)}") is None, hidden
    assert all(each.get(q("w:name")).startswith("_jd_") for each in body.iter(q("w:bookmarkStart")))


def test_a_document_in_another_language_has_its_properties_announced_too() -> None:
    welsh = Document(replace(SAMPLE.meta, language="cy", identity=IDENTITY), SAMPLE.blocks)
    content = parts(word.write(welsh, LETTERHEAD))
    assert b"/docProps/custom.xml" in content["[Content_Types].xml"]
    assert b'Target="docProps/custom.xml"' in content["_rels/.rels"]
