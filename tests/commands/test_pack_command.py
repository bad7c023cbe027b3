"""jdgen pack: what is made of a trust, what a second run makes, what is left alone, and what a check says."""

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from calendar_day import EPOCH
from calling import Answer, Jdgen, change
from commands.test_lazy_imports import imported

from jdgen.building.making import crew, run

CLAUSES = "roles/_shared/clauses/common.yaml"
FIRST_AID = ("Give first aid", "Give prompt first aid")
HEAVY = {"docx", "lxml", "jinja2"}
LATER = str(int(EPOCH) + 30 * 24 * 60 * 60)
"""A month later, for `SOURCE_DATE_EPOCH`."""


def die(bundle: object) -> None:
    """What a worker does that the system kills."""
    os._exit(1)


@pytest.fixture
def packed(trust: Path, jdgen: Jdgen) -> Path:
    """The sample trust with its pack."""
    assert jdgen("pack", "-q") == (0, "", "")
    return trust


def files(folder: Path) -> dict[str, bytes]:
    """All files in the folder, by their paths below it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def manifest(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    return read


def rows(sheet: Path) -> list[list[str]]:
    """The rows of a list, without its head."""
    return list(csv.reader(sheet.read_text("utf-8-sig").splitlines()))[1:]


def users_of_first_aid(trust: Path, jdgen: Jdgen) -> set[tuple[str, str]]:
    """Role and school of all documents that hold the clause, as their plain text says."""
    assert jdgen("pack", "-q", "-f", "txt", "-o", "texts").code == 0
    return {
        (each["role"], each["school"])
        for each in manifest(trust / "texts")["documents"]
        if FIRST_AID[0] in (trust / "texts" / each["path"]).read_text("utf-8")
    }


def test_a_pack_has_a_folder_for_each_school_its_lists_and_its_manifest(packed: Path) -> None:
    dist = packed / "dist"
    assert {path.name for path in dist.iterdir()} == {
        "alder", "birch", "willow", "river-primaries", "index.html", "index.docx", "index.csv", "manifest.json",
    }  # fmt: skip
    assert (dist / "alder" / "Teaching Assistant (RB3) - job description.docx").is_file()
    listed = {each["path"] for each in (*manifest(dist)["documents"], *manifest(dist)["others"])}
    assert listed == files(dist).keys() - {"manifest.json"}


def test_an_unchanged_second_run_makes_and_writes_nothing_and_imports_no_writer(packed: Path, jdgen: Jdgen) -> None:
    dist = packed / "dist"
    before = {path: path.stat().st_mtime_ns for path in dist.rglob("*")}
    number = len(manifest(dist)["documents"])
    assert jdgen("pack", "--as-of", "2026-01-09") == (0, "", f"dist: nothing to make, {number} as before.\n")
    assert {path: path.stat().st_mtime_ns for path in dist.rglob("*")} == before
    assert imported("pack", "--as-of", "2026-01-01") & HEAVY == set()
    assert imported("pack", "--check") & HEAVY == set()


def test_a_changed_clause_makes_exactly_the_documents_that_use_it(packed: Path, jdgen: Jdgen) -> None:
    users = users_of_first_aid(packed, jdgen)
    before = files(packed / "dist")
    change(packed / CLAUSES, *FIRST_AID)
    told = jdgen("pack")
    after = files(packed / "dist")
    made = {(each["role"], each["school"]) for each in manifest(packed / "dist")["documents"]
            if before[each["path"]] != after[each["path"]]}  # fmt: skip
    assert made == users
    assert told.out == f"clause first-aid: {len(users)} documents\n"


@pytest.mark.parametrize(
    ("path", "old", "new", "cause"),
    [
        ("schools/willow.yaml", "name: Willow", "name: New Willow", "school willow"),
        ("roles/science-technician.yaml", "title: ", "title: Senior ", "roles/science-technician.yaml"),
        ("templates/academy/house.css", "", "p { color: #111 }\n", "house academy"),
    ],
)
def test_each_cause_is_said(packed: Path, jdgen: Jdgen, path: str, old: str, new: str, cause: str) -> None:
    text = (packed / path).read_text("utf-8")
    (packed / path).write_text(text.replace(old, new, 1), "utf-8", newline="\n")
    causes = [line.rpartition(":")[0] for line in jdgen("pack").out.splitlines()]
    assert causes == [cause]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Classroom support posts", "title: Classroom posts"),
        ("[teaching-assistant, senior-teaching-assistant]", "[senior-teaching-assistant, teaching-assistant]"),
    ],
)
def test_a_bundle_that_is_put_together_otherwise_has_that_cause_alone(
    packed: Path, jdgen: Jdgen, old: str, new: str
) -> None:
    change(packed / "jdgen.yaml", old, new)
    assert jdgen("pack").out == "other options, or other rules in jdgen.yaml: 3 documents\n"


def test_a_file_that_is_missing_or_edited_is_made_again(packed: Path, jdgen: Jdgen) -> None:
    before = files(packed / "dist")
    lost, edited = sorted(packed.glob("dist/alder/*.docx"))[:2]
    lost.unlink()
    edited.write_bytes(b"mine")
    told = jdgen("pack")
    assert told.out.splitlines() == ["the file is missing: 1 document", "the file was edited: 1 document"]
    after = files(packed / "dist")
    (aside,) = after.keys() - before.keys()
    assert (after.pop(aside), "edited" in aside) == (b"mine", True)
    assert after == before


def test_a_school_packed_alone_leaves_the_others_and_a_whole_pack_removes_what_is_gone(
    packed: Path, jdgen: Jdgen
) -> None:
    number = len(manifest(packed / "dist")["documents"])
    (packed / "roles" / "science-technician.yaml").unlink()
    change(packed / "schools" / "alder.yaml", "  - science-technician\n", "")
    for school in ("birch", "river-primaries"):
        path = packed / "schools" / f"{school}.yaml"
        path.write_text(path.read_text("utf-8").replace("  - science-technician\n", ""), "utf-8", newline="\n")
    there = len(list(packed.glob("dist/alder/*.docx")))
    told = jdgen("pack", "--school", "alder")
    left = number - there
    assert (told.code, told.err) == (
        0,
        f"dist: nothing to make, {there} as before, {left} not asked for and left alone.\n",
    )
    assert (packed / "dist/willow/Science Technician (RB4) - job description.docx").is_file()
    assert "1 removed" in jdgen("pack").err
    assert not (packed / "dist/willow/Science Technician (RB4) - job description.docx").exists()


def test_a_pack_of_one_school_leaves_the_lists_as_they_are(packed: Path, jdgen: Jdgen) -> None:
    before = files(packed / "dist")
    assert jdgen("pack", "--school", "alder", "-q") == (0, "", "")
    assert files(packed / "dist") == before


def test_zips_hold_a_school_and_are_the_same_bytes_each_time(packed: Path, jdgen: Jdgen) -> None:
    assert jdgen("pack", "--zip", "-o", "one", "-q").code == jdgen("pack", "--zip", "-o", "two", "-q").code == 0
    assert files(packed / "one") == files(packed / "two")
    with zipfile.ZipFile(packed / "one" / "alder.zip") as archive:
        assert sorted(archive.namelist()) == sorted(path.name for path in packed.glob("one/alder/*"))
        assert all(archive.read(name) == (packed / "one/alder" / name).read_bytes() for name in archive.namelist())
    with zipfile.ZipFile(packed / "one" / "trust.zip") as archive:
        everything = {name for name in files(packed / "one") if not name.endswith((".zip", "manifest.json"))}
        assert set(archive.namelist()) == everything
        assert {"index.html", "index.docx", "index.csv"} < everything
    before = (packed / "one" / "alder.zip").stat().st_mtime_ns
    change(packed / "schools/willow.yaml", "name: Willow", "name: New Willow")
    assert jdgen("pack", "-o", "one", "-q").code == 0
    assert (packed / "one" / "alder.zip").stat().st_mtime_ns == before
    assert (packed / "one" / "willow.zip").read_bytes() != (packed / "two" / "willow.zip").read_bytes()


def test_workers_make_the_same_bytes(packed: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "FEW", 2)
    monkeypatch.setattr(crew, "LEAST", 2)
    assert jdgen("pack", "-q", "-j", "2", "-o", "by-two").code == 0
    assert files(packed / "by-two") == files(packed / "dist")


def test_workers_import_nothing_that_stands_in_the_workspace(
    trust: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python begins a process with the current folder first among those it imports from."""
    monkeypatch.setattr(run, "FEW", 2)
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    for name in ("multiprocessing", "click", "struct"):
        (trust / f"{name}.py").write_text("open('carried-out', 'w').close()\nraise SystemExit(1)\n", "utf-8")
    told = jdgen("pack", "-q", "-j", "2")
    assert not (trust / "carried-out").exists()
    assert told.code == 0, told.err
    assert "PYTHONSAFEPATH" not in os.environ


def test_a_worker_that_dies_is_told_and_nothing_is_written(
    trust: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "FEW", 2)
    monkeypatch.setattr(crew, "_work", die)
    told = jdgen("pack", "-j", "2")
    assert told.code == 2
    assert "A process that made documents ended before its time" in told.err
    assert not (trust / "dist").exists()


def test_ctrl_c_ends_all_workers_and_leaves_nothing(trust: Path) -> None:
    program = (
        "from jdgen.building.making import crew, run\nfrom jdgen.cli import main\n"
        "import sys\nrun.FEW = 2\ncrew.LEAST = 2\nsys.argv = ['jdgen', 'pack', '-j', '2']\n"
        "if __name__ == '__main__':\n    main()\n"
    )
    (trust / "packing.py").write_text(program, "utf-8")
    called = subprocess.Popen([sys.executable, "packing.py"], stderr=subprocess.PIPE, encoding="utf-8",
                              start_new_session=True)  # fmt: skip
    while not (trust / "dist" / ".jdgen").exists():
        assert called.poll() is None
        time.sleep(0.01)
    os.killpg(called.pid, signal.SIGINT)
    _, err = called.communicate(timeout=60)
    assert (called.returncode, err.strip().splitlines()[-1]) == (130, "Interrupted; nothing was changed.")
    assert not (trust / "dist").exists()


# Checking


def test_a_check_says_what_is_not_as_published_by_role_school_and_cause(packed: Path, jdgen: Jdgen) -> None:
    assert jdgen("pack", "--check").code == 0
    before = files(packed)
    change(packed / "schools/willow.yaml", "name: Willow", "name: New Willow")
    sources = files(packed)
    told = jdgen("pack", "--check")
    assert told.code == 1
    assert (
        "willow/Teaching Assistant (RB3) - job description.docx (teaching-assistant at willow): school willow"
        in told.out.splitlines()
    )
    assert all(line.startswith("willow/") for line in told.out.splitlines())
    assert files(packed) == sources != before


def test_a_check_goes_by_a_committed_manifest_alone_and_by_its_day(packed: Path, jdgen: Jdgen) -> None:
    (packed / "published").mkdir()
    (packed / "dist" / "manifest.json").rename(packed / "published" / "manifest.json")
    for path in sorted((packed / "dist").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    told = jdgen("pack", "--check")
    assert (told.code, told.out) == (0, "")
    assert told.err.endswith("files are as published/manifest.json says, as of 1 January 2026.\n")
    (packed / "roles" / "science-technician.yaml").write_text("title: [", "utf-8")
    assert jdgen("pack", "--check", "--against", "published").code == 1


def test_a_check_without_any_manifest_says_how_to_make_one(trust: Path, jdgen: Jdgen) -> None:
    assert jdgen("pack", "--check") == (
        2, "",
        "Error: There is nothing to compare with: neither dist/manifest.json nor published/manifest.json is there.\n"
        "  “jdgen pack” makes the first. To compare without the documents, commit a copy of it as "
        "published/manifest.json.\n",
    )  # fmt: skip


def test_a_check_sees_edited_and_missing_files_and_roles_that_are_new_or_gone(packed: Path, jdgen: Jdgen) -> None:
    lost, edited = sorted(packed.glob("dist/alder/*.docx"))[:2]
    lost.unlink()
    edited.write_bytes(b"mine")
    own = packed / "schools/willow/roles"
    (own / "boathouse-instructor.yaml").rename(own / "boat-instructor.yaml")
    lines = jdgen("pack", "--check").out.splitlines()
    causes = {line.rpartition(": ")[2] for line in lines}
    assert causes == {"the file is missing", "the file was edited", "new"}
    assert jdgen("pack", "--check", "--against", "dist").out.splitlines() == lines
    (own / "boat-instructor.yaml").unlink()
    assert any(
        line.endswith(": no document of the sources any more") for line in jdgen("pack", "--check").out.splitlines()
    )


@pytest.mark.parametrize("put", [Path.mkdir, os.mkfifo])
def test_a_check_says_of_what_is_no_file_that_it_is_edited(
    packed: Path, jdgen: Jdgen, put: Callable[[Path], None]
) -> None:
    place = min(packed.glob("dist/alder/*.docx"))
    place.unlink()
    put(place)
    told = jdgen("pack", "--check")
    assert told.code == 1
    assert told.out.startswith(f"alder/{place.name} (")
    assert told.out.endswith("): the file was edited\n")


def test_a_build_is_compared_too_and_makes_only_what_changed(trust: Path, jdgen: Jdgen) -> None:
    assert jdgen("build", "--check").code == 2
    first = jdgen("build")
    assert jdgen("build", "--check").code == 0
    again = jdgen("build")
    assert (again.out, again.err.endswith("where all was up to date.\n")) == (first.out, True)
    change(trust / CLAUSES, *FIRST_AID)
    told = jdgen("build", "--check")
    assert told.code == 1
    assert "teaching-assistant.docx (teaching-assistant): clause first-aid" in told.out.splitlines()


# In force, and since


def approve(jdgen: Jdgen, *roles: str) -> Answer:
    return jdgen("approve", *roles, "--by", "Trust board", "--ref", "TB 1", "--on", "2025-12-01",
                 "--in-force", "2026-01-01")  # fmt: skip


def test_in_force_packs_only_those_texts_and_says_what_it_left_out(trust: Path, jdgen: Jdgen) -> None:
    assert approve(jdgen, "teaching-assistant").code == 0
    told = jdgen("pack", "--in-force")
    assert told.code == 0
    assert {each["role"] for each in manifest(trust / "dist")["documents"]} == {"teaching-assistant"}
    assert "  site-manager at river-primaries: Site Manager, draft" in told.err.splitlines()


def test_a_text_in_force_that_the_sources_no_longer_say_keeps_its_file(trust: Path, jdgen: Jdgen) -> None:
    assert approve(jdgen, "teaching-assistant").code == 0
    assert jdgen("pack", "--in-force", "-q").code == 0
    before = files(trust / "dist")
    change(trust / CLAUSES, *FIRST_AID)
    told = jdgen("pack", "--in-force", "site-manager", "teaching-assistant")
    assert "Version 1 is in force: its file stays in the pack as it is." in told.err or told.code == 2
    assert files(trust / "dist") == before
    told = jdgen("pack", "--in-force", "-o", "elsewhere")
    assert told.code == 2
    assert "Version 1 is in force, but the sources of today say another text: check out the commit" in told.err


def test_a_bundle_whose_texts_in_force_the_sources_no_longer_say_keeps_its_file(trust: Path, jdgen: Jdgen) -> None:
    assert approve(jdgen, "*teaching-assistant", "site-manager").code == 0
    assert jdgen("pack", "--in-force", "-q").code == 0
    before = files(trust / "dist")
    change(trust / "roles/teaching-assistant.yaml", "every day", "each day")
    assert jdgen("pack", "--in-force", "--check").code == 0
    told = jdgen("pack", "--in-force")
    assert (
        "  classroom-support at alder: Classroom support posts, draft after version 1. Other texts are in force: their "
        "file stays in the pack as it is." in told.err.splitlines()
    )
    after = files(trust / "dist")
    del before["manifest.json"], after["manifest.json"]  # it says what the sources of today are
    assert after == before


def test_nothing_in_force_takes_nothing_away(packed: Path, jdgen: Jdgen) -> None:
    before = files(packed / "dist")
    told = jdgen("pack", "--in-force")
    assert (told.code, told.err.splitlines()[0]) == (
        2, "Error: No text is in force, so there is nothing to pack, and nothing was changed.",
    )  # fmt: skip
    assert files(packed / "dist") == before


def test_a_document_that_is_as_it_was_published_is_the_same_bytes_in_a_clean_clone(
    packed: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    (packed / "published.json").write_bytes((packed / "dist/manifest.json").read_bytes())
    first = {path.name: path.read_bytes() for path in packed.glob("dist/willow/*.docx")}
    shutil.rmtree(packed / "dist")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATER)
    assert jdgen("pack", "--since", "published.json", "-q").code == 0
    again = {path.name: path.read_bytes() for path in packed.glob("dist/willow/*description.docx")}
    assert again == {name: content for name, content in first.items() if name in again} != {}
    assert len((packed / "dist/willow/changes.csv").read_text("utf-8-sig").splitlines()) == 1


def test_a_lost_file_is_made_again_with_the_same_bytes(
    packed: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = packed / "dist/alder/Teaching Assistant (RB3) - job description.docx"
    before = lost.read_bytes()
    lost.unlink()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", LATER)
    assert "the file is missing: 1 document" in jdgen("pack").out
    assert lost.read_bytes() == before


def test_since_tells_each_school_what_has_changed(packed: Path, jdgen: Jdgen) -> None:
    (packed / "earlier.json").write_bytes((packed / "dist/manifest.json").read_bytes())
    change(packed / "schools/willow.yaml", "name: Willow", "name: New Willow")
    assert jdgen("pack", "--since", "earlier.json", "-q").code == 0
    rows = (packed / "dist/willow/changes.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == 1 + len(list(packed.glob("dist/willow/*description.docx")))
    assert len((packed / "dist/birch/changes.csv").read_text("utf-8-sig").splitlines()) == 1
    with zipfile.ZipFile(packed / "dist/willow/changes.zip") as archive:
        assert "Teaching Assistant (RB3) - job description.docx" in archive.namelist()
    assert not (packed / "dist/birch/changes.zip").exists()


def test_a_bundle_that_is_called_as_a_role_is_listed_beside_it(trust: Path, jdgen: Jdgen) -> None:
    change(trust / "jdgen.yaml", "  classroom-support:", "  teaching-assistant:")
    assert jdgen("pack", "-q").code == 0
    paths = {each["path"] for each in manifest(trust / "dist")["documents"]}
    assert sorted(row[-1] for row in rows(trust / "dist/index.csv")) == sorted(paths)
    (trust / "earlier.json").write_bytes((trust / "dist/manifest.json").read_bytes())
    change(trust / "roles/teaching-assistant.yaml", "every day", "each day")
    assert jdgen("pack", "-q", "--since", "earlier.json").code == 0
    told = sorted(title for _, title, *_ in rows(trust / "dist/alder/changes.csv"))
    assert told == ["Classroom support posts", "Senior Teaching Assistant", "Teaching Assistant"]


# Mistakes


def test_a_wrong_role_stops_the_pack_and_keep_going_leaves_its_old_files(packed: Path, jdgen: Jdgen) -> None:
    before = files(packed / "dist")
    (packed / "roles" / "science-technician.yaml").write_text("title: Science\n", "utf-8")
    change(packed / "schools/willow.yaml", "name: Willow", "name: New Willow")
    told = jdgen("pack")
    assert (told.code, "Nothing was written" in told.err) == (1, True)
    assert files(packed / "dist") == before
    assert jdgen("pack", "--keep-going").code == 1
    kept = "willow/Science Technician (RB4) - job description.docx"
    after = files(packed / "dist")
    assert after[kept] == before[kept]
    made = "willow/Teaching Assistant (RB3) - job description.docx"
    assert after[made] != before[made]


def test_two_documents_of_one_name_are_refused_also_if_one_was_packed_before(packed: Path, jdgen: Jdgen) -> None:
    before = files(packed / "dist")
    change(packed / "roles/science-technician.yaml", "title: Science Technician", "title: School Administrator")
    assert "same-output" in jdgen("pack").err
    assert "same-output" in jdgen("pack", "science-technician", "--school", "willow").err
    assert files(packed / "dist") == before


def test_a_school_cannot_have_the_name_of_the_trusts_folder(trust: Path, jdgen: Jdgen) -> None:
    (trust / "schools" / "trust.yaml").write_text("name: Trust School\n", "utf-8")
    told = jdgen("pack")
    assert (told.code, "schools/trust.yaml:1:1: error" in told.err) == (1, True)
    assert not (trust / "dist").exists()


@pytest.mark.parametrize("title", ["Changes", "CHANGES"])
def test_no_document_takes_the_name_of_a_list_of_changes(trust: Path, jdgen: Jdgen, title: str) -> None:
    change(trust / "jdgen.yaml", "house: weir", 'house: weir\nfilename: "{title}"')
    change(trust / "roles/site-manager.yaml", "title: Site Manager", f"title: {title}")
    told = jdgen("pack")
    assert (told.code, "roles/site-manager.yaml:1:1: error" in told.err) == (1, True)
    assert f"“river-primaries/{title}.docx” is where a pack says what has changed" in told.err
    assert not (trust / "dist").exists()


def test_no_format_and_no_earlier_manifest_are_wrong_usage(trust: Path, jdgen: Jdgen) -> None:
    assert jdgen("pack", "-f", "dox").code == 2
    assert jdgen("pack", "--since", "nowhere.json") == (
        2, "", "Error: There is no manifest nowhere.json.\n"
        "  “jdgen pack” writes one, dist/manifest.json: commit a copy of it as nowhere.json.\n",
    )  # fmt: skip


@pytest.mark.parametrize("verb", ["pack", "build"])
def test_what_to_compare_with_is_not_asked_for_without_a_comparison(verb: str, trust: Path, jdgen: Jdgen) -> None:
    told = jdgen(verb, "--against", "published/manifest.json")
    assert told == (2, "", "Error: --against says what --check compares with. Give --check too.\n")
    assert not (trust / "dist").exists()
