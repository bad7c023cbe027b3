"""What stays the same of the changed posts, counted text by text."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from jdgen.building.catalogue.blocks import cell, heading, paragraph
from jdgen.building.consulting.case import Job
from jdgen.building.consulting.papers import phrases, words
from jdgen.building.consulting.papers.naming import Named
from jdgen.building.consulting.papers.sides import Values, new_values, text
from jdgen.building.consulting.papers.tables import Look, table
from jdgen.comparing.change import Change, Did
from jdgen.comparing.parts import Kind, Part
from jdgen.comparing.roles import Fate, Told, fates
from jdgen.document.tree import Block, Cell, Fact, Facts, Run, Section

_NEVER_PRINTED = ("lang", "house", "review_by", "person_specification")


@dataclass(frozen=True)
class Staying:
    """What became of every printed text of a post."""

    told: tuple[Told, ...]
    filled_otherwise: int
    """How many have the same words and print a value that changes; they count as changed."""

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many texts had which fate."""
        return Counter(each.fate for each in self.told)


def staying_of(job: Job) -> Staying:
    """What became of each text of a post that both sides have: what is not the same is in one of its changes, or
    prints a value that is."""
    assert job.old and job.new, "both sides have the post"
    old, new = job.couple.old.resolved(job.old), job.couple.new.resolved(job.new)
    values = frozenset(_changed_values(job))
    told, filled = [], 0
    for each in fates(old, new):
        if each.part.kind is Kind.FACT and (each.part.key in _NEVER_PRINTED or each.part.key.startswith("without.")):
            continue
        is_filled = each.fate is Fate.SAME and not values.isdisjoint(each.part.variables)
        told.append(each._replace(fate=Fate.CHANGED) if is_filled else each)
        filled += is_filled
    return Staying(tuple(told), filled)


def _changed_values(job: Job) -> Iterator[str]:
    """The dotted names of the values that are otherwise than before."""
    assert job.old and job.new, "both sides have the post"
    if job.old.role != job.new.role:
        yield "role.id"
    for judged in job.judged:
        change: Change = judged.entry.change
        if job.position not in judged.entry.positions:
            continue
        if change.did is Did.VALUE:
            yield change.key
        elif change.part is Kind.FACT:
            yield change.key if change.key.startswith("post.") else f"role.{change.key}"


def same(named: Named) -> Section:
    """The section on what stays: of a single post part by part, of several post by post."""
    jobs = [job for job in named.case.jobs if job.old and job.new]
    blocks = list(_of_one(named, jobs[0]) if len(named.case.jobs) == 1 and jobs else _of_many(named, jobs))
    return Section((heading(2, words.SAME), *(blocks or [paragraph(words.NOTHING_COMPARED)])))


def _of_one(named: Named, job: Job) -> Iterator[Block]:
    staying = staying_of(job)
    if elsewhere := named.elsewhere(job):
        yield paragraph(phrases.as_worded_at(named.school(job.school)))
        yield paragraph(phrases.made_elsewhere([each.number for each in elsewhere]))
    yield paragraph(phrases.holds_the_rest(staying.counts.get(Fate.SAME, 0)))
    if staying.filled_otherwise:
        yield paragraph(phrases.filled_otherwise(staying.filled_otherwise))
    facts = [each.part for each in staying.told if each.fate is Fate.SAME and each.part.kind is Kind.FACT]
    if facts:
        yield paragraph(words.FACTS_SAME)
        yield Facts(tuple(_fact(part, new_values(job)) for part in facts), "facts")
    rows = [(cell(name, header=True), *_numbers(Counter(fates))) for name, fates in _by_group(staying.told).items()]
    rows.append((cell(words.SAME_ALL, header=True), *_numbers(staying.counts)))
    yield table(Look.COUNTS, words.SAME, words.SAME_COLUMNS, rows)


def _fact(part: Part, values: Values) -> Fact:
    key = part.key.removeprefix("post.")
    label = words.FACTS.get(part.key) or phrases.capital(key.replace("_", " "))
    return Fact((Run(label),), text(part.words, part.kind, values))


def _by_group(told: Iterable[Told]) -> dict[str, list[Fate]]:
    """The fates by the part of the role, and within it by the heading."""
    found: dict[str, list[Fate]] = {}
    for key in words.PARTS:
        for each in told:
            part = "facts" if each.part.kind is Kind.FACT else each.part.key
            if part == key:
                within = f": {each.group}" if each.group else ""
                found.setdefault(f"{words.PARTS[key]}{within}", []).append(each.fate)
    return found


def _numbers(counts: Mapping[Fate, int]) -> Iterator[Cell]:
    for fate in Fate:
        yield cell(str(counts.get(fate, 0)))


def _of_many(named: Named, jobs: Iterable[Job]) -> Iterator[Block]:
    """A row for each post with changes of its own; the others together."""
    staying = [(job, staying_of(job)) for job in jobs]
    own = [(job, each) for job, each in staying if job.has_own]
    others = [each for job, each in staying if not job.has_own]
    if staying:
        yield paragraph(words.HELD_IN_FULL)
    if elsewhere := sorted({each.number for job, _ in staying for each in named.elsewhere(job)}):
        yield paragraph(phrases.counted_at_one_place(elsewhere))
    if filled := sum(each.filled_otherwise for _, each in staying):
        yield paragraph(phrases.filled_otherwise(filled))
    if others:
        unchanged = sum(each.counts.get(Fate.SAME, 0) for each in others)
        changed = sum(len(each.told) for each in others) - unchanged
        yield paragraph(phrases.same_elsewhere(len(others), unchanged, changed))
    if own:
        rows = [(cell(named.job(job), header=True), *_numbers(each.counts)) for job, each in own]
        yield table(Look.COUNTS, words.SAME, (words.POST_COLUMNS[0], *words.SAME_COLUMNS[1:]), rows)
