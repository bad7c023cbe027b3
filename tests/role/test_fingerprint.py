"""An approval is about the words of a role, and about nothing else of it."""

import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from calendar_day import AS_OF
from hypothesis import given, settings
from hypothesis import strategies as st
from role.authored import role

from jdgen.role import fingerprint as module
from jdgen.role import model
from jdgen.role.fingerprint import COVERED, fingerprint
from jdgen.role.model import Model, Role
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.role.text import Span, Text
from jdgen.source.tree import MemoryTree
from roles import files, roles

NOT_COVERED = {
    "id", "basis", "shared", "post", "location", "directorate", "service", "post_holder", "jd_date", "house", "lang",
    "review_by", "without",
}  # fmt: skip
POST = """\
title: Reading Support Assistant
grade: H3
points: 5-6
reports_to: [Class teacher, SENCO]
purpose: Help pupils at {{ school.name }} to **read** for pleasure.
duties:
  - heading: Responsibilities
    optional: true
    clauses:
      - Plan short reading activities.
      - text: "Attend:"
        clauses:
          - INSET days
        note: They are part of the contract.
    closing: The postholder uses initiative.
  - heading: Further duties
    clauses:
      - Keep records.
person_specification:
  - heading: Knowledge
    assessed_by: [application, interview]
    criteria:
      - essential: Listen well.
      - Problem solving
sections:
  - heading: Probation
    numbered: true
    text: The first four months.
    facts:
      - label: Length
        value: ""
statements:
  - Committed to safeguarding.
sign_off: {declaration: I have read it., signatories: [Postholder]}
"""
WITHOUT_APPROVED_TEXT = "title: Mentor\nlocation: Main site\npost: {hours: '20'}\nhouse: plain\nlang: cy\n"

Leaf = tuple[tuple[str, ...], Callable[[], Role]]


def random_role(author: dict[str, Any]) -> Role:
    return resolve("random", Library(MemoryTree(files(author)), AS_OF))


def leaves(value: Any, put: Callable[[Any], Any], keys: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """Every single value of a role: the keys that lead to it, and the role with another value there."""
    if isinstance(value, Model):
        for name in type(value).model_fields:
            rest = lambda new, name=name: put(value.model_copy(update={name: new}))  # noqa: E731
            yield from leaves(getattr(value, name), rest, (*keys, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            rest = lambda new, index=index: put((*value[:index], new, *value[index + 1 :]))  # noqa: E731
            yield from leaves(item, rest, keys)
    elif isinstance(value, Text):
        yield keys, lambda: put(Text((*value.spans, Span("!")), value.at, value.marked))
    elif isinstance(value, bool):
        yield keys, lambda: put(not value)
    elif isinstance(value, str):
        yield keys, lambda: put(value + "x")


@settings(max_examples=60, deadline=None)
@given(roles(), st.data())
def test_a_change_to_any_value_changes_the_fingerprint_where_an_approval_is_about_it(author, data):
    before = random_role(author)
    keys, change = data.draw(st.sampled_from(list(leaves(before, lambda new: new))))
    covered = not NOT_COVERED.intersection(keys)
    assert (fingerprint(change()) != fingerprint(before)) == covered, keys


def test_every_key_of_the_models_is_either_covered_or_known_not_to_be():
    kinds = [kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, Model)]
    undecided = {
        f"{kind.__name__}.{name}"
        for kind in kinds
        if kind not in (Model, model.Post)
        for name in set(kind.model_fields) - set(COVERED[kind]) - NOT_COVERED
    }
    assert undecided == set()


def test_the_fingerprint_of_a_text_is_the_same_on_every_machine_and_in_every_jdgen():
    # If this fails, every approval there is would become a draft: give FORMAT another number and say it in the changes.
    assert fingerprint(role(POST)) == "4f85224857b1aaf3ff04eb81ffcf4c6891c1b0d88c0820f62415a485e399bf4e"


def test_another_way_of_hashing_gives_other_fingerprints(monkeypatch):
    before = fingerprint(role(POST))
    monkeypatch.setattr(module, "FORMAT", "jdgen role text 2")
    assert fingerprint(role(POST)) != before


def test_a_text_moved_into_a_shared_clause_keeps_its_fingerprint():
    shared = "clauses:\n  - id: inset\n    basis: Handbook 4\n    text: Plan short reading activities.\n"
    moved = POST.replace("- Plan short reading activities.", "- use: inset")
    assert fingerprint(role(moved, shared=shared)) == fingerprint(role(POST))


def test_a_reworded_shared_clause_changes_the_fingerprint_of_a_role_that_uses_it():
    moved = POST.replace("- Plan short reading activities.", "- use: inset")
    texts = ("Plan short reading activities.", "Plan long reading activities.")
    first, second = (role(moved, shared=f"clauses:\n  - id: inset\n    text: {text}\n") for text in texts)
    assert fingerprint(first) != fingerprint(second)


def test_a_text_inherited_from_a_base_keeps_its_fingerprint():
    extending = "extends: base\ntitle: Reading Support Assistant\n"
    assert fingerprint(role(extending, base=POST)) == fingerprint(role(POST))


def test_a_statement_the_trust_adds_to_every_role_is_part_of_the_text():
    assert fingerprint(role(POST, every_role="- Smoke-free.\n")) != fingerprint(role(POST))


def test_clauses_in_another_order_are_another_text():
    texts = [f"title: Mentor\nstatements:\n  - {one}\n  - {two}\n" for one, two in ("AB", "BA")]
    assert fingerprint(role(texts[0])) != fingerprint(role(texts[1]))


def test_a_blank_to_be_filled_in_is_not_an_absent_fact():
    assert fingerprint(role(f'{WITHOUT_APPROVED_TEXT}grade: ""\n')) != fingerprint(role(WITHOUT_APPROVED_TEXT))


def test_line_breaks_and_quotes_in_the_file_do_not_count():
    quoted = POST.replace("purpose: Help pupils at", "purpose: >-\n  Help pupils\n  at")
    assert quoted != POST
    assert fingerprint(role(quoted)) == fingerprint(role(POST))


def test_facts_of_a_vacancy_and_of_a_place_do_not_count():
    bare = fingerprint(role("title: Mentor\n"))
    assert fingerprint(role(WITHOUT_APPROVED_TEXT)) == bare


def test_letters_with_a_mark_are_the_same_however_the_keyboard_wrote_them():
    composed, taken_apart = (
        POST.replace("INSET days", unicodedata.normalize(form, "Dyddiau tŷ Siân")) for form in ("NFC", "NFD")
    )
    assert composed != taken_apart
    assert fingerprint(role(composed)) == fingerprint(role(taken_apart))
