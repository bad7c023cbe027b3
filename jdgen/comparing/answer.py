"""A comparison as it is told: every change with its class, those of many roles first, then role by role."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from jdgen.comparing.change import Did
from jdgen.comparing.classes import SUGGESTED, Suggestion, suggest
from jdgen.comparing.entries import Comparison, Entry
from jdgen.consultation.classes import Class
from jdgen.consultation.model import Remark
from jdgen.consultation.reading import Written


class Judged(NamedTuple):
    """A change with the class that a rule suggests, and what HR says of it."""

    entry: Entry
    suggestion: Suggestion
    remark: Remark | None = None

    @property
    def is_class(self) -> Class:
        """HR's, or else the suggested one."""
        return (self.remark and self.remark.is_class) or self.suggestion.suggests

    @property
    def reason(self) -> str:
        """Why it is proposed; empty if nobody says."""
        return (self.remark and self.remark.reason) or ""

    @property
    def said_by(self) -> str:
        """Who says of which class it is, and why, in one sentence."""
        rule = f"{self.suggestion.says.removesuffix('.')} (rule {self.suggestion.rule})"
        if self.remark is None or self.remark.is_class is None:
            return f"{self.suggestion.suggests}; {SUGGESTED}. {rule}."
        if self.remark.is_class is self.suggestion.suggests:
            return f"{self.is_class}; confirmed by HR: {self.remark.class_reason}"
        why = f"{self.is_class}, says HR: {self.remark.class_reason}"
        return f"{why} (Suggested was: {self.suggestion.suggests}. {rule}.)"


@dataclass(frozen=True)
class Answer:
    """What is told of a comparison."""

    comparison: Comparison
    judged: tuple[Judged, ...]
    unmatched: tuple[str, ...] = ()
    """Changes that the consultation speaks of and that are not there."""

    @cached_property
    def counts(self) -> Mapping[Class, int]:
        """How many changes there are of each class, the gravest first; classes without any are left out."""
        numbers = {each: sum(judged.is_class is each for judged in self.judged) for each in Class}
        return {each: number for each, number in numbers.items() if number}

    @cached_property
    def shared(self) -> tuple[Judged, ...]:
        """The changes of several roles; those that reach most first."""
        found = [judged for judged in self.judged if len(judged.entry.roles) > 1]
        return tuple(sorted(found, key=lambda judged: -len(judged.entry.positions)))

    @cached_property
    def by_role(self) -> Mapping[str, tuple[Judged, ...]]:
        """The changes of one role each, by its id, sorted."""
        found: dict[str, list[Judged]] = {}
        for judged in self.judged:
            if len(judged.entry.roles) == 1:
                found.setdefault(judged.entry.roles[0], []).append(judged)
        return {role: tuple(found[role]) for role in sorted(found)}

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed, as far as could be read."""
        return not self.judged and not self.comparison.unread


def judged_answer(comparison: Comparison, consultation: Written) -> Answer:
    """The comparison with the class of each change."""
    judged = tuple(_judged(comparison, consultation))
    there = {each.entry.key for each in judged}
    return Answer(comparison, judged, tuple(key for key in consultation.remarks if key not in there))


def _judged(comparison: Comparison, consultation: Written) -> Iterator[Judged]:
    for entry in comparison.entries:
        yield Judged(entry, suggest(entry.change), consultation.remarks.get(entry.key))


def renumbered(entries: tuple[Judged, ...]) -> tuple[tuple[Judged, ...], tuple[Judged, ...]]:
    """`entries` without those that only have another number, and these."""
    only = tuple(each for each in entries if each.entry.change.did is Did.RENUMBERED)
    return tuple(each for each in entries if each not in only), only
