"""Why no PDF was made, in words for the person at the command line."""

from collections.abc import Mapping
from pathlib import Path


class PdfError(Exception):
    """No PDF was made; the message says why and what to do."""


class LibreOfficeMissing(PdfError):
    """LibreOffice is not installed, or not where it was looked for, or cannot be started."""


class Stopped(PdfError):
    """Somebody asked a converter to stop."""


class ConversionFailed(PdfError):
    """LibreOffice made no usable PDF of some files: `failures` has the reason for each. Those of all others are there:
    `made`, in the order of their Word files."""

    def __init__(self, failures: Mapping[Path, str], made: tuple[Path, ...] = ()) -> None:
        self.failures, self.made = dict(failures), made
        super().__init__("\n".join(f"LibreOffice made no PDF of {path.name}: {why}" for path, why in failures.items()))
