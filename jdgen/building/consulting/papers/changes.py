"""Each change of a consultation with its reason: those of several posts once, then post by post; and what else is known
of the comparison."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from jdgen.building.catalogue.blocks import cell, heading, paragraph, runs
from jdgen.building.catalogue.rows import one_line
from jdgen.building.consulting.case import Job
from jdgen.building.consulting.papers import change_phrases, words
from jdgen.building.consulting.papers.naming import Named, Numbered
from jdgen.building.consulting.papers.sides import BeforeAfter, before_after, new_values, old_values
from jdgen.building.consulting.papers.tables import Look, table
from jdgen.comparing.causes import Source
from jdgen.comparing.change import Did
from jdgen.comparing.entries import Entry
from jdgen.comparing.parts import Kind
from jdgen.consultation.classes import Class
from jdgen.document.tree import Block, List, ListItem, Paragraph, Run, Runs, Section


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
        yield paragraph(change_phrases.counts({each: classes.count(each) for each in Class}, is_confirmed))
        yield paragraph(change_phrases.how_to_read())
        changes = [each.judged.entry.change for each in named.changes]
        if any("{{ " in change.old + change.new + change.about for change in changes):
            yield paragraph(change_phrases.stands_for_variables())
    if named.renumbered:
        yield paragraph(change_phrases.renumbered(named.renumbered))


def _shared(named: Named, each: Numbered) -> Section:
    """A change of several posts, with where it comes from and how far it reaches."""
    entry = each.judged.entry
    roles = [named.role(role) for role in entry.roles if role in named.case.job_of]
    lacking = [named.job(job) for job in named.case.jobs if job.role not in entry.roles]
    reach = change_phrases.reach(roles, len(named.case.jobs), lacking, len(entry.schools))
    return _section(named, each, before_after(entry.change, {}, {}, named.school), (_cause(named, entry), reach), 4)


def _own(named: Named, job: Job, each: Numbered, level: int) -> Section:
    """A change of one post."""
    entry = each.judged.entry
    sides = before_after(entry.change, old_values(job), new_values(job), named.school)
    return _section(named, each, sides, (_cause(named, entry), _where(named, job, entry)), level)


def _section(named: Named, each: Numbered, sides: BeforeAfter, told: Iterable[str], level: int) -> Section:
    """A change with its number, its reason, its class, how far it reaches (`told`), and its two sides."""
    judged = each.judged
    title = change_phrases.change_title(each.number, judged.entry.change)
    blocks: list[Block] = [heading(level, title)]
    blocks += [Paragraph(_one_line(sides.about))] if sides.about else []
    is_long = judged.entry.change.did is Did.REWORDED and judged.entry.change.part is not Kind.FACT
    if not is_long and (sides.before or sides.after):
        blocks.append(_labelled((words.BEFORE, _one_line(sides.before)), (words.AFTER, _one_line(sides.after))))
    why = change_phrases.reason(judged, named.case.reason_is_for_all)
    blocks.append(_labelled((words.REASON, runs(why)), (words.CLASS, runs(judged.said_by))))
    blocks += [paragraph(sentence) for sentence in [" ".join(filter(None, told))] if sentence]
    blocks += _missed(named, judged.entry)
    if is_long:
        cells = (cell(_one_line(sides.before)), cell(_one_line(sides.after)))
        blocks.append(table(Look.SIDES, title, (words.BEFORE, words.AFTER), [cells]))
    return Section(tuple(blocks))


def _labelled(*lines: tuple[str, Runs]) -> Paragraph:
    """Lines of one paragraph, each with a label in bold."""
    told = [run for label, text in lines for run in (Run("\n"), Run(f"{label}: ", strong=True), *text)]
    return Paragraph(tuple(told[1:]))


def _cause(named: Named, entry: Entry) -> str:
    if entry.cause.source is Source.SCHOOL:
        return "" if named.case.is_regrading else change_phrases.said_by_school(named.school(entry.cause.name))
    if entry.cause.source is Source.ROLE:
        return ""
    return change_phrases.caused_by(entry.cause)


def _where(named: Named, job: Job, entry: Entry) -> str:
    """Where one post has the change, if it has it not wherever it is."""
    if named.case.is_regrading or entry.cause.source is Source.SCHOOL:
        return ""
    here = {at.school for at in entry.positions}
    everywhere = set(job.couple.new.schools_of.get(job.role, ())) or here
    if here >= everywhere or ("" in here and not entry.missed):
        return ""
    return change_phrases.found_at([named.school(school) for school in sorted(here)])


def _missed(named: Named, entry: Entry) -> Iterator[Block]:
    """Where a change was to come through and does not, by the line that says otherwise."""
    found = sorted(entry.missed, key=lambda missed: (str(missed.at), missed.position))
    lines = [
        change_phrases.missed(named.posts(missed.position for missed in same), at)
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
        lines.append(change_phrases.unread(post, each.side, each.findings[0].message if each.findings else ""))
    if answer.unmatched:
        lines.append(change_phrases.unmatched(named.file, answer.unmatched))
    if lines:
        yield Section((heading(3, words.NOTES), _listed(lines)))


def _listed(lines: Iterable[str]) -> List:
    return List(tuple(ListItem((Run(one_line(line)),)) for line in lines))


def _one_line(text: Runs) -> Runs:
    """A text without line ends, which a cell of Markdown cannot hold."""
    return tuple(Run(run.text.replace("\n", " "), run.strong, run.emphasis, run.href) for run in text)
