"""The tracked changes of a .docx: accepted they give the new document as Word would have it, rejected the old one."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from documents import LAW, SAMPLE, text
from hypothesis import given, settings
from lxml import etree
from redline.edits import versions
from redline.resolving_xml import resolved
from redline.test_redline_laws import EXAMPLES, REVISION
from redline.told import told
from word.asserts import assert_sound
from word.letterhead_files import FILE, letterhead, named, word_styles
from word.ooxml import NS, q, tree

from jdgen.document.tree import Document, Fact, Facts, Heading, Meta, Paragraph
from jdgen.formats.word import FactsFormat, Letterhead, TableFormat, prepare, write
from jdgen.redline import redline


@cache
def letterheads() -> dict[str, Letterhead]:
    """Facts in lines, in tables, and in tables of two a row."""
    table = TableFormat(named("Facts Table"), (22, 28, 22, 28))
    facts = {pairs: dict.fromkeys(("", "note"), FactsFormat(pairs, table, long=40)) for pairs in (0, 1, 2)}
    names = {0: "lines", 1: "table", 2: "grid"}
    return {
        names[pairs]: prepare(letterhead(), replace(word_styles(), facts=formats), FILE)
        for pairs, formats in facts.items()
    }


def assert_tracked(docx: bytes) -> None:
    """Fail unless the changes are such as ECMA-376 asks for: unique numbers, one author and moment, moves in pairs."""
    root = tree(docx)
    marks = [one for one in root.iter() if isinstance(one.tag, str) and one.get(q("w:author"))]
    assert {(one.get(q("w:author")), one.get(q("w:date"))) for one in marks} <= {REVISION}
    numbers = [one.get(q("w:id")) for one in (*marks, *root.iter(q("w:bookmarkStart")))]
    assert max(Counter(numbers).values(), default=1) == 1
    for way in ("From", "To"):
        starts = [one.get(q("w:id")) for one in root.iter(q(f"w:move{way}RangeStart"))]
        assert starts == [one.get(q("w:id")) for one in root.iter(q(f"w:move{way}RangeEnd"))]
    names = [Counter(one.get(q("w:name")) for one in root.iter(q(f"w:move{way}RangeStart"))) for way in ("From", "To")]
    assert names[0] == names[1] and set(names[0].values()) <= {1}
    assert not root.xpath("//w:del//w:t | //w:ins//w:delText | //w:moveFrom//w:delText", namespaces=NS)


def assert_resolves(docx: bytes, old: bytes, new: bytes, page: Letterhead) -> None:
    """Fail unless the redline `docx` becomes `new` when all is accepted, and `old` when all is rejected."""
    for version, accept in ((new, True), (old, False)):
        root = resolved(tree(docx), accept)
        assert not list(_badly_built(root))
        assert _without_small(told(docx, accept), page) == _without_small(told(version), page)


def _badly_built(root: etree._Element) -> Iterator[str]:
    for table in root.iter(q("w:tbl")):
        if table.getnext() is None or table.getnext().tag != q("w:p"):
            yield "a table without a paragraph behind it"
    for cell in root.iter(q("w:tc")):
        if cell[-1].tag != q("w:p"):
            yield "a cell that does not end with a paragraph"


def _without_small(lines: list[str], page: Letterhead) -> list[str]:
    """The lines without the small paragraphs at tables: a redline has more of them, and nobody sees them."""
    style = re.findall(r'w:val="([^"]*)"', page.stylesheet.paragraph("after-table"))
    return [line for line in lines if line != " ".join(["p", *style])]


@settings(LAW, max_examples=EXAMPLES)
@given(versions())
@pytest.mark.parametrize("facts", ["lines", "table", "grid"])
def test_a_redline_accepted_is_the_new_file_and_rejected_the_old_one(
    facts: str, both: tuple[Document, Document]
) -> None:
    old, new = both
    page = letterheads()[facts]
    docx = write(redline(old, new, REVISION).document, page)
    assert_sound(docx)
    assert_tracked(docx)
    assert_resolves(docx, write(old, page), write(new, page), page)


@settings(LAW, max_examples=20)
@given(versions())
def test_the_same_versions_give_the_same_bytes(both: tuple[Document, Document]) -> None:
    first, second = (write(redline(*both, REVISION).document, letterheads()["grid"]) for _ in range(2))
    assert first == second


def test_marks_without_a_revision_are_refused() -> None:
    shown = redline(SAMPLE, replace(SAMPLE, blocks=SAMPLE.blocks[:-1]), REVISION).document
    with pytest.raises(ValueError, match="no revision"):
        write(replace(shown, meta=replace(shown.meta, revision=None)), letterheads()["lines"])


def facts_of(*pairs: tuple[str, str]) -> Document:
    facts = tuple(Fact(text(label), text(value) if value else ()) for label, value in pairs)
    return Document(Meta("A post"), (Heading(1, text("A post")), Facts(facts), Paragraph(text("The end."))))


FOUR = (("Grade", "H2"), ("Hours", "20"), ("Weeks", "38"), ("Holder", ""))


@pytest.mark.parametrize("facts", ["lines", "table", "grid"])
@pytest.mark.parametrize(
    "changed",
    [
        (("Grade", "H3"), *FOUR[1:]),
        FOUR[1:],
        (FOUR[0], FOUR[2], FOUR[1], FOUR[3]),
        (("Grade", "H2"), ("Hours", "20 hours a week, and five more a week in the holidays"), *FOUR[2:]),
        (*FOUR[:3], ("Holder?", "Nobody")),
    ],
    ids=["a value", "the first goes", "two change places", "a value is long", "a blank is filled"],
)
def test_facts_that_change_resolve_to_both_versions(facts: str, changed: tuple[tuple[str, str], ...]) -> None:
    old, new, page = facts_of(*FOUR), facts_of(*changed), letterheads()[facts]
    docx = write(redline(old, new, REVISION).document, page)
    assert_tracked(docx)
    assert_resolves(docx, write(old, page), write(new, page), page)
