"""How many posts people hold, by school: numbers that consultation.yaml gives, and nobody's name."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jdgen.building.catalogue.blocks import cell, heading, paragraph
from jdgen.building.consulting.case import Job
from jdgen.building.consulting.papers import phrases, words
from jdgen.building.consulting.papers.naming import Named
from jdgen.building.consulting.papers.tables import Look, table
from jdgen.document.tree import Block, Section
from jdgen.workspace import TRUST, TRUST_WORD


class Number(NamedTuple):
    """How many posts there are at a school, of one role or (`role` is empty) of all that change."""

    school: str
    role: str
    posts: int | None
    """None if it is not stated."""


def numbers(named: Named) -> Iterator[Number]:
    """A number for each school, or for each role there if they are given by role."""
    given = named.case.written.said.posts
    places = list(named.schools)
    if TRUST_WORD in given and TRUST not in places:
        places.append(TRUST)
    for school in places:
        said = given.get(school or TRUST_WORD)
        if not isinstance(said, Mapping):
            yield Number(school, "", said)
            continue
        for role in _roles_at(named, school):
            yield Number(school, role, _of_role(named, said, role))


def _roles_at(named: Named, school: str) -> Iterator[str]:
    for job in named.case.jobs:
        if named.case.is_regrading or school == TRUST or school in named.schools_of(job):
            yield job.role


def _of_role(named: Named, said: Mapping[str, int], role: str) -> int | None:
    """The number of a role; of a re-grading that of the old role or of the new one, for the same people are meant."""
    job = named.case.job_of[role]
    names = (role, job.old.role) if job.old else (role,)
    return next((said[name] for name in names if name in said), None)


def number_of(named: Named, job: Job) -> str:
    """How many posts of a job there are as far as it is stated, in words."""
    places = named.schools_of(job) or (TRUST,)
    given = named.case.written.said.posts
    found: list[int | None] = []
    for school in places:
        said = given.get(school or TRUST_WORD)
        is_for_one = len(named.case.jobs) == 1
        found.append(_of_role(named, said, job.role) if isinstance(said, Mapping) else said if is_for_one else None)
    known = [number for number in found if number is not None]
    if not known:
        return words.NOT_STATED
    return phrases.known_of(sum(known), len(known), len(found))


def posts(named: Named) -> Section:
    """The section with the numbers; the total is of those that are stated."""
    found = list(numbers(named))
    by_role = any(each.role for each in found) and len(named.case.jobs) > 1
    known = [each.posts for each in found if each.posts is not None]
    rows = []
    for each in found:
        number = cell(words.NOT_STATED if each.posts is None else f"{each.posts:,}")
        middle = (cell(named.role(each.role) if each.role else words.ALL_POSTS),) if by_role else ()
        rows.append((cell(named.school(each.school), header=True), *middle, number))
    if len(found) > 1 and known:
        middle = (cell(words.NONE),) if by_role else ()
        rows.append((cell(words.TOTAL, header=True), *middle, cell(f"{sum(known):,}")))
    heads = words.POSTS_BY_ROLE_COLUMNS if by_role else words.POSTS_COLUMNS
    look = Look.NUMBERS_BY_POST if by_role else Look.NUMBERS
    told = (paragraph(words.NO_NAMES), *_remarks(named, len(known), len(found)))
    return Section((heading(2, words.POSTS), *told, table(look, words.POSTS, heads, rows)))


def _remarks(named: Named, known: int, of: int) -> Iterator[Block]:
    if of > 1:
        yield paragraph(phrases.only_stated(known, of))
    if others := list(_not_counted(named)):
        yield paragraph(phrases.not_counted(named.file, others))


def _not_counted(named: Named) -> Iterator[str]:
    """The places, and roles at a place, that numbers are given for and nothing changes for."""
    counted: dict[str, set[str]] = {}
    for each in numbers(named):
        job = named.case.job_of.get(each.role)
        names = {job.role, job.old.role if job.old else job.role} if job else set()
        counted.setdefault(each.school or TRUST_WORD, set()).update(names)
    for place, said in named.case.written.said.posts.items():
        name = named.school(TRUST if place == TRUST_WORD else place)
        if place not in counted:
            yield name
        elif isinstance(said, Mapping):
            yield from (f"{role} at {name}" for role in said if role not in counted[place])
