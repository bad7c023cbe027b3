"""What became of each part of a role, against the changes that are told of it."""

from typing import Any

from comparing.documents import AS_OF
from hypothesis import given, settings

from jdgen.comparing.change import Did
from jdgen.comparing.parts import parts_of
from jdgen.comparing.roles import Fate, compare_roles, fates
from jdgen.role.model import Role
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Workspace
from roles import Author, files, roles

FEWER = settings(max_examples=60)


def role_of(author: Author) -> Role:
    return Workspace(MemoryTree(files(author)), AS_OF).resolved("random")


def count(told: tuple[Any, ...], fate: Fate) -> int:
    return sum(each.fate is fate for each in told)


@FEWER
@given(roles(), roles())
def test_every_part_has_one_fate_and_it_is_that_of_the_changes(one: Author, other: Author) -> None:
    old, new = role_of(one), role_of(other)
    told, changes = fates(old, new), compare_roles(old, new)
    assert [each.part for each in told if each.fate is not Fate.REMOVED] == list(parts_of(new))
    assert count(told, Fate.ADDED) == sum(change.did is Did.ADDED for change in changes)
    assert count(told, Fate.REMOVED) == sum(change.did is Did.REMOVED for change in changes)
    assert len(parts_of(old)) == count(told, Fate.SAME) + count(told, Fate.CHANGED) + count(told, Fate.REMOVED)
    of_matched = [change for change in changes if change.did not in (Did.ADDED, Did.REMOVED, Did.RENUMBERED)]
    assert bool(of_matched) == bool(count(told, Fate.CHANGED))
    assert count(told, Fate.CHANGED) <= len(of_matched)


@FEWER
@given(roles())
def test_of_a_role_that_says_what_it_said_every_part_is_the_same(author: Author) -> None:
    role = role_of(author)
    assert {each.fate for each in fates(role, role_of(author))} == {Fate.SAME}
    assert len(fates(role, role)) == len(parts_of(role))


def test_a_part_is_told_with_the_heading_it_stands_under_or_stood() -> None:
    old, new = (
        role_of({"title": "A", "duties": [{"heading": heading, "clauses": clauses}]})
        for heading, clauses in (("Work", ["Read books.", "Sweep.", "Sing."]), ("Works", ["Read books.", "Sweep."]))
    )
    told = fates(old, new)
    (gone,) = [each for each in told if each.fate is Fate.REMOVED]
    assert (gone.part.words, gone.group) == ("Sing.", "Works")
    assert [each.group for each in told if each.part.key == "duties"] == ["Works"] * 4
    assert [each.group for each in told if each.part.key == "title"] == [""]
