"""Where a sentence comes from: each line on its way into the role, and who last touched it."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from docs.pages import ROOT
from register.repository import Repository
from tracing.trust import BASE, CLAUSES, HELPER, TODAY, begun, role

from jdgen.diagnostics import Location
from jdgen.source.blame import NOT_COMMITTED, Blame, last_line
from jdgen.source.tree import FolderTree, MemoryTree
from jdgen.tracing.values import NoSuchValue, at_path, saying, values_of
from jdgen.tracing.why import Link, Reasons
from jdgen.workspace import Position, open_workspace

SETTINGS = """\
trust: {name: Sample Trust}
house: plain
every_role:
  - use: be-kind
schools:
  oak:
    name: Oak Primary
    overrides:
      helper:
        edits:
          - {add: Watch the gate., in: duties/duties}
"""
SHARED = """\
clauses:
  - id: first-aid
    owner: Health and safety office
    review_by: 2027-06-01
    wordings:
      - text: Give first aid.
      - from: 2026-09-01
        text: >-
          Give first aid,
          as trained.
        basis: First-Aid Regulations 1981
  - {id: be-kind, text: Be kind., locked: true}
"""
PARENT = """\
grade: H2
duties:
  - heading: Duties
    clauses:
      - Read with pupils.
      - use: first-aid
"""
CHILD = "extends: support\ntitle: Helper\nedits:\n  - {add: Tidy up., in: duties/duties}\n"


@pytest.fixture
def trust(tmp_path: Path) -> Repository:
    """A role with a parent, shared clauses, and a school that words it otherwise, committed on three days."""
    repository = Repository.begun(tmp_path / "trust")
    shutil.copytree(ROOT / "templates/county-model", repository.folder / "templates/plain")
    repository.commit({"jdgen.yaml": SETTINGS, CLAUSES: SHARED, BASE: PARENT}, on="2026-03-01")
    repository.commit({HELPER: CHILD}, on="2026-03-02")
    repository.commit({CLAUSES: SHARED.replace("as trained", "as often trained")}, on="2026-10-01")
    return repository


def links(repository: Repository, words: str, school: str = "", as_of: date = TODAY) -> tuple[Link, ...]:
    """The way of the one sentence that holds some words."""
    workspace, position = open_workspace(repository.folder, as_of), Position("helper", school)
    (value,) = saying(values_of(workspace, position), words)
    return Reasons(workspace, position, Blame(repository.folder, workspace.tree)).of(value).links


def told(found: tuple[Link, ...]) -> list[str]:
    return [f"{link.at} {link.what}, {link.touch.day if link.touch else 'nobody'}" for link in found]


def test_a_sentence_of_the_role_itself_is_one_line(trust: Repository) -> None:
    assert told(links(trust, "tidy up")) == ["roles/helper.yaml:4 written in the role's own file, 2026-03-02"]


def test_an_inherited_sentence_names_the_parent_and_the_line_that_extends_it(trust: Repository) -> None:
    assert told(links(trust, "read with")) == [
        f"{BASE}:5 written in its parent, 2026-03-01",
        "roles/helper.yaml:1 roles/helper.yaml extends support, 2026-03-02",
    ]


def test_a_shared_clause_is_told_with_its_basis_owner_days_and_where_it_is_used(trust: Repository) -> None:
    clause, used, extends = links(trust, "first aid")
    assert told((clause, used, extends)) == [
        f"{CLAUSES}:8 the shared clause first-aid, 2026-10-01",
        f"{BASE}:6 used in its parent, 2026-03-01",
        "roles/helper.yaml:1 roles/helper.yaml extends support, 2026-03-02",
    ]
    assert clause.last == 10
    assert clause.notes == (
        "basis: First-Aid Regulations 1981", "owner: Health and safety office", "worded so from 1 September 2026",
        "to be reviewed by 1 June 2027",
    )  # fmt: skip


def test_an_earlier_day_has_the_earlier_wording_and_says_when_it_ends(trust: Repository) -> None:
    (clause, *_) = links(trust, "first aid", as_of=date(2026, 4, 1))
    assert clause.at.line == 6
    assert clause.touch is not None
    assert clause.touch.day == date(2026, 3, 1)
    assert "worded otherwise from 1 September 2026" in clause.notes


def test_a_statement_of_the_whole_trust_leads_to_jdgen_yaml(trust: Repository) -> None:
    clause, used = links(trust, "be kind")
    assert used.what == "used for the whole trust"
    assert used.at.file == "jdgen.yaml"
    assert clause.notes == ("locked: no role and no school may change it",)


def test_what_a_school_words_otherwise_is_the_schools(trust: Repository) -> None:
    (link,) = links(trust, "gate", school="oak")
    assert (link.what, link.at.file, link.at.line) == ("written by the school oak", "jdgen.yaml", 11)


def test_lines_that_are_not_committed_say_so_and_their_neighbours_keep_their_commit(trust: Repository) -> None:
    trust.write(HELPER, "# a new first line\n" + CHILD.replace("Tidy up.", "Tidy up well."))
    (link,) = links(trust, "tidy up")
    assert link.touch == NOT_COMMITTED
    assert links(trust, "read with")[1].touch is not NOT_COMMITTED
    trust.write("roles/helper.yaml", CHILD)
    trust.write(BASE, "# new\n" + PARENT)
    assert told(links(trust, "read with"))[0] == f"{BASE}:6 written in its parent, 2026-03-01"


def test_outside_git_the_places_are_told_without_commits(trust: Repository, tmp_path: Path) -> None:
    copy = Repository(tmp_path / "copy")
    shutil.copytree(trust.folder, copy.folder, ignore=shutil.ignore_patterns(".git"))
    assert told(links(copy, "tidy up")) == ["roles/helper.yaml:4 written in the role's own file, nobody"]


def test_a_path_is_a_key_a_path_of_an_edit_or_the_id_of_a_clause(trust: Repository) -> None:
    workspace, position = open_workspace(trust.folder, TODAY), Position("helper")
    asked = ("grade", "duties/duties/first-aid", "first-aid", "duties/duties/tidy-up", "statements")
    keys = {path: [value.key for value in at_path(workspace, position, path)] for path in asked}
    assert keys["grade"] == ["grade"]
    assert keys["first-aid"] == keys["duties/duties/first-aid"] == ["duties/duties/first-aid"]
    assert len(keys["duties/duties/tidy-up"]) == 1
    assert keys["statements"] == ["statements/be-kind"]
    assert len(at_path(workspace, position, "duties")) == 4


def test_a_path_or_words_that_mean_nothing_are_told_with_what_may_be_meant(trust: Repository) -> None:
    workspace, position = open_workspace(trust.folder, TODAY), Position("helper")
    with pytest.raises(NoSuchValue) as missed:
        at_path(workspace, position, "duties/dutys")
    assert missed.value.near == ("duties/duties",)
    with pytest.raises(NoSuchValue) as missed:
        saying(values_of(workspace, position), "reads with the pupils")
    assert missed.value.near == ("Read with pupils.",)
    with pytest.raises(NoSuchValue) as missed:
        saying(values_of(workspace, position), "quite another matter")
    assert missed.value.near == ()


@pytest.mark.parametrize(
    ("text", "column", "last"),
    [
        ("a: one\nb: two\n", 4, 1),
        ("a: one\n  runs on\nb: two\n", 4, 2),
        ("a: |-\n  one\n\n  two\nb: two\n", 4, 4),
        ('a: "one\n  two"\n', 4, 2),
        ("a: one\n", 2, 1),
    ],
    ids=["one line", "runs on", "block", "quoted", "nothing begins there"],
)
def test_the_last_line_of_a_text_is_found(text: str, column: int, last: int) -> None:
    assert last_line(MemoryTree({"x.yaml": text.encode()}), Location("x.yaml", 1, column)) == last


def test_of_several_lines_the_latest_commit_counts(tmp_path: Path) -> None:
    repository = begun(tmp_path)
    repository.commit({HELPER: role("Read with pupils.\n        Sing.", extends="support")}, on="2026-05-01")
    blame = Blame(tmp_path, FolderTree(tmp_path))
    days = [touch.day for first, last in [(6, 6), (6, 7), (1, 4)] if (touch := blame.last(HELPER, first, last))]
    assert days == [date(2026, 3, 1), date(2026, 5, 1), date(2026, 3, 1)]
    assert blame.last("roles/none.yaml", 1, 1) == NOT_COMMITTED
