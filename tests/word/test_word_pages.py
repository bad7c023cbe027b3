"""What the pages of each kind print, as a letterhead tells it, and what a house is told where they are silent."""

import re

import pytest
from docx.document import Document as DocxDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from word.letterhead_files import FILE, letterhead, prepared, with_part
from word.ooxml import parts

from jdgen.formats.word import Letterhead
from jdgen.formats.word.letterhead.running.pages import PrintedNames, in_words
from jdgen.house.judging import judged_pages

STANDING, MARK = "{{ role.standing }}", "{{ role.draft }}"
NOTHING: frozenset[str] = frozenset()


def names(*some: str) -> frozenset[str]:
    return frozenset(f"role.{name}" for name in some)


def with_kinds(document: DocxDocument) -> None:
    """Another header for the first page and for even pages; the latter has no footer of its own."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    section.first_page_header.paragraphs[0].text = MARK
    section.first_page_footer.paragraphs[0].text = "{{ role.version }}, {{ role.status }}"
    section.even_page_header.paragraphs[0].text = f"{MARK} {STANDING}"


def told(made: Letterhead) -> list[tuple[str, str]]:
    findings = list(judged_pages(made.pages, FILE))
    assert all(finding.code == "standing-not-printed" and finding.at.file == FILE for finding in findings)
    return [(finding.message, finding.hint) for finding in findings]


def test_a_letterhead_tells_what_the_pages_of_each_kind_print() -> None:
    made = prepared(letterhead("{{ school.name }}", STANDING, with_kinds))
    assert made.pages == (
        PrintedNames("first", names("draft"), names("version", "status")),
        PrintedNames("default", frozenset({"school.name"}), names("standing")),
        PrintedNames("even", names("draft", "standing"), NOTHING),
    )


@pytest.mark.parametrize(("value", "kinds"), [("1", ["first", "default"]), ("0", ["default"]), ("off", ["default"])])
def test_a_kind_of_page_that_is_switched_off_is_not_asked(value: str, kinds: list[str]) -> None:
    def switched(document: DocxDocument) -> None:
        document.sections[0].first_page_header.paragraphs[0].text = "Only here"
        switch = OxmlElement("w:titlePg")
        switch.set(qn("w:val"), value)
        document.sections[0]._sectPr.append(switch)

    assert [page.kind for page in prepared(letterhead(MARK, STANDING, switched)).pages] == kinds


def test_a_section_that_names_no_footer_prints_that_of_the_section_before() -> None:
    def another_section(document: DocxDocument) -> None:
        document.add_section()

    (page,) = prepared(letterhead(MARK, STANDING, another_section)).pages
    assert (page.header, page.footer) == (names("draft"), names("standing"))


def test_a_first_page_without_any_header_prints_nothing() -> None:
    content = letterhead(MARK, STANDING)
    body = parts(content)["word/document.xml"].decode()
    titled = re.sub(r"(<w:docGrid)", r"<w:titlePg/>\1", body)
    assert "titlePg" in titled
    first, default = prepared(with_part(content, "word/document.xml", titled.encode())).pages
    assert (first.header, first.footer) == (NOTHING, NOTHING)
    assert default.header == names("draft")


def test_a_letterhead_that_prints_all_is_not_told_anything() -> None:
    assert told(prepared(letterhead(MARK, STANDING))) == []
    assert told(prepared(letterhead(f"{MARK} {{{{ role.version }}}}", "{{ role.status }}"))) == []


def test_a_letterhead_that_prints_nothing_of_it_is_told_once_for_every_page() -> None:
    assert told(prepared(letterhead())) == [
        (
            "Version and status of the text are missing on every page of templates/test/letterhead.docx.",
            "In Word: open the footer there and type {{ role.standing }}, in a paragraph of its own.",
        ),
        (
            "The mark of a draft is missing in the header of every page of templates/test/letterhead.docx.",
            "In Word: open the header there and type {{ role.draft }}; it is left out once the text is approved.",
        ),
    ]


def test_the_pages_that_are_silent_are_named() -> None:
    made = prepared(letterhead("{{ school.name }}", "{{ role.status }}", with_kinds))
    assert [message for message, _ in told(made)] == [
        "The version of the text is missing on odd pages of templates/test/letterhead.docx.",
        "The mark of a draft is missing in the header of odd pages of templates/test/letterhead.docx.",
    ]


@pytest.mark.parametrize(
    ("some", "every", "words"),
    [
        (["default"], ["default"], "every page"),
        (["first"], ["first", "default"], "the first page"),
        (["default"], ["first", "default"], "the following pages"),
        (["first", "even"], ["first", "default", "even"], "the first page and even pages"),
    ],
)
def test_kinds_of_pages_have_names(some: list[str], every: list[str], words: str) -> None:
    assert in_words(some, every) == words
