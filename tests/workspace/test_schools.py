"""A trust's schools: what each says of itself, which roles it has, and what it words otherwise."""

from pathlib import Path

import pytest
from calendar_day import AS_OF

from jdgen.building.build import Order, build
from jdgen.building.judging.check import check_positions, check_workspace
from jdgen.building.planning.wanted import Wanted
from jdgen.diagnostics import Rejected
from jdgen.source.tree import MemoryTree
from jdgen.workspace import TRUST, Position, Workspace, open_workspace

ROLE = 'title: Cook\nlocation: "{{ school.name }}"\npurpose: Cook for {{ school.facts.pupils }} pupils.\n'
SETTINGS = """\
trust: {name: Hazel Trust, facts: {pupils: "900"}}
schools:
  oak: {name: Oak School, facts: {pupils: "300"}}
  ash: {name: Ash School}
"""
GUARD = """\
title: Guard
purpose: Guard.
post: {hours: "37", weeks: "52"}
duties:
  - heading: At the gate
    clauses:
      - Open the gate.
      - use: watch
  - heading: At night
    clauses:
      - Lock the doors.
"""
WATCH = "clauses:\n  - id: watch\n    text: Keep watch.\n    locked: true\n"


def workspace(settings: str = SETTINGS, **files: str) -> Workspace:
    """A workspace of the role `cook`, and of `files`, in whose names `__` stands for `/` and `_yaml` for `.yaml`."""
    named = {name.replace("__", "/").replace("_yaml", ".yaml"): text.encode() for name, text in files.items()}
    return Workspace(MemoryTree({"jdgen.yaml": settings.encode(), "roles/cook.yaml": ROLE.encode(), **named}), AS_OF)


def guarded(oak: str, **files: str) -> Workspace:
    """A workspace with a guard and with the school oak, whose file says `oak` beside its name."""
    given = {"schools__oak_yaml": f"name: Oak School\n{oak}", "schools__ash_yaml": "name: Ash School\n"}
    shared = {"roles__guard_yaml": GUARD, "roles___shared__clauses__all_yaml": WATCH}
    return workspace("trust: {name: Hazel Trust}\n", **shared, **given, **files)


def clauses(of: Workspace, school: str) -> list[str]:
    return [clause.text.plain for group in of.resolved("guard", school).duties for clause in group.clauses]


def complaints(of: Workspace) -> list[tuple[str, str, str]]:
    """Code, place and message of what is wrong with the schools."""
    with pytest.raises(Rejected) as rejected:
        _ = of.positions
    return [(finding.code, str(finding.at), finding.message) for finding in rejected.value.diagnostics]


def test_a_school_has_its_own_values_and_the_trust_is_its_own_school() -> None:
    for school, place, pupils in (("", "Hazel Trust", "900"), ("oak", "Oak School", "300")):
        role = workspace().role("cook", school)
        assert role.location and role.location.plain == place
        assert role.purpose and role.purpose.paragraphs[0].plain == f"Cook for {pupils} pupils."


def test_what_a_school_does_not_say_is_missed_at_that_school() -> None:
    with pytest.raises(Rejected) as rejected:
        workspace().role("cook", "ash")
    (finding,) = rejected.value.diagnostics
    assert finding.message == "{{ school.facts.pupils }} has no value."
    assert finding.hint.endswith("Values of the school are given in jdgen.yaml:4.")


def test_check_looks_at_every_school() -> None:
    found = check_workspace(workspace(), {}).findings
    assert "Values of the school are given in jdgen.yaml:4." in {finding.hint for finding in found}


def test_check_judges_the_words_that_a_schools_values_make() -> None:
    named = workspace(
        "trust: {name: Hazel Trust}\nhouse: county-model\n",
        schools__oak_yaml="name: Oak School\n",
        roles__clerk_yaml="title: Clerk\nlocation: '{{ school.name }}'\npurpose: File.\n",
        schools__elm_yaml='name: "[Insert school]"\n',
    )
    found = check_positions(named, named.positions).findings
    assert [finding.code for finding in found if "Insert school" in finding.message] == ["placeholder"]


def test_check_tells_what_is_wrong_beside_a_school_that_cannot_be_read() -> None:
    broken = workspace("trust: {name: Hazel Trust}\n", schools__oak_yaml="nam: Oak\n", roles__b_yaml="titel: B\n")
    places = {finding.at.file for finding in check_workspace(broken, {}).findings if finding.is_error}
    assert places >= {"schools/oak.yaml", "roles/b.yaml"}


def test_a_schools_files_stand_in_a_folder_of_its_name(sample: Path, tmp_path: Path) -> None:
    with (sample / "jdgen.yaml").open("a", encoding="utf-8") as settings:
        settings.write("schools: {oak: {name: Oak Primary School}}\n")
    outcome = build(open_workspace(sample, AS_OF), Order((Position("h3", "oak"),), Wanted(("txt",))), tmp_path / "out")
    assert [path.relative_to(tmp_path / "out").as_posix() for path in outcome.written] == ["oak/h3.txt"]
    assert "Location: Oak Primary School" in " ".join((tmp_path / "out/oak/h3.txt").read_text("utf-8").split())


def test_a_school_may_have_a_file_of_its_own() -> None:
    one = workspace(schools__elm_yaml="name: Elm School\nhead_title: Principal\nfacts: {pupils: '90'}\n")
    assert list(one.schools) == ["ash", "elm", "oak"]
    assert one.site_of("elm")["school.head_title"] == "Principal"


@pytest.mark.parametrize("name", ["con", "nul", "lpt1"])
def test_no_school_is_called_as_a_device_of_windows(name: str) -> None:
    (found,) = complaints(guarded("", **{f"schools__{name}_yaml": "name: X\n"}))
    assert found == ("bad-id", f"schools/{name}.yaml:1", f"“{name}” cannot be the id of a school.")


def test_a_pattern_of_roles_is_no_longer_than_ids_are() -> None:
    (found,) = complaints(guarded("", schools__elm_yaml=f"name: Elm\nroles: ['{'[a-' * 3000}']\n"))
    assert (found[0], "longer than any id" in found[2], len(found[2]) < 200) == ("bad-pattern", True, True)


def test_a_school_is_described_once() -> None:
    found = complaints(workspace(schools__oak_yaml="name: Oak\n"))
    assert found == [("two-schools", "schools/oak.yaml:1", "The school “oak” is described at jdgen.yaml:3 already.")]


def test_a_school_has_the_roles_its_patterns_mean() -> None:
    one = guarded("roles: [g*, cook]\nexcept_roles: [co*]\n")
    assert one.positions_at("oak") == (Position("guard", "oak"),)
    assert one.positions_at("ash") == (Position("cook", "ash"), Position("guard", "ash"))
    assert one.positions_at(TRUST) == (Position("cook"), Position("guard"))


def test_a_role_that_there_is_not_is_no_role_of_a_school() -> None:
    assert complaints(guarded("roles: [gard]\n")) == [
        ("unknown-role", "schools/oak.yaml:2", "“gard” means no role that all schools may have.")
    ]
    assert complaints(guarded("overrides: {gard: {grade: H1}}\n")) == [
        ("unknown-role", "schools/oak.yaml:2", "There is no role “gard” to change.")
    ]


def test_what_a_school_changes_of_a_role_it_does_not_have_is_told() -> None:
    assert complaints(guarded("roles: [cook]\noverrides: {guard: {grade: H1}}\n")) == [
        ("unused-override", "schools/oak.yaml:3", "The school changes “guard”, which is none of its roles.")
    ]


def test_a_school_changes_a_role_as_a_child_changes_its_parent() -> None:
    one = guarded("""\
overrides:
  guard:
    grade: H9
    edits:
      - add: Greet every child.
        in: duties/at-the-gate
      - remove: duties/at-night
""")
    assert clauses(one, "oak") == ["Open the gate.", "Keep watch.", "Greet every child."]
    assert clauses(one, "ash") == clauses(one, TRUST) == ["Open the gate.", "Keep watch.", "Lock the doors."]
    grades = [one.resolved("guard", school).grade for school in ("oak", "ash")]
    assert [grade.plain if grade else "" for grade in grades] == ["H9", ""]


def test_a_school_may_not_drop_a_list_or_a_locked_clause() -> None:
    for changes, code in (
        ("{guard: {duties: [{heading: All, clauses: [One.]}]}}", "dropped-list"),
        ("{guard: {edits: [{remove: watch}]}}", "locked-clause"),
        ("{guard: {extends: cook}}", "unknown-key"),
        ("{guard: {id: porter}}", "unknown-key"),
    ):
        with pytest.raises(Rejected) as rejected:
            guarded(f"overrides: {changes}\n").resolved("guard", "oak")
        found = rejected.value.diagnostics
        assert {finding.code for finding in found} == {code}
        assert {finding.at.file for finding in found} == {"schools/oak.yaml"}


def test_facts_of_the_vacancy_are_the_roles_then_the_schools_then_the_schools_for_this_role() -> None:
    one = guarded('post: {weeks: "39", hours: "30"}\noverrides: {guard: {post: {hours: "20"}}}\n')
    post = one.resolved("guard", "oak").post
    assert post.hours and post.weeks and (post.hours.plain, post.weeks.plain) == ("20", "39")
    post = one.resolved("guard", "ash").post
    assert post.hours and post.weeks and (post.hours.plain, post.weeks.plain) == ("37", "52")


def test_the_house_is_the_one_asked_for_or_the_schools_or_the_roles_or_the_workspaces() -> None:
    settings = "trust: {name: Hazel Trust}\nhouse: four\nschools:\n  oak: {name: Oak, house: two}\n  ash: {name: Ash}\n"
    dressed = "title: Porter\nhouse: three\npurpose: Carry.\n"
    one = workspace(settings, roles__porter_yaml=dressed)
    porter, cook = one.resolved("porter"), one.resolved("cook")
    choices = [
        one.house_choice(porter, "oak", "one"), one.house_choice(porter, "oak"), one.house_choice(porter, "ash"),
        one.house_choice(cook, "ash"),
    ]  # fmt: skip
    assert [(choice.id, choice.said_by, str(choice.at)) for choice in choices] == [
        ("one", "--house", "--house:0"),
        ("two", "oak", "jdgen.yaml:4"),
        ("three", "the role", "roles/porter.yaml:2"),
        ("four", "jdgen.yaml", "jdgen.yaml:2"),
    ]


def test_a_school_may_ask_for_another_house_for_one_role() -> None:
    one = guarded("house: two\noverrides: {guard: {house: nine}}\n")
    assert one.house_choice(one.resolved("guard", "oak"), "oak").id == "nine"
    assert one.house_choice(one.resolved("cook", "oak"), "oak").id == "two"


def test_a_schools_own_role_is_at_that_school_only() -> None:
    one = guarded("", schools__oak__roles__porter_yaml="title: Porter\nextends: guard\n")
    assert [position for position in one.positions if position.role == "oak/porter"] == [Position("oak/porter", "oak")]
    assert one.resolved("oak/porter", "oak").title.plain == "Porter"
    assert "oak/porter" not in one.shared_roles


def test_a_file_below_roles_may_not_have_the_id_of_a_schools_own_role() -> None:
    own = {"schools__oak__roles__porter_yaml": "title: Porter\n", "roles__oak__porter_yaml": "title: Porter\n"}
    (found,) = complaints(guarded("", **own))
    message = "roles/oak/porter.yaml and schools/oak/roles/porter.yaml are both the role “oak/porter”."
    assert found == ("two-roles", "schools/oak/roles/porter.yaml:1", message)


def test_roles_of_a_school_that_there_is_not_are_told() -> None:
    (found,) = complaints(guarded("", schools__okk__roles__porter_yaml="title: Porter\n"))
    assert found == (
        "unknown-school", "schools/okk/roles/porter.yaml:1", "This role is of the school “okk”, and there is none.",
    )  # fmt: skip


def test_a_site_says_what_its_schools_say_alike() -> None:
    alike = "council: Herts\nfacts: {{pool: 'yes', bus: '{}'}}\n"
    one = guarded(
        alike.format("5"), schools__both_yaml="of: [ash, oak]\nroles: [guard]\n",
        schools__elm_yaml="name: Elm School\n" + alike.format("6"),
        schools__pair_yaml="of: [elm, oak]\nroles: [guard]\nname: The Pair\n",
    )  # fmt: skip
    assert one.schools["both"].name == "Ash School and Oak School"
    assert (one.schools["both"].council, one.schools["both"].facts) == (None, {})
    assert (one.schools["pair"].name, one.schools["pair"].council) == ("The Pair", "Herts")
    assert one.schools["pair"].facts == {"pool": "yes"}
    assert one.positions_at("both") == (Position("guard", "both"),)


@pytest.mark.parametrize(("site", "code", "message"), [
    ("of: [oak]\nroles: [guard]\n", "bad-site", "The site “both” is made of one school only, and so is that school."),
    ("of: [oak, ash, oak]\nroles: [guard]\n", "bad-site", "The site “both” names a school twice."),
    ("of: [oak, ashe]\nroles: [guard]\n", "unknown-school", "There is no school “ashe”."),
    ("of: [oak, both]\nroles: [guard]\n", "bad-site", "“both” is a site of several schools itself."),
    ("of: [oak, ash]\n", "missing-key", "A site of several schools says which roles it has."),
    ("phone: '1'\n", "missing-key", "“name” is missing."),
])  # fmt: skip
def test_what_a_site_says_wrongly_is_told(site: str, code: str, message: str) -> None:
    (found,) = complaints(guarded("", schools__both_yaml=site))
    assert (found[0], found[2]) == (code, message)
