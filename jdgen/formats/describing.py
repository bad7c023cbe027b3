"""Any file in lines, for those who compare: Word files and PDFs as what a reader would see of them, texts as they are.

It is what git shows of letterheads and outputs; nothing of a file is run, loaded from elsewhere or believed.
"""

from collections.abc import Iterable, Iterator

from jdgen.formats.word.description.measures import one_line
from jdgen.formats.word.description.package import fingerprint

FORM = 1
"""The number of the form of these lines. Git keeps the lines of a file for as long as the command that made them is the
same: whoever changes what a line says counts it up."""
LARGEST_FILE = 32 * 1024 * 1024
"""Bytes; of a larger file only its size and hash are told."""
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
_BEGINNING = 1024
"""Bytes among which a PDF's mark stands (ISO 32000-1, annex H.3.4.1)."""


def described(content: bytes, file: str, rest: Iterable[bytes] = ()) -> Iterator[str]:
    """The lines of the file `content`, which complaints call `file`. The same content gives the same lines, but for the
    name in a complaint; what cannot be read is told with its size and hash. Of a file larger than `LARGEST_FILE` the
    `content` may be the beginning, and the `rest` what follows, in pieces. Raises nothing that `rest` does not."""
    if len(content) > LARGEST_FILE:
        yield f"A file larger than {LARGEST_FILE // 1024 // 1024} MB: {fingerprint(content, rest)}"
    elif content.startswith((_ZIP, _OLE)):
        from jdgen.formats.word.description.description import described as word_described

        yield from word_described(content, file)
    elif _PDF in content[:_BEGINNING]:
        from jdgen.formats.pdf.description import described as pdf_described

        yield from map(one_line, pdf_described(content))
        yield f"the whole PDF: {fingerprint(content)}"
    elif (text := _text(content)) is not None:
        yield from map(one_line, text.splitlines())
    else:
        yield f"No Word file, PDF or text: {fingerprint(content)}"


def _text(content: bytes) -> str | None:
    if b"\0" in content:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
