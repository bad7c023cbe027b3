"""A redline as a web page, as Markdown and as text."""

import re

from documents import LAW, SAMPLE, listed, section, text
from hypothesis import given, settings
from lxml import html as parsed
from redline.edits import versions
from redline.test_redline_laws import EXAMPLES, REVISION

from jdgen.document.labels import printed_labels
from jdgen.document.tree import Document, Heading, HeadingNumber, ListFormat, Meta
from jdgen.document.walk import plain
from jdgen.formats import html, markdown
from jdgen.formats import text as as_text
from jdgen.redline import accepted, redline


def words(page: bytes, without: str) -> list[str]:
    """The words of a page's article without the elements `without`, and without what is only said aloud at changes."""
    article = parsed.fromstring(page.decode()).find(".//article")
    for gone in article.iterfind(f".//{without}"):
        gone.text = ""
        for child in list(gone):
            gone.remove(child)
    for said in article.xpath(".//ins/span[@class='visually-hidden'] | .//del/span[@class='visually-hidden']"):
        said.text = ""
    return " ".join(article.itertext()).split()


@settings(LAW, max_examples=max(1, EXAMPLES // 3))
@given(versions())
def test_a_page_without_what_was_deleted_says_the_new_text(both: tuple[Document, Document]) -> None:
    shown = redline(*both, REVISION).document
    new = accepted(shown)
    assert "".join(words(html.write(shown, ""), "del")) == "".join(words(html.write(new, ""), "del"))


@settings(LAW, max_examples=max(1, EXAMPLES // 3))
@given(versions())
def test_what_is_in_the_new_version_has_its_number_there(both: tuple[Document, Document]) -> None:
    shown = redline(*both, REVISION).document
    kept = [
        label
        for one, label in printed_labels(shown.blocks)
        if one.mark is None or one.mark.change.value in ("inserted", "moved to")
    ]
    assert kept == [label for _, label in printed_labels(accepted(shown).blocks)]


CLAUSES = [
    section("Duties", listed(*names, form=ListFormat.LEGAL), number=HeadingNumber.PRINTED)
    for names in (("lend books", "mend books", "sort books"), ("lend books", "sort books", "order books"))
]
OLD, NEW = (Document(Meta("A post"), (Heading(1, text("A post")), each)) for each in CLAUSES)


def test_what_was_deleted_keeps_the_number_that_it_had() -> None:
    found = {plain(one.runs): label for one, label in printed_labels(redline(OLD, NEW, REVISION).document.blocks)}
    assert found == {
        "A post": "", "Duties": "1.", "lend books": "1.1", "mend books": "1.2", "sort books": "1.2",
        "order books": "1.3",
    }  # fmt: skip


def test_a_page_says_aloud_what_its_lines_and_colours_show() -> None:
    page = html.write(redline(OLD, NEW, REVISION).document, "").decode()
    assert '<del><span class="visually-hidden">deleted: </span>mend books</del>' in page
    assert '<ins><span class="visually-hidden">inserted: </span>order books</ins>' in page
    assert "text-decoration-line: line-through" in page


def test_a_page_in_welsh_says_that_these_words_are_english() -> None:
    welsh = Document(Meta("A post", language="cy"), NEW.blocks)
    assert (
        '<span class="visually-hidden" lang="en">deleted: </span>'
        in html.write(redline(OLD, welsh, REVISION).document, "").decode()
    )


def test_a_page_without_marks_has_no_word_of_redlines() -> None:
    assert b"line-through" not in html.write(SAMPLE, "")
    assert b"redline-key" not in html.write(SAMPLE, "")


def test_a_page_begins_with_what_its_marks_look_like() -> None:
    welsh = Document(Meta("A post", language="cy"), NEW.blocks)
    shown, in_welsh = (html.write(redline(OLD, new, REVISION).document, "").decode() for new in (NEW, welsh))
    key = (
        "Changes: <ins>inserted</ins>, <del>deleted</del>, "
        '<del class="moved">moved away</del>, <ins class="moved">moved here</ins></p>\n<article>'
    )
    assert f'<main>\n<p class="redline-key">{key}' in shown
    assert f'<main>\n<p class="redline-key" lang="en">{key}' in in_welsh


def test_markdown_has_elements_that_github_shows() -> None:
    shown = markdown.write(redline(OLD, NEW, REVISION).document).decode()
    assert "- <del>1.2</del> <del>mend books</del>\n" in shown
    assert "- <ins>1.3</ins> <ins>order books</ins>\n" in shown


def test_markdown_does_not_count_a_list_in_which_items_went() -> None:
    lists = [("one of them", "two of them", "three of them"), ("one of them", "three of them")]
    old, new = (Document(Meta("x"), (Heading(1, text("x")), listed(*some, form=ListFormat.DECIMAL))) for some in lists)
    shown = markdown.write(redline(old, new, REVISION).document).decode()
    assert "- 1. one of them\n- <del>2.</del> <del>two of them</del>\n- 2. three of them" in shown


def test_text_has_the_signs_of_wdiff() -> None:
    shown = as_text.write(redline(OLD, NEW, REVISION).document).decode()
    assert re.search(r"\[-1\.2-\] \[-mend books-\]\n", shown)
    assert re.search(r"\{\+1\.3\+\} \{\+order books\+\}\n", shown)
