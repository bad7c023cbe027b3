"""The history of a role: what changed its text, through whichever file, and what did not."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from register.repository import Repository
from tracing.trust import (
    BASE,
    CLAUSES,
    DATED,
    FIRST_AID,
    HELPER,
    PARENT,
    SETTINGS,
    approval,
    begun,
    history,
    past,
    role,
    told,
)

from jdgen.source.revisions import NoRevision
from jdgen.source.states import is_shallow, steps
from jdgen.tracing import readings
from jdgen.tracing.history import Kind
from jdgen.workspace import Workspace


@pytest.fixture
def trust(tmp_path: Path) -> Repository:
    return begun(tmp_path / "trust")


def last(repository: Repository, school: str = "") -> str:
    """What the last entry says."""
    return told(history(repository.folder, school=school))[-1]


def test_a_changed_word_is_told_with_day_and_commit(trust: Repository) -> None:
    commit = trust.commit({HELPER: role("Read with a pupil.", "Tidy up.", extends="support")}, on="2026-04-02")
    assert last(trust) == "2026-04-02 changed: 1 duty reworded, 1 duty added"
    assert history(trust.folder).entries[-1].commit == commit


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        (CLAUSES, FIRST_AID.replace("Give first aid.", "Give first aid at once."), "1 duty reworded"),
        (BASE, PARENT.replace("H2", "H3"), "grade changed"),
        ("jdgen.yaml", SETTINGS + "every_role:\n  - Be kind.\n", "1 statement added"),
    ],
    ids=["clause", "parent", "jdgen.yaml"],
)
def test_a_change_comes_through_a_clause_a_parent_and_the_trust(
    trust: Repository, path: str, text: str, words: str
) -> None:
    trust.commit({path: text}, on="2026-04-02")
    (_, entry) = history(trust.folder).entries
    assert (entry.kind, entry.words, entry.files) == (Kind.CHANGED, words, (path,))


def test_a_school_has_a_history_of_its_own(trust: Repository) -> None:
    own = "overrides:\n  helper:\n    edits:\n      - {add: Watch the gate., in: duties/duties}\n"
    settings = SETTINGS.replace("  oak: {name: Oak Primary}\n", "")
    trust.commit({"jdgen.yaml": settings, "schools/oak.yaml": f"name: Oak Primary\n{own}"}, on="2026-04-02")
    assert last(trust, "oak") == "2026-04-02 changed: 1 duty added"
    assert last(trust, "elm") == "2026-03-01 first text: as it was first written"


def test_what_changes_no_word_is_no_entry(trust: Repository) -> None:
    trust.commit({HELPER: "# a comment\n" + role("Read with pupils.", extends="support")}, on="2026-04-02")
    moved = FIRST_AID + "  - {id: reading, text: Read with pupils.}\n"
    trust.commit({CLAUSES: moved, HELPER: role("use: reading", extends="support")}, on="2026-04-03")
    assert [entry.kind for entry in history(trust.folder).entries] == [Kind.FIRST]


def test_a_wording_that_began_is_told_on_its_day_and_not_before(trust: Repository) -> None:
    trust.commit({CLAUSES: DATED}, on="2026-06-01")
    assert last(trust) == "2026-09-01 another wording began: 1 duty reworded"
    before = history(trust.folder, today=date(2026, 8, 31))
    assert [entry.kind for entry in before.entries] == [Kind.FIRST]


def test_a_wording_that_began_between_two_commits_is_not_the_later_ones_change(trust: Repository) -> None:
    trust.commit({CLAUSES: DATED}, on="2026-06-01")
    trust.commit({"README.md": "No source of a role.\n"}, on="2026-09-01")
    trust.commit({HELPER: role("Read with pupils.", "Tidy up.", extends="support")}, on="2026-10-01")
    assert told(history(trust.folder))[1:] == [
        "2026-09-01 another wording began: 1 duty reworded",
        "2026-10-01 changed: 1 duty added",
    ]


def test_a_state_with_errors_is_told_once_and_passed_over(trust: Repository) -> None:
    good = role("Read with pupils.", "Tidy up.", extends="support")
    trust.commit({HELPER: good + "nonsense: yes\n"}, on="2026-04-02")
    trust.commit({HELPER: good + "nonsense: no\n"}, on="2026-04-03")
    trust.commit({HELPER: good}, on="2026-04-04")
    _, invalid, after = told(history(trust.folder))
    assert invalid.startswith("2026-04-02 invalid: the role had errors, so this state is passed over: "
                              "roles/helper.yaml:9: ")  # fmt: skip
    assert after == "2026-04-04 changed: 1 duty added"


def test_a_role_that_was_away_is_told(trust: Repository) -> None:
    text = role("Read with pupils.", extends="support")
    trust.commit({HELPER: None}, on="2026-04-02")
    trust.commit({HELPER: text.replace("Read", "Sing")}, on="2026-04-03")
    assert told(history(trust.folder))[1:] == [
        "2026-04-02 gone: the role was removed",
        "2026-04-03 changed: 1 duty reworded",
    ]


def test_a_renamed_file_is_followed_by_gits_word(trust: Repository) -> None:
    trust.git("mv", HELPER, "roles/assistant.yaml")
    trust.commit({}, on="2026-04-02")
    found = history(trust.folder, "assistant")
    assert found.names == ("assistant", "helper")
    assert told(found) == [
        "2026-03-01 first text: as it was first written",
        "2026-04-02 renamed: helper is now called assistant, as git says",
    ]


def test_a_file_that_was_removed_and_added_is_followed_by_the_registers_word(trust: Repository) -> None:
    text = (trust.folder / HELPER).read_text("utf-8")
    trust.commit({"register/2026-03-12-helper.yaml": approval(trust.folder)}, on="2026-03-12")
    trust.commit({HELPER: None}, on="2026-04-02")
    trust.commit({"roles/assistant.yaml": text}, on="2026-04-03")
    found = history(trust.folder, "assistant")
    assert found.names == ("assistant", "helper")
    assert "2026-04-03 renamed: helper is now called assistant, as the register says" in told(found)
    assert any(entry.kind is Kind.APPROVED for entry in found.entries)


def test_decisions_stand_among_the_revisions(trust: Repository) -> None:
    trust.commit({"register/2026-03-12-helper.yaml": approval(trust.folder, in_force_from="2026-04-01")})
    (entry,) = [entry for entry in history(trust.folder).entries if entry.kind is Kind.APPROVED]
    assert entry.words == "version 1, approved by Staffing Committee, minute 3, in force from 1 April 2026"
    assert entry.files == ("register/2026-03-12-helper.yaml",)
    assert entry.text == history(trust.folder).entries[0].text


def test_a_decision_for_one_school_is_not_another_schools(trust: Repository) -> None:
    trust.commit({"register/2026-03-12-helper.yaml": approval(trust.folder, schools="[oak]")})
    kinds = {school: {each.kind for each in history(trust.folder, school=school).entries} for school in ("oak", "elm")}
    assert Kind.APPROVED in kinds["oak"]
    assert Kind.APPROVED not in kinds["elm"]


def test_what_is_not_committed_stands_last(trust: Repository) -> None:
    trust.write(HELPER, role("Read with pupils.", "Tidy up.", extends="support"))
    assert last(trust) == "2026-12-01 not committed: 1 duty added"


def test_a_branch_that_was_merged_counts_from_its_merge(trust: Repository) -> None:
    trust.git("switch", "--quiet", "-c", "draft")
    trust.commit({HELPER: role("Sing.", extends="support")}, on="2026-04-02")
    trust.commit({HELPER: role("Sing with pupils.", extends="support")}, on="2026-04-03")
    trust.git("switch", "--quiet", "main")
    trust.git("merge", "--quiet", "--no-ff", "--message", "Merge", "draft", on="2026-04-10")
    assert [entry.day for entry in history(trust.folder).entries] == [date(2026, 3, 1), date(2026, 4, 10)]


def test_only_commits_that_touched_the_roles_sources_are_put_together(
    trust: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(1, 29):
        trust.commit({"roles/other.yaml": role(f"Duty {day}."), "README.md": f"{day}"}, on=f"2026-04-{day:02}")
    trust.commit({CLAUSES: "# a comment\n" + FIRST_AID}, on="2026-05-01")
    opened: list[object] = []

    def counting(*given: object) -> Workspace:
        opened.append(given)
        return Workspace(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(readings, "Workspace", counting)
    assert len(list(past(trust.folder).readings())) == 2
    assert len(opened) == 2


def test_a_workspace_below_the_root_of_its_repository_has_a_history(tmp_path: Path) -> None:
    repository = Repository.begun(tmp_path)
    inner = begun(tmp_path / "source").folder
    shutil.rmtree(inner / ".git")
    repository.commit({}, on="2026-03-01")
    repository.commit({f"inner/{HELPER}": "x", f"source/{BASE}": PARENT.replace("H2", "H4")}, on="2026-03-02")
    assert told(history(inner)) == [
        "2026-03-01 first text: as it was first written",
        "2026-03-02 changed: grade changed",
    ]


def test_a_shallow_clone_tells_what_it_holds_and_that_it_is_shallow(trust: Repository, tmp_path: Path) -> None:
    trust.commit({BASE: PARENT.replace("H2", "H3")}, on="2026-04-02")
    trust.git("clone", "--quiet", "--depth", "1", trust.folder.as_uri(), str(tmp_path / "shallow"))
    assert is_shallow(tmp_path / "shallow")
    assert not is_shallow(trust.folder)
    assert told(history(tmp_path / "shallow")) == ["2026-04-02 first text: as it was first written"]


def _without_history(folder: Path) -> Iterator[tuple[Path, str]]:
    yield folder / "plain", "is in no git repository, so there is no history of it."
    Repository.begun(folder / "empty")
    yield folder / "empty", "There is no commit yet, so there is no history."


def test_without_a_repository_or_a_commit_there_is_no_history(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    for folder, sentence in _without_history(tmp_path):
        with pytest.raises(NoRevision) as none:
            steps(folder)
        assert sentence in " ".join(none.value.args)


def test_a_second_clause_of_the_same_id_in_a_new_file_is_seen(trust: Repository) -> None:
    trust.commit({"roles/_shared/clauses/more.yaml": FIRST_AID}, on="2026-04-02")
    assert "2026-04-02 invalid" in last(trust)


def test_a_commit_that_says_an_earlier_day_than_the_one_before_counts_from_that_ones(trust: Repository) -> None:
    trust.commit({"README.md": "later\n"}, on="2026-05-01")
    trust.commit({BASE: PARENT.replace("H2", "H3")}, on="2026-04-01")
    assert last(trust) == "2026-05-01 changed: grade changed"


def test_a_schools_own_role_has_a_history_and_keeps_it_when_all_schools_may_have_it(trust: Repository) -> None:
    own = "schools/oak/roles/gardener.yaml"
    trust.commit({own: role("Mow the lawn.", title="Gardener")}, on="2026-04-02")
    assert told(history(trust.folder, "oak/gardener", "oak")) == ["2026-04-02 first text: as it was first written"]
    trust.git("mv", own, "roles/gardener.yaml")
    trust.commit({}, on="2026-04-03")
    assert told(history(trust.folder, "gardener")) == [
        "2026-04-02 first text: as it was first written",
        "2026-04-03 renamed: oak/gardener is now called gardener, as git says",
    ]
