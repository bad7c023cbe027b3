"""Which fonts this machine lacks, and what it prints instead; fontconfig is played by small programs."""

import shutil
import sys
from pathlib import Path

import pytest

from jdgen.diagnostics import Diagnostic, Location, Severity
from jdgen.formats.fonts import font_sentences, missing_font_findings, missing_fonts, same_widths

posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in programs are shell scripts")
fontconfig = pytest.mark.skipif(shutil.which("fc-match") is None, reason="fontconfig is not installed on this machine")


def machine(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A machine whose only program is an `fc-match` that runs `script`."""
    program = folder / "fc-match"
    program.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


KNOWS_ARIAL = """case "$3" in
Arial) printf 'Arial' ;;
Calibri) printf 'Carlito' ;;
'Source Han') printf '源ノ,Source Han' ;;
*) printf 'DejaVu Sans' ;;
esac"""


@posix
def test_fonts_that_are_there_are_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine(tmp_path, monkeypatch, KNOWS_ARIAL)
    assert missing_fonts(["Arial", "DejaVu Sans", "dejavusans", "Source Han", "", " "]) == {}


@posix
def test_a_missing_font_is_told_with_its_replacement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine(tmp_path, monkeypatch, KNOWS_ARIAL)
    assert missing_fonts(["Aptos", "Arial", "Calibri", "Aptos"]) == {"Aptos": "DejaVu Sans", "Calibri": "Carlito"}


@posix
def test_a_sentence_says_whether_lines_end_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine(tmp_path, monkeypatch, KNOWS_ARIAL)
    assert list(font_sentences(["Calibri", "Arial", "Aptos"])) == [
        "Calibri is not on this computer: Carlito is printed in its place, with the same widths.",
        "Aptos is not on this computer: DejaVu Sans is printed in its place, so lines may end elsewhere.",
    ]


@posix
def test_a_missing_font_is_a_warning_at_the_letterhead_that_names_its_replacement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(tmp_path, monkeypatch, KNOWS_ARIAL)
    at = Location("templates/oak/letterhead.docx")
    assert list(missing_font_findings(["Calibri", "Arial"], at)) == [
        Diagnostic(
            "missing-font",
            "Calibri is not on this computer: Carlito is printed in its place, with the same widths.",
            at,
            "Install the font where PDFs are made, or choose in the letterhead a font that is there.",
            Severity.WARNING,
        )
    ]


@posix
@pytest.mark.parametrize("script", ["exit 1", "printf ''", "printf ' , '", "kill -9 $$"])
def test_a_font_without_an_answer_has_no_known_replacement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    machine(tmp_path, monkeypatch, script)
    assert missing_fonts(["Aptos"]) == {"Aptos": ""}
    assert list(font_sentences(["Aptos"])) == [
        "Aptos is not on this computer, and what is printed in its place is not known."
    ]


@posix
def test_a_fontconfig_that_hangs_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    machine(tmp_path, monkeypatch, "exec /bin/sleep 60")
    monkeypatch.setattr("jdgen.formats.fonts._SECONDS", 0.2)
    assert missing_fonts(["Aptos"]) == {"Aptos": ""}


def test_without_fontconfig_nothing_is_said_of_any_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert missing_fonts(["Aptos", "Arial"]) == {}
    assert list(font_sentences(["Aptos"])) == []


@posix
def test_signs_in_a_name_are_no_size_and_no_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tmp_path / "asked"
    machine(tmp_path, monkeypatch, f"printf '%s\\n' \"$3\" >> \"{asked}\"; printf 'Other'")
    missing_fonts(["Arial-12", "--version", "A:bold", "A,B", "$(id)", "x=\\y", "a\x00b", "two\nlines"])
    assert asked.read_text("utf-8").splitlines() == [
        r"Arial\-12", r"\-\-version", r"A\:bold", r"A\,B", "$(id)", r"x\=\\y",
    ]  # fmt: skip


@fontconfig
def test_the_fontconfig_of_this_machine_is_understood() -> None:
    found = missing_fonts(["No Such Font-12: bold", *missing_fonts(["No Such Font"]).values()])
    assert set(found) == {"No Such Font-12: bold"}
    assert found["No Such Font-12: bold"]


@pytest.mark.parametrize(
    ("font", "other", "alike"),
    [
        ("Calibri", "Carlito", True),
        ("arial", "Liberation Sans", True),
        ("Times", "Liberation Serif", True),
        ("Calibri", "Liberation Sans", False),
        ("Aptos", "DejaVu Sans", False),
    ],
)
def test_families_of_equal_widths_are_known(font: str, other: str, alike: bool) -> None:
    assert same_widths(font, other) is alike
