"""Lists as spreadsheets open them."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet runs: https://owasp.org/www-community/attacks/CSV_Injection"""


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Comma-separated values as Excel reads them: UTF-8 with its mark, lines ended as RFC 4180 says.

    An apostrophe stands before a text that a spreadsheet would take for a formula; None is an empty cell.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_no_formula(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _no_formula(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULAS) else value
