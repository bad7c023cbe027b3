"""What a consultation is about: each changed post before and after, with its changes, and what is written of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from jdgen.comparing.answer import Answer, Judged
from jdgen.comparing.places import couple_of, first_positions, position_on
from jdgen.comparing.side import Couple, Sources
from jdgen.consultation.reading import Written
from jdgen.register import Standing, State
from jdgen.register.english import in_words
from jdgen.role.fingerprint import fingerprint
from jdgen.role.model import Role
from jdgen.workspace import Position, Workspace


@dataclass(frozen=True, eq=False)
class Job:
    """One changed post, at one position that stands for all that have its changes."""

    old: Position | None
    """None for a role that is new."""
    new: Position | None
    """None for a role that goes."""
    before: Role | None
    """As it is printed there, its variables filled."""
    after: Role | None
    standing_before: Standing | None
    """Of the old text, by the register of the new side."""
    standing_after: Standing | None
    judged: tuple[Judged, ...]
    """All its changes, at whatever school, and those that other roles have too."""
    couple: Couple
    """The sides on which it was compared."""

    @property
    def position(self) -> Position:
        """Where it is: on the new side, or where it was if it goes."""
        position = self.new or self.old
        assert position is not None, "a job is on one side at least"
        return position

    @property
    def role(self) -> str:
        """Its id: the new one, if it has two."""
        return self.position.role

    @property
    def school(self) -> str:
        """The school it is looked at, "" for the trust."""
        return self.position.school

    @property
    def title(self) -> str:
        """Its title: the new one, if it has two."""
        role = self.after or self.before
        assert role is not None, "a job has a text on one side at least"
        return role.title.plain

    @property
    def workspaces(self) -> tuple[Workspace, Workspace]:
        """Those of both sides."""
        return self.couple.old.workspace, self.couple.new.workspace

    @property
    def stands_before(self) -> str:
        """Where the old text stands, in words: “version 3, in force from 1 September 2025”; empty for none."""
        return in_words(self.standing_before) if self.standing_before else ""

    @property
    def stands_after(self) -> str:
        """The same of the new text."""
        return in_words(self.standing_after) if self.standing_after else ""

    @property
    def was_in_force(self) -> bool:
        """Whether the old text is the one that the register has in force."""
        return self.standing_before is not None and self.standing_before.state is State.IN_FORCE

    @property
    def own(self) -> tuple[Judged, ...]:
        """The changes that no other role has."""
        return tuple(each for each in self.judged if len(each.entry.roles) == 1)

    @property
    def has_own(self) -> bool:
        """Whether it has a change that no other role has."""
        return bool(self.own)


@dataclass(frozen=True, eq=False)
class Case:
    """What is proposed to the people who must agree to it."""

    answer: Answer
    written: Written
    jobs: tuple[Job, ...]
    """By role; of a re-grading the one."""
    workspace: Workspace
    """Of the new side, whose register counts."""
    is_regrading: bool = False
    """Whether people move from one role to another: the old and the new position of the one job are of two roles."""
    schools: tuple[str, ...] = ()
    """Those that were asked for; none for all."""

    @property
    def reason_is_for_all(self) -> bool:
        """Whether the reason of the whole is that of each change: two posts differ in many things, and people move from
        one to the other for one reason."""
        return self.is_regrading and bool(self.written.said.reason)

    @cached_property
    def job_of(self) -> dict[str, Job]:
        """The jobs by the ids of their roles."""
        return {job.role: job for job in self.jobs}


def case_of(
    answer: Answer,
    couples: Iterable[Couple],
    workspace: Workspace,
    written: Written,
    *,
    schools: Sequence[str] = (),
    is_regrading: bool = False,
) -> Case:
    """The consultation on all that `answer` tells; on what concerns `schools` alone if any are given.

    `couples` are the sides that were compared, `workspace` is the new one. Of a re-grading there is one couple, with
    one role on each side. Raises `Rejected` for a role whose variables cannot be filled, or a register that is wrong.
    """
    couples = tuple(couples)
    if is_regrading:
        job = _regraded(answer, couples[0], workspace, schools)
        return Case(answer, written, (job,), workspace, True, tuple(schools))
    if schools:
        answer = _at(answer, frozenset(schools))
    comparison = answer.comparison
    jobs = (
        job_at(answer, couple_of(couples, comparison, position), position, workspace)
        for position in first_positions(comparison.entries, schools).values()
    )
    return Case(answer, written, tuple(jobs), workspace, False, tuple(schools))


def _at(answer: Answer, schools: frozenset[str]) -> Answer:
    """`answer` without the changes that are at none of `schools`; each is still told with all that it reaches."""
    judged = tuple(each for each in answer.judged if any(at.school in schools for at in each.entry.positions))
    entries = tuple(each.entry for each in judged)
    return replace(answer, comparison=replace(answer.comparison, entries=entries), judged=judged)


def _regraded(answer: Answer, couple: Couple, workspace: Workspace, schools: Sequence[str]) -> Job:
    old, new = (_only_position(side, schools) for side in (couple.old, couple.new))
    return _of_sides(old, new, answer.judged, couple, workspace)


def _only_position(side: Sources, schools: Sequence[str]) -> Position | None:
    role = next(iter(side.schools_of))
    return position_on(side, role, schools[0] if schools else "")


def job_at(answer: Answer, couple: Couple | None, position: Position, workspace: Workspace) -> Job:
    """The role at a position of the new side, or of the old one if it goes; raises as `case_of` does."""
    assert couple is not None, "a change was found on a couple of sides"
    old_role = answer.comparison.was.get(position.role, position.role)
    old = position_on(couple.old, old_role, position.school)
    new = position_on(couple.new, position.role, position.school)
    judged = tuple(each for each in answer.judged if position.role in each.entry.roles)
    return _of_sides(old, new, judged, couple, workspace)


class _Text(NamedTuple):
    """What a side says, filled, and where that text stands."""

    role: Role | None = None
    standing: Standing | None = None


def _of_sides(
    old: Position | None, new: Position | None, judged: tuple[Judged, ...], couple: Couple, workspace: Workspace
) -> Job:
    before = _text(couple.old, old, workspace)
    after = _text(couple.new, new, workspace)
    return Job(old, new, before.role, after.role, before.standing, after.standing, judged, couple)


def _text(side: Sources, position: Position | None, workspace: Workspace) -> _Text:
    """The text there, and its standing by the register of `workspace`, which knows the decisions on both sides."""
    if position is None:
        return _Text()
    resolved = side.resolved(position)
    standing = workspace.register.standing(*position, fingerprint(resolved), workspace.as_of)
    return _Text(side.workspace.filled(resolved, position.school), standing)
