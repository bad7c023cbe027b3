"""consultation.yaml beside the roles and schools that it speaks of, as jdgen check sees it."""

from pathlib import Path

import pytest
from calendar_day import AS_OF
from docs.pages import ROOT

from jdgen.building.judging.check import check_workspace
from jdgen.building.judging.consultation import consultation_in, judged_consultation
from jdgen.diagnostics import Diagnostic, Severity
from jdgen.source.tree import FolderTree, MemoryTree
from jdgen.workspace import Workspace

TRUST = ROOT / "examples/trust"


def workspace(text: str, folder: Path = TRUST) -> Workspace:
    """The sample trust with this consultation."""
    tree = FolderTree(folder)
    paths = ("jdgen.yaml", *(path for top in ("roles", "schools", "templates") for path in tree.files(top)))
    files = {path: tree.read(path) for path in paths}
    return Workspace(MemoryTree({**files, "consultation.yaml": text.encode()}), AS_OF)


def judged(text: str) -> list[Diagnostic]:
    of = workspace(text)
    written = consultation_in(of)
    assert written
    return list(judged_consultation(of, written))


def checked(text: str) -> list[Diagnostic]:
    """What a check says of the consultation."""
    return [each for each in check_workspace(workspace(text), {}).findings if each.at.file == "consultation.yaml"]


def test_schools_sites_the_trust_and_roles_of_one_school_are_known() -> None:
    text = """\
posts:
  trust: {teaching-assistant: 1}
  alder: 2
  river-primaries: 1
  willow: {willow/boathouse-instructor: 1}
evaluations:
  teaching-assistant: {ref: 1}
"""
    assert judged(text) == []


def test_what_is_not_there_is_a_warning_since_the_proposal_may_take_it_away() -> None:
    text = (
        "posts:\n  aldr: 2\n  alder: {teaching-asistant: 1, willow/boathouse-instructor: 1}\nevaluations: {cook: {}}\n"
    )
    found = judged(text)
    assert {finding.severity for finding in found} == {Severity.WARNING}
    assert [(finding.code, str(finding.at), finding.message, finding.hint) for finding in found] == [
        ("unknown-school", "consultation.yaml:2", "There is no school “aldr”.", "Did you mean “alder”?"),
        ("unknown-role", "consultation.yaml:3", "There is no role “teaching-asistant”.",
         "Did you mean “teaching-assistant”?"),
        ("role-elsewhere", "consultation.yaml:3",
         "The role “willow/boathouse-instructor” is none of the school “alder”.",
         "Count its posts where they are, or leave it if the proposal takes them away."),
        ("unknown-role", "consultation.yaml:4", "There is no role “cook”.",
         "“jdgen list” lists the roles. Leave it if the proposal takes it away."),
    ]  # fmt: skip


@pytest.mark.parametrize(("effective", "is_past"), [(AS_OF.isoformat(), False), ("2000-01-01", True)])
def test_a_consultation_on_a_change_that_is_made_is_told_of(effective: str, is_past: bool) -> None:
    assert [finding.code for finding in judged(f"effective: {effective}\n")] == ["past-consultation"] * is_past


def test_a_check_tells_what_is_wrong_with_the_file_and_that_its_schema_is_not_named() -> None:
    assert [(each.code, each.at.line) for each in checked("opens: soon\n")] == [("bad-date", 1)]
    assert [each.code for each in checked("opens: 2026-09-01\n")] == ["schema-line"]
    line = "# yaml-language-server: $schema=.jdgen/consultation.schema.json\n"
    assert checked(f"{line}opens: 2026-09-01\n") == checked(line) == []


def test_a_check_finds_the_address_of_a_person() -> None:
    (finding,) = [each for each in checked("contact: Human Resources, jane.smith@hazel.example\n") if each.is_error]
    assert (finding.code, finding.at.line) == ("personal-data", 1)
    assert finding.message == "“jane.smith@hazel.example” is the e-mail address of one person."


def test_a_school_that_cannot_be_read_is_told_of_and_not_the_posts_there() -> None:
    of = workspace("posts: {alder: 4, aldr: 4}\n")
    files = {path: of.tree.read(path) for top in ("roles", "templates") for path in of.tree.files(top)}
    files |= {path: of.tree.read(path) for path in ("jdgen.yaml", "consultation.yaml")}
    broken = Workspace(MemoryTree({**files, "schools/alder.yaml": b"nam: Alder\n"}), AS_OF)
    found = check_workspace(broken, {}).findings
    assert "schools/alder.yaml" in {each.at.file for each in found}
    assert "unknown-school" not in {each.code for each in found}
