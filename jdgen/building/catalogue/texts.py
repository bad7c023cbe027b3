"""Texts as their authors typed them, as runs; and the words of two texts that differ, in bold."""

from collections.abc import Iterable, Iterator

from jdgen.comparing.parts import Kind
from jdgen.comparing.words import Mark, Stretch
from jdgen.document.tree import Run, Runs
from jdgen.role.text import spans_as_typed

_PLAIN = frozenset({Kind.FACT, Kind.HEADING, Kind.DETAIL, Kind.SIGNATORY})
"""Texts without Markdown: asterisks in them are asterisks."""


def typed(words: str, kind: Kind) -> Runs:
    """The words of a part of this kind, with its author's emphasis."""
    if kind in _PLAIN:
        return (Run(words),)
    return tuple(Run(span.text, span.strong, span.emphasis, span.href) for span in spans_as_typed(words))


def marked(text: Runs, pieces: Iterable[Stretch], mark: Mark = Mark.NEW) -> Iterator[Run]:
    """`text` with the words strong that bear the `mark` in `pieces`; without those of the other mark, and with the same
    ones, these make up its words."""
    other = Mark.GONE if mark is Mark.NEW else Mark.NEW
    is_marked = [piece.mark is mark for piece in pieces if piece.mark is not other for _ in piece.text]
    at = 0
    for run in text:
        start = at
        for here in range(at, at + len(run.text)):
            if is_marked[here] != is_marked[start]:
                yield _run(run, run.text[start - at : here - at], is_marked[start])
                start = here
        yield _run(run, run.text[start - at :], start < len(is_marked) and is_marked[start])
        at += len(run.text)


def _run(like: Run, part: str, strong: bool) -> Run:
    return Run(part, like.strong or strong, like.emphasis, like.href)
