"""The first lines of every answer: how much has changed, what could not be compared, what else counts."""

from collections.abc import Iterator

from jdgen.comparing.answer import Answer
from jdgen.comparing.entries import Unread
from jdgen.comparing.sentences import counted
from jdgen.source.days import spoken


def headline(answer: Answer) -> str:
    """“3 changes in 2 roles: 1 may affect the grade, 2 wording only.”"""
    if not answer.judged:
        return "No role says anything else." if not answer.comparison.unread else "Nothing else could be compared."
    classes = ", ".join(f"{number} {each}" for each, number in answer.counts.items())
    changes, roles = counted(len(answer.judged), "change"), counted(len(answer.comparison.roles), "role")
    return f"{changes} in {roles}: {classes}."


def sides(answer: Answer) -> str:
    """“From HEAD to the working tree, as worded on 1 September 2026”."""
    comparison = answer.comparison
    return f"From {comparison.old} to {comparison.new}, as worded on {spoken(comparison.as_of)}"


def unread(each: Unread) -> str:
    """That a role is wrong on one side."""
    problems = counted(len(each.findings), "problem")
    first = each.findings[0]
    return (
        f"{each.position} was not compared: on the side of {each.side} it has {problems}. {first.at}: {first.message}"
    )


def notes(answer: Answer) -> Iterator[str]:
    """What else is to be known."""
    yield from (unread(each) for each in answer.comparison.unread)
    yield from answer.comparison.notes
    for key in answer.unmatched:
        yield f"The consultation speaks of the change {key}, which is not among these: it may have been worded anew."


def summary(answer: Answer) -> Iterator[str]:
    """The first lines of an answer in text."""
    yield f"{sides(answer)}:"
    yield headline(answer)
    yield from notes(answer)
