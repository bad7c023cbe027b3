"""The laws of the house (design, §3) on random roles."""

import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from calendar_day import AS_OF
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from layout.houses import house_with

from jdgen.diagnostics import Rejected
from jdgen.document import walk
from jdgen.layout import compose
from jdgen.role.dump import as_data, as_yaml
from jdgen.role.model import Model, Role
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.role.text import Text
from jdgen.role.variables import fill
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Workspace, open_workspace
from roles import Author, files, roles
from roles import as_yaml as written

ROOT = Path(__file__).parent.parent
HOUSES = ("county-model", "school-form", "borough-form", "label-column-form", "clause-form")


@cache
def sample() -> Workspace:
    return open_workspace(ROOT, AS_OF)


def resolved(text: str) -> Role:
    """The role a file of this text is, among the random roles' shared clauses; its variables are not filled."""
    tree = MemoryTree({**files({"title": "x"}), "roles/random.yaml": text.encode()})
    return resolve("random", Library(tree, AS_OF))


def filled(role: Role) -> Role:
    return fill(role, Workspace(MemoryTree(files({"title": "x"})), AS_OF).site, "jdgen.yaml")


def texts(value: object) -> list[Text]:
    """Every text of a role, a model in it, or a list of them."""
    if isinstance(value, Text):
        return [value]
    if isinstance(value, Model):
        return [text for field in value.__class__.model_fields for text in texts(getattr(value, field))]
    return [text for item in value for text in texts(item)] if isinstance(value, tuple) else []


# Law 5: no text of an author is lost between file and Role.

_KEYS_OF_WORDS = (
    "id", "use", "level", "assessed_by", "house", "lang", "optional", "numbered", "review_by", "without",
)  # fmt: skip


def _printed(value: object) -> list[str]:
    """What an author typed that is to be printed."""
    if isinstance(value, dict):
        return [text for key, item in value.items() if key not in _KEYS_OF_WORDS for text in _printed(item)]
    if isinstance(value, list):
        return [text for item in value for text in _printed(item)]
    return [value] if isinstance(value, str) else []


def _characters(text: str) -> list[str]:
    return sorted(re.sub(r"[\s\\*]", "", text))


@settings(max_examples=100, deadline=None)
@given(roles())
def test_every_character_an_author_typed_is_found_in_the_role(role: Author) -> None:
    typed = "".join(_printed(role)) + "".join(_shared_words(role))
    found = "".join(f"[{s.text}]({s.href})" if s.href else f"{{{{{s.text}}}}}" if s.variable else s.text
                    for text in texts(resolved(written(role))) for s in text.spans)  # fmt: skip
    assert _characters(found) == _characters(typed)


def _shared_words(value: object) -> list[str]:
    """The words of the shared clauses that a role uses."""
    if isinstance(value, dict):
        own = _words_of(value["use"]) if "use" in value else []
        return own + [word for item in value.values() for word in _shared_words(item)]
    return [word for item in value for word in _shared_words(item)] if isinstance(value, list) else []


@cache
def _words_of(name: str) -> list[str]:
    clauses = yaml.safe_load(files({"title": "x"})["roles/_shared/clauses/all.yaml"])["clauses"]
    (clause,) = (clause for clause in clauses if clause["id"] == name)
    return _printed({key: value for key, value in clause.items() if key not in ("owner", "review_by")})


# Load and dump.


@settings(max_examples=100, deadline=None)
@given(roles())
def test_a_role_written_out_and_read_again_is_the_same_role(role: Author) -> None:
    first = resolved(written(role))
    again = resolved(as_yaml(first))
    assert as_data(again) == as_data(first)
    assert texts(again) == texts(first)


@settings(max_examples=100, deadline=None)
@given(roles())
def test_writing_a_role_out_twice_changes_nothing_more(role: Author) -> None:
    once = as_yaml(resolved(written(role)))
    assert as_yaml(resolved(once)) == once


# Variables.


@settings(max_examples=100, deadline=None)
@given(
    roles(), st.sampled_from(["{{ trust.name }}", "{{ school.name }}", "**bold**", "<b>&", "{% if x %}", "\\1", "$0"])
)
def test_a_value_is_filled_in_as_literal_text_and_never_read_again(role: Author, value: str) -> None:
    names = {name for text in texts(resolved(written(role))) for name in text.variables}
    assume(names)
    plain = resolved(written(role))
    got = fill(plain, dict.fromkeys({"school.name", "trust.name", "trust.facts.motto"}, value), "jdgen.yaml")
    assert not [name for text in texts(got) for name in text.variables]
    for before, after in zip(texts(plain), texts(got), strict=True):
        expected = [span._replace(text=value, variable=False) if span.variable else span for span in before.spans]
        assert list(after.spans) == expected


# Inheritance.


@settings(max_examples=100, deadline=None)
@given(roles(), st.sampled_from(["title", "grade", "lang"]))
def test_a_child_without_edits_keeps_everything_its_parent_has(role: Author, own: str) -> None:
    value = {"title": "Another title", "grade": "Another grade", "lang": "fr"}[own]
    tree = files(role)
    tree["roles/_shared/bases/parent.yaml"] = tree.pop("roles/random.yaml")
    tree["roles/child.yaml"] = f"extends: parent\n{own}: {value}\n".encode()
    tree["roles/random.yaml"] = tree["roles/_shared/bases/parent.yaml"]
    library = Library(MemoryTree(tree), AS_OF)
    parent, child = as_data(resolve("random", library)), as_data(resolve("child", library))
    assert child == parent | {"id": "child", own: value}


# Law 4: a house may order and dress, never drop.


@pytest.mark.parametrize("name", HOUSES)
@settings(max_examples=25, deadline=None)
@given(role=roles())
def test_every_role_comes_out_whole_in_every_house(name: str, role: Author) -> None:
    whole = filled(resolved(written(role)))
    document = compose(whole, sample().house(name), sample().site)
    printed = [walk.plain(text) for text in walk.texts(document.blocks)]
    arrived = "\n".join(printed)
    assert [text.plain for text in texts(whole) if text.plain not in arrived and not _is_basis(text, whole)] == []


def _is_basis(text: Text, role: Role) -> bool:
    """The law a clause rests on is for its keeper, and is not printed."""
    return any(text is basis for basis in _bases(role))


def _bases(value: object) -> list[Text]:
    if isinstance(value, Model):
        own = [value.basis] if getattr(value, "basis", None) else []
        return own + [basis for field in value.__class__.model_fields for basis in _bases(getattr(value, field))]
    return [basis for item in value for basis in _bases(item)] if isinstance(value, tuple) else []


_LOSSES = {
    "purpose": "{% block purpose %}{% endblock %}",
    "duties": "{% block duties %}{% endblock %}",
    "sections": "{% block sections %}{% endblock %}",
    "person_specification": "{% block specification %}{% endblock %}",
    "statements": "{% block statements %}{% endblock %}",
    "sign_off": "{% block sign_off %}{% endblock %}",
    "banner": "{% block banner %}{% endblock %}",
}


@pytest.mark.parametrize("part", _LOSSES)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_a_layout_that_drops_a_part_of_a_role_is_refused(part: str, data: st.DataObject) -> None:
    role = data.draw(roles(part))
    assume(role[part])
    house = house_with('{% extends "base/role.html.j2" %}' + _LOSSES[part])
    with pytest.raises(Rejected) as rejected:
        compose(filled(resolved(written(role))), house, sample().site)
    assert f"does not print `{part}" in rejected.value.diagnostics[0].message
