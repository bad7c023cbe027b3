"""The page on history: each command that jdgen answers on it, asked of a trust in which just that happened."""

import re
import shlex
from pathlib import Path

import pytest
from calling import change
from docs.pages import ROOT, blocks
from docs.scratch import jdgen, workspace
from register.repository import Repository

PAGE = ROOT / "docs/guide/history.md"
_COMMIT = re.compile(r"\b[0-9a-f]{8}\b")
DUTY = "      - Work with pupils who do not follow the usual timetable."
REVIEW = "    text: The role is reviewed every year, within the PMD process."
REVIEW_BY_DATE = """\
    owner: Trust human resources office
    wordings:
      - text: The role is reviewed every year, within the PMD process.
      - from: 2026-11-01
        text: The role is reviewed every year, in the summer term."""
BY = ("--by", "Pay and Personnel Committee", "--ref", "minute 14", "--on", "2026-07-10", "--in-force", "2026-09-01")


@pytest.fixture
def trust(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample trust from March to December 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")  # 1 December 2026
    folder = workspace(tmp_path / "trust")
    repository = Repository.begun(folder)
    repository.commit({}, on="2026-03-02")
    change(folder / "roles/h3.yaml", DUTY, DUTY.replace("who do not follow", "who cannot follow"))
    repository.commit({}, on="2026-05-18")
    assert jdgen(folder, "approve", "h3", *BY).code == 0
    repository.commit({}, on="2026-07-13")
    change(folder / "roles/_shared/clauses/changes-to-the-post.yaml", REVIEW, REVIEW_BY_DATE)
    repository.commit({}, on="2026-10-05")
    change(folder / "roles/h2.yaml", "grade: H2", "grade: H2\nreview_by: 2027-09-01")
    repository.commit({}, on="2026-10-20")
    return folder


def without_commits(text: str) -> str:
    """The lines of an answer; which name git has for a commit depends on the whole of it."""
    return _COMMIT.sub("COMMIT", text)


def test_every_answer_on_the_page_is_the_real_one(trust: Path) -> None:
    said, compared = "", 0
    for block in blocks(PAGE):
        if block.language == "sh":
            (answer,) = [jdgen(trust, *shlex.split(line)[1:]) for line in block.text.splitlines()]
            said = answer.text
        elif block.language == "text":
            assert without_commits(block.text).strip() == without_commits(said).strip()
            compared += 1
    assert compared == 6
