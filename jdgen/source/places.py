"""The text of one source file, and the place of each of its characters."""

import re
from bisect import bisect_right
from functools import cached_property

from jdgen.diagnostics import Diagnostic, Location

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_LONGEST_EXCERPT = 48


class SourceText:
    """The text of one file. Indexes count characters from 0; lines end at LF, CR or CRLF, as editors and YAML count."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_BREAK.finditer(self.text))]

    def place(self, index: int) -> Location:
        """The line and column of the character at `index`; behind a line's or the text's end, of the last one there."""
        if index >= len(self.text):
            index = max(len(self.text.rstrip()) - 1, 0)
        line = bisect_right(self._line_starts, index)
        start = self._line_starts[line - 1]
        if index > start and self.text[index] in "\r\n":
            index -= 1
        return Location(self.file, line, index - start + 1)

    def line_start(self, index: int) -> int:
        """The index at which the line of the character at `index` begins."""
        return self._line_starts[bisect_right(self._line_starts, index) - 1]

    def line_end(self, index: int) -> int:
        """The index at which the line of the character at `index` ends, its break not counted."""
        found = _LINE_BREAK.search(self.text, index)
        return found.start() if found else len(self.text)

    def complain(self, code: str, message: str, index: int, hint: str = "") -> Diagnostic:
        """An error at the character at `index`."""
        return Diagnostic(code, message, self.place(index), hint)


def excerpt(text: str) -> str:
    """`text` on one line, cut to a length that fits a message."""
    line = " ".join(text[: 4 * _LONGEST_EXCERPT].split())
    return line if len(line) <= _LONGEST_EXCERPT else line[: _LONGEST_EXCERPT - 1].rstrip() + "…"


def in_quotes(text: str) -> str:
    """`text` as an author would have to type it in quotes, cut to a length that fits a hint."""
    line = excerpt(text)
    if '"' not in line and "\\" not in line:
        return f'"{line}"'
    return "'" + line.replace("'", "''") + "'"
