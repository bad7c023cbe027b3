"""Before an edit: whom it would reach, whose agreed text would be a draft, and what would stop it."""

from datetime import date
from pathlib import Path

import pytest
from register.repository import Repository
from tracing.trust import BASE, CLAUSES, DATED, START, TODAY, approval, role

from jdgen.building.planning.selection import Places, Selection, select
from jdgen.commands.answering.plan import as_data, as_text
from jdgen.tracing.plan import Plan, plan_of_clause, plan_of_parent
from jdgen.workspace import Workspace, open_workspace

SETTINGS = """\
trust: {name: Sample Trust}
required_clauses: [first-aid]
schools:
  oak: {name: Oak Primary}
  elm:
    name: Elm Primary
    overrides:
      helper:
        edits:
          - {remove: duties/duties/first-aid}
        without: {first-aid: The school has a nurse.}
"""
OTHERS = {
    "roles/child.yaml": "extends: helper\ntitle: Child\nedits:\n"
                        "  - {replace: duties/duties/first-aid, with: Call the nurse.}\n"
                        "without: {first-aid: It is another post.}\n",
    "roles/clerk.yaml": "title: Clerk\nduties:\n  - heading: Duties\n    clauses:\n      - Write letters.\n"
                        "without: {first-aid: It is an office.}\n",
    "roles/wrong.yaml": "titel: Wrong\n",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A trust with one agreed text, at two schools of which one goes without the clause."""
    repository = Repository(tmp_path / "trust")
    for path, text in {**START, **OTHERS, "jdgen.yaml": SETTINGS, CLAUSES: DATED}.items():
        repository.write(path, str(text))
    decided = approval(repository.folder, on="2026-09-02", schools="[oak]")
    repository.write("register/2026-09-02-helper.yaml", decided)
    return repository.folder


def planned(folder: Path, schools: tuple[str, ...] = (), as_of: date = TODAY) -> tuple[Workspace, Plan]:
    workspace = open_workspace(folder, as_of)
    positions = select(workspace, Selection((), schools), Places.ALL)
    return workspace, plan_of_clause(workspace, "first-aid", positions)


def test_reached_is_whoever_has_the_clause_and_agreed_texts_become_drafts(folder: Path) -> None:
    _, plan = planned(folder)
    drafts = {str(each.position): each.becomes_draft for each in plan.reached}
    assert drafts == {"helper": False, "helper at oak": True}


def test_what_stops_the_edit_is_told_with_its_line_and_reason(folder: Path) -> None:
    _, plan = planned(folder)
    stopped = {str(each.position): (str(each.at), each.reason) for each in plan.stopped}
    assert stopped["helper at elm"] == ("jdgen.yaml:11", "The school has a nurse.")
    assert stopped["clerk"] == ("roles/clerk.yaml:6", "It is an office.")
    assert "roles/child.yaml:5" in stopped["child"]


def test_an_edit_that_words_the_clause_otherwise_is_named_where_no_reason_is_given(folder: Path) -> None:
    (folder / "jdgen.yaml").write_text(SETTINGS.replace("required_clauses: [first-aid]\n", ""), "utf-8")
    child = folder / "roles/child.yaml"
    child.write_text(child.read_text("utf-8").partition("without")[0], "utf-8")
    _, plan = planned(folder)
    stopped = {str(each.position): str(each.at) for each in plan.stopped}
    assert stopped["child"] == "roles/child.yaml:4"


def test_a_role_that_never_had_the_clause_is_not_told_of(folder: Path) -> None:
    (folder / "jdgen.yaml").write_text(SETTINGS.replace("required_clauses: [first-aid]\n", ""), "utf-8")
    clerk = folder / "roles/clerk.yaml"
    clerk.write_text(clerk.read_text("utf-8").partition("without")[0], "utf-8")
    _, plan = planned(folder)
    assert "clerk" not in {each.position.role for each in (*plan.stopped, *plan.reached)}


def test_roles_with_errors_are_told(folder: Path) -> None:
    _, plan = planned(folder)
    assert {each.role for each in plan.unread} == {"wrong"}


def test_a_school_alone_may_be_asked_for(folder: Path) -> None:
    _, plan = planned(folder, ("oak",))
    assert [str(each.position) for each in plan.reached] == ["helper at oak"]


def test_a_parents_edit_reaches_all_that_extend_it_save_what_they_change(folder: Path) -> None:
    workspace = open_workspace(folder, TODAY)
    plan = plan_of_parent(workspace, BASE, select(workspace, Selection(), Places.ALL))
    assert {each.position.role for each in plan.reached} == {"helper", "child"}
    assert sorted(map(str, plan.changed)) == ["jdgen.yaml:10", "roles/child.yaml:4"]


def test_the_answer_groups_places_and_shows_the_wording_in_use(folder: Path) -> None:
    _, plan = planned(folder)
    assert as_text(plan, TODAY, required=True).splitlines()[:12] == [
        f"first-aid ({CLAUSES}:2)",
        "  required: jdgen.yaml asks every role for it, or for another in its place",
        "  wording from the beginning: Give first aid.",
        "  wording from 1 September 2026, in use on 1 December 2026: Give first aid, as trained.",
        "An edit of it reaches 1 role at 1 school.",
        "",
        "Agreed texts that become drafts:",
        "  helper: version 1, in force from 2 September 2026 (oak)",
        "",
        "Drafts already:",
        "  helper: draft (the trust)",
        "",
    ]


def test_the_answer_for_programs_has_the_same(folder: Path) -> None:
    _, plan = planned(folder)
    data = as_data(plan, TODAY)
    assert data["reached"] == [
        {"role": "helper", "school": None, "version": None, "status": "draft", "becomes_draft": False},
        {"role": "helper", "school": "oak", "version": 1, "status": "in force from 2 September 2026",
         "becomes_draft": True},
    ]  # fmt: skip
    assert [wording["in_use"] for wording in data["wordings"]] == [False, True]  # type: ignore[attr-defined]


def test_nothing_reached_is_said(folder: Path) -> None:
    (folder / "roles/helper.yaml").write_text(role().replace("      - use: first-aid\n", "      - Sing.\n"), "utf-8")
    (folder / "roles/child.yaml").unlink()
    (folder / "jdgen.yaml").write_text("trust: {name: Sample Trust}\n", "utf-8")
    _, plan = planned(folder)
    assert "An edit of it reaches no role." in as_text(plan, TODAY, required=False)
