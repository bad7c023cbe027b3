"""A house as jdgen holds it: wording, Word styles, letterhead and layouts, loaded whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jdgen.diagnostics import Location
from jdgen.document.tree import HeadingNumber, Picture
from jdgen.formats.word.letterhead.styles import WordStyles

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StandingWords:
    """Where a text stands, in words with values in braces: `{version}`, `{date}`, `{status}`; a date's own three."""

    draft: str
    draft_after: str
    """Of a draft that changes an approved text: `{version}` is the latest."""
    approved: str
    """Approved, and in force from a later `{date}`."""
    in_force: str
    superseded: str
    """`{version}` is the one in force instead."""
    mark: str
    """What stands in the header of a draft."""
    line: str
    """`{version}` and `{status}` of an approved text in one."""
    date: str
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that are the house's, in one language."""

    headings: Words
    labels: Words
    levels: Mapping[str, Words]
    """Level to its forms: name, code, tick."""
    methods: Mapping[str, Words]
    """Method to its forms: name, code."""
    standing: StandingWords

    def label(self, fact: str) -> str:
        """The label of a fact of the role or post (`grade`, `post.hours`)."""
        return self.labels[fact.removeprefix("post.")]


@dataclass(frozen=True, slots=True)
class FactLine:
    """One line of facts: a label of its own or the fact's, and the facts it joins."""

    of: tuple[str, ...]
    label: str = ""
    join: str = ", "


@dataclass(frozen=True, slots=True)
class Omission:
    """A part of the role the house does not print, and why."""

    part: str
    reason: str


@dataclass(frozen=True, eq=False)
class House:
    """Everything a role needs to become a document in one council's or trust's style; equal only to itself."""

    id: str
    at: Location
    """Its house.yaml."""
    name: str
    word: WordStyles
    letterhead: bytes = field(repr=False)
    letterhead_file: str
    layout: str
    """The name of the layout to render."""
    layouts: Mapping[str, str] = field(repr=False)
    """Layout names (`county-model/role.html.j2`) to their text: the house's, its parents' and the base."""
    layout_files: Mapping[str, str] = field(repr=False)
    """Layout names to the files they come from."""
    css: str = field(repr=False)
    fact_lines: tuple[FactLine, ...]
    wordings: Mapping[str, Wording] = field(repr=False)
    """Language to wording; `""` is the house's own."""
    header: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    logo: Picture | None = None
    omits: tuple[Omission, ...] = ()
    section_numbers: HeadingNumber = HeadingNumber.COUNTED
    """Whether a heading of class `legal` prints its number or only counts for the clauses below it."""

    def wording(self, language: str) -> Wording:
        """The wording for `language` (`cy`, `en-GB`), the house's own if it has none for it."""
        return self.wordings.get(language) or self.wordings.get(language.split("-")[0]) or self.wordings[""]
