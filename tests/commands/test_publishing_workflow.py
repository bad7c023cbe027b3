"""On GitHub what is published is made, noted and compared, for the sample trust.

The workflows are carried out step by step; see `actions`, which also says what is played.
"""

import json
import os
from pathlib import Path

import pytest
from calling import change
from commands.actions import ARTIFACT, CHECKING, PUBLISH, PULL, Run, Runner
from commands.forms import HOSTILE, branches, changed, commands_in, everything, git
from word.libreoffice import SOFFICE

CLAUSE = "roles/_shared/clauses/common.yaml"
WITH_LIBREOFFICE = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the workflows run on Linux")


@pytest.fixture
def machine(trust: Path, trusts_remote: Path, tmp_path: Path) -> Runner:
    return Runner(trust, tmp_path / "runner")


@pytest.fixture
def without_pdf(trust: Path) -> None:
    """The workflow makes no PDFs: they take a minute, and LibreOffice."""
    change(trust / PUBLISH, "docx,pdf,html", "docx,html")


@pytest.fixture
def published(machine: Runner, without_pdf: None) -> Runner:
    """The trust with everything published and noted as of 1 September 2026."""
    assert machine.run(PUBLISH, {"as_of": "2026-09-01"}).succeeded
    git(machine.folder, "switch", "--quiet", "main")
    git(machine.folder, "merge", "--quiet", "publish/1")
    git(machine.folder, "branch", "--delete", "publish/1")
    git(machine.folder, "push", "--quiet", "origin", "main", ":publish/1")
    return machine


def checked(machine: Runner) -> Run:
    """What comes of a pull request."""
    return machine.run(CHECKING, event="pull_request", about={"github.base_ref": "main"})


def pack_of(machine: Runner, suffix: str = "") -> list[str]:
    """The files of the pack that was uploaded."""
    folder = machine.artifacts / "pack"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob(f"*{suffix}") if path.is_file())


@pytest.mark.parametrize("_", [pytest.param("", marks=WITH_LIBREOFFICE)])
def test_after_a_change_of_main_all_documents_can_be_fetched(_: str, machine: Runner) -> None:
    run = machine.run(PUBLISH, event="push")
    assert run.succeeded, run.log
    assert run.jobs == ["pack"]
    assert f"[Download the pack]({ARTIFACT})" in run.summary
    files = pack_of(machine)
    for suffix in ("docx", "pdf", "html"):
        assert f"willow/Boathouse Instructor (RB4) - job description.{suffix}" in files
    assert [file for file in files if file.endswith(".zip")] == [
        "alder.zip", "birch.zip", "river-primaries.zip", "trust.zip", "willow.zip",
    ]  # fmt: skip
    assert {"index.html", "index.docx", "index.csv", "manifest.json"} <= set(files)
    assert "libreoffice-writer-nogui" in machine.installed


def test_a_pack_made_for_a_change_bears_the_day_of_its_commit(machine: Runner, without_pdf: None) -> None:
    run = machine.run(PUBLISH, event="push")
    assert run.succeeded, run.log
    assert json.loads((machine.artifacts / "manifest/manifest.json").read_text("utf-8"))["as_of"] == "2026-09-01"


def test_publishing_by_hand_ends_in_a_pull_request_for_the_manifest(
    machine: Runner, trusts_remote: Path, without_pdf: None
) -> None:
    run = machine.run(PUBLISH, {"as_of": "2026-10-01"})
    assert run.succeeded, run.log
    assert run.jobs == ["pack", "manifest"]
    assert branches(trusts_remote) == ["main", "publish/1"]
    assert changed(trusts_remote, "publish/1") == ["A\tpublished/manifest.json"]
    noted = git(trusts_remote, "show", "publish/1:published/manifest.json")
    assert noted == (machine.artifacts / "pack/manifest.json").read_text("utf-8")
    assert json.loads(noted)["as_of"] == "2026-10-01"
    assert machine.pull[2:5] == ["--base=main", "--head=publish/1", "--title=Note what is published"]
    assert f"[Its pull request]({PULL})" in run.summary


def test_what_is_noted_already_opens_no_pull_request(published: Runner, trusts_remote: Path) -> None:
    run = published.run(PUBLISH, {"as_of": "2026-09-01"})
    assert run.succeeded, run.log
    assert "All of this is published already." in run.summary
    assert branches(trusts_remote) == ["main"]


def test_a_trust_that_has_published_nothing_is_not_asked_about_it(machine: Runner) -> None:
    run = checked(machine)
    assert run.succeeded, run.log
    assert run.jobs == ["review", "published"]
    assert "as published/manifest.json says" not in run.log and "manifest.json says" not in run.log


def test_what_is_published_as_the_sources_say_passes(published: Runner) -> None:
    run = checked(published)
    assert run.succeeded, run.log
    assert "files are as published/manifest.json says, as of 1 September 2026." in run.log


def test_a_changed_clause_names_every_published_document_that_has_it_and_no_other(published: Runner) -> None:
    change(published.folder / CLAUSE, "Give first aid within", "Give first aid only within")
    run = checked(published)
    assert run.failed == ["published"]
    named = [line.partition(" - job description.docx (")[0] for line in run.log.splitlines()
             if " - job description.docx (" in line]  # fmt: skip
    assert named == [
        *(f"{school}/{title}" for school in ("alder", "birch") for title in (
            "Classroom support posts (RB3, RB5)", "Midday Supervisor (RB1)",
            "Senior Teaching Assistant (RB5)", "Teaching Assistant (RB3)")),
        *(f"willow/{title}" for title in (
            "Boathouse Instructor (RB4)", "Classroom support posts (RB3, RB5)",
            "Senior Teaching Assistant (RB5)", "Teaching Assistant (RB3)")),
    ]  # fmt: skip
    assert "(midday-supervisor at alder): clause first-aid" in run.log
    assert not (published.folder / "dist").exists()


def test_a_change_passes_once_it_is_published(published: Runner, trusts_remote: Path) -> None:
    change(published.folder / CLAUSE, "Give first aid within", "Give first aid only within")
    git(published.folder, "commit", "--quiet", "--all", "--message", "Narrow first aid")
    git(published.folder, "push", "--quiet", "origin", "main")
    assert published.run(CHECKING, event="push").failed == ["published"]
    assert published.run(PUBLISH, {"as_of": "2026-09-01"}).succeeded
    assert changed(trusts_remote, "publish/1") == ["M\tpublished/manifest.json"]
    assert checked(published).succeeded


def test_a_later_pack_tells_each_school_what_its_website_has_to_replace(published: Runner) -> None:
    change(published.folder / "schools/birch.yaml", "within ten minutes", "within five minutes")
    assert published.run(PUBLISH, event="push").succeeded
    told = (published.artifacts / "pack/birch/changes.csv").read_text("utf-8-sig")
    assert [line.split(",")[0] for line in told.splitlines()[1:]] == ["replaced"] * 2
    assert "Midday Supervisor" in told
    assert "Midday" not in (published.artifacts / "pack/alder/changes.csv").read_text("utf-8-sig")


def test_a_new_format_is_noted_though_no_text_has_changed(published: Runner, trusts_remote: Path) -> None:
    change(published.folder / PUBLISH, "docx,html", "docx,html,md")
    git(published.folder, "commit", "--quiet", "--all", "--message", "Markdown too")
    assert published.run(PUBLISH, {"as_of": "2026-09-01"}).succeeded
    noted = json.loads(git(trusts_remote, "show", "publish/1:published/manifest.json"))
    assert {document["format"] for document in noted["documents"]} == {"docx", "html", "md"}


def test_a_role_with_a_mistake_is_told_on_the_page_of_the_run_and_nothing_is_noted(
    machine: Runner, trusts_remote: Path, without_pdf: None
) -> None:
    change(machine.folder / "roles/site-manager.yaml", "title:", "titel:")
    run = machine.run(PUBLISH, {"as_of": "2026-09-01"})
    assert run.failed == ["pack", "manifest"] and run.jobs == ["pack"]
    assert "    | roles/site-manager.yaml:" in run.summary
    assert branches(trusts_remote) == ["main"] and pack_of(machine) == []


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_what_is_typed_as_the_day_is_never_carried_out(text: str, machine: Runner, tmp_path: Path) -> None:
    before = everything(tmp_path)
    run = machine.run(PUBLISH, {"as_of": text})
    assert run.failed == ["pack", "manifest"]
    assert commands_in(run.log) == []
    assert everything(tmp_path) == before
