from jdgen.document import walk
from jdgen.document.tree import Cell, Fact, Facts, Heading, List, ListItem, Paragraph, Row, Run, Section, Table


def text(words: str) -> tuple[Run, ...]:
    return (Run(words),)


NESTED = List((ListItem(text("e")),))
TABLE = Table(
    "caption",
    Row((Cell((Paragraph(text("head")),), header=True), Cell(()))),
    (Row((Cell((Paragraph(text("g")), Paragraph(text("h")))), Cell((Paragraph(text(" ")),)))),),
)
BLOCKS = (
    Heading(1, text("a")),
    Section(
        (Paragraph((Run("b"), Run("c", strong=True))), List((ListItem(text("d"), (NESTED,)), ListItem(text("f")))))
    ),
    TABLE,
    Facts((Fact(text("i"), text("j")),)),
)


def test_blocks_come_in_reading_order_each_container_before_its_contents():
    kinds = [type(block) for block in walk.blocks(BLOCKS)]
    assert kinds == [Heading, Section, Paragraph, List, Table, *[Paragraph] * 4, Facts]


def test_every_run_comes_once_in_reading_order():
    assert [run.text for run in walk.runs(BLOCKS)] == ["a", "b", "c", "d", "e", "f", "head", "g", "h", " ", "i", "j"]


def test_items_are_followed_by_the_items_below_them():
    lists = [block for block in walk.blocks(BLOCKS) if isinstance(block, List)]
    assert [walk.plain(item.runs) for item in walk.items(lists[0])] == ["d", "e", "f"]


def test_a_cell_is_blank_when_nothing_in_it_shows():
    assert [walk.is_blank_cell(cell) for cell in walk.cells(TABLE)] == [False, True, False, True]


def test_a_text_is_blank_without_visible_characters():
    assert walk.is_blank(()) and walk.is_blank(text(" \n\u00a0")) and not walk.is_blank(text("x"))
