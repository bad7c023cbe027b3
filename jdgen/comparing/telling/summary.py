"""The first lines of every answer: how much has changed, what could not be compared, what else counts."""

from collections.abc import Iterable, Iterator

from jdgen.comparing.answer import Answer
from jdgen.comparing.entries import Unread
from jdgen.comparing.sentences import counted, listed
from jdgen.diagnostics import Diagnostic
from jdgen.source.days import spoken

_MOST_NAMED = 8
_MOST_PROBLEMS = 12
"""Kinds of problems that are told: with more, something is wrong that has nothing to do with single roles."""


def headline(answer: Answer) -> str:
    """“3 changes in 2 roles: 1 may affect the grade, 2 wording only.”"""
    if not answer.judged:
        which = "No role that could be compared" if answer.comparison.unread else "No role"
        return f"{which} says anything else."
    classes = ", ".join(f"{number} {each}" for each, number in answer.counts.items())
    changes, roles = counted(len(answer.judged), "change"), counted(len(answer.comparison.roles), "role")
    return f"{changes} in {roles}: {classes}."


def sides(answer: Answer) -> str:
    """“From HEAD to the working tree, as worded on 1 September 2026”; sides with a day each are called by it."""
    comparison = answer.comparison
    between = f"From {comparison.old} to {comparison.new}"
    return between if comparison.old_as_of else f"{between}, as worded on {spoken(comparison.as_of)}"


def unread(unread: Iterable[Unread]) -> Iterator[str]:
    """That roles are wrong on one side: those that are wrong in the same way in one sentence."""
    alike: dict[tuple[str, tuple[Diagnostic, ...]], list[str]] = {}
    for each in unread:
        alike.setdefault((each.side, each.findings), []).append(str(each.position))
    for at, ((side, findings), positions) in enumerate(alike.items()):
        if at == _MOST_PROBLEMS:
            others = counted(len(alike) - at, "other reason")
            yield f"More roles were not compared, for {others}: “jdgen check” tells them."
            return
        was, has = ("was", "it has") if len(positions) == 1 else ("were", "they have")
        yield (
            f"{listed(positions, _MOST_NAMED)} {was} not compared: on the side of {side} {has} "
            f"{counted(len(findings), 'problem')}. {findings[0].at}: {findings[0].message}"
        )


def notes(answer: Answer) -> Iterator[str]:
    """What else is to be known."""
    yield from unread(answer.comparison.unread)
    yield from answer.comparison.notes
    if keys := answer.unmatched:
        what = f"the change {keys[0]}, which is" if len(keys) == 1 else f"{len(keys)} changes that are"
        named = "" if len(keys) == 1 else f" ({listed(keys, _MOST_NAMED)})"
        yield f"The consultation speaks of {what} not among these{named}: worded anew since, or of other roles."


def summary(answer: Answer) -> Iterator[str]:
    """The first lines of an answer in text."""
    yield f"{sides(answer)}:"
    yield headline(answer)
    yield from notes(answer)
