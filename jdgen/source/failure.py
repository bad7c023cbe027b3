"""Where and how the YAML parser gave up: the value that the modules which explain it look at."""

import re
from dataclasses import dataclass
from typing import Any

from jdgen.diagnostics import Diagnostic
from jdgen.source.places import SourceText, in_quotes

KEY = re.compile(r"[^\s\"'\[\]{}&*!|>%@`#:,?-][^\r\n]*?:(?:[ \t]++|(?=[\r\n]|\Z))")
"""A key with its colon and the blanks behind it."""
_INDENT_AND_DASHES = re.compile(r"[ \t]*+(?:[-?][ \t]++)*+")


@dataclass(frozen=True, slots=True)
class Failure:
    """A syntax error: what the parser said, where, and what it had read before."""

    source: SourceText
    said: str
    """The parser's words, of either parser."""
    index: int
    """Where the parser noticed."""
    begun: int
    """Where the thing began that it was reading."""
    last: Any
    """The event of the last text before the failure, or None."""
    brackets: int | None
    """Where the innermost open list or mapping begins, when that is written in brackets."""

    @property
    def text(self) -> str:
        return self.source.text

    def says(self, *words: str) -> bool:
        """Whether one of `words` occurs in what the parser said."""
        return any(word in self.said for word in words)

    def line_from(self, index: int) -> str:
        """The rest of a line."""
        return self.text[index : self.source.line_end(index)]

    def complain(self, code: str, message: str, index: int, hint: str) -> Diagnostic:
        return self.source.complain(code, message, index, hint)

    def column(self, index: int) -> int:
        return self.source.place(index).column

    def shown(self, start: int) -> str:
        """The text that begins at `start`, in quotes behind a colon; nothing where its end is hard to tell."""
        return "." if self.brackets is not None else f": {in_quotes(self.line_from(start))}"

    @property
    def first_in_line(self) -> bool:
        """Whether nothing stands in front of the place of the failure but indentation."""
        return not self.text[self.source.line_start(self.index) : self.index].strip()

    def entry_start(self, index: int) -> int:
        """Where the content of the line of `index` begins, behind indentation and dashes."""
        found = _INDENT_AND_DASHES.match(self.text, self.source.line_start(index))
        return found.end() if found else index

    def value_start(self, index: int) -> int:
        """Where the value on the line of `index` begins, behind indentation, dashes and a key."""
        start = self.entry_start(index)
        key = KEY.match(self.text, start)
        return key.end() if key else start

    def line_above(self) -> int | None:
        """Where the nearest line above the failure's own begins that is not blank."""
        end = len(self.text[: self.source.line_start(self.index)].rstrip())
        return self.source.line_start(end - 1) if end else None
