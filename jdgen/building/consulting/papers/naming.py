"""How a paper calls posts and schools; which changes it numbers, and in which order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import NamedTuple

from jdgen.building.catalogue.words import listed
from jdgen.building.consulting.case import Case, Job
from jdgen.building.consulting.papers import phrases
from jdgen.comparing.answer import Judged, renumbered
from jdgen.comparing.change import Did
from jdgen.comparing.places import NO_TEXT
from jdgen.workspace import TRUST, Position

_OF_PLACES = (Did.POSITION_ADDED, Did.POSITION_REMOVED)
"""Changes of the schools where a post is, after which its text is the same."""


class Numbered(NamedTuple):
    """A change with the number by which the paper calls it."""

    number: int
    judged: Judged


@dataclass(frozen=True, eq=False)
class Named:
    """A case with the names and numbers of what it is about."""

    case: Case

    @property
    def file(self) -> str:
        """The name of the file that the facts are to stand in."""
        return PurePath(self.case.written.path).name

    @cached_property
    def title(self) -> str:
        """What the paper is called: as the consultation says, or else by what changes."""
        school = self.school(self.case.schools[0]) if len(self.case.schools) == 1 else ""
        by_default = phrases.title(self._titles, len(self.case.jobs), school, self.case.is_regrading)
        return self.case.written.said.title or by_default

    @property
    def proposal(self) -> str:
        """What is proposed, as the end of a sentence."""
        jobs = self.case.jobs
        if all(each.entry.change.did in _OF_PLACES for job in jobs for each in job.judged) and jobs:
            return phrases.proposes_places(self._titles, len(jobs))
        comes, goes = (bool(jobs) and getattr(jobs[0], side) is None for side in ("old", "new"))
        return phrases.proposes(self._titles, len(jobs), self.case.is_regrading, comes, goes)

    @property
    def post(self) -> str:
        """The one post, in a form that somebody in it fills in."""
        return phrases.becomes(*self._titles) if self.case.is_regrading else self._titles[0]

    @property
    def _titles(self) -> tuple[str, ...]:
        """The titles of the old post and the new one of a re-grading, with their grades if they are alike."""
        if not self.case.jobs:
            return ()
        job = self.case.jobs[0]
        if not self.case.is_regrading:
            return (job.title,)
        both = [role for role in (job.before, job.after) if role]
        titles = [role.title.plain for role in both]
        if len(set(titles)) == 1:
            titles = [f"{role.title.plain} ({role.grade.plain if role.grade else role.id})" for role in both]
        return tuple(titles)

    def school(self, school: str) -> str:
        """The name of a school, or of the trust."""
        sides = (self.case.workspace, *(side for job in self.case.jobs for side in job.workspaces))
        for workspace in sides:
            if school == TRUST or school in workspace.schools:
                return workspace.site_of(school)["school.name"]
        return school

    def _title(self, role: str) -> str:
        """The title of a role; its id if that is not known."""
        if role in self.case.job_of:
            return self.case.job_of[role].title
        return self.case.answer.comparison.titles.get(role, role)

    def job(self, job: Job) -> str:
        """A post as it is called among others: with its role if another has the same title."""
        alike = sum(each.title == job.title for each in self.case.jobs)
        return f"{job.title} ({job.role})" if alike > 1 else job.title

    def role(self, role: str) -> str:
        """The same by the role's id."""
        return self.job(self.case.job_of[role]) if role in self.case.job_of else self._title(role)

    def posts(self, positions: Iterable[Position]) -> str:
        """“Helper at Elm School and at Oak School”."""
        schools: dict[str, list[str]] = {}
        for position in sorted(positions):
            schools.setdefault(position.role, []).append(position.school)
        return listed([f"{self.role(role)}{self._at(where)}" for role, where in schools.items()])

    def _at(self, schools: list[str]) -> str:
        named = [f"at {self.school(school)}" for school in schools if school]
        return f" {listed(named)}" if named else ""

    @cached_property
    def shared(self) -> tuple[Numbered, ...]:
        """The changes of several posts; those that reach most first."""
        listed, _ = renumbered(self.case.answer.shared)
        return tuple(Numbered(number, judged) for number, judged in enumerate(listed, 1))

    @cached_property
    def own(self) -> Mapping[str, tuple[Numbered, ...]]:
        """The changes of one post each, by its role; the numbers run on."""
        found: dict[str, tuple[Numbered, ...]] = {}
        number = len(self.shared)
        for job in self.case.jobs:
            listed, _ = renumbered(job.own)
            found[job.role] = tuple(Numbered(number + at, judged) for at, judged in enumerate(listed, 1))
            number += len(listed)
        return found

    @cached_property
    def changes(self) -> tuple[Numbered, ...]:
        """All of them, by number."""
        return (*self.shared, *(each for own in self.own.values() for each in own))

    @cached_property
    def renumbered(self) -> int:
        """How many changes are of numbers alone."""
        return len(self.case.answer.judged) - len(self.changes)

    @cached_property
    def schools(self) -> tuple[str, ...]:
        """The schools of all changed posts, or those that were asked for; by name. The trust alone if it has none."""
        if self.case.schools:
            return self._by_name(self.case.schools)
        found = {school for job in self.case.jobs for school in self.schools_of(job)}
        return self._by_name(found) or (TRUST,)

    def schools_of(self, job: Job) -> tuple[str, ...]:
        """The schools where a post has a change, and all of them if it is renamed; of a re-grading those where people
        have the old post, and those that numbers are given for. By name."""
        found = {at.school for judged in job.judged for at in judged.entry.positions if at.role == job.role}
        if self.case.is_regrading:
            assert job.old, "people move from a post"
            given = {*self.case.written.said.posts} & {*self.case.workspace.schools}
            found |= given | {job.school, *self._schools_with(job.old.role)}
        elif any(judged.entry.change.did is Did.ROLE_RENAMED for judged in job.judged):
            found |= {*self._schools_with(job.role)}
        meant = found & {*self.case.schools} if self.case.schools else found
        return self._by_name(meant - {TRUST})

    def _schools_with(self, role: str) -> Iterator[str]:
        return (position.school for position in self.case.workspace.positions if position.role == role)

    def elsewhere(self, job: Job) -> tuple[Numbered, ...]:
        """The changes of a post that the place does not have at which it is looked at, such as those of one school."""
        if self.case.is_regrading:
            return ()
        concern = (each for each in (*self.shared, *self.own[job.role]) if job.role in each.judged.entry.roles)
        return tuple(each for each in concern if job.position not in each.judged.entry.positions
                     and each.judged.entry.change.did not in NO_TEXT)  # fmt: skip

    def _by_name(self, schools: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(schools, key=lambda school: (self.school(school).casefold(), school)))
