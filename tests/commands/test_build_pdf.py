"""`jdgen build -f pdf` where there is no LibreOffice, and where it fails."""

import sys
from pathlib import Path

import pytest
from calling import Jdgen
from formats.pdf_programs import program

from jdgen.formats.pdf import soffice


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bin").mkdir()
    monkeypatch.setattr(soffice, "USUAL_PLACES", ())
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


def test_without_libreoffice_it_says_how_to_get_it_before_it_looks_at_any_role(workspace: Path, jdgen: Jdgen) -> None:
    (workspace / "roles/broken.yaml").write_text("titel: T\n", "utf-8")
    answer = jdgen("build", "-f", "docx,pdf")
    assert answer.code == 2
    assert answer.out == ""
    assert "PDF files are made by LibreOffice, which is not installed here. Install it with “" in answer.err
    assert "titel" not in answer.err
    assert not (workspace / "build").exists()


def test_other_formats_need_no_libreoffice(workspace: Path, jdgen: Jdgen) -> None:
    assert jdgen("build", "-f", "docx,html").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in program is a shell script")
def test_a_libreoffice_that_makes_nothing_leaves_nothing_behind(workspace: Path, tmp_path: Path, jdgen: Jdgen) -> None:
    program(tmp_path / "bin", "echo 'Error: no export filter' >&2; exit 0")
    answer = jdgen("build", "-f", "docx,pdf")
    assert answer.code == 2
    assert ".docx: it said “Error: no export filter”." in answer.err
    assert not (workspace / "build").exists()
