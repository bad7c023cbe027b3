"""Texts of a role on their way through a layout: strings that remember their origin.

A `Marked` prints as `<t o="12"/>`, and the reader of the rendered layout puts the text with that number in its
place. So the origin is found again whatever the layout did with the text (printed it, joined it, passed it to a
macro), and no text of an author is ever parsed. Any operation that changes the words (upper case, slicing) yields a
plain string without origin, and the build is then refused: the text of the role did not arrive.
"""

from collections.abc import Iterator

from jdgen.diagnostics import Location
from jdgen.document.tree import Origin, Run, Runs
from jdgen.role.text import Span, Text


class Marked(str):
    """A text of the role (or the house's word for one of its values) that prints as a reference to itself."""

    __slots__ = ("markup",)
    markup: str

    def __html__(self) -> str:
        return self.markup


class Origins:
    """The texts of one rendering by number, and the origins that must arrive in the document."""

    def __init__(self) -> None:
        self._required: list[Origin] = []
        self._texts: list[tuple[Origin, tuple[Span, ...]]] = []

    def __iter__(self) -> Iterator[Origin]:
        """Every value of the role once."""
        return iter(self._required)

    def words(self) -> Iterator[tuple[Origin, str]]:
        """Every value of the role once, with its words (the house's first, for a level, method or mark)."""
        told: set[str] = set()
        for origin, spans in self._texts:
            if origin.key not in told:
                told.add(origin.key)
                yield origin, "".join([span.text for span in spans])

    def text(self, key: str, text: Text) -> Marked:
        """`text` marked with `key`."""
        return self._marked(text.plain, self.required(key, text.at), text.spans)

    def word(self, origin: Origin, word: str) -> Marked:
        """The house's `word` for the value at `origin` (a level, a method, an optional mark)."""
        return self._marked(word, origin, (Span(word),))

    def required(self, key: str, at: Location) -> Origin:
        """The origin of a value that must arrive, in whichever of its words."""
        origin = Origin(key, at)
        self._required.append(origin)
        return origin

    def runs(self, number: int, strong: bool, emphasis: bool, href: str) -> Runs:
        """The text with this number, within the look of the place where it is printed; a blank is one empty run."""
        origin, spans = self._texts[number]
        if not spans:
            return (Run("", strong, emphasis, href, origin),)
        return tuple([Run(s.text, strong or s.strong, emphasis or s.emphasis, s.href or href, origin) for s in spans])

    def _marked(self, words: str, origin: Origin, spans: tuple[Span, ...]) -> Marked:
        marked = Marked(words)
        marked.markup = f'<t o="{len(self._texts)}"/>'
        self._texts.append((origin, spans))
        return marked
