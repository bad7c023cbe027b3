"""Is this a file that can be adopted? If not: what it is, and how to make one of it in a few clicks.

Only what can be told from the first bytes and the list of contents is judged here, without trust in the file's name.
"""

import re
from posixpath import basename

from jdgen.diagnostics import Location, Rejected, reject
from jdgen.formats.word.adoption.reading.source import Source
from jdgen.formats.word.ooxml import names
from jdgen.formats.word.ooxml.archive import read_parts
from jdgen.formats.word.ooxml.names import w
from jdgen.formats.word.ooxml.screening import sound_root

SAVE_AS = "Open it in Word, choose File > Save As > Word Document (.docx), and give that file."
_IN_WRITER = "Open it in LibreOffice, choose File > Save As > Word 2010-365 Document (.docx), and give that file."
_NO_ZIP = (
    (rb"\{\\rtf", "a Rich Text file (.rtf)", SAVE_AS),
    (rb"%PDF-", "a PDF, which holds finished pages and no headers or styles", "Give the Word file it was made from."),
    (rb"\x89PNG|\xff\xd8\xff|GIF8", "a picture", "Put it into the header of a Word file, or give it with --logo."),
    (rb"\xffWPC", "a WordPerfect file", SAVE_AS),
    (rb"(?i)\s*(<!doctype html|<html|mime-version:)", "a web page", SAVE_AS),
    (rb"(?s)\s*<\?xml.{0,400}(pkg:package|w:wordDocument)", "a Word file saved as XML", SAVE_AS),
    (rb"\s*\{\s*\"(url|doc_id)\"", "only a link to a Google document",
     "In Google Docs choose File > Download > Microsoft Word (.docx), and give that file."),
)  # fmt: skip
_OTHER_ZIP = (
    (r"index/document\.iwa|index\.zip|index\.xml\.gz", "a Pages file",
     "In Pages choose File > Export To > Word, and give that file."),
    (r"xl/workbook\.xml", "an Excel workbook", "Give a Word document (.docx)."),
    (r"ppt/presentation\.xml", "a PowerPoint file", "Give a Word document (.docx)."),
)  # fmt: skip
_STRICT = b"http://purl.oclc.org/ooxml/"
_MAIN_TYPES = ("document.main+xml", "template.main+xml")


def opened(content: bytes, file: str) -> Source:
    """The Word file `content`, called `file`: .docx or .dotx, by any program.

    Raises `Rejected` if it is something else (and says how to save it), damaged, encrypted or larger than
    `archive` allows.
    """
    _require_word(content, file)
    try:
        parts = read_parts(content, file)
    except Rejected as rejected:
        if any(finding.code == "letterhead-encrypted" for finding in rejected.diagnostics):
            raise _encrypted(file) from None
        raise
    _require_no_other(parts, file)
    main = _main_part(parts, file)
    if _STRICT in parts[main][:4000]:
        hint = "In Word choose File > Save As > Word Document (.docx), not Strict Open XML, and give that file."
        raise reject("letterhead-not-docx", f"{file} is a Strict Open XML document.", Location(file), hint)
    source = Source(file, parts, main)
    if source.root(main).find(w("body")) is None:
        raise _broken(file)
    return source


def _require_word(content: bytes, file: str) -> None:
    at = Location(file)
    if basename(file.replace("\\", "/")).startswith("~$"):
        message = f"{file} is the mark that Word leaves beside a file while it is open."
        raise reject("letterhead-not-docx", message, at, "Close the file in Word, and give the one without ~$.")
    if not content:
        raise reject("letterhead-not-docx", f"{file} is empty.", at, "Open your letterhead in Word and save it again.")
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise _encrypted(file)
        raise reject("letterhead-not-docx", f"{file} is a Word 97-2003 file (.doc or .dot).", at, SAVE_AS)
    for pattern, what, hint in _NO_ZIP:
        if re.match(pattern, content[:1000]):
            raise reject("letterhead-not-docx", f"{file} is {what}.", at, hint)
    if not content.startswith((b"PK\x03\x04", b"version https://git-lfs")):
        raise reject("letterhead-not-docx", f"{file} is no Word file.", at, SAVE_AS)


def _encrypted(file: str) -> Rejected:
    hint = "In Word choose File > Info > Protect Document > Encrypt with Password, empty the field, and save it."
    return reject("letterhead-encrypted", f"{file} can only be opened with a password.", Location(file), hint)


def _require_no_other(parts: dict[str, bytes], file: str) -> None:
    at = Location(file)
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        raise reject("letterhead-not-docx", f"{file} is an OpenDocument file (.odt or .ott).", at, _IN_WRITER)
    for pattern, what, hint in _OTHER_ZIP:
        if any(re.fullmatch(pattern, name.lower()) for name in parts):
            raise reject("letterhead-not-docx", f"{file} is {what}.", at, hint)
    if "[Content_Types].xml" not in parts:
        raise reject("letterhead-not-docx", f"{file} is a zip file, not a Word document.", at, SAVE_AS)


def _main_part(parts: dict[str, bytes], file: str) -> str:
    """The main part by its declared type, so that a template (.dotx) is as good as a document."""
    types = sound_root("[Content_Types].xml", parts["[Content_Types].xml"], Location(file))
    declared = [(one.get("PartName", ""), one.get("ContentType", "")) for one in types.iter()]
    if any("macroEnabled" in kind for _, kind in declared):
        message = f"{file} is a Word file with macros (.docm or .dotm)."
        hint = "Open it in Word, choose File > Save As > Word Document (.docx), answer Yes, and give that file."
        raise reject("letterhead-macros", message, Location(file), hint)
    by_lower = {name.lower(): name for name in parts}
    for name, kind in declared:
        if kind.endswith(_MAIN_TYPES) and (found := by_lower.get(name.lstrip("/").lower())):
            return found
    roots = Source(file, parts, "").relations("").values()
    main = next((r.target for r in roots if r.kind == names.OFFICE_DOCUMENT.rpartition("/")[2]), "")
    if main not in parts:
        raise _broken(file)
    return main


def _broken(file: str) -> Rejected:
    return reject("letterhead-broken", f"{file} is damaged: it has no document in it.", Location(file), SAVE_AS)
