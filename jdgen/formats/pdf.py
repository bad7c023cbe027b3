"""PDF made from Word files by LibreOffice, tagged for screen readers (PDF/UA) and the same bytes each time.

LibreOffice says "done" (exit code 0) for files that are missing, cut short or malformed and for folders that it cannot
write to, so only what it left behind is believed.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The date that files carry when nobody gave one: the earliest that a zip, and so a Word file, can."""

FILTER = "pdf:writer_pdf_Export:" + json.dumps(
    {name: {"type": "boolean", "value": "true"} for name in ("UseTaggedPDF", "PDFUACompliance", "ExportBookmarks")},
    separators=(",", ":"),
)
USUAL_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("/usr/lib/libreoffice/program/soffice"),
    Path("/opt/libreoffice/program/soffice"),
)
FILES_A_CALL = 50  # a command line may hold 32,767 characters on Windows


class PdfError(Exception):
    """No PDF was made; the message says why and what to do, for the person at the command line."""


class LibreOfficeMissing(PdfError):
    """LibreOffice is not installed, or not where it was looked for."""


class ConversionFailed(PdfError):
    """LibreOffice ended without a usable PDF for `sources`."""

    def __init__(self, sources: Sequence[Path], said: str) -> None:
        self.sources = tuple(sources)
        names = ", ".join(source.name for source in sources)
        reason = f" It said: {said}" if said else " Open the Word file to see whether it is whole."
        super().__init__(f"LibreOffice made no PDF of {names}.{reason}")


class ConversionTimedOut(PdfError):
    """LibreOffice was still working after the time it was given, and was stopped."""


def find_soffice() -> Path:
    """LibreOffice's program, on PATH or where it usually is. Raises LibreOfficeMissing."""
    on_path = (shutil.which(name) for name in ("soffice", "libreoffice"))
    for place in (*(Path(found) for found in on_path if found), *USUAL_PLACES):
        if place.is_file():
            return place
    raise LibreOfficeMissing(
        "PDF files are made by LibreOffice, which is not installed here. Install it, or add its folder to PATH."
    )


def convert(
    sources: Sequence[Path], out: Path, *, soffice: Path, timeout: float, dated: datetime = EARLIEST
) -> tuple[Path, ...]:
    """Make `out`/NAME.pdf of each Word file NAME.docx; returns the PDFs in the order of `sources`.

    `timeout` is in seconds, for each `FILES_A_CALL` files; `dated` (with a time zone) is the date that the PDFs carry.
    A PDF stands in `out` only if every source became one. Raises LibreOfficeMissing, ConversionFailed (with all
    sources that failed) or ConversionTimedOut; ValueError if two sources have one name.
    """
    names = [source.stem for source in sources]
    if len(set(names)) < len(names):
        raise ValueError("two of the Word files have the same name, and so would their PDFs")
    with tempfile.TemporaryDirectory(prefix="jdgen-pdf-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        batches = [sources[at : at + FILES_A_CALL] for at in range(0, len(sources), FILES_A_CALL)]
        said = [_run(_command(soffice, batch, room), room, timeout) for batch in batches]
        made = [_read(room / "made" / f"{name}.pdf") for name in names]
    if failed := [source for source, content in zip(sources, made, strict=True) if not is_whole_pdf(content)]:
        raise ConversionFailed(failed, " ".join(" ".join(said).split()))
    out.mkdir(parents=True, exist_ok=True)
    targets = tuple(out / f"{name}.pdf" for name in names)
    for target, content in zip(targets, made, strict=True):
        target.write_bytes(reproducible(content, dated))
    return targets


def page_count(content: bytes) -> int:
    """How many pages a PDF made by LibreOffice has: their objects stand uncompressed in it."""
    return len(re.findall(rb"/Type\s*/Page(?![A-Za-z])", content))


def is_whole_pdf(content: bytes) -> bool:
    """Whether `content` begins and ends as a PDF does and has a page."""
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-32:] and page_count(content) > 0


def reproducible(content: bytes, dated: datetime) -> bytes:
    """The same PDF with `dated` for its dates and ids that depend on its content only.

    LibreOffice writes the clock into the document's information and its XMP metadata and draws an id at random. Each
    is replaced by as many bytes, so that the table of offsets stays right.
    """
    moment = dated.astimezone(UTC)
    info, xmp = moment.strftime("%Y%m%d%H%M%S").encode(), moment.strftime("%Y-%m-%dT%H:%M:%S").encode()
    content = re.sub(rb"(/(?:Creation|Mod)Date\s*\(D:)\d{14}", rb"\g<1>" + info, content)
    content = re.sub(rb"(<xmp:(?:Create|Modify|Metadata)Date>)[\d-]{10}T[\d:]{8}", rb"\g<1>" + xmp, content)
    start = content.rfind(b"trailer")
    body, trailer = content[:start], content[start:]
    ident = sha256(body).hexdigest().upper().encode()
    trailer = re.sub(rb"<[0-9A-F]{32}>", b"<" + ident[:32] + b">", trailer)
    trailer = re.sub(rb"(/DocChecksum\s*/)[0-9A-F]{32}", rb"\g<1>" + ident[32:], trailer)
    return body + trailer


def _command(soffice: Path, batch: Sequence[Path], room: Path) -> list[str]:
    """One call for many files, on a profile of its own: two calls on one profile lose each other's output."""
    profile = (room / "profile").as_uri()
    options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", FILTER, "--outdir", str(room / "made")]
    return [str(soffice), f"-env:UserInstallation={profile}", *options, *(str(source.resolve()) for source in batch)]


def _run(command: list[str], room: Path, timeout: float) -> str:
    """Run LibreOffice to its end and return what it complained of."""
    complaints = room / "complaints.txt"
    # A file and not a pipe: should a child outlive its parent, nobody waits for the pipe's other end.
    with complaints.open("wb") as stderr:
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                env={**os.environ, "TZ": "UTC"},  # else the length of a date in the PDF depends on the time zone
                start_new_session=True,
            )
        except OSError as error:
            raise LibreOfficeMissing(f"LibreOffice cannot be started at {command[0]}: {error.strerror}.") from None
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise ConversionTimedOut(
                f"LibreOffice had not finished after {timeout:g} seconds and was stopped. Give it more time."
            ) from None
        finally:
            if process.poll() is None:
                _stop(process)
    return complaints.read_bytes().decode("utf-8", "replace")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Stop LibreOffice: the program that was started is only a launcher, the work is done by a child of it."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
