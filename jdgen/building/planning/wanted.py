"""What is asked of documents: how each is made, and how they are to stand in their folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jdgen.building.parts import Part


@dataclass(frozen=True)
class Options:
    """What a command line asks of every document."""

    house: str = ""
    """Every role in this house, whatever it or its school asks for."""
    part: Part = Part.ALL
    post_facts: Mapping[str, str] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    """Roles asked for by their own name: one that says it has no such part is an error then, else passed over."""


NO_OPTIONS = Options()


@dataclass(frozen=True)
class Wanted:
    """How the documents of a plan are to stand in their folder."""

    formats: tuple[str, ...] = ("docx",)
    options: Options = NO_OPTIONS
    workers: int = 1
    keep_going: bool = False
    """What can be made is made though other documents fail."""
