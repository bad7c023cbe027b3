"""Lists that spreadsheets open: whole, and without running anything."""

import csv
from collections.abc import Callable
from io import StringIO

from building.catalogue.trust import PACK, spreadsheet
from hypothesis import example, given
from hypothesis import strategies as st

from jdgen.building.catalogue.spreadsheet import as_csv

RISKY = "=+-@\t\r\n＝＋－＠"
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12) | st.sampled_from(
    ["=1+1", "@SUM(A1)", "-2", "a,b", 'say "x"', "\u2028", "line\nline", "'=1", ";", "</script>", "é"]
)


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=2), max_size=5))
@example([["\tx", "＝1"]])
def test_every_text_comes_back_and_none_is_a_formula(rows: list[list[str]]) -> None:
    content = as_csv(("a", "b"), rows)
    assert content.startswith(b"\xef\xbb\xbfa,b\r\n") and content.endswith(b"\r\n")
    _, *found = read(content)
    assert [[cell.removeprefix("'") for cell in row] for row in found] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    for cells, given_cells in zip(found, rows, strict=True):
        for cell, text in zip(cells, given_cells, strict=True):
            assert not cell.startswith(tuple(RISKY))
            assert cell == text or (text[0] in RISKY and cell == f"'{text}")


def test_the_list_of_a_pack_is_the_golden(assert_golden: Callable[[str, str], None]) -> None:
    assert_golden("index.csv", spreadsheet(PACK).decode("utf-8-sig").replace("\r\n", "\n"))


def test_each_format_has_a_column_and_each_file_its_path() -> None:
    header, *rows = read(spreadsheet(PACK))
    assert header[-3:] == ["docx", "pdf", "html"]
    assert sorted(path for row in rows for path in row[-3:] if path) == sorted(
        path for row in PACK.rows for path in row.files.values()
    )
