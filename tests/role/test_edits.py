"""Edits of what an earlier edit added, and of items that are called like a key."""

import pytest
from calendar_day import AS_OF

from jdgen.diagnostics import Rejected
from jdgen.role.model import Role
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.source.tree import MemoryTree

BASE = """\
title: Gardener
duties:
  - heading: Lawns
    note: In summer.
    clauses:
      - Mow
      - Note
person_specification:
  - heading: Skills
    criteria:
      - use: first-aid
        level: essential
        assessed_by: certificate
"""
CLAUSES = "clauses:\n  - id: first-aid\n    text: Hold a first aid certificate.\n"


def edited(edits: str) -> Role:
    files = {
        "roles/_shared/bases/base.yaml": BASE,
        "roles/_shared/clauses/all.yaml": CLAUSES,
        "roles/post.yaml": "extends: base\nedits:\n" + edits,
    }
    return resolve("post", Library(MemoryTree({path: text.encode() for path, text in files.items()}), AS_OF))


def test_what_an_edit_added_is_found_by_its_id_alone() -> None:
    added = "  - add: Rake\n    id: raking\n    in: duties/lawns\n"
    role = edited(added + "  - replace: raking\n    with: Rake the leaves\n")
    assert [clause.text.plain for clause in role.duties[0].clauses] == ["Mow", "Note", "Rake the leaves"]


def test_an_edit_is_no_part_of_the_role_that_another_edit_could_change() -> None:
    with pytest.raises(Rejected, match="“raking” is neither a part of the role"):
        edited("  - remove: raking\n  - add: Rake\n    id: raking\n    in: duties/lawns\n")


def test_a_path_that_means_a_key_and_an_item_is_refused() -> None:
    with pytest.raises(Rejected, match="could mean the note itself and an item called “note”"):
        edited("  - replace: duties/lawns/note\n    with: All year round.\n")


def test_a_shared_criterion_put_in_other_words_keeps_its_level_and_methods() -> None:
    role = edited("  - replace: first-aid\n    with: Hold any first aid certificate.\n")
    (criterion,) = role.person_specification[0].criteria
    assert (criterion.text.plain, criterion.level) == ("Hold any first aid certificate.", "essential")
    assert criterion.assessed_by == ("certificate",)


def test_a_criterion_takes_the_methods_of_its_group_with_it() -> None:
    base = BASE.replace("    criteria:\n", "    assessed_by: interview\n    criteria:\n      - Calm\n") + (
        "  - heading: Later\n    assessed_by: task\n    criteria:\n      - Kind\n"
    )
    edit = "  - move: person_specification/skills/calm\n    after: person_specification/later/kind\n"
    files = {
        "roles/_shared/bases/base.yaml": base,
        "roles/_shared/clauses/all.yaml": CLAUSES,
        "roles/post.yaml": "extends: base\nedits:\n" + edit,
    }
    role = resolve("post", Library(MemoryTree({path: text.encode() for path, text in files.items()}), AS_OF))
    assert [(c.text.plain, c.assessed_by) for c in role.person_specification[1].criteria] == [
        ("Kind", ("task",)),
        ("Calm", ("interview",)),
    ]
