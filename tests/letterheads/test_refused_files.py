"""Files that are no letterhead: each is refused in words that say what it is and how to make one of it."""

import io
import zipfile
from pathlib import Path

import pytest
from docs.scratch import jdgen, workspace
from letterheads.reading import samples
from word.letterhead_files import word_styles, zipped
from word.ooxml import parts

from jdgen.diagnostics import Rejected
from jdgen.formats.word.adoption import adopt
from jdgen.formats.word.ooxml import archive

GOOD = samples()["word-2016"].content
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "Open it in Word, choose File > Save As > Word Document (.docx), and give that file."


def changed(name: str, old: bytes, new: bytes) -> bytes:
    """The good letterhead with other words in one of its parts."""
    content = parts(GOOD)
    assert old in content[name]
    return zipped(content | {name: content[name].replace(old, new)})


def strict() -> bytes:
    """The good letterhead as Word saves it for "Strict Open XML Document": with other names of all its words."""
    transitional, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    kept = (b"package/2006", b"markup-compatibility/2006")
    content = {name: part.replace(transitional, strict) for name, part in parts(GOOD).items()}
    for word in kept:
        content = {name: part.replace(strict + word, transitional + word) for name, part in content.items()}
    return zipped(content)


def bomb() -> bytes:
    stream = io.BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/image9.png", bytes(archive.LARGEST_PART + 1))
    return stream.getvalue()


MAIN = b"wordprocessingml.document.main+xml"
MACROS = b"ms-word.document.macroEnabled.main+xml"
REFUSED = {
    "old.doc": (OLE + bytes(4096), "old.doc is a Word 97-2003 file (.doc or .dot).", SAVE_AS),
    "renamed.docx": (OLE + bytes(4096), "renamed.docx is a Word 97-2003 file (.doc or .dot).", SAVE_AS),
    "macros.docm": (
        changed("[Content_Types].xml", b"vnd.openxmlformats-officedocument." + MAIN, b"vnd." + MACROS),
        "macros.docm is a Word file with macros (.docm or .dotm).",
        "Open it in Word, choose File > Save As > Word Document (.docx), answer Yes, and give that file.",
    ),
    "secret.docx": (
        OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "secret.docx can only be opened with a password.",
        "In Word choose File > Info > Protect Document > Encrypt with Password, empty the field, and save it.",
    ),
    "letterhead.odt": (
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
        "letterhead.odt is an OpenDocument file (.odt or .ott).",
        "Open it in LibreOffice, choose File > Save As > Word 2010-365 Document (.docx), and give that file.",
    ),
    "letterhead.rtf": (rb"{\rtf1\ansi Crabtree}", "letterhead.rtf is a Rich Text file (.rtf).", SAVE_AS),
    "letterhead.pdf": (
        b"%PDF-1.7\n",
        "letterhead.pdf is a PDF, which holds finished pages and no headers or styles.",
        "Give the Word file it was made from.",
    ),
    "logo.png": (
        b"\x89PNG\r\n\x1a\n",
        "logo.png is a picture.",
        "Put it into the header of a Word file, or give it with --logo.",
    ),
    "strict.docx": (
        strict(),
        "strict.docx is a Strict Open XML document.",
        "In Word choose File > Save As > Word Document (.docx), not Strict Open XML, and give that file.",
    ),
    "large.docx": (
        bomb(),
        "word/media/image9.png of large.docx is larger than the limit (8 MB a part, 32 MB in all).",
        "Compress the pictures in Word (Picture Format > Compress Pictures).",
    ),
    "pointer.docx": (
        b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
        "pointer.docx is a git-LFS pointer, not the Word file itself.",
        "Fetch the file with `git lfs pull`.",
    ),
    "cut.docx": (
        GOOD[: len(GOOD) // 2],
        "cut.docx is damaged: File is not a zip file.",
        "Open it in Word, save it again as a Word document (.docx), and try again.",
    ),
    "empty.docx": (b"", "empty.docx is empty.", "Open your letterhead in Word and save it again."),
    "~$tterhead.docx": (
        b"\x05Office",
        "~$tterhead.docx is the mark that Word leaves beside a file while it is open.",
        "Close the file in Word, and give the one without ~$.",
    ),
    "numbers.xlsx": (
        zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<a/>"}),
        "numbers.xlsx is an Excel workbook.",
        "Give a Word document (.docx).",
    ),
    "archive.zip": (zipped({"a.txt": b"a"}), "archive.zip is a zip file, not a Word document.", SAVE_AS),
}


@pytest.mark.parametrize("file", REFUSED)
def test_a_file_that_is_no_letterhead_is_refused_with_what_it_is_and_what_to_do(file: str) -> None:
    content, message, hint = REFUSED[file]
    with pytest.raises(Rejected) as refused:
        adopt(content, file, word_styles())
    (found,) = refused.value.diagnostics
    assert (found.message, found.hint, found.at.file) == (message, hint, file)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workspace(tmp_path_factory.mktemp("trust"))


@pytest.mark.parametrize("file", REFUSED)
def test_the_command_says_so_and_writes_nothing(file: str, folder: Path) -> None:
    content, message, _ = REFUSED[file]
    (folder / file).write_bytes(content)
    before = sorted(folder.rglob("*"))
    answer = jdgen(folder, "new", "house", "ours", "--letterhead", file)
    assert answer.code in (1, 2), answer.text
    assert message in " ".join(answer.text.split())
    assert "Traceback" not in answer.text
    assert sorted(folder.rglob("*")) == before
