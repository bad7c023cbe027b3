"""PDF made from Word files by LibreOffice, tagged for screen readers (PDF/UA) and the same bytes each time."""

from collections.abc import Sequence
from pathlib import Path

from jdgen.formats.pdf.converter import SECONDS_A_START, Converter
from jdgen.formats.pdf.failures import ConversionFailed, LibreOfficeMissing, PdfError
from jdgen.formats.pdf.soffice import find_soffice

__all__ = ["ConversionFailed", "Converter", "LibreOfficeMissing", "PdfError", "convert", "find_soffice"]


def convert(sources: Sequence[Path], out: Path, *, soffice: Path, timeout: float = SECONDS_A_START) -> tuple[Path, ...]:
    """One call on a `Converter` of its own."""
    with Converter(soffice, seconds_a_start=timeout) as converter:
        return converter.convert(sources, out)
