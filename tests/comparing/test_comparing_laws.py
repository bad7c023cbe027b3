"""Laws of every comparison, tried on random roles and random changes of them."""

import copy
from typing import Any

from comparing.documents import AS_OF, compared
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from jdgen.comparing.answer import judged_answer
from jdgen.comparing.change import Did
from jdgen.comparing.entries import Comparison
from jdgen.comparing.parts import Kind, parts_of
from jdgen.comparing.roles import compare_roles
from jdgen.comparing.telling.markdown import as_markdown
from jdgen.comparing.telling.page import as_page
from jdgen.comparing.telling.text import as_text
from jdgen.comparing.words import Mark, composed, stretches
from jdgen.consultation.reading import NOTHING_WRITTEN
from jdgen.role.model import Role
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Workspace
from roles import Author, as_yaml, files, roles

FEWER = settings(max_examples=60)
NEW_CLAUSE = "Feed the axolotls before anyone else comes in"


def role_of(author: Author) -> Role:
    return Workspace(MemoryTree(files(author)), AS_OF).resolved("random")


def texts_of(role: Role) -> dict[str, int]:
    """The words of a role, with how often each text stands in it."""
    found: dict[str, int] = {}
    for part in parts_of(role):
        found[composed(part.words)] = found.get(composed(part.words), 0) + 1
    return found


@FEWER
@given(roles())
def test_a_role_says_what_it_says(author: Author) -> None:
    assert compare_roles(role_of(author), role_of(author)) == ()


@FEWER
@given(roles(), st.randoms(use_true_random=False))
def test_the_order_of_keys_changes_nothing(author: Author, random: Any) -> None:
    keys = list(author)
    random.shuffle(keys)
    assert compare_roles(role_of(author), role_of({key: author[key] for key in keys})) == ()


@FEWER
@given(roles("duties"))
def test_a_text_moved_into_a_shared_clause_changes_nothing(author: Author) -> None:
    before = files(author)
    refactored = copy.deepcopy(author)
    moved = []
    for group in refactored["duties"]:
        for at, clause in enumerate(group["clauses"]):
            if isinstance(clause, str):
                group["clauses"][at] = {"use": f"moved-{len(moved)}"}
                moved.append({"id": f"moved-{len(moved)}", "text": clause})
    after = files(refactored)
    if moved:
        after["roles/_shared/clauses/moved.yaml"] = as_yaml({"clauses": moved}).encode()
    comparison = compared({k: v.decode() for k, v in before.items()}, {k: v.decode() for k, v in after.items()})
    assert comparison.entries == ()


@FEWER
@given(roles(), roles())
def test_every_text_that_came_or_went_is_in_the_answer(one: Author, other: Author) -> None:
    old, new = role_of(one), role_of(other)
    changes = compare_roles(old, new)
    was, is_now = texts_of(old), texts_of(new)
    told_old = [composed(change.old.rpartition(" (")[0]) for change in changes] + [composed(c.old) for c in changes]
    told_new = [composed(change.new.rpartition(" (")[0]) for change in changes] + [composed(c.new) for c in changes]
    assert [text for text in was if text not in is_now and text and text not in told_old] == []
    assert [text for text in is_now if text not in was and text and text not in told_new] == []


@FEWER
@given(roles(), roles())
def test_going_back_undoes_what_came_and_went(one: Author, other: Author) -> None:
    old, new = role_of(one), role_of(other)
    there, back = compare_roles(old, new), compare_roles(new, old)
    counted = {did: sum(change.did is did for change in there) for did in (Did.ADDED, Did.REMOVED)}
    balance = len(parts_of(new)) - len(parts_of(old))
    assert counted[Did.ADDED] - counted[Did.REMOVED] == balance
    assert sum(change.did is Did.ADDED for change in back) - sum(c.did is Did.REMOVED for c in back) == -balance


@FEWER
@given(roles("duties"), st.data())
def test_one_added_clause_is_one_added_clause(author: Author, data: st.DataObject) -> None:
    assume(author["duties"])
    changed = copy.deepcopy(author)
    clauses = data.draw(st.sampled_from(changed["duties"]))["clauses"]
    clauses.insert(data.draw(st.integers(0, len(clauses))), NEW_CLAUSE)
    changes = [c for c in compare_roles(role_of(author), role_of(changed)) if c.did is not Did.RENUMBERED]
    assert [(change.did, change.part, change.new) for change in changes] == [(Did.ADDED, Kind.CLAUSE, NEW_CLAUSE)]


@FEWER
@given(st.text(max_size=60), st.text(max_size=60))
def test_marked_words_are_both_texts(old: str, new: str) -> None:
    marked = stretches(old, new)
    assert "".join(text for mark, text in marked if mark is not Mark.NEW) == old
    assert "".join(text for mark, text in marked if mark is not Mark.GONE) == new
    assert all(text for _, text in marked)


@settings(max_examples=25)
@given(roles(), roles())
def test_every_form_of_the_answer_can_be_written(one: Author, other: Author) -> None:
    old, new = ({path: data.decode() for path, data in files(each).items()} for each in (one, other))
    comparison: Comparison = compared(old, new)
    answer = judged_answer(comparison, NOTHING_WRITTEN)
    for written in (as_text(answer), as_text(answer, colour=True), as_markdown(answer), as_page(answer)):
        assert written.endswith("\n")
        assert "no effect on" not in written
    assert len(as_markdown(answer, longest=2000)) <= 2000
