"""The printed label of every list item and numbered heading: "•", "IV.", "(b)", "4.10".

A label depends on what stood before it, so a writer keeps one `Numbering` and asks it for each heading and list as it
meets them, in reading order. The rules are Word's (ECMA-376 Part 1, 17.9, as Word and LibreOffice carry it out), so
that all formats show what the Word file shows.
"""

from collections.abc import Iterable, Iterator
from copy import copy
from typing import assert_never

from jdgen.document.marks import in_new, in_old
from jdgen.document.tree import Block, Heading, HeadingNumber, List, ListFormat, ListItem
from jdgen.document.walk import blocks

ROMAN_NUMERALS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


class Numbering:
    """Counts numbered headings and clauses from the start of one document to its end.

    In a redline each version is counted for itself: what is in the new one has its number there, what is only in the
    old one the number that it had.
    """

    def __init__(self) -> None:
        self._new = _Count()
        self._old: _Count | None = None
        """Of the old version; None as long as both are counted alike."""
        self._was: dict[str, str] = {}
        """The label that an item of both versions had, by the one that it has."""

    def heading(self, heading: Heading) -> str:
        """The label that `heading` prints ("4."), or "" if it prints none; counts it if it is numbered."""
        if heading.number is HeadingNumber.NONE:
            return ""
        if heading.mark is None and self._old is None:
            return self._new.heading(heading.number)
        before = self._before
        was = before.heading(heading.number) if in_old(heading.mark) else ""
        return self._new.heading(heading.number) if in_new(heading.mark) else was

    def items(self, within: List, above: str | None = None) -> Iterator[tuple[ListItem, str]]:
        """Each item of a list with its label; lists below an item are asked for in turn, before the next item is taken.

        `above` is the label of the item that the list stands below (None: below none); such a list begins anew.
        """
        old = new = 0
        for item in within.items:
            if item.mark is None and self._old is None:
                old, new = old + 1, new + 1
                yield item, self._new.item(within.format, new, above)
            else:
                old, new = old + in_old(item.mark), new + in_new(item.mark)
                yield item, self._tracked(item, within.format, (old, new), above)

    @property
    def _before(self) -> "_Count":
        """The old version's count, from here on apart from the new one's."""
        if self._old is None:
            self._old = copy(self._new)
        return self._old

    def _tracked(self, item: ListItem, form: ListFormat, places: tuple[int, int], above: str | None) -> str:
        old, new = places
        was, before = "", self._before
        if in_old(item.mark):
            was = before.item(form, old, None if above is None else self._was.get(above, above))
        if not in_new(item.mark):
            return was
        label = self._new.item(form, new, above)
        if item.mark is None:
            self._was[label] = was
        return label


class _Count:
    """The numbers of the last numbered heading and of the last clause below it."""

    def __init__(self) -> None:
        self._section = 0
        self._clause = 0

    def heading(self, number: HeadingNumber) -> str:
        self._section += 1
        self._clause = 0
        return f"{self._section}." if number is HeadingNumber.PRINTED else ""

    def item(self, form: ListFormat, place: int, above: str | None) -> str:
        if form is not ListFormat.LEGAL:
            return own_label(form, place, nested=above is not None)
        if above is not None:
            return f"{above.rstrip('.')}.{place}"
        # Clauses before the first numbered heading use up the number 1, and that heading becomes 2 (Microsoft KB
        # Q110380 for Word; LibreOffice prints the same).
        self._section = self._section or 1
        self._clause += 1
        return f"{self._section}.{self._clause}"


def printed_labels(within: Iterable[Block]) -> Iterator[tuple[Heading | ListItem, str]]:
    """Every heading and list item of a document's blocks in reading order with its label ("" where none prints)."""
    numbering = Numbering()
    for block in blocks(within):
        if isinstance(block, Heading):
            yield block, numbering.heading(block)
        elif isinstance(block, List):
            yield from _item_labels(numbering, block, above=None)


def _item_labels(numbering: Numbering, within: List, above: str | None) -> Iterator[tuple[ListItem, str]]:
    for item, label in numbering.items(within, above):
        yield item, label
        for sublist in item.lists:
            yield from _item_labels(numbering, sublist, above=label)


def own_label(form: ListFormat, place: int, nested: bool) -> str:
    """The label of the item at `place` (from 1) of a list that counts for itself."""
    match form:
        case ListFormat.BULLET:
            return "–" if nested else "•"
        case ListFormat.DECIMAL:
            return f"{place}."
        case ListFormat.ROMAN:
            return f"{roman(place)}."
        case ListFormat.ALPHA:
            return f"({letters(place)})"
        case ListFormat.LEGAL:
            raise ValueError("a clause's label depends on the headings before it: ask a Numbering")
        case _:
            assert_never(form)


def roman(number: int) -> str:
    """`number` (1 or more) in capital Roman numerals."""
    written = ""
    for value, numeral in ROMAN_NUMERALS:
        count, number = divmod(number, value)
        written += numeral * count
    return written


def letters(number: int) -> str:
    """`number` (1 or more) as a letter; 27 is "aa", 28 "bb": the letter repeats (ECMA-376 Part 1, 17.18.59)."""
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (rounds + 1)
