"""A locked clause that a role inherits cannot be replaced, removed or shadowed, by whatever change."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from calendar_day import AS_OF
from hypothesis import event, given, settings
from hypothesis import strategies as st

from jdgen.diagnostics import Diagnostic, Rejected
from jdgen.role.model import Model, Role
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.outline import outline
from jdgen.role.resolution.resolve import inherited, resolve
from jdgen.source.tree import MemoryTree
from roles import CLAUSES, Author, as_yaml, roles

SHARED = """\
clauses:
  - id: safe
    text: Keep children safe.
    locked: true
    owner: Trust human resources office
  - id: open
    text: Welcome visitors.
"""
BASE = """\
title: Post
banner:
  use: safe
duties:
  - heading: Care
    clauses:
      - Wash
      - use: safe
      - text: Help with
        id: help
        clauses:
          - use: safe
  - heading: Play
    clauses:
      - Sing
person_specification:
  - heading: Skills
    criteria:
      - use: safe
        level: essential
      - Reads
sections:
  - heading: Conditions
    clauses:
      - use: safe
statements:
  - use: safe
  - use: open
"""


def library(child: str, base: str = BASE, shared: str = SHARED, **others: str) -> Library:
    files = {"roles/_shared/bases/base.yaml": base, "roles/_shared/clauses/all.yaml": shared, "roles/post.yaml": child}
    files |= {f"roles/_shared/clauses/{name}.yaml": text for name, text in others.items()}
    return Library(MemoryTree({path: text.encode() for path, text in files.items()}), AS_OF)


def findings(child: str, **given_: str) -> tuple[Diagnostic, ...]:
    try:
        resolve("post", library(child, **given_))
    except Rejected as rejected:
        return rejected.diagnostics
    return ()


def edited(edit: str) -> list[tuple[str, int]]:
    """The codes and lines of what is found of one edit of the base."""
    return [(each.code, each.at.line) for each in findings(f"extends: base\nedits:\n  - {edit}\n")]


REFUSED = [("locked-clause", 3)]


@pytest.mark.parametrize(
    "path",
    ["banner", "duties", "duties/care", "duties/care/clauses", "duties/care/safe", "duties/care/help",
     "duties/care/help/safe", "duties/care/help/clauses", "person_specification", "person_specification/skills",
     "person_specification/skills/safe", "sections", "sections/conditions", "sections/conditions/safe", "statements",
     "statements/safe"],
)  # fmt: skip
def test_neither_a_locked_clause_nor_what_holds_one_is_removed_or_replaced(path: str) -> None:
    assert edited(f"remove: {path}") == REFUSED
    assert edited(f"replace: {path}\n    with:\n      - Other words") == REFUSED
    assert edited(f"replace: {path}\n    with:\n      use: open") == REFUSED


@pytest.mark.parametrize(
    "edit",
    [
        "move: statements/safe\n    after: statements/open",
        "move: duties/care/safe\n    after: duties/play/sing",
        "move: duties/care\n    after: duties/play",
        "move: duties/care/help\n    before: duties/care/wash",
        "replace: person_specification/skills/safe\n    with:\n      use: safe\n      level: desirable",
        "replace: statements\n    with:\n      - use: safe\n      - Be kind.",
        "replace: duties/care/heading\n    with: Nursing",
        "replace: duties/care/help\n    with: Help anybody with",
        "remove: statements/open",
        "remove: duties/care/wash",
        "remove: duties/play",
    ],
)
def test_moving_it_and_changing_what_is_around_it_is_allowed(edit: str) -> None:
    assert edited(edit) == []


def test_the_complaint_names_the_clause_its_file_and_its_owner() -> None:
    (finding,) = findings("extends: base\nedits:\n  - remove: statements/safe\n")
    assert finding.message == (
        "This edit takes out the shared clause “safe”, which is locked in roles/_shared/clauses/all.yaml."
    )
    assert "Trust human resources office" in finding.hint
    assert finding.at.column == len("  - remove: ") + 1


def test_an_edit_that_breaks_a_lock_is_not_made_and_the_next_ones_are() -> None:
    found = findings(
        "extends: base\nedits:\n  - remove: statements\n  - remove: statements/open\n  - remove: nothing\n"
    )
    assert [(each.code, each.at.line) for each in found] == [("locked-clause", 3), ("unknown-path", 5)]


@pytest.mark.parametrize(
    "banner", ["banner: Be kind.\n", "banner:\n  use: open\n", "banner:\n  text: Be kind.\n", 'banner: ""\n']
)
def test_an_own_value_does_not_take_its_place(banner: str) -> None:
    assert "locked-clause" in {each.code for each in findings(f"extends: base\n{banner}")} or "text" in banner
    assert findings(f"extends: base\n{banner}")


def test_a_grandchild_cannot_do_what_a_child_cannot() -> None:
    tree = {
        "roles/_shared/bases/base.yaml": BASE, "roles/_shared/clauses/all.yaml": SHARED,
        "roles/_shared/bases/middle.yaml": "extends: base\ngrade: H3\n",
        "roles/post.yaml": "extends: middle\nbanner: Be kind.\nedits:\n  - remove: sections\n",
    }  # fmt: skip
    with pytest.raises(Rejected) as rejected:
        resolve("post", Library(MemoryTree({path: text.encode() for path, text in tree.items()}), AS_OF))
    assert [(each.code, each.at.line) for each in rejected.value.diagnostics] == [
        ("locked-clause", 2), ("locked-clause", 4),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["text: Keep them safe.", "heading: Safe\n        clauses:\n          - Wash"])
def test_nothing_else_bears_its_id(text: str) -> None:
    list_of = "duties" if "heading" in text else "statements"
    own = f"title: Post\n{list_of}:\n      - id: safe\n        {text}\n"
    assert [(each.code, each.at.line) for each in findings(own)] == [("locked-clause", 3)]
    assert findings(own.replace("id: safe", "id: open")) == ()
    added = "extends: base\nedits:\n  - add: Safe enough.\n    id: safe\n    in: duties/play\n"
    assert [(each.code, each.at.line) for each in findings(added)] == [("locked-clause", 4)]


def test_a_second_clause_of_its_id_is_an_error_of_its_own() -> None:
    second = "clauses:\n  - id: safe\n    text: Whatever.\n"
    (finding,) = findings("extends: base\n", visits=second)
    assert (finding.code, str(finding.at)) == ("locked-clause", "roles/_shared/clauses/visits.yaml:2")
    (unlocked,) = findings("extends: base\n", shared=SHARED.replace("locked: true", "locked: false"), visits=second)
    assert unlocked.code == "duplicate-id"


def test_an_unlocked_clause_is_everybodys() -> None:
    unlocked = SHARED.replace("locked: true", "locked: false")
    child = "extends: base\nbanner: Be kind.\nedits:\n  - remove: statements/safe\n  - remove: duties/care\n"
    assert findings(child, shared=unlocked) == ()
    assert len(findings(child)) == 3


# The law: whatever edits do, a locked clause is there as often as before, or the role is refused.

LOCKED = CLAUSES.replace("\n    text:", "\n    locked: true\n    text:")


def uses(value: Any) -> Iterator[str]:
    """The shared clauses of a role, as often as they stand there."""
    if isinstance(value, Model):
        if name := getattr(value, "shared", None):
            yield name
        for part in value.__dict__.values():
            yield from uses(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from uses(part)


def edits_of(paths: list[str]) -> st.SearchStrategy[list[str]]:
    path = st.sampled_from(paths)
    new = st.sampled_from(["Other words", "{use: first-aid-at-work}", "[{use: safeguarding}]", "[Other]"])
    place = st.sampled_from(["in", "after", "before"])
    remove = st.builds("  - remove: {}\n".format, path)
    one = st.one_of(
        remove,
        remove,
        st.builds("  - replace: {}\n    with: {}\n".format, path, new),
        st.builds("  - move: {}\n    {}: {}\n".format, path, place, path),
        st.builds("  - add: {}\n    {}: {}\n".format, new, place, path),
    )
    return st.lists(one, max_size=2)


HELD = {"banner": {"use": "safeguarding"}, "statements": [{"use": "safeguarding"}, "Kind", {"use": "personal-care"}]}
OWN = ["", "banner: Be kind.\n", "banner:\n  use: safeguarding\n", "purpose: Help.\n", "purpose:\n  intro: Help.\n"]


@settings(max_examples=100, deadline=None)
@given(roles(), st.sampled_from(OWN), st.data())
def test_after_random_edits_every_locked_clause_is_there_or_the_role_is_refused(
    role: Author, own: str, data: st.DataObject
) -> None:
    base = as_yaml(role | HELD)
    parent = library("extends: base\n", base, LOCKED)
    before = resolve("post", parent)
    outlined = outline(inherited("roles/post.yaml", parent, []), parent)
    named = [each.path for each in outlined if each.path]
    holders = [part for path in named for part in (path, path.rpartition("/")[0], path.partition("/")[0]) if part]
    edits = data.draw(edits_of([*dict.fromkeys(holders)]))
    child = f"extends: base\n{own}edits:\n{''.join(edits)}" if edits else f"extends: base\n{own}"
    event(_judged(child, base, before))


def _judged(child: str, base: str, before: Role) -> str:
    try:
        after = resolve("post", library(child, base, LOCKED))
    except Rejected as rejected:
        return ", ".join(sorted({finding.code for finding in rejected.diagnostics}))
    assert not Counter(uses(before)) - Counter(uses(after))
    return "accepted"
