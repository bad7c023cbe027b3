"""The Word format: a house's letterhead, and documents written on it. All knowledge of OOXML is in this package."""

from jdgen.formats.word.letterhead import Letterhead, prepare
from jdgen.formats.word.package import content_hash
from jdgen.formats.word.styles import FactsFormat, ListGeometry, StyleName, TableFormat, WordStyles
from jdgen.formats.word.together import write_together
from jdgen.formats.word.writer import write

__all__ = [
    "FactsFormat",
    "Letterhead",
    "ListGeometry",
    "StyleName",
    "TableFormat",
    "WordStyles",
    "content_hash",
    "prepare",
    "write",
    "write_together",
]
