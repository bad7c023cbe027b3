"""The auditor's question: which text was in force on a day, and where that very text stands."""

from datetime import date
from pathlib import Path

import pytest
from register.repository import Repository
from tracing.trust import CLAUSES, DATED, FIRST_AID, HELPER, SETTINGS, START, approval, begun, past, role

from jdgen.role.fingerprint import fingerprint
from jdgen.tracing.in_force import Found, InForce, find, in_force, next_in_force, sources_of
from jdgen.workspace import Workspace

DECISION = "register/2026-03-12-helper.yaml"
SECOND = "register/2026-07-10-helper.yaml"


@pytest.fixture
def trust(tmp_path: Path) -> Repository:
    """A trust with one decision, of 12 March 2026, in force from 1 April."""
    repository = begun(tmp_path / "trust")
    repository.commit({DECISION: approval(repository.folder, in_force_from="2026-04-01")}, on="2026-03-12")
    return repository


def sought(repository: Repository, on: date, role_id: str = "helper") -> tuple[InForce, Found]:
    """What was in force on a day, and where it stands."""
    about = past(repository.folder, role_id)
    decision = in_force(about, on)
    assert decision is not None
    found = find(about, decision, on)
    assert found is not None
    text = fingerprint(Workspace(sources_of(about, found), found.as_of).resolved(*found.position))
    assert text == decision.approval.hash, "the sources that are found say that very text"
    return decision, found


def second(repository: Repository) -> None:
    """A second text, which is not committed yet, and its decision."""
    repository.write(HELPER, role("Read with pupils.", "Tidy up.", extends="support"))
    repository.write(SECOND, approval(repository.folder, on="2026-07-10", version=2, in_force_from="2026-09-01"))


def test_the_text_of_each_time_is_found_with_its_decision(trust: Repository) -> None:
    second(trust)
    trust.commit({}, on="2026-07-10")
    for on, version, file in [(date(2026, 8, 31), 1, DECISION), (date(2026, 9, 1), 2, SECOND)]:
        decision, _ = sought(trust, on)
        assert (decision.approval.version, decision.approval.file) == (version, file)


def test_before_the_first_text_came_into_force_there_was_none_and_the_next_is_known(trust: Repository) -> None:
    about = past(trust.folder)
    assert in_force(about, date(2026, 3, 31)) is None
    later = next_in_force(about, date(2026, 3, 31))
    assert later is not None
    assert later.version == 1
    assert next_in_force(about, date(2026, 4, 1)) is None


def test_the_last_commit_of_that_day_is_taken_with_its_letterheads_and_settings(trust: Repository) -> None:
    trust.commit({"templates/plain/house.yaml": "name: Plain\n"}, on="2026-05-01")
    last = trust.commit({"jdgen.yaml": SETTINGS.replace("Sample", "Example")}, on="2026-06-01")
    trust.commit({"templates/plain/house.yaml": "name: New\n"}, on="2026-08-01")
    _, found = sought(trust, date(2026, 7, 1))
    assert found.commit == last


def test_a_text_that_was_committed_late_is_found_and_its_day_says_so(trust: Repository) -> None:
    second(trust)
    commit = trust.commit({}, on="2026-11-01")
    _, found = sought(trust, date(2026, 9, 15))
    assert (found.commit, found.committed_on) == (commit, date(2026, 11, 1))


def test_a_text_that_changed_again_is_found_where_it_was(trust: Repository) -> None:
    before = trust.git("rev-parse", "HEAD").strip()
    trust.commit({HELPER: role("Something else.", extends="support")}, on="2026-05-01")
    _, found = sought(trust, date(2026, 6, 1))
    assert found.commit == before


def test_a_decision_that_was_entered_late_counts_from_its_own_day(trust: Repository) -> None:
    second(trust)
    (trust.folder / SECOND).rename(trust.folder / "later.yaml")
    trust.commit({"later.yaml": (trust.folder / "later.yaml").read_text("utf-8")}, on="2026-07-01")
    text = (trust.folder / "later.yaml").read_text("utf-8")
    trust.commit({HELPER: role("Something else.", extends="support")}, on="2026-10-01")
    trust.commit({SECOND: text}, on="2026-11-01")
    decision, found = sought(trust, date(2026, 9, 15))
    assert decision.approval.version == 2
    then = Workspace(sources_of(past(trust.folder), found), found.as_of)
    assert then.standing(then.resolved("helper")).version == 2


def squashed(repository: Repository) -> None:
    repository.git("merge", "--quiet", "--squash", "draft")
    repository.git("commit", "--quiet", "--message", "Squashed", on="2026-07-15")
    repository.git("branch", "--quiet", "-D", "draft")


def merged(repository: Repository) -> None:
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merged", "draft", on="2026-07-15")


@pytest.mark.parametrize("how", [squashed, merged])
def test_it_does_not_matter_how_a_branch_was_merged(trust: Repository, how: object) -> None:
    trust.git("switch", "--quiet", "-c", "draft")
    second(trust)
    trust.commit({}, on="2026-07-10")
    trust.git("switch", "--quiet", "main")
    assert callable(how)
    how(trust)
    _, found = sought(trust, date(2026, 9, 15))
    assert (found.committed_on, found.beside) == (date(2026, 7, 15), False)


def test_a_text_that_only_a_branch_ever_held_is_found_beside(trust: Repository) -> None:
    trust.git("switch", "--quiet", "-c", "draft")
    second(trust)
    decided = trust.commit({}, on="2026-07-10")
    trust.commit({HELPER: role("Read.", extends="support")}, on="2026-07-11")
    trust.git("switch", "--quiet", "main")
    merged(trust)
    _, found = sought(trust, date(2026, 9, 15))
    assert (found.commit, found.beside) == (decided, True)


def test_a_text_that_no_commit_holds_is_not_found(trust: Repository) -> None:
    text = (trust.folder / DECISION).read_text("utf-8")
    hash_ = text.partition("hash: ")[2][:64]
    trust.commit({DECISION: text.replace(hash_, "f" * 64)})
    about = past(trust.folder)
    decision = in_force(about, date(2026, 5, 1))
    assert decision is not None
    assert find(about, decision, date(2026, 5, 1)) is None


def test_a_renamed_role_is_found_under_the_name_of_its_decision(trust: Repository) -> None:
    trust.git("mv", HELPER, "roles/assistant.yaml")
    trust.commit({}, on="2026-05-01")
    decision, found = sought(trust, date(2026, 6, 1), "assistant")
    assert decision.name == found.position.role == "helper"


def test_a_text_whose_wording_has_ended_since_is_that_of_the_day_it_came_into_force(tmp_path: Path) -> None:
    repository = Repository.begun(tmp_path)
    repository.commit({**START, CLAUSES: DATED}, on="2026-03-01")
    repository.commit({DECISION: approval(tmp_path, in_force_from="2026-04-01")}, on="2026-03-12")
    assert sought(repository, date(2026, 8, 31))[1].as_of == date(2026, 8, 31)
    assert sought(repository, date(2026, 10, 1))[1].as_of == date(2026, 4, 1)


def test_a_schools_own_decision_is_asked_for_with_the_school(trust: Repository) -> None:
    text = approval(trust.folder, on="2026-07-10", version=1, schools="[oak]", ref="minute 9")
    trust.commit({SECOND: text, CLAUSES: FIRST_AID}, on="2026-07-10")
    oak, elm = (in_force(past(trust.folder, school=school), date(2026, 8, 1)) for school in ("oak", "elm"))
    assert oak is not None
    assert elm is not None
    assert (oak.approval.entry.ref, elm.approval.entry.ref) == ("minute 9", "minute 3")


def test_a_workspace_below_the_root_of_its_repository_is_found_there(tmp_path: Path) -> None:
    repository = Repository.begun(tmp_path)
    inner = Repository(tmp_path / "posts")
    for path, text in START.items():
        inner.write(path, str(text))
    inner.write(DECISION, approval(inner.folder, in_force_from="2026-04-01"))
    commit = repository.commit({}, on="2026-03-12")
    repository.commit({f"posts/{HELPER}": role("Something else.", extends="support")}, on="2026-05-01")
    _, found = sought(inner, date(2026, 6, 1))
    assert found.commit == commit
