"""Letterheads that are refused, each with the complaint its keeper reads."""

import io
import warnings
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from word.letterhead_files import (
    FILE,
    NAMESPACES,
    header_part,
    letterhead,
    runs,
    with_header,
    with_part,
    word_styles,
    zipped,
)
from word.ooxml import parts

from jdgen.diagnostics import Rejected
from jdgen.formats.word import Letterhead, prepare
from jdgen.formats.word.ooxml import archive

PLAIN = letterhead()
RELATIONSHIPS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OPEN_XML = "application/vnd.openxmlformats-officedocument"
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


def related(kind: str, target: str, external: bool = True) -> bytes:
    """The plain letterhead with one more relationship of its document part."""
    mode = ' TargetMode="External"' if external else ""
    line = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    rels = parts(PLAIN)[RELATIONSHIPS].decode().replace("</Relationships>", line)
    return with_part(PLAIN, RELATIONSHIPS, rels.encode())


def header_leads_to(kind: str, target: str) -> bytes:
    """The plain letterhead whose headers have a relationship to a part of their own."""
    content = with_part(PLAIN, f"word/{target}", b"MZ")
    line = f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    types = parts(content)["[Content_Types].xml"].decode()
    default = '<Default Extension="exe" ContentType="application/octet-stream"/></Types>'
    content = with_part(content, "[Content_Types].xml", types.replace("</Types>", default).encode())
    for name in [name for name in parts(PLAIN) if name.startswith("word/header") and name.endswith(".xml")]:
        rels = name.replace("word/", "word/_rels/") + ".rels"
        known = parts(content).get(rels, empty.encode()).decode()
        content = with_part(content, rels, known.replace("</Relationships>", line).encode())
    return content


def typed(content_type: str) -> bytes:
    """The plain letterhead with another type for its document part."""
    types = parts(PLAIN)["[Content_Types].xml"].decode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    assert kind in types
    return with_part(PLAIN, "[Content_Types].xml", types.replace(kind, content_type).encode())


def entry(name: str, content: bytes = b"x", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The plain letterhead with one more entry in its zip, whatever its name."""
    stream = io.BytesIO(PLAIN)
    with zipfile.ZipFile(stream, "a") as package:
        info = zipfile.ZipInfo("x")
        info.filename = name
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that the name is there already is the point
            package.writestr(info, content, method)
    return stream.getvalue()


def bomb(size: int) -> bytes:
    """A part that says it is small and is `size` bytes of zeros."""
    stream = io.BytesIO(PLAIN)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/bomb.bin", bytes(size))
    return stream.getvalue()


FIELD_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'


def instruction(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def field_code(*pieces: str) -> bytes:
    inner = "".join(map(instruction, pieces))
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return with_header(f"<w:p>{begin}{inner}{end}</w:p>")


REFUSED = {
    "git-lfs": (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "a git-LFS pointer"),
    "doc": (OLE + bytes(600), "a Word 97-2003 document (.doc)"),
    "password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "protected by a password",
    ),
    "pdf": (b"%PDF-1.7", "is not a Word document"),
    "empty": (b"", "is not a Word document"),
    "zip": (zipped({"a.txt": b"a"}), "a zip file, not a Word document"),
    "cut": (PLAIN[: len(PLAIN) // 2], "is damaged"),
    "docm": (typed("application/vnd.ms-word.document.macroEnabled.main+xml"), "a macro-enabled Word file"),
    "dotx": (
        typed(f"{OPEN_XML}.wordprocessingml.template.main+xml"),
        "a Word template",
    ),
    "xlsx": (
        typed(f"{OPEN_XML}.spreadsheetml.sheet.main+xml"),
        "not a Word document",
    ),
    "macro": (with_part(PLAIN, "word/vbaProject.bin", b"x"), "word/vbaProject.bin holds macros"),
    "activex": (with_part(PLAIN, "word/activeX/activeX1.xml", b"<a/>"), "holds macros or controls"),
    "ole": (with_part(PLAIN, "word/embeddings/oleObject1.bin", b"x"), "is an embedded object"),
    "chunk": (with_part(PLAIN, "word/afchunk.htm", b"x"), "is an embedded object"),
    "ole relation": (related("oleObject", "media/x.bin", external=False), "an embedded object (oleObject)"),
    "header part": (header_leads_to("surprise", "x.exe"), "which is neither a picture nor a font"),
    "attached template": (related("attachedTemplate", "file:///C:/x.dotm"), "(attachedTemplate): file:///C:/x.dotm"),
    "linked picture": (related("image", "https://example.org/p.png"), "(image): https://example.org/p.png"),
    "subdocument": (related("subDocument", "other.docx"), "loads something from outside the file (subDocument)"),
    "frame": (related("frame", "https://example.org"), "loads something from outside the file (frame)"),
    "file link": (related("hyperlink", "file:///etc/passwd"), "is no web or mail address"),
    "script link": (related("hyperlink", "javascript:alert(1)"), "is no web or mail address"),
    "entities": (with_part(PLAIN, "word/theme/theme1.xml", ENTITIES), "declares a document type or entities"),
    "entities in types": (with_part(PLAIN, "[Content_Types].xml", ENTITIES), "declares a document type or entities"),
    "entities in relations": (with_part(PLAIN, RELATIONSHIPS, ENTITIES), "declares a document type or entities"),
    "entities in utf-16": (
        with_part(PLAIN, "word/theme/theme1.xml", ENTITIES.decode().encode("utf-16")),
        "declares a document type or entities",
    ),
    "odd encoding": (with_part(PLAIN, "word/a.xml", b'<?xml version="1.0" encoding="UTF-7"?><a/>'), "encoded as UTF-7"),
    "not xml": (with_part(PLAIN, "word/a.xml", b"<a><b></a>"), "is not well-formed XML"),
    "field": (field_code(" INCLUDEPICTURE ", "x.png"), "has a INCLUDEPICTURE field"),
    "split field": (field_code(" DD", "EAUTO cmd"), "has a DDEAUTO field"),
    "field in a field": (
        with_header(f"<w:p>{FIELD_BEGIN}{instruction(' QUOTE ')}{FIELD_BEGIN}{instruction('LINK x')}</w:p>"),
        "has a LINK field",
    ),
    "simple field": (
        with_header('<w:p><w:fldSimple w:instr="INCLUDETEXT x.docx"/></w:p>'),
        "has a INCLUDETEXT field",
    ),
    "field around a comment": (field_code("INCLUDE<!-- -->TEXT x.docx"), "has a INCLUDETEXT field"),
    "field around an instruction": (field_code("INCLUDE<?x y?>TEXT x.docx"), "has a INCLUDETEXT field"),
    "field that links to a file": (field_code('HYPERLINK "file://x/y"'), "which is no web or mail address"),
    "field that links to a share": (field_code(r"HYPERLINK \\x\y"), "which is no web or mail address"),
    "xml of another name": (with_part(PLAIN, "word/x.bin", ENTITIES), "declares a document type or entities"),
    "address in a drawing": (
        with_header('<w:p><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="https://x.example/y.png"/></w:p>'),
        "which lies outside the file",
    ),
    "much xml": (with_part(PLAIN, "word/a.xml", b"<a>" + b" " * archive.LARGEST_XML + b"</a>"), "MB of text"),
    "twice": (entry("word/document.xml"), "has the part word/document.xml twice"),
    "twice in another case": (entry("word/DOCUMENT.xml"), "has the part word/DOCUMENT.xml twice"),
    "up": (entry("../evil"), "unsafe name: '../evil'"),
    "absolute": (entry("/etc/passwd"), "unsafe name: '/etc/passwd'"),
    "backslash": (entry("word\\evil"), "unsafe name"),
    "drive": (entry("c:evil"), "unsafe name"),
    "lzma": (entry("word/x.bin", bytes(99), zipfile.ZIP_LZMA), "in a way Word documents do not use"),
    "bomb": (bomb(archive.LARGEST_PART + 1), "word/media/bomb.bin of templates/test/letterhead.docx is larger"),
    "missing part": (zipped({n: c for n, c in parts(PLAIN).items() if n != "word/styles.xml"}), "do not fit together"),
    "no body": (with_part(PLAIN, "word/document.xml", f"<w:document {NAMESPACES}/>".encode()), "page setup"),
    "odd page": (
        with_part(PLAIN, "word/document.xml", parts(PLAIN)["word/document.xml"].replace(b'w:w="', b'w:w="abc')),
        "states no page size",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_letterhead_is_refused_with_its_reason(name: str) -> None:
    content, told = REFUSED[name]
    with pytest.raises(Rejected) as refused:
        prepare(content, word_styles(), FILE)
    messages = [diagnostic.message for diagnostic in refused.value.diagnostics]
    assert any(told in message for message in messages), messages
    assert {diagnostic.at.file for diagnostic in refused.value.diagnostics} == {FILE}


def test_the_total_is_limited_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_TOTAL", 100_000)
    with pytest.raises(Rejected, match="larger than the limit"):
        prepare(PLAIN, word_styles(), FILE)


def test_the_number_of_parts_is_limited() -> None:
    many = zipped(parts(PLAIN) | {f"word/x{number}.bin": b"" for number in range(archive.MOST_PARTS)})
    with pytest.raises(Rejected, match="500 are the limit"):
        prepare(many, word_styles(), FILE)


def test_a_size_stated_too_small_does_not_help_a_bomb() -> None:
    content = bytearray(bomb(archive.LARGEST_PART + 1))
    stated = (archive.LARGEST_PART + 1).to_bytes(4, "little")
    assert content.count(stated) == 2
    with pytest.raises(Rejected):
        prepare(bytes(content).replace(stated, (10).to_bytes(4, "little")), word_styles(), FILE)


def test_every_reason_is_told_at_once() -> None:
    content = with_part(with_part(PLAIN, "word/vbaProject.bin", b"x"), "word/a.xml", b"<a")
    with pytest.raises(Rejected) as refused:
        prepare(content, word_styles(), FILE)
    assert [diagnostic.code for diagnostic in refused.value.diagnostics] == ["letterhead-macros", "letterhead-broken"]


def test_web_and_mail_links_and_ordinary_fields_are_welcome() -> None:
    header = f"<w:p><w:r><w:t>Page </w:t></w:r><w:fldSimple w:instr=' PAGE '>{runs('1')[5:-6]}</w:fldSimple></w:p>"
    content = with_header(header)
    name = header_part(content)
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"/>'
        for number, target in enumerate(("https://example.org", "mailto:office@example.org"))
    )
    rels = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )
    content = with_part(content, name.replace("word/", "word/_rels/") + ".rels", rels.encode())
    assert isinstance(prepare(content, word_styles(), FILE), Letterhead)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0, len(PLAIN) - 1), st.binary(min_size=1, max_size=4))
def test_a_damaged_file_is_refused_or_read_but_never_a_crash(place: int, damage: bytes) -> None:
    content = PLAIN[:place] + damage + PLAIN[place + len(damage) :]
    try:
        assert isinstance(prepare(content, word_styles(), FILE), Letterhead)
    except Rejected as refused:
        assert refused.diagnostics


PARTS = parts(PLAIN)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.data())
def test_a_damaged_part_is_refused_or_read_but_never_a_crash(data: st.DataObject) -> None:
    """Damage behind the checksums, where only the XML and its meaning can be wrong."""
    name = data.draw(st.sampled_from(sorted(PARTS)))
    part = PARTS[name][:4000]
    place = data.draw(st.integers(0, len(part) - 1))
    damage = data.draw(st.sampled_from([b"", b"x", b"9", b'"', b"/", b"w:", b"rId99"]))
    damaged = PARTS[name][:place] + damage + PARTS[name][place + max(len(damage), 1) :]
    try:
        assert isinstance(prepare(zipped(PARTS | {name: damaged}), word_styles(), FILE), Letterhead)
    except Rejected as refused:
        assert refused.diagnostics
