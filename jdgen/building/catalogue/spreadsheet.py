"""Lists as spreadsheets open them."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet runs: https://owasp.org/www-community/attacks/CSV_Injection"""


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Comma-separated values as Excel reads them: UTF-8 with its mark, lines ended as RFC 4180 says.

    An apostrophe stands before a text that a spreadsheet would take for a formula; None is an empty cell.
    """
    return b"".join(csv_lines(header, rows))


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """The same line by line."""
    line: Any = csv.writer(_Line(), lineterminator="\r\n").writerow
    yield line(header).encode("utf-8-sig")
    for row in rows:
        yield line([_no_formula(value) for value in row]).encode()


class _Line:
    """What `csv` writes to; it hands each line on to who wrote it."""

    def write(self, line: str) -> str:
        return line


def _no_formula(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value
