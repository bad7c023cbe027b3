"""Tables and facts: geometry, header rows, and what stands between."""

import pytest
from documents import SAMPLE, cell, listed, table, text
from docx.document import Document as DocxDocument
from docx.shared import Twips
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from word.letterhead_files import letterhead, prepared
from word.libreoffice import needs_libreoffice, printed
from word.ooxml import NS, q, style, tree, values
from word.ooxml import text as words

from jdgen.document.tree import Block, Cell, Document, Fact, Facts, Heading, Meta, Paragraph, Row, Run, Table
from jdgen.formats.word import write
from jdgen.formats.word.body.facts import group
from jdgen.formats.word.body.tables import column_widths

LETTERHEAD = prepared()
WIDTH = LETTERHEAD.text_width


def written(*blocks: Block) -> bytes:
    return write(Document(Meta("T"), blocks), LETTERHEAD)


def tables(*blocks: Block) -> list[etree._Element]:
    return tree(written(*blocks)).findall(".//w:tbl", NS)


def rows(found: etree._Element) -> list[list[str]]:
    """The text of every cell."""
    return [[words(one) for one in row.iterfind("w:tc", NS)] for row in found.iterfind("w:tr", NS)]


def widths(found: etree._Element) -> list[int]:
    grid = [int(column.get(q("w:w"))) for column in found.iterfind("w:tblGrid/w:gridCol", NS)]
    for row in found.iterfind("w:tr", NS):
        assert [int(w.get(q("w:w"))) for w in row.iterfind("w:tc/w:tcPr/w:tcW", NS)] == grid
    return grid


CRITERIA = table(
    "Knowledge", ("Criterion", "Level", "By"), (cell("Listen"), cell("Essential"), cell()), style="criteria"
)


def test_the_text_width_is_the_page_without_margins() -> None:
    assert (WIDTH, prepared().section.count('w:w="11906"')) == (11906 - 2 * 1417, 1)


def test_gutter_and_columns_narrow_the_text() -> None:
    def two_columns(document: DocxDocument) -> None:
        section = document.sections[0]
        section.gutter = Twips(1000)
        columns = section._sectPr.find(q("w:cols"))
        columns.set(q("w:num"), "2")
        columns.set(q("w:space"), "400")

    assert prepared(letterhead(change=two_columns)).text_width == (WIDTH - 1000 - 400) // 2


def test_quotes_in_a_caption_stay_in_it() -> None:
    (found,) = tables(Table('"Knowledge" & more', CRITERIA.header, CRITERIA.rows))
    assert values(found, "w:tblPr/w:tblCaption") == ['"Knowledge" & more']


def test_a_table_is_fixed_named_and_as_wide_as_the_text() -> None:
    (found,) = tables(CRITERIA)
    properties = found.find("w:tblPr", NS)
    assert [child.tag.rpartition("}")[2] for child in properties] == [
        "tblStyle",
        "tblW",
        "tblLayout",
        "tblLook",
        "tblCaption",
        "tblDescription",
    ]
    assert values(found, "w:tblPr/w:tblStyle") == ["CriteriaTable"]
    assert values(found, "w:tblPr/w:tblCaption") == ["Knowledge"]
    assert values(found, "w:tblPr/w:tblDescription") == ["Criterion, Level, By"]
    assert sum(widths(found)) == WIDTH
    assert [round(100 * width / WIDTH) for width in widths(found)] == [62, 16, 22]


def test_a_table_without_caption_is_about_the_heading_above() -> None:
    bare = Table("", CRITERIA.header, CRITERIA.rows)
    (found,) = tables(Heading(3, text("Knowledge and experience")), bare)
    assert values(found, "w:tblPr/w:tblCaption") == ["Knowledge and experience"]


def test_the_header_row_is_marked_by_a_bare_element_and_styled() -> None:
    (found,) = tables(CRITERIA)
    head, body = found.findall("w:tr", NS)
    mark = head.find("w:trPr/w:tblHeader", NS)
    assert mark is not None and not mark.attrib
    assert body.find("w:trPr/w:tblHeader", NS) is None
    assert [style(p) for p in head.iter(q("w:p"))] == 3 * ["TableHeading"]
    assert [style(p) for p in body.iter(q("w:p"))] == 3 * ["TableText"]


def test_a_row_header_has_its_style_and_the_look_of_a_first_column() -> None:
    (found,) = tables(table("t", ("a", "b"), (cell("x", header=True), cell("y"))))
    assert [style(p) for p in found.iter(q("w:p"))][2:] == ["TableLabel", "TableText"]
    look = found.find("w:tblPr/w:tblLook", NS)
    assert (look.get(q("w:firstColumn")), look.get(q("w:val"))) == ("1", "04A0")
    look = tables(CRITERIA)[0].find("w:tblPr/w:tblLook", NS)
    assert (look.get(q("w:firstColumn")), look.get(q("w:val"))) == ("0", "0420")


def test_an_empty_cell_is_one_empty_paragraph() -> None:
    (found,) = tables(CRITERIA)
    last = found.findall(".//w:tc", NS)[-1]
    assert [child.tag for child in last] == [q("w:tcPr"), q("w:p")]
    assert style(last[1]) == "TableText"


def test_rows_stay_whole_unless_they_hold_a_list_or_much_else() -> None:
    many = cell(*(f"paragraph {number}" for number in range(4)))
    inner = cell(facts(("a", "1"), style=""))
    (found,) = tables(table("t", ("a",), (cell("x"),), (cell(listed("x")),), (many,), (inner,)))
    assert [row.find("w:trPr/w:cantSplit", NS) is not None for row in found.iterfind("w:tr", NS)] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_rows_have_the_least_height_the_house_gives() -> None:
    (found,) = tables(table("t", ("a", "b"), (cell("x"), cell()), style="form"))
    heights = [(h.get(q("w:val")), h.get(q("w:hRule"))) for h in found.iter(q("w:trHeight"))]
    assert heights == [("624", "atLeast")]  # 1.1 cm; the header row needs none


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Paragraph(text("x"), "note"), "Note"),
        (Paragraph(text("x"), "unmapped"), "TableText"),
        (Heading(3, text("x")), "Heading2"),
    ],
)
def test_blocks_in_cells_have_styles_of_their_own(place: Block, expected: str) -> None:
    (found,) = tables(Heading(2, text("h")), Table("t", Row((cell("a", header=True),)), (Row((Cell((place,)),)),)))
    assert style(list(found.iter(q("w:p")))[1]) == expected


def test_a_small_paragraph_stands_between_tables_and_behind_a_last_one() -> None:
    def order(*blocks: Block) -> list[str]:
        return ["table" if e.tag == q("w:tbl") else style(e) for e in tree(written(*blocks))[0]][:-1]

    paragraph = Paragraph(text("x"))
    assert order(CRITERIA, CRITERIA) == ["table", "AfterTable", "table", "AfterTable"]
    assert order(CRITERIA, paragraph) == ["table", "BodyText"]
    assert order(CRITERIA, paragraph, CRITERIA) == ["table", "BodyText", "table", "AfterTable"]


def test_a_table_in_a_cell_is_a_bug_that_is_told() -> None:
    with pytest.raises(ValueError, match="a table in a table cell: 'Knowledge'"):
        written(Table("t", CRITERIA.header, (Row((Cell((CRITERIA,)), Cell(()), Cell(()))),)))


@given(st.lists(st.floats(0.5, 100), max_size=6), st.integers(1, 5), st.integers(1000, 20000))
def test_columns_always_fill_the_width(shares: list[float], count: int, whole: int) -> None:
    found = column_widths(shares, count, whole)
    assert len(found) == count
    assert sum(found) == whole
    assert min(found) >= 0


def test_fewer_columns_take_the_first_shares_and_more_share_equally() -> None:
    assert column_widths((60, 20, 20), 2, 8000) == [6000, 2000]
    assert column_widths((60, 40), 4, 8000) == [2000, 2000, 2000, 2000]


def facts(*pairs: tuple[str, str], style: str) -> Facts:
    return Facts(tuple(Fact(text(label), text(value) if value else ()) for label, value in pairs), style)


LONG = "a value that is longer than thirty characters"


def test_facts_as_a_table_have_a_header_row_and_blanks() -> None:
    (found,) = tables(Heading(2, text("Post")), facts(("Grade", "H3"), ("Name", ""), style="table"))
    assert rows(found) == [["Item", "Detail"], ["Grade", "H3"], ["Name", ""]]
    assert [style(p) for p in found.iter(q("w:p"))][2:] == 2 * ["FactName", "FactValue"]
    assert values(found, "w:tblPr/w:tblCaption") == ["Post"]
    assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in found.iterfind("w:tr", NS))


def test_a_grid_gives_way_to_long_values_and_keeps_the_order() -> None:
    four, two, other = tables(
        facts(("a", "1"), ("b", "2"), ("c", LONG), ("d", "4"), ("e", LONG), ("f", "6"), ("g", "7"), style="grid")
    )
    assert rows(four) == [["Item", "Detail", "Item", "Detail"], ["a", "1", "b", "2"]]
    assert rows(two) == [["Item", "Detail"], ["c", LONG], ["d", "4"], ["e", LONG]]
    assert rows(other) == [["Item", "Detail", "Item", "Detail"], ["f", "6", "g", "7"]]
    assert widths(two)[0] == widths(four)[0]
    assert sum(widths(two)) == sum(widths(four)) == WIDTH


def test_an_odd_fact_stands_alone_rather_than_beside_an_empty_label() -> None:
    _, two = tables(facts(("a", "1"), ("b", "2"), ("c", "3"), style="grid"))
    assert rows(two) == [["Item", "Detail"], ["c", "3"]]


@given(st.lists(st.integers(0, 8), min_size=1, max_size=12))
def test_grouping_keeps_every_fact_in_order(lengths: list[int]) -> None:
    given_facts = [Fact(text(str(number)), (Run("x" * length),)) for number, length in enumerate(lengths)]
    grouped = group(given_facts, 4)
    assert [fact for group_rows in grouped for row in group_rows for fact in row] == given_facts
    assert all(len({len(row) for row in group_rows}) == 1 for group_rows in grouped)
    assert all(len(fact.value[0].text) <= 4 for rows in grouped for row in rows if len(row) == 2 for fact in row)


def test_facts_in_a_cell_are_lines() -> None:
    (found,) = tables(table("t", ("a",), (cell(facts(("Grade", "H3"), style="grid")),)))
    assert rows(found)[1] == ["Grade: H3"]


@needs_libreoffice
def test_libreoffice_prints_every_word_of_the_sample_in_order() -> None:
    docx = write(SAMPLE, LETTERHEAD)
    (lines,) = printed({"sample": docx}).values()
    expected = [word for p in tree(docx).iter(q("w:p")) for word in words(p).split()]
    labels = {"•", "–", "I.", "II.", "1.", "2.", "1.1", "1.2", "2.1", "2.2", "(a)", "(b)"}
    found = [word for line in lines for word in line.split() if word not in labels]
    assert found == [word for word in expected if word not in labels]
    assert "4.10" not in found and len(expected) > 200


def test_a_grid_shows_the_bands_of_its_style_so_that_both_label_columns_look_alike() -> None:
    (grid,) = tables(facts(("a", "1"), ("b", "2"), style="grid"))
    (pair,) = tables(facts(("a", "1"), ("b", "2"), style="table"))
    looks = [found.find("w:tblPr/w:tblLook", NS) for found in (grid, pair)]
    assert [(look.get(q("w:firstColumn")), look.get(q("w:noVBand"))) for look in looks] == [("0", "0"), ("1", "1")]
