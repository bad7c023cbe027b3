"""Each change of a consultation with its reason: those of several posts once, then post by post; and what else is known
of the comparison."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from jdgen.building.catalogue.blocks import cell, heading, paragraph, table
from jdgen.building.catalogue.rows import one_line
from jdgen.building.consulting import words
from jdgen.building.consulting.case import Job
from jdgen.building.consulting.naming import Named, Numbered
from jdgen.building.consulting.sides import Values, before_after, new_values, old_values
from jdgen.comparing.causes import Source
from jdgen.comparing.change import Did
from jdgen.comparing.entries import Entry
from jdgen.consultation.classes import Class
from jdgen.document.tree import Block, List, ListItem, Paragraph, Run, Runs, Section

_SHARES = (50.0, 50.0)


def changes(named: Named) -> Section:
    """The section with all changes; nothing of the comparison is left out of it."""
    blocks: list[Block] = [heading(2, words.CHANGES), *_introduced(named)]
    if named.shared:
        blocks += [heading(3, words.SHARED), *(_shared(named, each) for each in named.shared)]
    is_alone = len(named.case.jobs) == 1
    for job in named.case.jobs:
        own = named.own[job.role]
        if own:
            blocks += [] if is_alone else [heading(3, named.job(job))]
            blocks += [_own(named, job, each, 3 if is_alone else 4) for each in own]
    return Section((*blocks, *_notes(named)))


def _introduced(named: Named) -> Iterator[Block]:
    if not named.changes:
        yield paragraph(words.NO_CHANGES)
    else:
        classes = [each.judged.is_class for each in named.changes]
        is_confirmed = all(each.judged.remark and each.judged.remark.is_class for each in named.changes)
        yield paragraph(words.counts({each: classes.count(each) for each in Class}, is_confirmed))
        yield paragraph(words.how_to_read())
        if any(
            "{{ " in side
            for each in named.shared
            for side in (each.judged.entry.change.old, each.judged.entry.change.new)
        ):
            yield paragraph(words.stands_for_variables())
    if named.renumbered:
        yield paragraph(words.renumbered(named.renumbered))


def _shared(named: Named, each: Numbered) -> Section:
    """A change of several posts, with where it comes from and how far it reaches."""
    entry = each.judged.entry
    roles = [role for role in entry.roles if role in named.case.job_of]
    others = [named.job(job) for job in named.case.jobs if job.role not in entry.roles]
    has_schools = any(at.school for at in entry.positions)
    told = " ".join(filter(None, (
        _cause(named, entry), words.reach([named.role(role) for role in roles], len(named.case.jobs), others),
        words.shared_by(len(entry.schools)) if has_schools else "",
    )))  # fmt: skip
    return Section((*_block(named, each, {}, {}, 4), paragraph(told, "note"), *_missed(named, entry)))


def _own(named: Named, job: Job, each: Numbered, level: int) -> Section:
    entry = each.judged.entry
    told = " ".join(filter(None, (_cause(named, entry), _where(named, job, entry))))
    note = [paragraph(told, "note")] if told else []
    return Section((*_block(named, each, old_values(job), new_values(job), level), *note, *_missed(named, entry)))


def _block(named: Named, each: Numbered, old: Values, new: Values, level: int) -> Iterator[Block]:
    """A change with its number, its two sides, its reason and its class."""
    change = each.judged.entry.change
    title = words.change_title(each.number, change)
    yield heading(level, title)
    sides = before_after(change, old, new, named.school)
    if sides.about:
        yield Paragraph(_one_line(sides.about))
    if sides.before or sides.after:
        cells = (cell(_one_line(sides.before)), cell(_one_line(sides.after)))
        yield table(title, (words.BEFORE, words.AFTER), [cells], _SHARES)
    yield Paragraph((Run("Reason: ", strong=True), Run(one_line(words.reason(each.judged)))))
    yield Paragraph((Run("Class: ", strong=True), Run(one_line(each.judged.said_by))))


def _cause(named: Named, entry: Entry) -> str:
    if entry.cause.source is Source.SCHOOL:
        return "" if named.case.is_regrading else f"It is what {named.school(entry.cause.name)} itself says."
    if entry.cause.source is Source.ROLE:
        return ""
    return words.caused_by(entry.cause)


def _where(named: Named, job: Job, entry: Entry) -> str:
    """Where one post has the change, if it has it not wherever it is."""
    if named.case.is_regrading or entry.change.did in (Did.POSITION_ADDED, Did.POSITION_REMOVED):
        return ""
    here = {at.school for at in entry.positions}
    everywhere = set(job.couple.new.schools_of.get(job.role, ())) or here
    if here >= everywhere or ("" in here and not entry.missed):
        return ""
    return words.found_at([named.school(school) for school in sorted(here)])


def _missed(named: Named, entry: Entry) -> Iterator[Block]:
    """Where a change was to come through and does not, by the line that says otherwise."""
    found = sorted(entry.missed, key=lambda missed: (str(missed.at), missed.position))
    lines = [
        words.missed(named.posts(missed.position for missed in same), at)
        for at, same in groupby(found, key=lambda missed: str(missed.at))
    ]
    if lines:
        yield _listed(lines)


def _notes(named: Named) -> Iterator[Block]:
    """What is no change and must be known: sentences of the comparison, roles that are wrong, remarks on nothing."""
    answer = named.case.answer
    lines = [*answer.comparison.notes]
    for each in answer.comparison.unread:
        post = named.posts([each.position])
        lines.append(words.unread(post, each.side, each.findings[0].message if each.findings else ""))
    if answer.unmatched:
        lines.append(words.unmatched(answer.unmatched))
    if lines:
        yield Section((heading(3, words.NOTES), _listed(lines)))


def _listed(lines: Iterable[str]) -> List:
    return List(tuple(ListItem((Run(one_line(line)),)) for line in lines))


def _one_line(text: Runs) -> Runs:
    """A text without line ends, which a cell of Markdown cannot hold."""
    return tuple(Run(run.text.replace("\n", " "), run.strong, run.emphasis, run.href) for run in text)
