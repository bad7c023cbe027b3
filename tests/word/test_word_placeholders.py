"""Placeholders in headers and footers, as people type them and as Word stores them."""

import pytest
from word.asserts import assert_sound
from word.letterhead_files import FILE, TEXT_BOX, prepared, runs, with_header, word_styles
from word.ooxml import NS, q, text, tree

from jdgen.diagnostics import Rejected
from jdgen.document.tree import Document, Meta, Paragraph, Run
from jdgen.formats.word import prepare, write

VALUES = (
    ("school.name", "Hill & Dale <Primary>"),
    ("role.title", "Cook"),
    ("school.address", "1 High Street\nHilltown"),
)


def printed(header: str, *values: tuple[str, str]) -> list[str]:
    """The paragraphs that a header of the block elements `header` prints with `values`."""
    meta = Meta("T", values=values or VALUES)
    docx = write(Document(meta, (Paragraph((Run("x"),)),)), prepared(with_header(header)))
    assert_sound(docx)
    header = tree(docx, "word/header1.xml")
    return [text(paragraph) for paragraph in header.iter(q("w:p")) if paragraph.find(".//w:p", NS) is None]


def complaint(header: str) -> tuple[str, str]:
    with pytest.raises(Rejected) as caught:
        prepare(with_header(header), word_styles(), FILE)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.at.file == FILE and diagnostic.code == "letterhead-placeholder"
    return diagnostic.message, diagnostic.hint


@pytest.mark.parametrize(
    "pieces",
    [
        ("{{ school.name }}",),
        ("{{school.name}}",),
        ("{{\u00a0school.name }}",),
        ("{{ school", ".name }}"),
        ("{", "{ school.name }", "}"),
        ("{{", " ", "school", ".", "name", " ", "}}"),
    ],
)
def test_a_placeholder_is_filled_however_word_split_it(pieces: tuple[str, ...]) -> None:
    assert printed(runs(*pieces)) == ["Hill & Dale <Primary>"]


def test_text_around_and_several_placeholders_stay_in_order() -> None:
    assert printed(runs("Post: {{ role", ".title }} at {{school", ".name}}", "!", " {{ role.title }}")) == [
        "Post: Cook at Hill & Dale <Primary>! Cook"
    ]


def test_the_run_where_a_placeholder_begins_gives_it_its_look() -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{ role</w:t></w:r><w:r><w:t>.title }} rest</w:t></w:r></w:p>"
    docx = write(Document(Meta("T", values=VALUES), (Paragraph((Run("x"),)),)), prepared(with_header(bold)))
    first, second = tree(docx, "word/header1.xml").iter(q("w:r"))
    assert (text(first), first.find("w:rPr/w:b", NS) is not None) == ("Cook", True)
    assert (text(second), second.find("w:rPr/w:b", NS)) == (" rest", None)


def test_a_line_feed_in_a_value_is_a_line_break() -> None:
    assert printed(runs("{{ school.address }}.")) == ["1 High Street\nHilltown."]


def test_a_line_whose_every_placeholder_is_absent_is_left_out() -> None:
    header = runs("Fixed") + runs("Version {{ role.version }}, {{ role.status }}") + runs("{{ role.title }}")
    assert printed(header) == ["Fixed", "Cook"]
    assert printed(header, ("role.status", "Draft")) == ["Fixed", "Version , Draft"]
    assert printed(header, ("role.version", ""), ("role.title", "Cook")) == ["Fixed", "Cook"]


def test_the_only_line_of_a_header_stays_empty_with_its_style() -> None:
    style = '<w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    header = runs("Version {{ role.version }}", properties=style)
    assert printed(header) == [""]
    docx = write(Document(Meta("T"), (Paragraph((Run("x"),)),)), prepared(with_header(header)))
    assert tree(docx, "word/header1.xml").find("w:p/w:pPr/w:pStyle", NS) is not None


def test_of_several_lines_that_are_all_absent_one_stays_empty() -> None:
    assert printed(runs("{{ role.version }}") + runs("{{ role.status }}")) == [""]


def test_cells_keep_a_paragraph() -> None:
    table = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='100'/><w:gridCol w:w='100'/></w:tblGrid><w:tr>"
        f"<w:tc>{runs('{{ role.version }}')}</w:tc>"
        f"<w:tc>{runs('{{ role.title }}')}{runs('{{ role.status }}')}</w:tc></w:tr></w:tbl>"
    )
    assert printed(table + runs("end")) == ["", "Cook", "end"]


def test_both_copies_of_a_text_box_are_filled() -> None:
    box = TEXT_BOX.format(content=runs("{{ role", ".title }}") + runs("{{ role.version }}"))
    assert printed(box) == ["Cook", "Cook"]
    assert printed(TEXT_BOX.format(content=runs("{{ role.version }}"))) == ["", ""]


def test_what_is_anchored_to_a_line_keeps_it() -> None:
    box = TEXT_BOX.format(content=runs("{{ role.title }}"))
    line = box[: -len("</w:p>")] + "<w:r><w:t>{{ role.version }}</w:t></w:r></w:p>"
    assert printed(line) == ["Cook", "Cook"]


def test_a_fields_placeholder_beside_page_numbers_works() -> None:
    page = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{inner}'
        for kind, inner in (
            ("begin", "<w:r><w:instrText>PAGE</w:instrText></w:r>"),
            ("separate", "<w:r><w:t>1</w:t></w:r>"),
            ("end", ""),
        )
    )
    line = f"<w:p><w:r><w:t>{{{{ role.title }}}}, page </w:t></w:r>{page}</w:p>"
    assert printed(line) == ["Cook, page 1"]


def test_comments_and_instructions_in_a_header_do_not_disturb() -> None:
    line = "<w:p><w:r><w:t>{{ role.<!-- x -->title }}</w:t></w:r><?jdgen slot x?></w:p>"
    assert printed(line) == ["Cook"]


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("{{ scool.name }}", "word/header1.xml says {{ scool.name }}, which is no known", "Did you mean school.name?"),
        ("{{ pupil.name }}", "which is no known name.", "Names begin with school, trust, role or post."),
        ("{{ school }}", "a placeholder is one dotted name", "Filters and conditions belong in layouts."),
        ("{{ school.name | upper }}", "a placeholder is one dotted name", "Filters and conditions belong in layouts."),
        ("{{ school['name'] }}", "a placeholder is one dotted name", "Filters and conditions belong in layouts."),
        ("{{ }}", "a placeholder is one dotted name", "Filters and conditions belong in layouts."),
        ("{% if x %}", "{% is not the sign of a placeholder here", ""),
        ("{# note #}", "{# is not the sign of a placeholder here", ""),
        ("{{ school.name", "{{ is not the sign of a placeholder here", ""),
        ("school.name }}", "}} is not the sign of a placeholder here", ""),
        ("{{ a ?> b }}", "a placeholder is one dotted name", ""),
    ],
)
def test_anything_but_a_known_name_is_refused(typed: str, message: str, hint: str) -> None:
    told = complaint(runs(typed.replace(">", "&gt;")))
    assert message in told[0]
    assert hint in told[1]


def test_a_placeholder_broken_by_a_line_feed_is_refused() -> None:
    told = complaint("<w:p><w:r><w:t>{{ school</w:t><w:br/><w:t>.name }}</w:t></w:r></w:p>")
    assert "{{ is not the sign of a placeholder here" in told[0]


def test_a_placeholder_in_a_description_is_refused() -> None:
    box = TEXT_BOX.format(content=runs("x")).replace('name="Text Box 7"', 'name="x" descr="{{ school.name }}"')
    assert "as the alternative text of a picture" in complaint(box)[0]
