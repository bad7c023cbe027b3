"""jdgen history, why and plan, as they are typed."""

import json
from pathlib import Path

import pytest
from calling import Jdgen, change
from register.repository import Repository

ROLE = "roles/teaching-assistant.yaml"
CLAUSES = "roles/_shared/clauses/safeguarding.yaml"
BY = ("--by", "Staffing Committee", "--ref", "minute 3")


@pytest.fixture
def story(workspace: Path, jdgen: Jdgen) -> Repository:
    """A workspace of which one text was agreed in May and changed in July 2025."""
    repository = Repository.begun(workspace)
    repository.commit({}, on="2025-05-01")
    assert jdgen("approve", "teaching-assistant", *BY, "--on", "2025-05-02", "--in-force", "2025-06-01").code == 0
    repository.commit({}, on="2025-05-02")
    change(workspace / ROLE, "title: Teaching Assistant", "title: Classroom Assistant")
    repository.commit({}, on="2025-07-01")
    return repository


def test_history_is_told_in_lines(story: Repository, jdgen: Jdgen) -> None:
    first, *_, last = (name[:8] for name in story.git("log", "--reverse", "--format=%H").split())
    answer = jdgen("history", "teaching-assistant")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == (
        "teaching-assistant\n"
        f"2025-05-01  {first}  first text: as it was first written\n"
        "2025-05-02  --------  approved: version 1, approved by Staffing Committee, minute 3, in force from "
        "1 June 2025 (register/2025-05-02-teaching-assistant.yaml)\n"
        f"2025-07-01  {last}  changed: title changed ({ROLE})\n"
    )


def test_history_as_json_has_the_whole_commits_and_fingerprints(story: Repository, jdgen: Jdgen) -> None:
    data = json.loads(jdgen("history", "teaching-assistant", "--output-format", "json").out)
    assert (data["role"], data["school"], data["shallow"]) == ("teaching-assistant", None, False)
    assert data["entries"][-1]["commit"] == story.git("rev-parse", "HEAD").strip()
    assert data["entries"][0]["text"] == data["entries"][1]["text"] != data["entries"][2]["text"]


def test_an_auditor_is_answered(story: Repository, jdgen: Jdgen) -> None:
    held = story.git("rev-parse", "HEAD~1").strip()
    answer = jdgen("history", "teaching-assistant", "--on", "2025-12-01")
    assert answer.code == 0
    assert answer.out == (
        "teaching-assistant, on 1 December 2025: version 1, in force from 1 June 2025\n"
        "  Approved on 2 May 2025 by Staffing Committee, minute 3: register/2025-05-02-teaching-assistant.yaml\n"
        f"  Its text stands in the commit {held[:8]} of 2 May 2025.\n"
    )
    data = json.loads(jdgen("history", "teaching-assistant", "--on", "2025-12-01", "--output-format", "json").out)
    assert (data["version"], data["commit"], data["approved_by"]) == (1, held, "Staffing Committee")


def test_that_very_document_is_made_from_its_own_sources(story: Repository, jdgen: Jdgen) -> None:
    change(story.folder / "jdgen.yaml", "house: plain", "house: none-such")
    answer = jdgen("history", "teaching-assistant", "--on", "2025-12-01", "--build", "-o", "then")
    assert answer.code == 0, answer.err
    assert answer.out.splitlines()[-1] == str(Path("then", "teaching-assistant.docx"))
    change(story.folder / "jdgen.yaml", "house: none-such", "house: plain")
    said = jdgen("identify", "then/teaching-assistant.docx")
    assert "version 1, as of 1 December 2025" in said.out
    assert "Its text is as jdgen made it." in said.out
    assert "title: Classroom Assistant" in (story.folder / ROLE).read_text("utf-8"), "nothing is checked out"


def test_a_day_without_a_text_in_force_and_a_lost_text_exit_1(story: Repository, jdgen: Jdgen) -> None:
    early = jdgen("history", "teaching-assistant", "--on", "2025-05-20", "--build")
    assert (early.code, early.err) == (1, "")
    assert early.out == (
        "On 20 May 2025 no text of teaching-assistant was in force: the next one, version 1, was in force from "
        "1 June 2025 (register/2025-05-02-teaching-assistant.yaml).\n"
    )
    assert not (story.folder / "build").exists()
    (register,) = (story.folder / "register").iterdir()
    text = register.read_text("utf-8")
    hash_ = text.partition("hash: ")[2][:64]
    change(register, hash_, "f" * 64)
    lost = jdgen("history", "teaching-assistant", "--on", "2025-12-01")
    assert lost.code == 1
    assert lost.out.endswith(f"  No commit here holds that text. Its fingerprint is {'f' * 64}.\n")
    register.unlink()
    never = jdgen("history", "teaching-assistant", "--on", "2025-12-01")
    assert (never.code, never.out.partition(": ")[2]) == (
        1, "none was ever approved. “jdgen approve” enters decisions into the register.\n"
    )  # fmt: skip


def test_a_shallow_clone_says_so(
    story: Repository, jdgen: Jdgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story.git("clone", "--quiet", "--depth", "1", story.folder.as_uri(), str(tmp_path / "shallow"))
    monkeypatch.chdir(tmp_path / "shallow")
    for more in ((), ("--on", "2025-12-01")):
        assert "This clone is shallow" in jdgen("history", "teaching-assistant", *more).out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("history", "teaching-assistant", "--build"), "--build needs a day: give --on DATE."),
        (("history", "teaching-assistant", "-o", "x"), "--out is where --build writes: give --build too."),
        (("history", "teaching-assistant", "--on", "May"), "“May” is not a date."),
        (("history", "teaching-asistant"), "There is no role “teaching-asistant”. Did you mean teaching-assistant?"),
        (("why", "teaching-assistant#title", "words"), "A path and words are given; give one of them."),
        (("plan", "safeguarding-comitment"), "Did you mean “safeguarding-commitment”?"),
    ],
    ids=["build", "out", "day", "role", "both", "clause"],
)
def test_wrong_usage_exits_2(story: Repository, jdgen: Jdgen, arguments: tuple[str, ...], sentence: str) -> None:
    answer = jdgen(*arguments)
    assert answer.code == 2
    assert sentence in " ".join(answer.err.split())


def test_outside_git_there_is_no_history_but_why_answers(workspace: Path, jdgen: Jdgen) -> None:
    answer = jdgen("history", "teaching-assistant")
    assert answer.code == 2
    assert "is in no git repository, so there is no history of it." in answer.err
    assert jdgen("why", "teaching-assistant#title").out == (
        f"title\n  “Teaching Assistant”\n  {ROLE}:4  written in the role's own file\n"
    )


def test_why_is_told_with_commits(story: Repository, jdgen: Jdgen) -> None:
    last = story.git("rev-parse", "HEAD")[:8]
    assert jdgen("why", "teaching-assistant#title").out == (
        f"title\n  “Classroom Assistant”\n  {ROLE}:4  written in the role's own file · last touched by {last} on "
        "1 July 2025\n"
    )
    (reason,) = json.loads(jdgen("why", "teaching-assistant#title", "--output-format", "json").out)
    assert reason["links"][0]["line"] == 4
    assert reason["links"][0]["day"] == "2025-07-01"
    missed = jdgen("why", "teaching-assistant", "no such words anywhere")
    assert (missed.code, missed.out) == (1, "")
    assert "Nothing of the role says “no such words anywhere”." in missed.err


def test_why_without_a_path_tells_every_sentence_that_show_does(story: Repository, jdgen: Jdgen) -> None:
    reasons = json.loads(jdgen("why", "teaching-assistant", "--output-format", "json").out)
    values = json.loads(jdgen("show", "teaching-assistant", "--origins", "--output-format", "json").out)
    assert [each["key"] for each in reasons] == [each["key"] for each in values if each["key"] != "house"]


def test_plan_is_told(story: Repository, jdgen: Jdgen) -> None:
    answer = jdgen("plan", "safeguarding-commitment")
    assert answer.code == 0
    assert answer.out.startswith(f"safeguarding-commitment ({CLAUSES}:")
    assert "An edit of it reaches 1 role" in answer.out
    data = json.loads(jdgen("plan", "safeguarding-commitment", "--output-format", "json").out)
    assert data["kind"] == "clause"


def test_each_verb_has_help_with_examples(jdgen: Jdgen) -> None:
    for verb in ("history", "why", "plan"):
        answer = jdgen(verb, "--help")
        assert answer.code == 0
        assert "Examples:\n" in answer.out
