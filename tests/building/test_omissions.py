"""A house leaves out what it likes, with a reason, but no clause that is required of every role, or locked."""

from pathlib import Path

from calendar_day import AS_OF

from jdgen.building.making.maker import Maker
from jdgen.source.tree import FolderTree, MemoryTree
from jdgen.workspace import Workspace, at_trust

ROOT = Path(__file__).parents[2]

CLAUSES = """clauses:
  - id: safeguarding
    text: We keep children safe.
  - id: welfare
    text: We promote the welfare of children.
"""
LOCKED = CLAUSES.replace("safe.\n", "safe.\n    locked: true\n")
ROLE = "title: Cook\npurpose: Cook.\nperson_specification: none\nstatements:\n  - use: safeguarding\n"
OMITS = "name: Short\nomits:\n  - part: statements\n    reason: They stand in the contract.\n"
LAYOUT = '{% extends "base/role.html.j2" %}{% block statements %}{% endblock %}'
REQUIRED = "required_clauses: [safeguarding]\n"
EITHER = "required_clauses:\n  - [safeguarding, welfare]\n"


BANNER = ROLE + "banner:\n  use: safeguarding\n"
"""The same clause, printed in another part."""


def found(required: str = "", clauses: str = CLAUSES, role: str = ROLE, house: str = OMITS) -> list[tuple[str, str]]:
    """Code and sentence of all that is wrong with one role, in a house that prints no statements."""
    tree = MemoryTree({
        "jdgen.yaml": f"trust:\n  name: A Trust\nhouse: short\n{required}".encode(),
        "roles/cook.yaml": role.encode(),
        "roles/_shared/clauses/all.yaml": clauses.encode(),
        "templates/short/house.yaml": house.encode(),
        "templates/short/role.html.j2": LAYOUT.encode(),
        "templates/short/letterhead.docx": FolderTree(ROOT).read("templates/county-model/letterhead.docx"),
    })  # fmt: skip
    maker = Maker(Workspace(tree, AS_OF), formats=("txt",))
    made = list(maker.outputs(*at_trust("cook")))
    findings = maker.findings.merged()
    assert bool(made) == (not findings)
    return [(finding.code, finding.message) for finding in findings]


def lost(why: str) -> list[tuple[str, str]]:
    message = f"House short omits `statements`, where cook has the clause “safeguarding”, which is {why}."
    return [("omitted-clause", message)]


def test_a_house_may_omit_a_clause_that_nobody_requires() -> None:
    assert found() == []


def test_a_house_omits_no_required_clause() -> None:
    assert found(REQUIRED) == lost("required")


def test_a_house_omits_no_locked_clause() -> None:
    assert found(clauses=LOCKED) == lost("locked")


def test_a_clause_that_is_printed_elsewhere_may_be_omitted() -> None:
    assert found(REQUIRED, LOCKED, BANNER) == []


def test_of_several_clauses_that_will_do_one_is_printed() -> None:
    other = ROLE + "sections:\n  - heading: Care\n    clauses:\n      - use: welfare\n"
    assert found(EITHER) == lost("required")
    assert found(EITHER, role=other) == []
    assert found(EITHER, LOCKED, other) == lost("locked")


def test_a_house_that_omits_another_part_prints_what_is_required() -> None:
    house = OMITS.replace("statements", "sign_off")
    assert [code for code, _ in found(REQUIRED, house=house)] == ["not-printed"]
