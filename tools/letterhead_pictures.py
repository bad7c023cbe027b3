"""`make pictures`: the pictures of docs/guide/letterhead.md, from an office's Word file to the finished document.

The Word file is one of the test documents (tests/letterheads), and the house is made of it by the command that the
guide tells of. Needs LibreOffice, pdftoppm (poppler) and montage (ImageMagick), as tools/pictures.py does.
"""

import importlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from programs import require

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs/guide/pictures"
SAMPLE, HOUSE, ROLE, DAY = "word-365", "ours", "h3", "2026-10-01"
SOURCES = ("jdgen.yaml", "roles", "templates")
"""Without the register, so that the document is a draft and says so."""


def main() -> None:
    """Write all pictures; exits with a sentence if a program is missing."""
    require("soffice", "pdftoppm", "montage")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        office = _office_file(folder)
        _pdf(office, folder)
        document = _document(folder, office)
        _pages(office.with_suffix(".pdf"), "letterhead-office", folder, last=1)
        _pages(document, "letterhead-document", folder, last=2)
        _strips(document, "letterhead-lines", folder)
    print(f"{PICTURES.relative_to(ROOT)}: 3 pictures")


def _office_file(folder: Path) -> Path:
    """The Word file as the office has it."""
    sys.path[0] = str(ROOT / "tests")  # in place of tools/, which has a module of the same name
    sample = importlib.import_module("letterheads.reading").samples()[SAMPLE]
    file = folder / str(sample.file)
    # Its body says that it must not be shown; the keeper of such a file has a greeting there.
    file.write_bytes(sample.content_with({"PRIVATE-BODY Dear colleague,": "Dear colleague,"}))
    return file


def _document(folder: Path, office: Path) -> Path:
    """A role in the house that jdgen makes of the file, as a PDF."""
    for source in SOURCES:
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, folder / source)
        else:
            shutil.copy(ROOT / source, folder)
    _run(folder, sys.executable, "-m", "jdgen", "new", "house", HOUSE, "--letterhead", office.name)
    _run(folder, sys.executable, "-m", "jdgen", "build", ROLE, "--house", HOUSE, "-f", "pdf", "--as-of", DAY)
    return folder / f"build/{ROLE}.pdf"


def _pdf(file: Path, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run(folder, "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file))


def _pages(pdf: Path, name: str, folder: Path, last: int) -> None:
    """The first pages, side by side."""
    _run(folder, "pdftoppm", "-r", "60", "-l", str(last), "-png", str(pdf), name)
    _join(folder, name, across=last)


def _strips(pdf: Path, name: str, folder: Path) -> None:
    """The head and the foot of the second page, one above the other, large enough to be read."""
    for strip, top, height in (("1-head", 0, 150), ("2-foot", 1040, 129)):
        box = ("-x", "0", "-y", str(top), "-W", "827", "-H", str(height))
        _run(folder, "pdftoppm", "-r", "100", "-f", "2", "-l", "2", *box, "-png", str(pdf), f"{name}-{strip}")
    _join(folder, name, across=1)


def _join(folder: Path, name: str, across: int) -> None:
    images = sorted(str(path) for path in folder.glob(f"{name}*.png"))
    layout = ("-tile", f"{across}x", "-geometry", "+6+6", "-background", "#d8d8d8", "-colors", "64", "-strip")
    _run(folder, "montage", *images, *layout, f"PNG8:{PICTURES / name}.png")


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
