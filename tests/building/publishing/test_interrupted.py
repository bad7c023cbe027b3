"""Killed and interrupted, for real and at every step: no torn file, no false claim, and the next run ends it."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from building.publishing import disturbing
from building.publishing.trying import FINDING_TESTS, SECOND, finished, held, publish, what_is_wrong

from jdgen.building.publishing.manifest_file import manifest_in
from jdgen.building.publishing.publication import MANIFEST

FEWEST = 20
"""Calls of the seam that a second run has at least: fewer, and the test would try hardly anything."""


def disturbed(folder: Path, how: str) -> list[tuple[Path, int]]:
    """The folder of each disturbed run, and how its process ended."""
    program = [sys.executable, disturbing.__file__, str(folder), how]
    ended = subprocess.run(program, env=FINDING_TESTS, capture_output=True, encoding="utf-8", check=True).stdout.split()
    assert len(ended) > FEWEST
    return [(folder / str(call), int(code)) for call, code in enumerate(ended[:-1], start=1)]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, int]]:
    """Runs that were killed at every step; nobody changes these folders."""
    return disturbed(tmp_path_factory.mktemp("killed"), "kill")


@pytest.fixture(scope="module")
def interrupted(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, int]]:
    """Runs that were interrupted at every step; nobody changes these folders."""
    return disturbed(tmp_path_factory.mktemp("interrupted"), "interrupt")


def assert_the_next_run_ends_it(runs: list[tuple[Path, int]], scratch: Path) -> None:
    """With the same bytes as a run that nobody disturbed, and nothing beside them."""
    undisturbed = finished(scratch)
    for run, _ in runs:
        out = shutil.copytree(run, scratch / run.name)
        publish(out, SECOND)
        assert (out.name, held(out)) == (out.name, undisturbed)


def test_a_run_killed_at_any_step_leaves_whole_files_and_no_false_claim(killed: list[tuple[Path, int]]) -> None:
    for out, ended in killed:
        assert ended == -signal.SIGKILL
        assert (out.name, what_is_wrong(out)) == (out.name, [])


def test_a_run_killed_while_it_writes_leaves_whole_files_and_no_false_claim(tmp_path: Path) -> None:
    for out, ended in disturbed(tmp_path, "torn"):
        assert ended == -signal.SIGKILL
        assert (out.name, what_is_wrong(out)) == (out.name, [])


def test_after_a_kill_at_any_step_the_next_run_makes_the_same_bytes(
    killed: list[tuple[Path, int]], tmp_path: Path
) -> None:
    assert_the_next_run_ends_it(killed, tmp_path)


def test_ctrl_c_at_any_step_leaves_whole_files_and_no_false_claim(interrupted: list[tuple[Path, int]]) -> None:
    for out, ended in interrupted:
        assert ended == 130
        assert (out.name, what_is_wrong(out)) == (out.name, [])


def test_after_ctrl_c_at_any_step_the_next_run_makes_the_same_bytes(
    interrupted: list[tuple[Path, int]], tmp_path: Path
) -> None:
    assert_the_next_run_ends_it(interrupted, tmp_path)


def test_ctrl_c_while_files_are_moved_says_that_some_may_be_new(interrupted: list[tuple[Path, int]]) -> None:
    moving = 0
    for out, _ in interrupted:
        manifest = manifest_in(out / MANIFEST)
        assert manifest is not None
        if manifest.pending:
            moving += 1
            told = (out.parent / f"{out.name}.told").read_text("utf-8")
            assert "some may be new and others as before, but each is whole. Run the same command again" in told
    assert moving


def test_the_manifest_that_is_there_while_files_move_names_them(killed: list[tuple[Path, int]]) -> None:
    manifests = [manifest_in(out / MANIFEST) for out, _ in killed]
    pending = {tuple(each.path for each in manifest.pending) for manifest in manifests if manifest}
    assert pending == {
        (),
        ("oak/cook.docx", "oak/nurse.docx", "oak/new.docx", "fir/strange.docx", "index.html", "ash/guard.docx",
         "elm/gone.docx"),
    }  # fmt: skip
