"""The report on an adoption while it is written, and the words its sentences are made of."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
    """The four lists while they are written; lives for one adoption."""

    taken: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)


def listed(words: list[str]) -> str:
    """`A, B and C`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def counted(number: int, one: str, more: str) -> str:
    """`1 picture`, `2 pictures`."""
    return f"{number} {one if number == 1 else more}"
