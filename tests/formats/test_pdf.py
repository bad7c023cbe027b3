import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document

from jdgen.formats import pdf

try:
    SOFFICE = pdf.find_soffice()
except pdf.LibreOfficeMissing:
    SOFFICE = Path("soffice")

libreoffice = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not SOFFICE.is_file(), reason="LibreOffice is not installed on this machine"),
]
posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in programs are shell scripts")

PDF = b"""%PDF-1.6
<</Type/Page/Parent 7 0 R>> <</Type/Pages/Count 1>>
<xmp:CreateDate>2026-11-22T08:42:07Z</xmp:CreateDate>
<</CreationDate(D:20261122084207Z')>>
trailer
<</ID [ <E0C1604C40528A87E32C1335FE81BA43>
<E0C1604C40528A87E32C1335FE81BA43> ]
/DocChecksum /48C5F09A99E22BD020F11B8F81D2AC81
>>
%%EOF
"""


def word_file(path, *paragraphs, pages=1):
    document = Document()
    document.core_properties.title = "Caretaker"
    document.add_heading("Caretaker", 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for _ in range(pages - 1):
        document.add_page_break()
        document.add_paragraph("Another page.")
    document.save(path)
    return path


def stand_in(folder, script):
    """A program that takes LibreOffice's place."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return program


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """Two Word files, converted twice in calls of their own."""
    folder = tmp_path_factory.mktemp("pdf")
    sources = [word_file(folder / "caretaker.docx", "Lock up."), word_file(folder / "gofalwr ŵ (2).docx", pages=2)]
    return [pdf.convert(sources, folder / name, soffice=SOFFICE, timeout=120) for name in ("first", "second")]


class TestWithLibreOffice:
    pytestmark = libreoffice

    def test_each_word_file_becomes_a_pdf_of_its_name_and_length(self, converted):
        assert [made.name for made in converted[0]] == ["caretaker.pdf", "gofalwr ŵ (2).pdf"]
        assert [pdf.page_count(made.read_bytes()) for made in converted[0]] == [1, 2]

    def test_two_runs_give_the_same_bytes(self, converted):
        first, second = ([made.read_bytes() for made in run] for run in converted)
        assert first == second
        assert first[0] != first[1]

    def test_a_pdf_is_tagged_declares_pdf_ua_and_has_bookmarks(self, converted):
        content = converted[0][0].read_bytes()
        for mark in (b"/StructTreeRoot", b"/MarkInfo<</Marked true", b"pdfuaid:part", b"/Outlines", b"/Lang("):
            assert mark in content, mark

    def test_a_cut_off_word_file_is_named_and_leaves_no_pdf_at_all(self, tmp_path):
        whole = word_file(tmp_path / "whole.docx", "Lock up.")
        broken = tmp_path / "broken.docx"
        broken.write_bytes(whole.read_bytes()[:4000])
        with pytest.raises(pdf.ConversionFailed, match=r"made no PDF of broken\.docx\.") as caught:
            pdf.convert([whole, broken], tmp_path / "out", soffice=SOFFICE, timeout=120)
        assert caught.value.sources == (broken,)
        assert not (tmp_path / "out").exists()


def test_without_libreoffice_the_complaint_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "USUAL_PLACES", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pdf.LibreOfficeMissing, match="Install it"):
        pdf.find_soffice()


@posix
def test_what_is_on_the_path_comes_before_the_usual_places(tmp_path, monkeypatch):
    usual = tmp_path / "usual"
    usual.write_text("")
    monkeypatch.setattr(pdf, "USUAL_PLACES", (tmp_path / "absent", usual))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert pdf.find_soffice() == usual
    (tmp_path / "bin").mkdir()
    assert pdf.find_soffice() == usual
    on_path = stand_in(tmp_path / "bin", "exit 0")
    assert pdf.find_soffice() == on_path


def test_a_program_that_cannot_be_started_is_missing(tmp_path):
    with pytest.raises(pdf.LibreOfficeMissing, match="cannot be started"):
        pdf.convert([tmp_path / "a.docx"], tmp_path, soffice=tmp_path / "absent", timeout=1)


@posix
def test_an_exit_code_of_0_is_not_believed_and_the_complaint_is_passed_on(tmp_path):
    program = stand_in(tmp_path, "echo 'Error: source file could not be loaded' >&2; exit 0")
    with pytest.raises(pdf.ConversionFailed, match="could not be loaded"):
        pdf.convert([tmp_path / "a.docx"], tmp_path / "out", soffice=program, timeout=10)


@posix
def test_a_program_that_hangs_is_stopped_with_its_children(tmp_path):
    pid = tmp_path / "child"
    program = stand_in(tmp_path, f"sleep 60 & echo $! > {pid}; wait")
    started = time.monotonic()
    with pytest.raises(pdf.ConversionTimedOut, match=r"after 0\.5 seconds"):
        pdf.convert([tmp_path / "a.docx"], tmp_path / "out", soffice=program, timeout=0.5)
    assert time.monotonic() - started < 10
    state = subprocess.run(["ps", "-o", "stat=", "-p", pid.read_text().strip()], capture_output=True, text=True)
    assert state.stdout.strip()[:1] in ("", "Z")


@posix
def test_many_files_go_in_calls_of_fifty_on_a_profile_away_from_the_user_s(tmp_path):
    log = tmp_path / "log"
    program = stand_in(tmp_path, f'echo "$#" "$1" >> {log}; exit 0')
    sources = [tmp_path / f"{number}.docx" for number in range(51)]
    with pytest.raises(pdf.ConversionFailed):
        pdf.convert(sources, tmp_path / "out", soffice=program, timeout=10)
    first, second = log.read_text().splitlines()
    assert int(first.split()[0]) - int(second.split()[0]) == 49
    assert "-env:UserInstallation=file:///" in first
    assert f"{Path.home()}/" not in first.split()[1]


def test_two_sources_of_one_name_are_a_mistake(tmp_path):
    with pytest.raises(ValueError, match="the same name"):
        pdf.convert([tmp_path / "a/x.docx", tmp_path / "b/x.docx"], tmp_path, soffice=Path("soffice"), timeout=1)


def test_dates_and_ids_come_from_the_caller_and_the_content_at_the_same_length():
    other = PDF.replace(b"2026-11-22", b"2027-01-01").replace(b"D:20261122", b"D:20270101").replace(b"E0C1", b"FFFF")
    dated = datetime(2025, 9, 1, 12, 30, tzinfo=UTC)
    made = pdf.reproducible(PDF, dated)
    assert made == pdf.reproducible(other.replace(b"48C5", b"0000"), dated)
    assert len(made) == len(PDF)
    assert b"2025-09-01T12:30:00Z" in made
    assert b"(D:20250901123000Z')" in made
    assert pdf.reproducible(PDF.replace(b"7 0 R", b"8 0 R"), dated)[-140:] != made[-140:]


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.6\n%%EOF\n", PDF[:-10], PDF[1:], PDF.replace(b"/Type/Page/", b"/Type/Pages/")]
)
def test_what_is_no_whole_pdf_with_a_page_is_not_taken_for_one(content):
    assert pdf.is_whole_pdf(PDF)
    assert not pdf.is_whole_pdf(content)
