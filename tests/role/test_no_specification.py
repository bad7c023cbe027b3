"""`person_specification: none` says on purpose what leaving the key out does not."""

import pytest
import yaml
from calendar_day import AS_OF

from jdgen.diagnostics import Rejected, Severity
from jdgen.role.dump import as_data, as_yaml
from jdgen.role.fingerprint import fingerprint
from jdgen.role.model import Role
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.role.variables import fill
from jdgen.rules import judge_role
from jdgen.source.tree import MemoryTree

PLAIN = "title: Gardener\npurpose: Mow for {{ trust.name }}.\n"
GROUPS = "person_specification:\n  - heading: Skills\n    criteria:\n      - Patience\n      - Strength\n"
NONE = "person_specification: none\n"


def role(text: str, parent: str = PLAIN) -> Role:
    files = {"roles/post.yaml": text.encode(), "roles/_shared/bases/parent.yaml": parent.encode()}
    return resolve("post", Library(MemoryTree(files), AS_OF))


def child(text: str, parent: str) -> Role:
    return role(f"extends: parent\ntitle: Gardener\n{text}", parent)


def refused(text: str, parent: str = PLAIN) -> list[tuple[str, str, str]]:
    with pytest.raises(Rejected) as rejected:
        role(text, parent)
    return [(found.code, found.message, found.hint) for found in rejected.value.diagnostics]


def is_missing(found: Role) -> bool:
    return "missing-specification" in [finding.code for finding in judge_role(found)]


def test_none_is_no_specification_said_on_purpose() -> None:
    said, left_out = role(PLAIN + NONE), role(PLAIN)
    assert said.person_specification == left_out.person_specification == ()
    assert (said.says_no_specification, left_out.says_no_specification) == (True, False)
    assert role(PLAIN + GROUPS).says_no_specification is False


def test_leaving_it_out_is_a_warning_at_the_title_and_saying_none_or_writing_it_is_not() -> None:
    (finding,) = [found for found in judge_role(role(PLAIN)) if found.code == "missing-specification"]
    assert (finding.severity, finding.at.line) == (Severity.WARNING, 1)
    assert finding.message == "The role post has no person specification."
    assert "“person_specification: none”" in finding.hint
    assert not is_missing(role(PLAIN + NONE))
    assert not is_missing(role(PLAIN + GROUPS))


def test_it_is_still_said_when_the_variables_are_filled() -> None:
    for text, said in ((PLAIN + NONE, True), (PLAIN, False)):
        filled = fill(role(text + "post: {hours: '{{ trust.name }}'}\n"), {"trust.name": "Oak"}, "jdgen.yaml")
        assert (filled.purpose.paragraphs[0].plain, filled.post.hours.plain) == ("Mow for Oak.", "Oak")
        assert filled.says_no_specification is said


@pytest.mark.parametrize("word", ["None", "no", "n/a", "Problem solving", '""'])
def test_another_word_is_refused_and_the_word_named(word: str) -> None:
    assert refused(f"{PLAIN}person_specification: {word}\n") == [(
        "list-expected", "“person_specification” should be a list of groups, or the word none.",
        "Begin each group on a line of its own with “- heading:”. "
        "A post without one says “person_specification: none”.",
    )]  # fmt: skip


def test_a_child_inherits_it_and_may_write_one_instead() -> None:
    assert child("", PLAIN + NONE).says_no_specification
    assert len(child(GROUPS, PLAIN + NONE).person_specification) == 1
    assert child(NONE, PLAIN).says_no_specification
    assert child(NONE, PLAIN + NONE).says_no_specification


def test_a_plain_none_over_an_inherited_specification_counts_the_loss() -> None:
    (finding,) = refused(f"extends: parent\n{NONE}", PLAIN + GROUPS)
    assert finding[0] == "dropped-list"
    assert "would drop 2 criteria inherited from roles/_shared/bases/parent.yaml:3" in finding[1]
    assert "“replace: person_specification” with “with:”" in finding[2]


def test_an_edit_replaces_an_inherited_specification_by_none() -> None:
    edit = "edits:\n  - replace: person_specification\n    with: {}\n"
    assert child(edit.format("none"), PLAIN + GROUPS).says_no_specification
    assert not is_missing(child(edit.format("none"), PLAIN + GROUPS))


def test_an_edit_puts_a_specification_in_place_of_none() -> None:
    edit = "edits:\n  - replace: person_specification\n    with:\n      - heading: Skills\n        criteria: \n"
    found = child(edit + "          - Patience\n", PLAIN + NONE)
    assert [group.heading.plain for group in found.person_specification] == ["Skills"]


def test_a_specification_whose_last_group_an_edit_removes_is_not_none_on_purpose() -> None:
    found = child("edits:\n  - remove: person_specification/skills\n", PLAIN + GROUPS)
    assert not found.says_no_specification
    assert is_missing(found)


def test_it_changes_no_fingerprint() -> None:
    assert fingerprint(role(PLAIN + NONE)) == fingerprint(role(PLAIN)) != fingerprint(role(PLAIN + GROUPS))


def test_it_is_shown_as_it_is_said() -> None:
    assert yaml.safe_load(as_yaml(role(PLAIN + NONE)))["person_specification"] == "none"
    assert "person_specification" not in yaml.safe_load(as_yaml(role(PLAIN)))
    assert as_data(role(PLAIN + NONE))["person_specification"] == []
    assert as_data(role(PLAIN))["person_specification"] is None


def test_what_is_shown_is_read_as_the_same_role() -> None:
    shown = as_yaml(role(PLAIN + NONE))
    assert role(shown).says_no_specification
    assert as_data(role(shown)) == as_data(role(PLAIN + NONE))
