"""From the bytes of a file to its text: size, encoding, and nothing that YAML cannot read at all."""

import codecs
import re

from jdgen.diagnostics import Location, Rejected, reject
from jdgen.source.places import SourceText

LARGEST_TEXT = 512 * 1024
"""Bytes; a long role is about 20 KB."""

MOST_ENTRIES = 5_000
"""Line breaks and commas: they bound the number of texts in a file, and so the time to read it."""

_SAVE_AS_UTF8 = "Save the file as UTF-8 (in Notepad: Save as, Encoding, UTF-8)."
_UNICODE_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_ENCODING_BY_ZEROS = {"x000": "UTF-32", "000x": "UTF-32", "x0x0": "UTF-16", "0x0x": "UTF-16"}
_CONTENT = re.compile(r"(?:\A|[\r\n])[ \t]*+[^\s#]")


def decode(file: str, data: bytes) -> SourceText:
    """The text of `data`, a leading byte order mark left out.

    Raises `Rejected` if it is too large, not UTF-8, or holds nothing but comments.
    """
    if len(data) > LARGEST_TEXT:
        raise reject(
            "file-too-large",
            f"{file} is larger than {LARGEST_TEXT // 1024} KB.",
            Location(file),
            "A role is a few pages of text; check that this is the right file, or divide it.",
        )
    if (other := _other_unicode(data)) is not None:
        raise reject("wrong-encoding", f"{file} is saved as {other}, not as UTF-8.", Location(file), _SAVE_AS_UTF8)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # `error.object` is the data without its mark, so that `error.start` counts what the author sees.
        raise _not_utf8(file, bytes(error.object), error.start) from None
    if sum(map(text.count, "\n\r,")) > MOST_ENTRIES:
        raise reject(
            "file-too-large",
            f"{file} holds more than {MOST_ENTRIES:,} lines and commas.",
            Location(file),
            "A role has a few hundred lines; check that this is the right file, or divide it.",
        )
    if not _CONTENT.search(text):
        raise reject("empty-file", f"{file} is empty.", Location(file), "Write it, or delete the file.")
    return SourceText(file, text)


def _other_unicode(data: bytes) -> str | None:
    """The name of the Unicode encoding that `data` is in, when that is certainly not UTF-8."""
    for mark, name in _UNICODE_MARKS:
        if data.startswith(mark):
            return name
    # Without a mark: in text of mostly Latin letters, the bytes of a character that are zero show the encoding.
    sample = data[: 4 * 256]
    if len(sample) < 8:
        return None
    zeros = [sample[offset::4].count(0) / len(sample[offset::4]) for offset in range(4)]
    return _ENCODING_BY_ZEROS.get("".join("0" if share > 0.7 else "x" if share < 0.3 else "?" for share in zeros))


def _not_utf8(file: str, data: bytes, start: int) -> Rejected:
    before = SourceText(file, data[:start].decode("utf-8") + "?")
    byte = data[start : start + 1]
    meant = byte.decode("cp1252", errors="ignore")
    looks = f" It looks like “{meant}” saved as Windows-1252." if meant.isprintable() and meant else ""
    return reject(
        "wrong-encoding",
        f"A character here is not saved as UTF-8.{looks}",
        before.place(len(before.text) - 1),
        _SAVE_AS_UTF8,
    )
