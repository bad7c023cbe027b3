import re

import lxml.html
import pytest
from documents import LAW, SAMPLE, cell, documents, listed, section, table, text
from hypothesis import given, settings

from jdgen.document.labels import Numbering
from jdgen.document.tree import (
    Cell,
    Document,
    Facts,
    Heading,
    HeadingNumber,
    List,
    ListFormat,
    Meta,
    Paragraph,
    Picture,
    Row,
    Run,
    Section,
    Table,
)
from jdgen.document.walk import blocks, plain
from jdgen.formats import html
from jdgen.formats.html.edges import edges
from jdgen.formats.html.stylesheet import BASE_CSS


def page(*inner, meta=None, css=""):
    return parsed(Document(meta or Meta("Title"), inner), css)


def parsed(document, css=""):
    return lxml.html.document_fromstring(html.write(document, css).decode("utf-8"))


def seen(element):
    """An element's text without white space and without what is only said aloud."""
    for hidden in element.xpath(".//*[@class='visually-hidden']"):
        hidden.drop_tree()
    return "".join(element.text_content().split())


def told(inner, numbering):
    """What blocks show, labels included and bullets left out, as a reader meets it."""
    for block in inner:
        match block:
            case Paragraph():
                yield plain(block.runs)
            case Heading():
                yield numbering.heading(block) + plain(block.runs)
            case List():
                yield from told_items(block, numbering, None)
            case Facts():
                yield from (plain(fact.label) + plain(fact.value) for fact in block.facts)
            case Table():
                for row in (block.header, *block.rows):
                    for one in row.cells:
                        yield from told(one.blocks, numbering)
            case Section():
                yield from told(block.blocks, numbering)


def told_items(within, numbering, above):
    for item, label in numbering.items(within, above):
        yield ("" if within.format is ListFormat.BULLET else label) + plain(item.runs)
        for below in item.lists:
            yield from told_items(below, numbering, label)


@settings(LAW, max_examples=50)
@given(documents())
def test_the_article_shows_the_document_and_nothing_else(document):
    article = parsed(document).find(".//article")
    assert seen(article) == "".join("".join(told(document.blocks, Numbering())).split())


@settings(LAW, max_examples=50)
@given(documents())
def test_any_page_has_one_title_landmarks_names_and_headers(document):
    root = parsed(document)
    assert root.get("lang") == document.meta.language
    assert root.findtext("head/title") == " ".join(document.meta.title.split())
    assert len(root.xpath("//h1")) == 1
    assert len(root.xpath("/html/body/main")) == 1
    assert len(root.xpath("/html/body/footer")) == bool(document.meta.footer)
    assert len(root.xpath("/html/body/header")) == bool(document.meta.header or document.meta.logo)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(root.xpath("//@aria-labelledby")) <= set(ids)
    assert root.xpath("//img[not(@alt)]") == []
    assert root.xpath("//thead//th[not(@scope='col')] | //tbody//th[not(@scope='row')]") == []
    assert root.xpath("//table[not(caption)]") == []
    assert root.xpath("//th//*[self::h1 or self::h2 or self::h3 or self::h4]") == []


@settings(LAW, max_examples=20)
@given(documents())
def test_a_page_asks_for_nothing_and_links_only_where_its_author_does(document):
    root = parsed(document)
    given_targets = {run.href for block in blocks(document.blocks) for run in getattr(block, "runs", ())}
    assert all(target.startswith("data:image/") for target in root.xpath("//@src"))
    assert root.xpath("//link | //script | //iframe | //object | //form | //base") == []
    assert {a.getparent().tag for a in root.xpath("//@href")} <= {"a"}
    assert given_targets - {""} <= set(root.xpath("//@href"))


@settings(LAW, max_examples=20)
@given(documents())
def test_headings_follow_the_levels_of_the_document(document):
    headings = parsed(document).xpath("//h1 | //h2 | //h3 | //h4 | //*[@role='heading']")
    levels = [int(one.get("aria-level") or one.tag[1]) for one in headings]
    assert levels == [block.level for block in blocks(document.blocks) if isinstance(block, Heading)]


def test_the_sample_is_its_golden(assert_golden):
    # Without the stylesheet, which has a file and tests of its own.
    assert_golden("sample.html", html.write(SAMPLE, "").decode("utf-8").replace(BASE_CSS, "…"))


def test_the_head_says_what_the_document_is():
    root = page(meta=Meta("T", "Trust", "A <subject>", "cy", ("one", "two")))
    named = {meta.get("name"): meta.get("content") for meta in root.xpath("//meta[@name]")}
    assert named == {
        "viewport": "width=device-width, initial-scale=1",
        "author": "Trust",
        "description": "A <subject>",
        "keywords": "one, two",
    }


DRAFT = (("role.draft", "DRAFT"), ("role.standing", "Draft (after version 4)"))


def test_the_mark_of_a_draft_stands_apart_from_the_other_lines_of_the_header():
    header = page(meta=Meta("T", header=("Elm School", "DRAFT"), values=DRAFT)).find(".//header")
    assert [(one.tag, one.get("class"), one.text_content()) for one in header] == [
        ("div", None, "Elm School"),
        ("p", "draft", "DRAFT"),
    ]
    alone = page(meta=Meta("T", header=("DRAFT",), values=DRAFT)).find(".//header")
    assert [(one.tag, one.get("class")) for one in alone] == [("p", "draft")]
    approved = page(meta=Meta("T", header=("Elm School",))).find(".//header")
    assert [one.tag for one in approved] == ["div"]


def test_each_printed_sheet_says_where_the_text_stands_and_the_first_has_the_mark_in_its_header():
    (rules,) = (
        style.text
        for style in page(meta=Meta("T", values=DRAFT)).iterfind(".//style")
        if "bottom-left" in style.text and "counter" not in style.text
    )
    assert rules.split("\n")[1:-1] == [
        '@page { @bottom-left { content: "Draft (after version 4)"; } }',
        '@page { @top-right { content: "DRAFT"; } }',
        "@page :first { @top-right { content: none; } }",
    ]
    assert len(page(meta=Meta("T")).findall(".//style")) == 1


def test_words_of_a_house_cannot_leave_their_string_in_the_stylesheet():
    said = edges(Meta("T", values=(("role.standing", 'a"; } </style> \\ *\n{é'),)))
    assert said == '@page { @bottom-left { content: "a\\22 \\3b  \\7d  \\3c \\2f style\\3e  \\5c  \\2a  \\7b é"; } }'


def test_a_section_is_named_by_its_heading_and_equal_headings_have_ids_of_their_own():
    root = page(section("Duties & more"), section("Duties & more"))
    assert [one.get("aria-labelledby") for one in root.xpath("//section")] == ["duties-more", "duties-more-2"]
    assert root.xpath("//h2/@id") == ["duties-more", "duties-more-2"]


def test_clauses_carry_their_label_as_text_in_a_real_list():
    heading = Heading(2, text("H"), number=HeadingNumber.PRINTED)
    root = page(heading, listed("x", form=ListFormat.LEGAL, style="legal"))
    (item,) = root.xpath("//ol[@class='legal' and @role='list']/li")
    assert item.text_content() == "1.1 x"
    assert root.find(".//h2").text_content() == "1. H"


def test_bullets_are_left_to_the_browser():
    root = page(listed("x"))
    assert root.find(".//ul/li").text_content() == "x"


def test_a_blank_is_seen_and_said():
    root = page(table("t", ("H",), (Cell(()),)))
    (blank,) = root.xpath("//td/span[@class='blank']/span[@class='visually-hidden']")
    assert (blank.text, blank.get("lang")) == ("to be filled in", None)


def test_the_words_for_a_blank_say_that_they_are_english_in_another_language():
    root = page(table("t", ("H",), (Cell(()),)), meta=Meta("T", language="cy"))
    assert root.xpath("//td//span[@lang='en']/text()") == ["to be filled in"]


def test_a_heading_in_a_header_cell_is_a_heading_by_its_role():
    root = page(table("t", ("A", "B"), (Cell((Heading(3, text("Purpose"), "legal"),), header=True), cell("x"))))
    (heading,) = root.xpath("//th[@scope='row']/div[@role='heading']")
    assert (heading.get("aria-level"), heading.get("class"), heading.get("id")) == ("3", "h3 legal", "purpose")


def test_an_empty_column_header_is_no_header():
    blank_corner = Table("t", Row((Cell((), header=True), cell("B", header=True))), (Row((cell("x"), cell("y"))),))
    assert [one.tag for one in page(blank_corner).xpath("//thead/tr/*")] == ["td", "th"]


def test_neighbouring_runs_with_one_target_are_one_link():
    runs = (Run("see "), Run("the ", href="https://e.org"), Run("rules", strong=True, href="https://e.org"))
    assert [a.text_content() for a in page(Paragraph(runs)).xpath("//a")] == ["the rules"]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "//example.org", "file:///etc/passwd", "page.html"])
def test_a_link_that_is_no_address_is_a_mistake(href):
    with pytest.raises(ValueError, match="must be a web, mail or telephone address"):
        page(Paragraph((Run("x", href=href),)))


def test_nothing_an_author_types_becomes_markup():
    trick = "</title></style><script>alert('1')</script>&amp;\"'"
    meta = Meta(trick, trick, trick, header=(trick,), footer=(trick,), logo=Picture(b"", "image/png", trick))
    root = page(Heading(1, text(trick)), table(trick, (trick,), (cell(trick),), style=trick), meta=meta)
    assert root.xpath("//script") == []
    assert root.xpath("//img/@alt") == root.xpath("//table/@class") == root.xpath("//h1/text()") == [trick]


SAFE = ["/* no url() here, and no @import */", 'p::before { content: "url(x) \\2713" }', ".url { --src: 1px }", ""]
UNSAFE = [
    ("p { background: URL(x.png) }", "URL(", 16),
    ("@import 'x.css';", "@import", 0),
    ("p { background: image-set('a.png' 1x) }", "image-set(", 16),
    ("p { background: -webkit-image-set('a.png' 1x) }", "-webkit-image-set(", 16),
    (r"p { background: \75rl(x) }", "\\", 16),
    ("/* </STYLE> */", "</STYLE", 3),
    ("p { content: 'open\n } a { background: url(x) }", "url(", 38),
    ("/* a */ @import url(x)", "@import", 8),
]


@pytest.mark.parametrize("css", SAFE)
def test_a_stylesheet_that_asks_for_nothing_is_safe(css):
    assert html.unsafe_css(css) == []


@pytest.mark.parametrize(("css", "found", "offset"), UNSAFE)
def test_a_stylesheet_that_asks_for_something_is_found_out(css, found, offset):
    assert html.unsafe_css(css)[0] == (found, offset)
    with pytest.raises(ValueError, match="the stylesheet says"):
        page(css=css)


HIDING = [
    ("p { display: none }", "display: none", 4),
    ("p { DISPLAY:NONE!important }", "DISPLAY:NONE", 4),
    ("p {\n  display : /* not */ none;\n}", "display : /* not */ none", 6),
    ("p { visibility: hidden }", "visibility: hidden", 4),
    ("tr { visibility: collapse }", "visibility: collapse", 5),
    ("p { content-visibility: hidden }", "content-visibility: hidden", 4),
    ("p{color:#222;font-size:0}", "font-size:0", 13),
    ("p { font-size: 0.0rem; }", "font-size: 0.0rem", 4),
    ("p { font-size: -0% }", "font-size: -0%", 4),
    ("p { font: bold 0/1 Arial }", "font: bold 0", 4),
    ("p { opacity: 0 }", "opacity: 0", 4),
    ("p { opacity: .00% }", "opacity: .00%", 4),
    ("@media print { p { opacity:0e3; } }", "opacity:0e3", 19),
]
SHOWING = [
    "/* display: none */",
    'p::before { content: "display: none" }',
    "p { --display: none; display: none-such; display: block }",
    "p { font-size: 0.9rem; opacity: 0.5; font-size: .875em; font: 0.9rem/0 Arial; font: oblique 0deg 1rem Arial }",
    "p { visibility: visible; content-visibility: auto; fill-opacity: 0; margin: 0; text-indent: -2em }",
]


@pytest.mark.parametrize(("css", "found", "offset"), HIDING)
def test_a_stylesheet_that_hides_text_is_found_out(css, found, offset):
    assert html.hiding_css(css) == [(found, offset)]


@pytest.mark.parametrize("css", [*SHOWING, BASE_CSS])
def test_a_stylesheet_that_shows_everything_is_left_alone(css):
    assert html.hiding_css(css) == []


def test_the_house_stylesheet_comes_after_the_base_one():
    first, second = page(css="h1 { color: black }").xpath("//style")
    assert html.unsafe_css(BASE_CSS) == []
    assert first.text.strip() == BASE_CSS.strip()
    assert second.text.strip() == "h1 { color: black }"


def luminance(colour):
    """Relative luminance of "#rrggbb" (WCAG 2.2, definition of relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def test_the_base_colours_are_readable():
    named = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", BASE_CSS))
    link = re.search(r"^a \{ color: (#[0-9a-f]{6});", BASE_CSS, re.MULTILINE).group(1)
    for ink in (named["ink"], named["quiet"], named["accent"], link):
        assert min(contrast(ink, named["paper"]), contrast(ink, named["tint"])) >= 4.5  # WCAG 2.2, 1.4.3
    assert contrast(named["line"], named["paper"]) >= 3  # WCAG 2.2, 1.4.11: a blank is known by its line
