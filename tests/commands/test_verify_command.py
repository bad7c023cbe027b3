"""jdgen verify: what is said of a folder that people had for a while, and what it exits with."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from calling import Jdgen, change
from commands.test_lazy_imports import imported
from formats.identified import with_words
from word.libreoffice import SOFFICE, needs_libreoffice

from jdgen.building.publishing.manifest import Pending
from jdgen.building.publishing.manifest_file import manifest_bytes, manifest_in

DUTY = "Look after pupils at break, at lunch and on visits."
BUILT = "built as of 1 January 2026 with jdgen 0.1.0"


@pytest.fixture
def built(workspace: Path, jdgen: Jdgen) -> Path:
    """A folder with the sample role in three formats."""
    assert jdgen("build", "-f", "docx,html,md").code == 0
    return workspace / "build"


def test_a_folder_nobody_touched_is_as_built(built: Path, jdgen: Jdgen) -> None:
    assert jdgen("verify", "build") == (0, f"3 files, {BUILT}: 3 as built.\n", "")


def test_what_is_not_as_built_is_named_and_exits_1(built: Path, jdgen: Jdgen) -> None:
    (built / "teaching-assistant.md").unlink()
    (built / "notes.txt").write_text("mine", "utf-8")
    change(built / "teaching-assistant.html", "at lunch", "at dinner")
    told = jdgen("verify", "build")
    assert (told.code, told.err) == (1, "")
    assert told.out.splitlines() == [
        "notes.txt: foreign",
        "teaching-assistant.html: edited",
        "teaching-assistant.md: missing",
        f"4 files, {BUILT}: 1 as built, 1 edited, 1 missing, 1 foreign.",
    ]


def test_programs_are_answered_in_json(built: Path, jdgen: Jdgen) -> None:
    (built / "notes.txt").write_text("mine", "utf-8")
    told = jdgen("verify", "build", "--output-format", "json")
    assert told.code == 1
    assert json.loads(told.out) == [
        {"path": "notes.txt", "state": "foreign"},
        *({"path": f"teaching-assistant.{suffix}", "state": "as_built"} for suffix in ("docx", "html", "md")),
    ]


def test_no_workspace_is_needed_nor_what_writes_documents(built: Path, tmp_path: Path, jdgen: Jdgen) -> None:
    elsewhere = shutil.copytree(built, tmp_path / "published")
    assert imported("verify", str(elsewhere)) & {"docx", "lxml", "jinja2"} == set()


@needs_libreoffice
def test_a_word_file_that_libreoffice_saved_again_has_its_words_and_is_told_so(built: Path, jdgen: Jdgen) -> None:
    source = shutil.move(built / "teaching-assistant.docx", built.parent / "teaching-assistant.docx")
    profile = f"-env:UserInstallation={(built.parent / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "docx", "--outdir", str(built), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    told = jdgen("verify", "build")
    assert (told.code, told.out.splitlines()[0]) == (1, "teaching-assistant.docx: saved again, words unchanged")
    docx = built / "teaching-assistant.docx"
    docx.write_bytes(with_words(docx.read_bytes(), "at lunch", "at dinner"))
    assert jdgen("verify", "build").out.splitlines()[0] == "teaching-assistant.docx: edited"


def test_a_web_page_with_another_style_sheet_has_its_words_and_is_told_so(built: Path, jdgen: Jdgen) -> None:
    change(built / "teaching-assistant.html", "</style>", "p { color: red }</style>")
    told = jdgen("verify", "build")
    assert (told.code, told.out.splitlines()[0]) == (1, "teaching-assistant.html: saved again, words unchanged")


def test_another_document_of_jdgen_under_the_name_is_no_document_that_was_saved_again(
    built: Path, workspace: Path, jdgen: Jdgen
) -> None:
    """Its words are as jdgen made it, and yet it is not this document."""
    change(workspace / "roles/teaching-assistant.yaml", DUTY, "Look after pupils at break and at lunch.")
    jdgen("build", "-o", "other")
    shutil.copy(workspace / "other/teaching-assistant.docx", built)
    assert jdgen("verify", "build").out.splitlines()[0] == "teaching-assistant.docx: edited"


def test_an_interrupted_run_is_told(built: Path, jdgen: Jdgen) -> None:
    manifest = manifest_in(built / ".jdgen/manifest.json")
    assert manifest is not None
    first, *others = manifest.documents
    pending = (Pending(first.path, first.sha256, "0" * 64),)
    (built / ".jdgen/manifest.json").write_bytes(
        manifest_bytes(manifest._replace(documents=tuple(others), pending=pending))
    )
    told = jdgen("verify", "build")
    assert (told.code, told.out.splitlines()) == (
        1,
        [
            "teaching-assistant.docx: unfinished",
            "A run was interrupted, or a file was open, before all was in place: run “jdgen pack” or “jdgen build” "
            "again.",
            f"3 files, {BUILT}: 2 as built, 1 unfinished.",
        ],
    )


@pytest.mark.parametrize("folder", [".", "nowhere"])
def test_without_a_manifest_there_is_nothing_to_verify(workspace: Path, jdgen: Jdgen, folder: str) -> None:
    told = jdgen("verify", folder)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith(f"Error: There is no manifest in {folder}, so nobody can tell what is to stand there.")


def test_a_manifest_that_cannot_be_read_is_told_with_its_place(built: Path, jdgen: Jdgen) -> None:
    change(built / ".jdgen/manifest.json", '"as_of": "2026-01-01",\n"inputs"', '"as_of": soon,\n"inputs"')
    told = jdgen("verify", "build")
    assert (told.code, told.out) == (2, "")
    assert told.err == (
        "Error: build/.jdgen/manifest.json:4: build/.jdgen/manifest.json is no manifest: expecting value. Take the "
        "file from the last commit in which it was right, or remove it and build everything anew.\n"
    )


def test_a_build_over_a_broken_manifest_stops_and_changes_nothing(built: Path, jdgen: Jdgen) -> None:
    (built / ".jdgen/manifest.json").write_text("{", "utf-8")
    before = (built / "teaching-assistant.md").stat().st_mtime_ns
    told = jdgen("build", "-f", "md")
    assert (told.code, "manifest-broken" in told.err) == (1, True)
    assert (built / "teaching-assistant.md").stat().st_mtime_ns == before


def test_ctrl_c_while_a_build_moves_its_files_says_so_and_exits_130(workspace: Path) -> None:
    program = (
        "import os, signal; from jdgen.building.publishing import writing, moving; from jdgen.cli import main\n"
        "moving.Moving._move = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
        "main()"
    )
    called = subprocess.run([sys.executable, "-c", program, "build"], capture_output=True, encoding="utf-8")
    assert called.returncode == 130
    assert "Interrupted while files were moved into build: some may be new and others as before" in called.stderr


def test_ctrl_c_before_that_says_that_nothing_was_changed(workspace: Path) -> None:
    program = (
        "import os, signal; from jdgen.building.publishing import writing; from jdgen.cli import main\n"
        "writing.write = lambda *_: os.kill(os.getpid(), signal.SIGINT)\n"
        "main()"
    )
    called = subprocess.run([sys.executable, "-c", program, "build"], capture_output=True, encoding="utf-8")
    assert (called.returncode, called.stderr.split("\n")[-2]) == (130, "Interrupted; nothing was changed.")
    assert not (workspace / "build").exists()


def test_a_build_into_the_sources_is_refused(workspace: Path, jdgen: Jdgen) -> None:
    told = jdgen("build", "-o", "templates/new")
    assert (told.code, told.out) == (2, "")
    assert "belongs to the sources of the workspace (templates/), and nothing is written there" in told.err
    assert not (workspace / "templates/new").exists()


def test_an_edited_document_is_kept_under_another_name_and_told(built: Path, jdgen: Jdgen) -> None:
    change(built / "teaching-assistant.md", "at lunch", "at dinner")
    told = jdgen("build", "-f", "md")
    assert told.code == 0
    assert (
        "build/teaching-assistant.md was not as jdgen left it. It was kept, and is now called "
        "“teaching-assistant (edited).md”." in told.err
    )
    assert "at dinner" in (built / "teaching-assistant (edited).md").read_text("utf-8")
    assert "at lunch" in (built / "teaching-assistant.md").read_text("utf-8")
