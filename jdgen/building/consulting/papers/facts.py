"""The facts of each post before and after; many posts that change alike as one list."""

from collections.abc import Iterator

from jdgen.building.catalogue.blocks import cell, heading, paragraph
from jdgen.building.consulting.case import Job
from jdgen.building.consulting.papers import phrases, words
from jdgen.building.consulting.papers.naming import Named
from jdgen.building.consulting.papers.posts import number_of
from jdgen.building.consulting.papers.tables import Look, table
from jdgen.document.tree import Block, Section, Table
from jdgen.role.model import Role
from jdgen.role.text import Text

_MOST_SCHOOLS = 2
"""Schools of a post that are told by name; more are counted."""


def before_and_after(named: Named) -> Section:
    """The section with the table of each post with changes of its own, and of several posts the list."""
    jobs = named.case.jobs
    blocks: list[Block] = [heading(2, words.BEFORE_AFTER)]
    if len(jobs) > 1:
        blocks += [heading(3, words.POSTS_MEANT), _list(named)]
    for job in jobs:
        if job.has_own or len(jobs) == 1:
            blocks += [] if len(jobs) == 1 else [heading(3, named.job(job))]
            blocks += _of_job(named, job)
    return Section(tuple(blocks))


def _of_job(named: Named, job: Job) -> Iterator[Block]:
    if job.before is None or job.after is None:
        yield paragraph(words.NEW_POST if job.before is None else words.ENDING_POST)
        yield _one_side(job)
        return
    elsewhere = named.elsewhere(job)
    if job.school or elsewhere or named.schools_of(job):
        yield paragraph(phrases.as_worded_at(named.school(job.school)))
    if elsewhere:
        yield paragraph(phrases.made_elsewhere([each.number for each in elsewhere]))
    unchanged = words.NO_CHANGE_HERE if elsewhere else words.NO_CHANGE
    rows = []
    for key, label in words.FACTS.items():
        old, new = fact(job.before, key), fact(job.after, key)
        absent = words.NOT_CALCULATED if key == "post.salary" else words.NOT_STATED
        after = unchanged if old and old == new else new
        rows.append((cell(label, header=True), cell(old or absent), cell(after or absent)))
    yield table(Look.FACTS, words.BEFORE_AFTER, (words.FACT, words.BEFORE, words.AFTER), rows)


def _one_side(job: Job) -> Table:
    """A post that there is on one side alone."""
    role, head = (job.after, words.PROPOSAL) if job.after else (job.before, words.BEFORE)
    assert role is not None, "a job has a text on one side at least"
    rows = []
    for key, label in words.FACTS.items():
        absent = words.NOT_CALCULATED if key == "post.salary" else words.NOT_STATED
        rows.append((cell(label, header=True), cell(fact(role, key) or absent)))
    return table(Look.ONE_SIDE, words.BEFORE_AFTER, (words.FACT, head), rows)


def fact(role: Role, key: str) -> str:
    """A fact of a filled role in words, several values with semicolons between them; empty if it is not stated. A blank
    that is to be filled in for a vacancy says so."""
    name = key.removeprefix("post.")
    value = getattr(role.post if key.startswith("post.") else role, name)
    texts: tuple[Text, ...] = value if isinstance(value, tuple) else () if value is None else (value,)
    told = "; ".join(text.plain or words.BLANK for text in texts)
    if key == "post.salary" and told and role.post.pay_year:
        told += f" ({role.post.pay_year.plain})"
    return told


def _list(named: Named) -> Table:
    """A row for each post."""
    rows = []
    for job in named.case.jobs:
        role = job.after or job.before
        grade = fact(role, "grade") if role else ""
        rows.append((
            cell(job.title, header=True), cell(job.role), cell(grade or words.NONE), cell(_schools(named, job)),
            cell(number_of(named, job)), cell(phrases.capital(job.stands_before) or words.NONE),
        ))  # fmt: skip
    return table(Look.POSTS, words.POSTS_MEANT, words.POST_COLUMNS, rows)


def _schools(named: Named, job: Job) -> str:
    schools = named.schools_of(job)
    if not schools:
        return words.NONE
    if len(schools) > _MOST_SCHOOLS:
        return phrases.counted(len(schools), "school")
    return ", ".join(named.school(school) for school in schools)
