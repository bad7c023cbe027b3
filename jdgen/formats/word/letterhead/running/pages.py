"""The kinds of pages a letterhead tells apart, and the values that the header and footer of each print (17.10)."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from jdgen.formats.word.letterhead.running.stories import Story

FIRST, DEFAULT, EVEN = "first", "default", "even"


class PrintedNames(NamedTuple):
    """The names of the values that pages of one kind print."""

    kind: str
    """`first`, `default` or `even`, as Word calls them (17.18.36)."""
    header: frozenset[str]
    footer: frozenset[str]

    @property
    def either(self) -> frozenset[str]:
        """What the page says, wherever."""
        return self.header | self.footer


Shown = Mapping[str, tuple[str, str]]
"""For each kind of page in use the ids of the relationships to the header and the footer it shows, "" for none."""


def printed_names(shown: Shown, parts: Mapping[str, str], stories: Iterable[Story]) -> tuple[PrintedNames, ...]:
    """What the pages of each kind print; `parts` are the names of the headers and footers, by their ids."""
    names = {story.name: story.names for story in stories}

    def of(identifier: str) -> frozenset[str]:
        return names.get(parts.get(identifier, ""), frozenset())

    return tuple(PrintedNames(kind, of(header), of(footer)) for kind, (header, footer) in shown.items())


def in_words(some: Collection[str], every: Collection[str]) -> str:
    """Kinds of pages for people, where the letterhead has the kinds `every`: “the first page and even pages”."""
    if set(some) == set(every):
        return "every page"
    words = {
        FIRST: "the first page",
        DEFAULT: "odd pages" if EVEN in every else "the following pages",
        EVEN: "even pages",
    }
    return " and ".join(words[kind] for kind in some)
