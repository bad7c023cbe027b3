"""A PDF in lines, for those who compare: what it says of itself, and the words of each page."""

import logging
from collections.abc import Iterator
from io import BytesIO

_PER_CM = 72 / 2.54
"""Units of a page (ISO 32000-1, 8.3.2.3)."""
_PROPERTIES = ("/Title", "/Subject", "/Author", "/Keywords")
MOST_PAGES = 500


def described(content: bytes) -> Iterator[str]:
    """The lines of the PDF `content`; for what is damaged or locked, a line that says so. Raises nothing."""
    from pypdf import PdfReader  # here, because few files are PDFs

    # It would warn of every oddity it mends; what cannot be mended is told below.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        reader = PdfReader(BytesIO(content))
        for name in _PROPERTIES:
            said = reader.metadata.get(name) if reader.metadata else None
            if said:
                yield f"property {name[1:].lower()}: {' '.join(str(said).split())}"
        pages = len(reader.pages)
        for number in range(min(pages, MOST_PAGES)):
            page = reader.pages[number]
            sides = " × ".join(
                f"{float(side) / _PER_CM:.1f} cm" for side in (page.mediabox.width, page.mediabox.height)
            )
            yield f"page {number + 1} of {pages}, {sides}"
            yield from (f"  {line.rstrip()}" for line in page.extract_text().splitlines() if line.strip())
        if pages > MOST_PAGES:
            yield f"{pages - MOST_PAGES} more pages are not told"
    except Exception as error:  # a hostile PDF raises anything, RecursionError and MemoryError too
        locked = "Decrypt" in type(error).__name__ or "Dependency" in type(error).__name__
        yield f"The PDF is {'protected by a password' if locked else 'damaged'}, and no more of it can be read."
