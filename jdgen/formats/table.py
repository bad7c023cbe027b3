"""The formats of documents: the one list from which all others are chosen."""

from typing import NamedTuple


class Format(NamedTuple):
    """A way to write a document."""

    suffix: str
    """Of its files, without the dot: by it a format is asked for."""
    name: str
    """As people call it."""
    is_printed: bool = False
    """Whether it is made of the Word file, by LibreOffice; the others jdgen writes itself."""


FORMATS = (
    Format("docx", "Word"),
    Format("pdf", "PDF", is_printed=True),
    Format("html", "Web page"),
    Format("md", "Markdown"),
    Format("txt", "Plain text"),
)
"""In the order in which files are offered to readers."""

SUFFIXES = tuple(each.suffix for each in FORMATS)
WRITTEN = tuple(each.suffix for each in FORMATS if not each.is_printed)
"""The suffixes of what jdgen writes itself."""
PRINTED = tuple(each.suffix for each in FORMATS if each.is_printed)
"""The suffixes of what LibreOffice makes."""
