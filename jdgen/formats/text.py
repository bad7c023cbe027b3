"""A document as plain UTF-8 text, as one would write it in an e-mail: 78 columns, every line readable by itself.

Tables are unrolled (`jdgen.formats.unrolled`): columns side by side fall apart in proportional type and are read
across by a screen reader.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import assert_never

from jdgen.document.identity import Stamp
from jdgen.document.labels import Numbering
from jdgen.document.marks import in_new, new_text
from jdgen.document.together import identities_of
from jdgen.document.tree import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    List,
    ListFormat,
    ListItem,
    Mark,
    Meta,
    Paragraph,
    Run,
    Runs,
    Section,
    Table,
)
from jdgen.document.walk import is_blank, plain
from jdgen.formats.last_line import stamps_for, told
from jdgen.formats.unrolled import unrolled, with_colon

WIDTH = 78
BLANK = "____"
UNDERLINES = {1: "=", 2: "-", 3: "~", 4: "."}
LIST_INDENT = 2
WIDEST_FACT_LABEL = 24
"""Columns; the value of a fact with a longer label begins on a line of its own."""


def write(document: Document) -> bytes:
    """The document as text: its running header, its blocks, under a rule its running footer, and who it is."""
    return _stamped(
        _joined([*_upper_parts(document), *_lower_parts(document, bool(document.meta.identity))]), [document]
    )


def write_together(documents: Sequence[Document]) -> bytes:
    """The documents, one after another, with a double rule between any two and their running lines about each; below
    all of them a line for each that says who it is. Raises ValueError for some with and some without an identity."""
    parts: list[str] = []
    for document in documents:
        parts += [*_upper_parts(document), *_lower_parts(document, always=False), "=" * WIDTH]
    return _stamped(_joined(parts if identities_of(documents) else parts[:-1]), documents)


def _upper_parts(document: Document) -> Iterator[str]:
    yield _running(document.meta.header)
    yield from Body().parts(document.blocks)


def _lower_parts(document: Document, always: bool) -> Iterator[str]:
    """The running footer under a rule, which stands there `always` or if there is a footer."""
    footer = _running(document.meta.footer)
    if footer or always:
        yield "\n".join(filter(None, ("-" * WIDTH, footer)))


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(filter(None, parts)) + "\n"


def _stamped(text: str, documents: Sequence[Document]) -> bytes:
    stamps = stamps_for(text, identities_of(documents))
    lines = [_last_line(stamp, document.meta) for stamp, document in zip(stamps, documents, strict=False)]
    return "".join([text, *(["\n"] if lines else []), *(f"{line}\n" for line in lines)]).encode("utf-8")


def _last_line(stamp: Stamp, meta: Meta) -> str:
    # One line, however long: a token that is wrapped is none.
    return f"{told(stamp.identity, meta)} · {stamp.token}"


def _running(texts: Iterable[str]) -> str:
    return "\n".join(one for text in texts for one in wrapped(text))


class Body:
    """Writes the blocks of one document, from its first to its last, and counts what is numbered."""

    def __init__(self) -> None:
        self._numbering = Numbering()

    def parts(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The text of consecutive blocks; a blank line belongs between any two parts."""
        for block in blocks:
            match block:
                case Section():
                    yield from self.parts(block.blocks)
                case Table():
                    yield from self.parts(unrolled(block))
                case Paragraph():
                    yield "\n".join(wrapped(words(block.runs)))
                case Heading():
                    yield self._heading(block)
                case List():
                    yield "\n".join(self._list(block, above=None))
                case Facts():
                    yield "\n".join(_facts(block.facts))
                case _:
                    assert_never(block)

    def _heading(self, heading: Heading) -> str:
        lines = wrapped(f"{changed(self._numbering.heading(heading), heading.mark)} {words(heading.runs)}".strip())
        if not lines:
            return ""
        room = "\n" if heading.level == 2 else ""
        return room + "\n".join([*lines, UNDERLINES[heading.level] * max(map(len, lines))])

    def _list(self, within: List, above: str | None) -> Iterator[str]:
        """The lines of a list: labels in a column of their own, texts hanging beside them, lists below further in."""
        numbered = list(self._lines_of_items(within, above))
        label_width = max(len(label) for label, _, _ in numbered) + 1
        for label, item, below in numbered:
            margin = " " * LIST_INDENT
            lead = margin + label.ljust(label_width)
            yield from wrapped(words(item.runs), first=lead, others=" " * len(lead)) or [lead.rstrip()]
            yield from (" " * (len(lead) - LIST_INDENT) + one for one in below)

    def _lines_of_items(self, within: List, above: str | None) -> Iterator[tuple[str, ListItem, list[str]]]:
        """Each item with its label and the lines of the lists below it, labels being asked for in reading order."""
        for item, label in self._numbering.items(within, above):
            shown = label if within.format is ListFormat.BULLET else changed(label, item.mark)
            yield shown, item, [one for sublist in item.lists for one in self._list(sublist, above=label)]


def _facts(facts: Iterable[Fact]) -> Iterator[str]:
    """Lines of "Label: value", the values in one column."""
    told = [(_label(fact), _value(fact)) for fact in facts]
    fitting = [len(label) for label, _ in told if len(label) <= WIDEST_FACT_LABEL]
    column = max(fitting, default=LIST_INDENT) + 2
    for label, value in told:
        if len(label) + 2 > column:
            yield from wrapped(label)
            label = ""
        yield from wrapped(value, first=label.ljust(column), others=" " * column)


def _value(fact: Fact) -> str:
    if is_blank(fact.value):
        return BLANK
    emptied = fact.mark is None and is_blank(new_text(fact.value))
    return f"{words(fact.value)} {BLANK}" if emptied else words(fact.value)


def _label(fact: Fact) -> str:
    return words(with_colon(fact.label)).replace("\n", " ").strip()


def words(text: Runs) -> str:
    """The words of a text; an address follows the words that link to it, unless they say it themselves."""
    if len(text) == 1 and not text[0].href:
        return changed(text[0].text, text[0].mark)
    return "".join(_linked(href, list(group)) for href, group in groupby(text, key=lambda run: run.href))


def _linked(href: str, group: list[Run]) -> str:
    said = "".join(changed(plain(tuple(alike)), mark) for mark, alike in groupby(group, key=lambda run: run.mark))
    address = href.removeprefix("mailto:").removeprefix("tel:")
    return said if not href or address in said else f"{said} ({address})"


def changed(text: str, mark: Mark | None) -> str:
    """`text` between the signs by which GNU wdiff tells what was deleted, [-so-], and what was inserted, {+so+}."""
    if mark is None or not text:
        return text
    return f"{{+{text}+}}" if in_new(mark) else f"[-{text}-]"


def wrapped(text: str, first: str = "", others: str = "") -> list[str]:
    """A text's lines, none longer than the width unless a single word is; `first` and `others` begin them.

    Line breaks of the text stay; nothing is split inside a word, so that an address can be clicked.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        lead = others if lines else first
        lines += textwrap.wrap(
            line.strip(" "),
            WIDTH,
            initial_indent=lead,
            subsequent_indent=others,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines
