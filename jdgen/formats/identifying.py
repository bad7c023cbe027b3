"""Asking a file who it is: any file, known by its content and not by its name."""

import logging
import re
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

from jdgen.diagnostics import Rejected
from jdgen.document.identity import Identity, Stamp, stamps_in
from jdgen.formats.html.reading import read_stamps as read_page
from jdgen.formats.last_line import read_last_lines
from jdgen.formats.word.reading import read_stamps as read_word

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes; what jdgen makes has less than a tenth of it."""

_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_BEGINNING = 1024
"""Bytes among which a PDF's mark stands (ISO 32000-1, annex H.3.4.1), and characters among which a page begins."""


class Kind(StrEnum):
    """What a file is, by its content."""

    WORD = "docx"
    PDF = "pdf"
    PAGE = "html"
    TEXT = "text"
    """Markdown is text, too."""
    OTHER = "other"


class Unreadable(Exception):
    """The file cannot be read as what it is; the message says why and what to do."""


@dataclass(frozen=True)
class Found:
    """What a file says of itself."""

    kind: Kind
    identities: tuple[Identity, ...] = ()
    """Of each role it holds; none for a file that jdgen did not make, or that does not say so any more."""
    edited: bool | None = None
    """Whether its words are others than those it was made with; None where they are not compared."""


def identify(content: bytes, file: str) -> Found:
    """What the file `content` says of itself; `file` is how complaints name it. Raises `Unreadable`."""
    if len(content) > LARGEST_FILE:
        raise Unreadable(f"{file} is larger than {LARGEST_FILE // 1024 // 1024} MB; no document of jdgen is.")
    if content.startswith((_ZIP, _OLE)):
        return _word(content, file)
    if _PDF in content[:_BEGINNING]:
        return _found(Kind.PDF, _pdf(content, file), None)
    text = _decoded(content)
    if text is None:
        return Found(Kind.OTHER)
    if _PAGE.match(text[:_BEGINNING]):
        return _found(Kind.PAGE, *read_page(text))
    return _found(Kind.TEXT, *read_last_lines(text))


def _found(kind: Kind, stamps: tuple[Stamp, ...], words: str | None) -> Found:
    if not stamps:
        return Found(kind)
    identities = tuple(stamp.identity for stamp in stamps)
    return Found(kind, identities, None if words is None else words != stamps[0].words)


def _word(content: bytes, file: str) -> Found:
    try:
        stamps, words = read_word(content, file)
    except Rejected as rejected:
        first = rejected.diagnostics[0]
        # How to make a letterhead smaller is no advice to somebody who asks where a file comes from.
        hint = "" if first.code == "letterhead-too-large" else first.hint
        raise Unreadable(f"{first.message} {hint}".rstrip()) from None
    return Found(Kind.OTHER) if words is None else _found(Kind.WORD, stamps, words)


def _pdf(content: bytes, file: str) -> tuple[Stamp, ...]:
    """The stamps among a PDF's keywords: in its information (ISO 32000-1, 14.3.3), else in its XMP metadata."""
    from pypdf import PdfReader  # here, because only this question needs it

    # It would warn of every oddity it mends; what cannot be mended is told below.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        reader = PdfReader(BytesIO(content))
        information, metadata = reader.metadata, reader.xmp_metadata
        stamps = stamps_in(str(information.get("/Keywords"))) if information else ()
        return stamps or (stamps_in(str(metadata.pdf_keywords)) if metadata else ())
    except Exception as error:  # a hostile PDF raises anything, RecursionError and MemoryError too
        locked = "Decrypt" in type(error).__name__ or "Dependency" in type(error).__name__
        reason = "is protected by a password" if locked else "is damaged"
        raise Unreadable(f"{file} {reason} and cannot be read. Ask for a copy that opens by itself.") from None


def _decoded(content: bytes) -> str | None:
    """The text of `content`, which editors save in more ways than one; None if it is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
