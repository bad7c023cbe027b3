"""The hash of what a file holds: the same wherever that is, and never an error."""

import hashlib
import zipfile
from io import BytesIO

import pytest

from jdgen.formats import content as of_content
from jdgen.formats.content import content_of

PARTS = {"word/document.xml": b"<w/>" * 100, "[Content_Types].xml": b"<Types/>"}


def zipped(parts: dict[str, bytes], level: int = 6, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", method, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_a_word_file_is_known_by_its_parts_however_they_are_packed() -> None:
    packed = [
        zipped(PARTS),
        zipped(PARTS, 1),
        zipped(PARTS, method=zipfile.ZIP_STORED),
        zipped(dict(reversed(PARTS.items()))),
    ]
    assert len({hashlib.sha256(each).hexdigest() for each in packed}) == 4
    assert len({content_of("a.docx", each) for each in packed}) == 1


@pytest.mark.parametrize(
    "other",
    [
        PARTS | {"word/document.xml": b"<v/>" * 100},
        PARTS | {"word/extra.xml": b""},
        {"word/document.xmls": PARTS["word/document.xml"], "[Content_Types].xml": b"<Types/>"},
    ],
    ids=["another part", "one more", "another name"],
)
def test_every_change_of_a_part_is_seen(other: dict[str, bytes]) -> None:
    assert content_of("a.docx", zipped(other)) != content_of("a.docx", zipped(PARTS))


def test_a_zip_is_known_by_what_its_documents_hold() -> None:
    one = zipped({"oak/a.docx": zipped(PARTS, 1), "index.html": b"x"}, 1)
    other = zipped({"index.html": b"x", "oak/a.docx": zipped(PARTS, 9)})
    assert content_of("oak.zip", one) == content_of("oak.zip", other)
    changed = zipped({"index.html": b"x", "oak/a.docx": zipped(PARTS | {"more": b""})})
    assert content_of("oak.zip", changed) != content_of("oak.zip", one)


def test_any_other_file_is_known_by_its_bytes() -> None:
    assert content_of("a.html", b"x") == hashlib.sha256(b"x").hexdigest()
    assert content_of("a.html", zipped(PARTS)) == hashlib.sha256(zipped(PARTS)).hexdigest()


def damaged() -> dict[str, bytes]:
    good = zipped(PARTS)
    encrypted = bytearray(good)
    encrypted[good.index(b"PK\x01\x02") + 8] |= 1
    far = bytearray(good)
    far[good.index(b"PK\x01\x02") + 20 : good.index(b"PK\x01\x02") + 24] = b"\xff\xff\xff\x7f"
    wrong = bytearray(good)
    wrong[good.index(b"PK\x01\x02") + 16] ^= 1
    return {
        "no zip": b"PK\x03\x04 nothing",
        "empty": b"",
        "cut short": good[: len(good) // 2],
        "encrypted": bytes(encrypted),
        "a size beyond the end": bytes(far),
        "a wrong checksum": bytes(wrong),
        "another method": zipped(PARTS, method=zipfile.ZIP_BZIP2),
    }


@pytest.mark.parametrize("kind", damaged())
def test_a_damaged_word_file_has_the_hash_of_its_bytes(kind: str) -> None:
    content = damaged()[kind]
    assert content_of("a.docx", content) == hashlib.sha256(content).hexdigest()


def test_a_file_that_unpacks_to_more_than_any_of_ours_has_the_hash_of_its_bytes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(of_content, "LARGEST_MEMBER", 1000)
    bomb = zipped({"word/document.xml": b"\0" * 5000})
    assert content_of("a.docx", bomb) == hashlib.sha256(bomb).hexdigest()
    monkeypatch.setattr(of_content, "LARGEST_CONTENT", 1500)
    many = zipped({"a": b"1" * 900, "b": b"2" * 900})
    assert content_of("a.zip", many) == hashlib.sha256(many).hexdigest()


def test_zips_within_zips_are_not_followed_for_ever() -> None:
    inner = zipped(PARTS)
    for _ in range(5):
        inner = zipped({"a.docx": inner, "a.zip": inner})
    assert len(content_of("a.zip", inner)) == 64
