"""What LibreOffice prints of a .docx: its text, list labels included."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

SOFFICE = shutil.which("soffice")


def needs_libreoffice(test: object) -> object:
    """Mark a test that converts; skipped where LibreOffice is missing."""
    skipped = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
    return pytest.mark.libreoffice(skipped(test))


def printed(documents: Mapping[str, bytes]) -> dict[str, list[str]]:
    """The lines of each document, by name; one conversion for all."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        for number, docx in enumerate(documents.values()):
            (place / f"{number}.docx").write_bytes(docx)
        files = [str(place / f"{number}.docx") for number in range(len(documents))]
        # A profile of its own: two runs on one profile get in each other's way.
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        command = [str(SOFFICE), profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=180)
        texts = ((place / f"{number}.txt").read_text("utf-8-sig") for number in range(len(documents)))
        return {name: text.splitlines() for name, text in zip(documents, texts, strict=True)}
