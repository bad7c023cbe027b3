"""Converting many Word files on one private profile of LibreOffice.

LibreOffice says "done" (exit code 0) for files that are missing, cut short or malformed and for folders that it cannot
write to, so only what it left behind is believed.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event
from types import TracebackType

from jdgen.formats.pdf.content import finished, is_whole_pdf
from jdgen.formats.pdf.failures import ConversionFailed
from jdgen.formats.pdf.running import OutOfTime, run

FILTER = "pdf:writer_pdf_Export:" + json.dumps(
    {name: {"type": "boolean", "value": "true"} for name in ("UseTaggedPDF", "PDFUACompliance", "ExportBookmarks")},
    separators=(",", ":"),
)
FILES_A_CALL = 100
"""A start costs as much as seven documents, so many go together; a command line has room for some thousand."""
SECONDS_A_START, SECONDS_A_FILE = 60.0, 5.0
"""What LibreOffice is given before it is stopped, some 25 times what it needs."""
IN_A_ROW = 3
"""After so many files that fail on their own one after another, it is LibreOffice that fails and not the files."""

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>en-GB</value></prop></item>
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="UILocale" oor:op="fuse"><value>en-US</value></prop></item>
</oor:items>
"""  # noqa: E501
"""A new profile's: else how lines are laid out, and what tags are called, depends on the language of the machine."""


class Converter:
    """Makes PDFs on a profile of LibreOffice of its own, within a `with` block.

    Two calls on one profile lose each other's output: one Converter takes one call at a time. Several may work side by
    side, in threads or processes. Everything of it stands in one temporary folder, gone when the block is left.
    """

    def __init__(
        self, soffice: Path, *, seconds_a_start: float = SECONDS_A_START, seconds_a_file: float = SECONDS_A_FILE
    ) -> None:
        self._soffice = soffice.absolute()
        self._seconds_a_start, self._seconds_a_file = seconds_a_start, seconds_a_file
        self._profiles = 0
        self._stop = Event()

    def __enter__(self) -> "Converter":
        self._folder = tempfile.TemporaryDirectory(prefix="jdgen-pdf-", ignore_cleanup_errors=True)
        self._room = Path(self._folder.name).resolve()
        self._new_profile()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._folder.cleanup()

    def stop(self) -> None:
        """From another thread: end the call that is under way, and let none begin. Ctrl-C reaches one thread alone."""
        self._stop.set()

    def convert(self, sources: Sequence[Path], out: Path | None = None) -> tuple[Path, ...]:
        """Make a PDF of each Word file NAME.docx: NAME.pdf in `out`, or beside it; gives them in order.

        A file that fails among others is tried once more alone. Raises `ConversionFailed` with those of which there is
        still none, when those of all others are there; `LibreOfficeMissing`; ValueError if two PDFs would have one
        name; OSError if a file cannot be read or written; `Stopped` after `stop`.
        """
        targets = {source: (out or source.parent) / f"{source.stem}.pdf" for source in sources}
        if len(set(targets.values())) < len(sources):
            raise ValueError("two of the Word files would have the same PDF")
        failures: dict[Path, str] = {}
        for at in range(0, len(sources), FILES_A_CALL):
            batch = sources[at : at + FILES_A_CALL]
            made, said = self._call(batch)
            _write(made, targets)
            if missed := [source for source in batch if source not in made]:
                failures |= self._alone(missed, targets) if len(batch) > 1 else {missed[0]: said}
        if failures:
            raise ConversionFailed(failures, tuple(targets[source] for source in sources if source not in failures))
        return tuple(targets[source] for source in sources)

    def _alone(self, sources: Sequence[Path], targets: Mapping[Path, Path]) -> Iterator[tuple[Path, str]]:
        """Try each of `sources` in a call of its own: those that fail again, and why."""
        in_a_row = 0
        for source in sources:
            if in_a_row == IN_A_ROW:
                yield source, "it was not tried again, as others before it had failed one after another."
                continue
            made, said = self._call([source])
            _write(made, targets)
            in_a_row = 0 if made else in_a_row + 1
            if not made:
                yield source, said

    def _call(self, sources: Sequence[Path]) -> tuple[dict[Path, bytes], str]:
        """The PDFs of those of `sources` that LibreOffice converts in one call, and why others have none."""
        given, made = self._empty("given"), self._empty("made")
        # Under plain names: LibreOffice takes some names for options or addresses, and a system may not have them all.
        names = {source: str(number) for number, source in enumerate(sources, 1)}
        for source, name in names.items():
            shutil.copyfile(source, given / f"{name}.docx")
        seconds = self._seconds_a_start + len(sources) * self._seconds_a_file
        command = [str(self._soffice), f"-env:UserInstallation={self._profile.as_uri()}", "--headless", "--norestore",
                   "--nolockcheck", "--convert-to", FILTER, "--outdir", str(made)]  # fmt: skip
        try:
            said = run([*command, *(f"given/{name}.docx" for name in names.values())],
                       self._profile.as_uri(), self._room, seconds, self._stop)  # fmt: skip
        except OutOfTime:
            self._new_profile()  # one that was not closed may be damaged
            why = f"it had not finished after {seconds:g} seconds and was stopped."
        else:
            why = f"it said “{said}”." if said else "open the Word file to see whether it is whole."
        contents = {source: _read(made / f"{name}.pdf") for source, name in names.items()}
        return {source: finished(pdf) for source, pdf in contents.items() if is_whole_pdf(pdf)}, why

    def _new_profile(self) -> None:
        self._profiles += 1
        self._profile = self._room / f"profile{self._profiles}"
        (self._profile / "user").mkdir(parents=True)
        (self._profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")

    def _empty(self, name: str) -> Path:
        """The folder of this name in the room, with nothing of an earlier call."""
        folder = self._room / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder


def _write(made: Mapping[Path, bytes], targets: Mapping[Path, Path]) -> None:
    for source, content in made.items():
        targets[source].parent.mkdir(parents=True, exist_ok=True)
        targets[source].write_bytes(content)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
