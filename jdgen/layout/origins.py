"""Texts of a role on their way through a layout: strings that remember their origin.

A `Marked` prints as `<t o="12">...</t>`, so the reader of the rendered layout finds the origin again whatever it
did with the text: printed it, joined it, passed it to a macro. Any operation that changes the words (upper case,
slicing) yields a plain string without origin, and the build is then refused: the role's text did not arrive.
"""

import re
from collections.abc import Iterator

from markupsafe import escape

from jdgen.diagnostics import Location
from jdgen.document.tree import Origin
from jdgen.role.text import Span, Text


class Marked(str):
    """A text of the role (or the house's word for one of its values) that prints with its origin."""

    __slots__ = ("markup",)
    markup: str

    def __html__(self) -> str:
        return self.markup


class Origins:
    """The origins of one rendering, by number, and the keys that must arrive in the document."""

    def __init__(self) -> None:
        self._origins: list[Origin] = []
        self._escaped: dict[str, str] = {}  # the house's words: few, and each printed many times

    def __getitem__(self, number: int) -> Origin:
        return self._origins[number]

    def __len__(self) -> int:
        return len(self._origins)

    def __iter__(self) -> Iterator[Origin]:
        return iter(self._origins)

    def text(self, key: str, text: Text) -> Marked:
        """`text` marked with `key`."""
        number = self.number(key, text.at)
        spans = text.spans
        marked = Marked(spans[0].text if len(spans) == 1 else "".join([span.text for span in spans]))
        marked.markup = f'<t o="{number}">{"".join([_span(span) for span in spans])}</t>'
        return marked

    def word(self, key: str, word: str, at: Location) -> Marked:
        """The house's `word` for the value of the role called `key` (a level, a method, an optional mark)."""
        return self.same(self.number(key, at), word)

    def same(self, number: int, word: str) -> Marked:
        """Another word for the value with this number."""
        marked = Marked(word)
        if (words := self._escaped.get(word)) is None:
            words = self._escaped[word] = str(escape(word))
        marked.markup = f'<t o="{number}">{words}</t>'
        return marked

    def number(self, key: str, at: Location) -> int:
        """The number of a new origin."""
        self._origins.append(Origin(key, at))
        return len(self._origins) - 1


_SPECIAL = re.compile(r"[&<>]")


def _span(span: Span) -> str:
    words = str(escape(span.text)) if _SPECIAL.search(span.text) else span.text
    if span.emphasis:
        words = f"<em>{words}</em>"
    if span.strong:
        words = f"<strong>{words}</strong>"
    return f'<a href="{escape(span.href)}">{words}</a>' if span.href else words
