"""Word files to convert, and programs that take LibreOffice's place."""

from pathlib import Path

from docx import Document

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
"""As LibreOffice writes one, with all that changes from time to time, and little else."""

_CONVERTING = """
for word; do
    case "$before" in --outdir) out="$word" ;; esac
    before="$word"
    case "$word" in
    -env:*) profile="$word" ;;
    given/*)
        name=$(basename "$word" .docx)
        case "$(cat "$word")" in
        bad) echo "Error: source file could not be loaded" >&2 ;;
        hanging) sleep 60 & echo $! >> "@HERE/children"; wait ;;
        crashing) exit 81 ;;
        *) cp "@HERE/whole.pdf" "$out/$name.pdf" ;;
        esac ;;
    esac
done
echo "$# $profile" >> "@HERE/calls"
exit 0"""


def word_file(path: Path, *paragraphs: str, pages: int = 1) -> Path:
    """A Word file of so many pages that has a heading and these paragraphs."""
    document = Document()
    document.core_properties.title = "Caretaker"
    document.add_heading("Caretaker", 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    for _ in range(pages - 1):
        document.add_page_break()
        document.add_paragraph("Another page.")
    document.save(str(path))
    return path


def program(folder: Path, script: str) -> Path:
    """A program that runs `script` in place of LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)
    return path


def stand_in(folder: Path) -> Path:
    """A program that makes a PDF of every file but those that say `bad`, `hanging` or `crashing`, and always ends with
    exit code 0. It notes its calls in `folder`/calls (number of arguments, profile)."""
    (folder / "whole.pdf").write_bytes(PDF)
    return program(folder, _CONVERTING.replace("@HERE", str(folder)))


def files(folder: Path, *texts: str) -> list[Path]:
    """Files NUMBER.docx from 0 on that say `texts`, for a stand-in."""
    made = [folder / f"{number}.docx" for number in range(len(texts))]
    for path, text in zip(made, texts, strict=True):
        path.write_text(text, "utf-8")
    return made


def calls(folder: Path) -> list[str]:
    """What the stand-in in `folder` noted of the calls that it ended itself."""
    return (folder / "calls").read_text("utf-8").splitlines()
