"""What consultation.yaml does not say yet, with the lines to add."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jdgen.building.catalogue.rows import one_line
from jdgen.building.consulting.case import Case
from jdgen.building.consulting.papers import change_phrases, phrases
from jdgen.building.consulting.papers.evaluation import evaluated
from jdgen.building.consulting.papers.naming import Named
from jdgen.building.consulting.papers.posts import numbers
from jdgen.consultation.classes import Class
from jdgen.workspace import TRUST, TRUST_WORD

_PLAIN_FACTS = {
    "reason": ("why all this is proposed", "the reason, in a paragraph or more"),
    "opens": ("the day on which the consultation opens", "year-month-day, such as 2026-09-01"),
    "closes": ("the day by which responses are to be in", "year-month-day, such as 2026-09-29"),
    "effective": ("the day from which the change is to apply", "year-month-day, such as 2027-01-01"),
    "protection": ("what protects the pay of those whose post changes", "pay protection, or that there is none"),
    "appeal": ("how people can appeal", "to whom, and within which time"),
    "contact": ("whom to ask, and where responses go", "an office and how to reach it, nobody’s name"),
}
"""By key: what is missing, as an object of “says”; and what to write."""
_LONGEST = 60
"""Signs of a comment behind a line."""


class Missing(NamedTuple):
    """One fact that is not given."""

    keys: tuple[str, ...]
    """The keys that lead to it; of a change the second is its eight signs."""
    sentence: str
    """What is to be said, in words."""
    hint: str
    """What to write, for a comment behind the line."""

    @property
    def path(self) -> str:
        """The keys in one: `opens`, `posts.oak`, `changes.0f1e2d3c.reason`."""
        return ".".join(self.keys)

    @property
    def yaml(self) -> str:
        """The lines to paste into a file that does not have the first key yet."""
        return "\n".join(lines([self]))


def missing(case: Case) -> tuple[Missing, ...]:
    """Each fact that the consultation of a case does not give."""
    named = Named(case)
    return (*_facts(case), *_posts(named), *_evaluations(named), *_reasons(named))


def lines(what: Iterable[Missing]) -> Iterator[str]:
    """The lines of YAML by which all of `what` would be said, once the empty values are filled; grouped by key.

    An empty value is refused by jdgen, so that no line is left as it was pasted.
    """
    above: tuple[str, ...] = ()
    for each in what:
        *parents, last = each.keys
        is_change = each.keys[0] == "changes"
        for depth, key in enumerate(parents):
            if tuple(parents[: depth + 1]) != above[: depth + 1]:
                yield f"  - change: {key}" if is_change and depth else f"{'  ' * depth}{key}:"
        above = tuple(parents)
        indent = "  " * (len(parents))
        yield f'{indent}{last}: ""  # {_shortened(each.hint)}'


def _facts(case: Case) -> Iterator[Missing]:
    for key, (sentence, hint) in _PLAIN_FACTS.items():
        if not getattr(case.written.said, key):
            yield Missing((key,), sentence, hint)


def _posts(named: Named) -> Iterator[Missing]:
    for each in numbers(named):
        if each.posts is None:
            place = each.school or TRUST_WORD
            of = f" of {named.role(each.role)}" if each.role else ""
            at = named.school(each.school)
            keys = ("posts", place, each.role) if each.role else ("posts", place)
            yield Missing(keys, f"how many posts{of} there are at {at}", f"a number: posts{of} at {at}")


def _evaluations(named: Named) -> Iterator[Missing]:
    """Of the texts of which a grade may be affected: for the others an evaluation may not be asked for."""
    for job in named.case.jobs:
        may_affect = any(each.is_class is Class.GRADE for each in job.judged)
        if job.new and may_affect and not evaluated(named.case, job).reference:
            title = named.job(job)
            yield Missing(("evaluations", job.role, "ref"), f"the reference of the job evaluation of {title}",
                          f"reference of the evaluation of {title}")  # fmt: skip


def _reasons(named: Named) -> Iterator[Missing]:
    if named.case.reason_is_for_all:
        return
    for number, judged in named.changes:
        if not judged.reason:
            what = one_line(change_phrases.what(judged.entry.change))
            sentence = f"why change {number} is proposed ({judged.entry.key}: {what})"
            yield Missing(("changes", judged.entry.key, "reason"), sentence, f"change {number}: {what}")


def summed(what: Iterable[Missing], named: Named) -> Iterator[str]:
    """The same for people, in few lines: posts, evaluations and reasons each in one."""
    groups: dict[str, list[Missing]] = {}
    for each in what:
        groups.setdefault(each.keys[0], []).append(each)
    for key, group in groups.items():
        if len(group) == 1:
            yield group[0].sentence
        elif key == "posts":
            schools = dict.fromkeys(TRUST if each.keys[1] == TRUST_WORD else each.keys[1] for each in group)
            yield f"how many posts there are at {phrases.joined([named.school(school) for school in schools])}"
        elif key == "evaluations":
            yield f"the references of the job evaluation of {phrases.counted(len(group), 'post')}"
        else:
            signs = {each.keys[1] for each in group}
            numbers_of = [str(number) for number, judged in named.changes if judged.entry.key in signs]
            of = len(named.changes)
            yield (
                f"why changes {phrases.joined(numbers_of)} of {of} are proposed"
                if len(group) < of
                else (f"why each of the {of} changes is proposed")
            )


def _shortened(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
