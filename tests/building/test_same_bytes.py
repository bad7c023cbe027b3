"""The same input gives the same bytes, whatever the machine's clock, place, language and hash seed."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from calendar_day import AS_OF, EPOCH

ASKED = ("--as-of", AS_OF.isoformat())
"""The day is an input like any other: every file says of which day its text is."""


def _built(folder: Path, out: Path, *options: str, **environment: str) -> dict[str, str]:
    command = [sys.executable, "-m", "jdgen", "build", "-q", "-f", "docx,html,md,txt", "-o", str(out), *options]
    subprocess.run(command, cwd=folder, env={**os.environ, **environment}, check=True, capture_output=True)
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir()) if path.is_file()
    }


def test_runs_folders_zones_locales_and_hash_seeds_change_nothing(workspace: Path, tmp_path: Path) -> None:
    first = _built(workspace, tmp_path / "a", *ASKED, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    elsewhere = tmp_path / "elsewhere" / "deep"
    shutil.copytree(workspace, elsewhere)
    second = _built(
        elsewhere,
        tmp_path / "b",
        *ASKED,
        PYTHONHASHSEED="77",
        TZ="Pacific/Kiritimati",
        LC_ALL="de_DE.UTF-8",
        SOURCE_DATE_EPOCH="1",
    )
    assert len(first) == 8
    assert first == second


def test_another_word_gives_other_bytes(workspace: Path, tmp_path: Path) -> None:
    first = _built(workspace, tmp_path / "a", *ASKED)
    role = workspace / "roles" / "h3.yaml"
    role.write_text(role.read_text("utf-8").replace("Escort", "Accompany"), "utf-8")
    second = _built(workspace, tmp_path / "b", *ASKED)
    assert {name for name in first if first[name] != second[name]} == {"h3.docx", "h3.html", "h3.md", "h3.txt"}


def test_another_day_gives_other_bytes_and_the_same_day_told_otherwise_the_same(
    workspace: Path, tmp_path: Path
) -> None:
    first = _built(workspace, tmp_path / "a", *ASKED)
    assert first == _built(workspace, tmp_path / "b", SOURCE_DATE_EPOCH=EPOCH)
    second = _built(workspace, tmp_path / "c", "--as-of", "2026-10-02")
    assert {name for name in first if first[name] != second[name]} == set(first)
