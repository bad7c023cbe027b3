"""What jdgen says when something is wrong: where, what, and what to do.

A stage that must produce a value raises `Rejected` with everything it found;
a stage that judges yields `Diagnostic`s.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import NamedTuple

_ALIKE = 0.6
"""How much alike two words are, of 1, where one may be the other misspelt (the usual of `difflib`)."""


class Severity(StrEnum):
    """How bad a finding is: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Location(NamedTuple):
    """A place in a source file: workspace path with forward slashes, 1-based line and column (in characters)."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One complaint. `code` is a stable kebab-case word, `message` one plain sentence, `hint` what to do about it."""

    code: str
    message: str
    at: Location
    hint: str = ""
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        """Whether it stops a build."""
        return self.severity is Severity.ERROR

    @property
    def sort_key(self) -> tuple[Location, str, str]:
        """By place, then by code, so that reports do not depend on the order of discovery."""
        return (self.at, self.code, self.message)


class Rejected(Exception):
    """Raised by a stage that cannot produce its value; holds every diagnostic it found, at least one an error."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(f"{d.at}: {d.message}" for d in self.diagnostics))


def reject(code: str, message: str, at: Location, hint: str = "") -> Rejected:
    """A `Rejected` with a single error, for `raise reject(...)`."""
    return Rejected([Diagnostic(code, message, at, hint)])


def raise_errors(diagnostics: Iterable[Diagnostic]) -> None:
    """Raise `Rejected` with all of `diagnostics` if one of them is an error."""
    found = tuple(diagnostics)
    if any(d.is_error for d in found):
        raise Rejected(found)


def nearest(word: str, known: Iterable[str], *, cutoff: float = _ALIKE) -> str:
    """The one of `known` that `word` was probably meant to be; "" if none is much like it."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=cutoff)), "")


def did_you_mean(word: str, known: Iterable[str], shown: str = "“{}”", *, cutoff: float = _ALIKE) -> str:
    """“Did you mean “grade”?”, for a hint: the nearest of `known`, written as `shown` has it; "" if none is near."""
    near = nearest(word, known, cutoff=cutoff)
    return f"Did you mean {shown.format(near)}?" if near else ""
