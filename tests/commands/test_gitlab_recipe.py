"""On GitLab every change is checked, and what is published is made, noted and compared, for the sample trust.

The jobs of `.gitlab-ci.yml` are carried out as they stand; see `gitlab`, which also says what is played.
"""

import json
import os
from pathlib import Path

import pytest
from calling import Jdgen, change
from commands.actions import read
from commands.forms import branches, changed, git
from commands.gitlab import FILE, REVIEW, SETTINGS, GitLab
from word.libreoffice import SOFFICE

from jdgen import __version__
from jdgen.commands.init import workspace_files

KEYS = {"image", "extends", "cache", "before_script", "needs", "rules", "allow_failure", "script", "artifacts"}
MERGE_REQUEST = {"CI_PIPELINE_SOURCE": "merge_request_event"}
SCHEDULE = {"CI_PIPELINE_SOURCE": "schedule", "CI_COMMIT_BRANCH": "main"}
MAIN = {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main"}
CLAUSE = "roles/_shared/clauses/common.yaml"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the jobs run on Linux")


@pytest.fixture
def machine(trust: Path, trusts_remote: Path, tmp_path: Path) -> GitLab:
    return GitLab(trust, trusts_remote, tmp_path / "runner")


@pytest.fixture
def without_pdf(trust: Path) -> None:
    """The jobs make no PDFs: they take a minute, and LibreOffice."""
    change(trust / FILE, "docx,pdf,html", "docx,html")


@pytest.fixture
def published(without_pdf: None, machine: GitLab) -> GitLab:
    """The trust with everything published and noted."""
    assert machine.run("pack").code == 0
    assert machine.run("manifest").code == 0
    git(machine.folder, "switch", "--quiet", "main")
    git(machine.folder, "merge", "--quiet", "publish/12")
    git(machine.folder, "branch", "--delete", "publish/12")
    git(machine.folder, "push", "--quiet", "origin", "main", ":publish/12")
    return machine


def test_init_for_gitlab_has_its_settings_in_place_of_githubs(
    tmp_path: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert jdgen("init", "--gitlab").code == 0
    assert (tmp_path / FILE).is_file() and not (tmp_path / ".github").exists()
    told = (tmp_path / "README.md").read_text("utf-8")
    assert "## On GitLab" in told and "GitHub" not in told and "<service>" not in told
    assert "GitLab" not in workspace_files()["README.md"].decode()
    assert jdgen("check", "--strict").code == 0


def test_the_jobs_use_known_keys_and_install_the_jdgen_that_wrote_them(machine: GitLab) -> None:
    assert {name for name, job in machine.settings.items() if not isinstance(job, dict)} == {"image", "include"}
    assert machine.settings["variables"]["JDGEN"] == f"jdgen=={__version__}"
    for name, job in machine.settings.items():
        if name not in SETTINGS:
            assert set(job) <= KEYS
            assert job.get("extends", ".jdgen") in machine.settings
    for job in machine.jobs.values():
        assert job["before_script"][0] == 'pip install --quiet "$JDGEN"'
        assert all(line.strip() for line in job["script"])
        assert ("libreoffice" in str(job["script"])) == ("jdgen pack --format docx,pdf" in str(job["script"]))


def test_a_merge_request_is_checked_and_the_default_branch_is_packed(machine: GitLab) -> None:
    assert machine.run_by(**MERGE_REQUEST) == {"check": "on_success", "changes": "on_success"}
    assert machine.run_by(**SCHEDULE) == {"dated wording": "on_success"}
    assert machine.run_by(**MAIN) == {"check": "on_success", "pack": "on_success", "manifest": "manual"}
    assert machine.run_by(CI_PIPELINE_SOURCE="push", CI_COMMIT_BRANCH="draft") == {}


def test_what_is_published_is_asked_about_once_something_is(published: GitLab) -> None:
    assert "published" not in published.run_by(**SCHEDULE)
    assert "published" in published.run_by(**MERGE_REQUEST) and "published" in published.run_by(**MAIN)
    assert published.jobs["published"]["allow_failure"] == "true"


def test_the_check_leaves_a_report_and_tells_people_what_is_wrong(machine: GitLab) -> None:
    report = machine.artifacts / "check/gl-code-quality-report.json"
    assert machine.run("check").code == 0
    assert report.read_text("utf-8") == "[]\n"
    change(machine.folder / "roles/site-manager.yaml", "title:", "titel:")
    done = machine.run("check")
    assert done.code == 1
    found = json.loads(report.read_text("utf-8"))
    assert {each["location"]["path"] for each in found} == {"roles/site-manager.yaml"}
    assert "roles/site-manager.yaml:" in done.log and "Did you mean “title”?" in done.log


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_the_pack_has_pdfs_and_a_zip_for_each_school(machine: GitLab) -> None:
    done = machine.run("pack")
    assert done.code == 0, done.log
    pack = machine.artifacts / "pack/dist"
    assert (pack / "alder.zip").is_file()
    assert (pack / "alder/Midday Supervisor (RB1) - job description.pdf").read_bytes().startswith(b"%PDF")
    assert "libreoffice-writer-nogui" in (machine.played / "installed").read_text("utf-8")


def test_noting_what_is_published_ends_in_a_merge_request(
    without_pdf: None, machine: GitLab, trusts_remote: Path
) -> None:
    assert machine.run("pack").code == 0
    done = machine.run("manifest")
    assert done.code == 0, done.log
    assert branches(trusts_remote) == ["main", "publish/12"]
    assert changed(trusts_remote, "publish/12") == ["A\tpublished/manifest.json"]
    assert (machine.played / "pushed").read_text("utf-8").splitlines() == [
        "merge_request.create", "merge_request.target=main",
    ]  # fmt: skip


def test_what_is_noted_already_is_not_noted_again(published: GitLab, trusts_remote: Path) -> None:
    assert published.run("pack").code == 0
    done = published.run("manifest")
    assert (done.code, branches(trusts_remote)) == (0, ["main"])
    assert "All of this is published already." in done.log


def test_a_changed_clause_fails_the_job_with_the_documents_named_until_it_is_published(published: GitLab) -> None:
    assert published.run("published").code == 0
    change(published.folder / CLAUSE, "Give first aid within", "Give first aid only within")
    done = published.run("published")
    assert done.code == 1
    assert "(teaching-assistant at willow): clause first-aid" in done.log and "site-manager" not in done.log
    git(published.folder, "commit", "--quiet", "--all", "--message", "Narrow first aid")
    assert [published.run(name).code for name in ("pack", "manifest", "published")] == [0, 0, 0]


def test_what_is_installed_is_kept(machine: GitLab) -> None:
    where = read(machine.folder / REVIEW)["variables"]["PIP_CACHE_DIR"]
    for job in machine.jobs.values():
        (kept,) = job["cache"]
        assert "/" not in kept["key"] and where == f"$CI_PROJECT_DIR/{kept['paths'][0].rstrip('/')}"
