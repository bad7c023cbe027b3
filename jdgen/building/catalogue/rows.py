"""A pack as its catalogue lists it: a row for each document, with its files."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from unicodedata import combining, normalize

from jdgen.formats.table import SUFFIXES

STATES = ("in-force", "approved", "draft", "superseded")
"""In the order in which filters offer them: what applies first."""

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Row:
    """A document of the pack, in all its formats."""

    role: str
    """The role's id."""
    title: str
    grade: str
    """Empty where the role has none."""
    school: str
    """The school's id; empty for the trust."""
    school_name: str
    """The school's name, or the trust's."""
    schools: tuple[str, ...]
    """Ids of further schools under which it is found: those of a site of several schools."""
    version: str
    """Such as 4; empty for a draft."""
    status: str
    """In words, such as “in force from 1 September 2026”."""
    state: str
    """One of `STATES`."""
    review: str
    """The day by which the text is to be looked at again (ISO 8601); empty for none."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Format to path within the pack, with forward slashes."""

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats it has a file of, in the order in which files are offered."""
        return in_order(self.files)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All documents of a pack."""

    title: str
    """The trust's name."""
    as_of: date
    rows: tuple[Row, ...]
    language: str = "en-GB"
    """Of the texts that come from the workspace (a BCP 47 tag)."""
    school_names: Mapping[str, str] = field(default_factory=dict)
    """School id to name, for schools that have documents only as part of a site."""

    @property
    def sorted_rows(self) -> tuple[Row, ...]:
        """The rows as every list shows them: the trust's own, then by school, title and grade as people sort them."""
        return tuple(sorted(self.rows, key=_place))

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats of its files, in the order in which files are offered."""
        return in_order({name for row in self.rows for name in row.files})

    @property
    def schools(self) -> tuple[tuple[str, str], ...]:
        """Id and name of every school that has documents, own ones or a site's; the trust first."""
        own = {row.school: row.school_name for row in self.rows}
        named = {each: self.school_names.get(each, each) for row in self.rows for each in row.schools} | own
        return tuple(sorted(named.items(), key=lambda school: (school[0] != "", natural(school[1]), school[0])))


def in_order(formats: Iterable[str]) -> tuple[str, ...]:
    """`formats` in the order in which files are offered, then those it does not know."""
    given = set(formats)
    return (*(name for name in SUFFIXES if name in given), *sorted(given.difference(SUFFIXES)))


@lru_cache(maxsize=4096)  # titles, grades and names of schools recur in every list
def natural(text: str) -> tuple[str | int, ...]:
    """A key that sorts as people do: without regard to accents and capitals, and H2 before H10."""
    letters = "".join(c for c in normalize("NFKD", text) if not combining(c)).casefold()
    pieces = _DIGITS.split(letters)
    return tuple(int(piece) if number % 2 else piece for number, piece in enumerate(pieces))


def one_line(text: str) -> str:
    """`text` with every stretch of white space, line ends too, as one blank."""
    return " ".join(text.split())


def _place(row: Row) -> tuple[object, ...]:
    return row.school != "", natural(row.school_name), row.school, natural(row.title), natural(row.grade), row.role
