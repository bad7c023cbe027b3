"""Where a higher level of a ladder asks less than the one below it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from jdgen.comparing.parts import Kind
from jdgen.diagnostics import Diagnostic, Severity
from jdgen.ladder.kinship import Kinship
from jdgen.ladder.qualifications import named_levels
from jdgen.ladder.values import Family, Ladder, Level, Row, Rung

LEVEL, MISSING, DUTY, OPTIONAL, QUALIFICATION = (
    "ladder-desirable", "ladder-missing", "ladder-duty", "ladder-optional", "ladder-qualification",
)  # fmt: skip
"""The codes of the findings."""
_SPECIFICATION, _DUTIES = "person_specification", "duties"
_SHORT = 70
"""Characters of a text that a message quotes."""


class Step(NamedTuple):
    """Two neighbouring levels: their places in the ladder, the lower first, and who they are."""

    below: int
    above: int
    lower: Level
    higher: Level


class Fall(NamedTuple):
    """A finding, with the number of the row it is about."""

    finding: Diagnostic
    number: int


def falls(ladder: Ladder) -> tuple[Fall, ...]:
    """A warning for each text by which a level asks less than the one below it, in the order of the matrix.

    Only what the texts themselves say: a criterion that is essential below and desirable or missing above (on a form
    without levels, every criterion is asked for), a duty that vanishes and that no duty above takes up, one that is
    only optional above, a lower qualification.
    """
    found: list[Fall] = []
    for below, (lower, higher) in enumerate(pairwise(ladder.levels)):
        step = Step(below, below + 1, lower, higher)
        for row in ladder.rows:
            found += (Fall(finding, row.number) for finding in _of_row(ladder, row, step))
        found += _qualification(ladder, step)
    return tuple(found)


def _of_row(ladder: Ladder, row: Row, step: Step) -> Iterator[Diagnostic]:
    was, now = row.rungs[step.below], row.rungs[step.above]
    if was is None:
        return
    if was.part.kind is Kind.CRITERION:
        yield from _criterion(ladder, row, was, now, step)
    elif was.part.kind is Kind.CLAUSE and was.part.key == _DUTIES and not was.optional:
        yield from _duty(ladder, row, was, now, step)


def _criterion(ladder: Ladder, row: Row, was: Rung, now: Rung | None, step: Step) -> Iterator[Diagnostic]:
    lower, higher = step.lower.name, step.higher.name
    level = was.part.said.get("level")
    if now and level == "essential" and now.part.said.get("level") == "desirable":
        yield _warning(
            LEVEL,
            f"{_quoted(was)} is essential at {lower}, and only desirable at {higher}.",
            now,
            f"Make it essential at {higher}, or desirable at {lower} ({was.part.at}).",
        )
    asked = level == "essential" or not _has_levels(ladder, step.below)
    if now is None and asked and not _is_outdone(ladder, was, step):
        yield _warning(
            MISSING,
            f"{lower} asks for {_quoted(was)}, and {higher} does not.",
            was,
            f"Ask for it at {higher} too{_there(ladder, row, step)}, or make sure that something there stands for it."
            f"{_new_beside(ladder, row, step)}",
        )


def _duty(ladder: Ladder, row: Row, was: Rung, now: Rung | None, step: Step) -> Iterator[Diagnostic]:
    lower, higher = step.lower.name, step.higher.name
    if now and now.optional:
        yield _warning(
            OPTIONAL,
            f"{_quoted(was)} is a duty of every post at {lower}, and at {higher} only of some.",
            now,
            f"Make it a duty of every post at {higher}, or of some at {lower} ({was.part.at}).",
        )
    kinship = Kinship(rung.words for each in ladder.rows for rung in each.rungs if rung)
    if now is None and not any(kinship.is_taken_up(was.words, rung.words) for rung in _duties(ladder, step.above)):
        yield _warning(
            DUTY,
            f"{_quoted(was)} is a duty at {lower}, and no duty at {higher} takes its place.",
            was,
            f"Say at {higher} what becomes of it{_there(ladder, row, step)}, or make sure that this is meant.",
        )


def _qualification(ladder: Ladder, step: Step) -> Iterator[Fall]:
    """The least that the lower level asks for against the most that the higher one could: in doubt, no finding."""
    least = [(min(levels), row) for row, levels in _qualified(ladder, step.below)]
    most = [(max(levels), row) for row, levels in _qualified(ladder, step.above)]
    if not least or not most:
        return
    before, lost = max(least, key=lambda each: each[0])
    after, row = max(most, key=lambda each: each[0])
    was, now = lost.rungs[step.below], row.rungs[step.above]
    if after < before and was and now:
        finding = _warning(
            QUALIFICATION,
            f"{step.lower.name} asks for a qualification of level {before} ({_quoted(was)}), "
            f"and {step.higher.name} for none above level {after} ({_quoted(now)}).",
            now,
            f"Ask for level {before} or more at {step.higher.name}, or for less at {step.lower.name} ({was.part.at}).",
        )
        yield Fall(finding, row.number or lost.number)


def _qualified(ladder: Ladder, level: int) -> Iterator[tuple[Row, frozenset[int]]]:
    """The criteria of a level that name a qualification and ask for it."""
    for row in ladder.rows:
        rung = row.rungs[level]
        if rung and rung.part.kind is Kind.CRITERION and rung.part.said.get("level") != "desirable":
            levels = named_levels(rung.words)
            if levels:
                yield row, levels


def _is_outdone(ladder: Ladder, was: Rung, step: Step) -> bool:
    """Whether a missing criterion asked for a qualification, and the higher level asks for as much or more."""
    asked = named_levels(was.words)
    return bool(asked) and any(max(levels) >= max(asked) for _, levels in _qualified(ladder, step.above))


def _has_levels(ladder: Ladder, level: int) -> bool:
    return any(rung.part.said.get("level") for rung in _criteria(ladder, level))


def _criteria(ladder: Ladder, level: int) -> Iterator[Rung]:
    return (rung for row in ladder.rows if (rung := row.rungs[level]) and rung.part.kind is Kind.CRITERION)


def _duties(ladder: Ladder, level: int) -> Iterator[Rung]:
    kinds = (Kind.CLAUSE, Kind.SUB_CLAUSE)
    return (rung for row in ladder.rows if (rung := row.rungs[level]) and rung.part.key == _DUTIES
            and rung.part.kind in kinds)  # fmt: skip


def _there(ladder: Ladder, row: Row, step: Step) -> str:
    """Where the heading is written under which the higher level would have it; empty if it has no such heading."""
    family = _family(ladder, row)
    heading = family.heading.rungs[step.above] if family and family.heading else None
    return f", under “{heading.words}” ({heading.part.at})" if heading else ""


def _new_beside(ladder: Ladder, row: Row, step: Step) -> str:
    """What is new at the higher level under the same heading, which may stand for what is missing."""
    family = _family(ladder, row)
    rows = family.rows if family else ()
    new = [rung for each in rows if each.rungs[step.below] is None and (rung := each.rungs[step.above])]
    return f" New there: {', '.join(_quoted(rung) for rung in new)}." if new else ""


def _family(ladder: Ladder, row: Row) -> Family | None:
    return next((family for family in ladder.families if row in family.rows), None)


def _quoted(rung: Rung) -> str:
    words = " ".join(rung.words.split())
    return f"“{words}”" if len(words) <= _SHORT else f"“{words[: _SHORT - 1].rstrip()}…”"


def _warning(code: str, message: str, rung: Rung, hint: str) -> Diagnostic:
    return Diagnostic(code, message, rung.part.at, hint, Severity.WARNING)
