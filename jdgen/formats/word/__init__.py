"""The Word format: a house's letterhead, and documents written on it. All knowledge of OOXML is in this package.

A house names its styles without a Word file in sight, and much that jdgen does writes none. So what needs python-docx
is imported when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from jdgen.formats.word.letterhead.styles import FactsFormat, ListGeometry, StyleName, TableFormat, WordStyles

if TYPE_CHECKING:
    from jdgen.formats.word.letterhead.fonts import fonts_of
    from jdgen.formats.word.letterhead.letterhead import Letterhead, prepare
    from jdgen.formats.word.merging import MainDocument, Unmergeable
    from jdgen.formats.word.together import write_together
    from jdgen.formats.word.writer import write, write_in_turn

__all__ = [
    "FactsFormat",
    "Letterhead",
    "ListGeometry",
    "MainDocument",
    "StyleName",
    "TableFormat",
    "Unmergeable",
    "WordStyles",
    "fonts_of",
    "prepare",
    "write",
    "write_in_turn",
    "write_together",
]

_MODULES = {
    "Letterhead": "letterhead.letterhead", "prepare": "letterhead.letterhead", "fonts_of": "letterhead.fonts",
    "write": "writer", "write_in_turn": "writer", "write_together": "together",
    "MainDocument": "merging", "Unmergeable": "merging",
}  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    return found
