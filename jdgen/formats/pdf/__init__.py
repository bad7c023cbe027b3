"""PDF made from Word files by LibreOffice, tagged for screen readers (PDF/UA) and the same bytes each time."""

from jdgen.formats.pdf.converter import Converter
from jdgen.formats.pdf.failures import ConversionFailed, LibreOfficeMissing, PdfError, Stopped
from jdgen.formats.pdf.soffice import find_soffice

__all__ = ["ConversionFailed", "Converter", "LibreOfficeMissing", "PdfError", "Stopped", "find_soffice"]
