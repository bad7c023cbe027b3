"""Where LibreOffice is looked for, and what is said where it is not."""

import sys
from pathlib import Path

import pytest
from formats.pdf_programs import program

from jdgen.formats.pdf import LibreOfficeMissing, find_soffice, soffice

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in programs are shell scripts")


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "USUAL_PLACES", ())
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


@pytest.mark.parametrize(
    ("system", "hint"),
    [
        ("linux", "“apt install libreoffice-writer” (Debian, Ubuntu)"),
        ("darwin", "“brew install --cask libreoffice”"),
        ("win32", "“winget install TheDocumentFoundation.LibreOffice”"),
        ("freebsd15", "your system's package manager"),
    ],
)
def test_each_system_has_its_own_hint(system: str, hint: str) -> None:
    assert hint in soffice.install_hint(system)


def test_without_libreoffice_the_complaint_says_what_to_do() -> None:
    with pytest.raises(LibreOfficeMissing) as caught:
        find_soffice()
    assert str(caught.value) == (
        "PDF files are made by LibreOffice, which is not installed here. "
        f"{soffice.install_hint()}. If it is installed, add its folder to PATH."
    )


@posix
def test_what_is_on_the_path_comes_before_the_usual_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = tmp_path / "usual"
    usual.write_text("", "utf-8")
    monkeypatch.setattr(soffice, "USUAL_PLACES", (str(tmp_path / "absent"), str(usual)))
    assert find_soffice() == usual
    (tmp_path / "bin").mkdir()
    assert find_soffice() == usual
    on_path = program(tmp_path / "bin", "exit 0")
    assert find_soffice() == on_path


@posix
def test_of_several_versions_side_by_side_the_newest_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("24.8", "25.2"):
        (tmp_path / f"libreoffice{version}").mkdir()
        program(tmp_path / f"libreoffice{version}", "exit 0")
    monkeypatch.setattr(soffice, "USUAL_PLACES", (f"{tmp_path}/libreoffice*/soffice",))
    assert find_soffice() == tmp_path / "libreoffice25.2/soffice"


@posix
def test_one_from_the_snap_store_is_refused_unless_there_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    confined = program(tmp_path / "bin", "exit 0")
    monkeypatch.setattr(soffice, "_is_confined", confined.__eq__)
    with pytest.raises(LibreOfficeMissing, match=r"comes from the Snap store.* Install it with “"):
        find_soffice()
    usual = tmp_path / "usual"
    usual.write_text("", "utf-8")
    monkeypatch.setattr(soffice, "USUAL_PLACES", (str(usual),))
    assert find_soffice() == usual


def test_a_program_below_snap_is_confined() -> None:
    assert soffice._is_confined(Path("/snap/bin/libreoffice"))
    assert not soffice._is_confined(Path("/usr/bin/soffice"))
