"""Variables are filled with literal text, once, from the outside in."""

import pytest
from role.authored import role

from jdgen.diagnostics import Rejected
from jdgen.role.dump import as_data
from jdgen.role.variables import fill, is_printable_name, post_values, role_values

SITE = {"school.name": "Elm & **Oak**", "trust.name": "{{ school.name }}", "trust.facts.motto": "{% x %} <b> \\1"}


def filled(text: str) -> dict[str, object]:
    return as_data(fill(role(text), SITE, "jdgen.yaml:2"))


def test_values_are_literal_text() -> None:
    found = fill(role("title: x\npurpose: At {{ school.name }}.\n"), SITE, "jdgen.yaml:2")
    assert found.purpose
    assert found.purpose.paragraphs[0].plain == "At Elm & **Oak**."
    assert not any(span.strong for span in found.purpose.paragraphs[0].spans)


def test_a_value_that_looks_like_a_variable_is_not_filled_again() -> None:
    found = fill(role('title: "{{ trust.name }}"\nlocation: "{{ trust.facts.motto }}"\n'), SITE, "jdgen.yaml:2")
    assert found.title.plain == "{{ school.name }}"
    assert not found.title.variables
    assert found.location
    assert found.location.plain == "{% x %} <b> \\1"


def test_facts_of_the_post_then_of_the_role_then_everything_else() -> None:
    text = (
        'title: Gardener\ngrade: G2, {{ post.hours }}\nreports_to: [Ann Office, "{{ trust.name }}"]\n'
        "post:\n  hours: 20 at {{ school.name }}\n"
        'purpose: "{{ role.title }} at {{ role.grade }} for {{ role.reports_to }} of {{ role.id }}"\n'
    )
    found = fill(role(text), SITE, "jdgen.yaml:2")
    assert found.purpose
    assert found.purpose.paragraphs[0].plain == (
        "Gardener at G2, 20 at Elm & **Oak** for Ann Office, {{ school.name }} of post"
    )


def test_every_missing_value_is_told_at_its_text() -> None:
    with pytest.raises(Rejected) as rejected:
        filled('title: "{{ school.nam }}"\npurpose: Work {{ post.hours }} at {{ role.grade }}.\n')
    assert [(finding.at.line, finding.message) for finding in rejected.value.diagnostics] == [
        (1, "{{ school.nam }} has no value."), (2, "{{ post.hours }} has no value."),
        (2, "{{ role.grade }} has no value."),
    ]  # fmt: skip


def test_a_blank_has_no_value() -> None:
    with pytest.raises(Rejected):
        filled('title: x\npost_holder: ""\npurpose: Ask {{ role.post_holder }}.\n')


def test_a_role_without_variables_is_left_as_it_is() -> None:
    plain = role("title: x\npurpose: Nothing to fill.\n")
    assert fill(plain, SITE, "jdgen.yaml:2") == plain


def test_values_of_a_role_and_its_post_are_named_by_their_keys() -> None:
    found = role('title: x\ngrade: ""\nreports_to: [a, b]\npost:\n  weeks: "38"\n')
    assert role_values(found) == {"role.id": "post", "role.title": "x", "role.reports_to": "a, b"}
    assert post_values(found.post) == {"post.weeks": "38"}


@pytest.mark.parametrize(("name", "known"), [
    ("school.name", True), ("trust.address", True), ("school.facts.motto", True), ("role.version", True),
    ("role.standing", True), ("role.draft", True),
    ("role.title", True), ("post.hours", True), ("school.nam", False), ("role.hours", False), ("post.grade", False),
    ("council.name", False), ("school.facts", False), ("role", False),
])  # fmt: skip
def test_letterheads_may_print_what_some_document_has(name: str, known: bool) -> None:
    assert is_printable_name(name) is known
