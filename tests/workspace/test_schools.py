"""A role is built for the trust or for one of its schools, and says so in its texts."""

from pathlib import Path

import pytest
from calendar_day import AS_OF

from jdgen.building.build import build
from jdgen.building.check import check_workspace
from jdgen.building.making.maker import Order
from jdgen.diagnostics import Rejected
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Position, Workspace, open_workspace

ROLE = 'title: Cook\nlocation: "{{ school.name }}"\npurpose: Cook for {{ school.facts.pupils }} pupils.\n'
SETTINGS = """\
trust: {name: Hazel Trust, facts: {pupils: "900"}}
schools:
  oak: {name: Oak School, facts: {pupils: "300"}}
  ash: {name: Ash School}
"""


def workspace(settings: str = SETTINGS) -> Workspace:
    return Workspace(MemoryTree({"jdgen.yaml": settings.encode(), "roles/cook.yaml": ROLE.encode()}), AS_OF)


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


def test_a_schools_files_stand_in_a_folder_of_its_name(sample: Path, tmp_path: Path) -> None:
    with (sample / "jdgen.yaml").open("a", encoding="utf-8") as settings:
        settings.write("schools: {oak: {name: Oak Primary School}}\n")
    outcome = build(open_workspace(sample, AS_OF), Order((Position("h3", "oak"),), ("txt",)), tmp_path / "out")
    assert [path.relative_to(tmp_path / "out").as_posix() for path in outcome.written] == ["oak/h3.txt"]
    assert "Location: Oak Primary School" in " ".join((tmp_path / "out/oak/h3.txt").read_text("utf-8").split())
