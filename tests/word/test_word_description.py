"""A Word file in lines: whatever could be seen of it shows, nothing else does, and no file is too bad to be told."""

import io
import zipfile
from functools import cache

import pytest
from docs.pages import ROOT
from documents import LAW, SAMPLE, listed, text
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from redline.test_redline_laws import REVISION
from word.letterhead_files import prepared, zipped
from word.ooxml import parts

from jdgen.document.tree import Document, Heading, Meta
from jdgen.formats.describing import LARGEST_FILE, described
from jdgen.formats.word import write
from jdgen.redline import redline

LETTERHEAD = (ROOT / "templates/borough-form/letterhead.docx").read_bytes()
W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
RELATIONSHIPS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
MAIN = '<Relationship Id="m" Type="x/officeDocument" Target="word/document.xml"/>'

NOBODY_SEES = {
    "bookmarkStart", "bookmarkEnd", "nsid", "decimalSymbol", "listSeparator", "themeFontLang", "zoom", "latentStyles",
    "link", "uiPriority", "qFormat", "semiHidden", "unhideWhenUsed", "rsids", "rsid", "mathPr", "shapeDefaults",
    "proofState", "doNotValidateAgainstSchema", "savePreviewPicture", "created", "modified", "revision",
    "lastModifiedBy", "tmpl", "docId", "chartTrackingRefBased", "attachedSchema", "lastPrinted", "version", "aliases",
}  # fmt: skip
"""What Word numbers or lists for itself; all else is something to be seen, or said aloud."""
NOBODY_SEES_OF = {("docPr", "id"), ("cNvPr", "id"), ("property", "fmtid"), ("property", "pid"), ("t", "space"),
                  ("style", "customStyle"), ("style", "styleId"),
                  ("hyperlink", "history"), ("styles", "Ignorable"), ("hdr", "Ignorable"), ("ftr", "Ignorable"),
                  ("document", "Ignorable")}  # fmt: skip


def lines(content: bytes) -> list[str]:
    return list(described(content, "some.docx"))


def docx(body: str, also: dict[str, str | bytes] | None = None, related: str = "") -> bytes:
    """A Word file with this body, and what its relationships lead to."""
    content: dict[str, bytes] = {
        "_rels/.rels": RELATIONSHIPS.format(MAIN).encode(),
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>".encode(),
        "word/_rels/document.xml.rels": RELATIONSHIPS.format(related).encode(),
    }
    for name, part in (also or {}).items():
        content[name] = part.encode() if isinstance(part, str) else part
    return zipped(content)


@cache
def output() -> bytes:
    return write(SAMPLE, prepared())


@cache
def sites(which: str) -> tuple[tuple[str, int, str], ...]:
    """The places of a file at which a value stands: the part, the element's number, the attribute or "" for text."""
    found = []
    for name, part in parts(LETTERHEAD if which == "letterhead" else output()).items():
        if not name.endswith(".xml") or name in ("[Content_Types].xml", "docProps/app.xml", "word/webSettings.xml"):
            continue
        for number, element in enumerate(etree.fromstring(part).iter()):
            local = etree.QName(element).localname
            if NOBODY_SEES & {local, *(etree.QName(around).localname for around in element.iterancestors())}:
                continue
            found += [
                (name, number, str(key))
                for key in element.attrib
                if (local, str(key).rpartition("}")[2]) not in NOBODY_SEES_OF
            ]
            if (element.text or "").strip():
                found.append((name, number, ""))
    return tuple(found)


@settings(LAW, max_examples=100)
@given(st.sampled_from(["letterhead", "output"]), st.data())
def test_any_other_value_in_a_file_shows_as_another_line(which: str, data: st.DataObject) -> None:
    name, number, key = data.draw(st.sampled_from(sites(which)))
    before = LETTERHEAD if which == "letterhead" else output()
    content = parts(before)
    root = etree.fromstring(content[name])
    element = list(root.iter())[number]
    if key:
        element.set(key, "1" if element.get(key) == "2" else "2")
    else:
        element.text = f"{element.text}x"
    assert lines(zipped({**content, name: etree.tostring(root)})) != lines(before)


def test_another_picture_of_the_same_name_and_size_shows() -> None:
    content = parts(LETTERHEAD)
    picture = content["word/media/logo.png"]
    changed = zipped({**content, "word/media/logo.png": picture[:-1] + b"x"})
    assert len(set(lines(changed)) - set(lines(LETTERHEAD))) == 2  # where it stands, and the part itself


def test_what_word_numbers_anew_at_each_save_shows_nowhere() -> None:
    plain = docx('<w:p w:rsidR="00A1"><w:r w:rsidRPr="00B2"><w:t>Words</w:t></w:r></w:p>')
    saved = docx(
        '<w:p w:rsidR="00C3"><w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'
        '<w:proofErr w:type="spellStart"/><w:r><w:rPr><w:lang w:val="en-US"/><w:noProof/></w:rPr><w:t>Wo</w:t></w:r>'
        "<w:r><w:lastRenderedPageBreak/><w:t>rds</w:t></w:r></w:p>"
    )
    assert lines(plain) == lines(saved) == ["text", "  Words"]


def test_a_letterhead_says_its_page_its_headers_and_its_styles() -> None:
    told = lines(LETTERHEAD)
    assert "  page h 29.7 cm, w 21.001 cm" in told
    at = told.index("header of section 1, first pages")
    assert "‹drawing “A white tower on a blue square”, 1.5 cm × 1.5 cm, logo.png (7561 bytes, sha256 " in told[at + 1]
    assert told[at + 1].endswith("⇥{{ school.name }}‹Draft Mark on Fill: ⇥{{ role.draft }}›")
    heading = told.index("style heading 1 (paragraph)")
    assert told[heading + 1 : heading + 3] == ["  based on Normal", "  followed by Body Text"]
    assert "  size 12 pt" in told[heading : heading + 13]
    assert "  Page ‹field PAGE: 1› of" in "".join(told).replace("⇥", "  ")


def test_the_words_stand_in_their_order_with_their_styles() -> None:
    told = lines(write(Document(Meta("A post"), (Heading(1, text("A post")), listed("Lend books"))), prepared()))
    at = told.index("text")
    assert told[at + 1 : at + 3] == ["Title: A post", "  [List Bullet; list 1] Lend books"]


def test_tracked_changes_have_the_signs_of_a_redline() -> None:
    old, new = (
        Document(Meta("A post"), (Heading(1, text("A post")), listed(*items)))
        for items in (("Lend books to pupils", "Mend books"), ("Lend books to parents",))
    )
    told = lines(write(redline(old, new, REVISION).document, prepared()))
    assert "  [List Bullet; list 1] Lend books to [-pupils-]{+parents+}[-¶-]" in told
    assert "  [List Bullet; list 1] [-Mend books-]" in told
    assert any(line.startswith(f"tracked by {REVISION.author} on {REVISION.moment}: ") for line in told)


def test_what_is_no_plain_word_has_a_sign_of_its_own() -> None:
    body = (
        '<w:p><w:r><w:t>a</w:t><w:tab/><w:br/><w:br w:type="page"/><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>'
        '<w:hyperlink r:id="h"><w:r><w:rPr><w:b/></w:rPr><w:t>link</w:t></w:r></w:hyperlink>'
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:moveTo><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>'
    )
    notes = f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>Note</w:t></w:r></w:p></w:footnote></w:footnotes>'
    related = (
        '<Relationship Id="h" Type="x/hyperlink" Target="https://example.org" TargetMode="External"/>'
        '<Relationship Id="f" Type="x/footnotes" Target="footnotes.xml"/>'
    )
    told = lines(docx(body, {"word/footnotes.xml": notes}, related))
    assert told[1] == (
        "  a⇥⏎‹page break›‹sym char=F0A7 font=Wingdings›‹link https://example.org: ‹bold: link››‹footnote 2›{>moved>}"
    )
    assert told[2:4] == ["footnote 2", "  Note"]


def test_what_is_written_in_a_text_box_is_told_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert lines(docx(body))[2:] == ["  text box:", "    Boxed"]


def test_a_table_is_told_row_by_row_and_cell_by_cell() -> None:
    row = "<w:tr><w:trPr><w:tblHeader/></w:trPr>{}</w:tr>"
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{word}</w:t></w:r></w:p></w:tc>" for word in ("Item", "Detail"))
    body = f'<w:tbl><w:tblGrid><w:gridCol w:w="1440"/><w:gridCol w:w="2880"/></w:tblGrid>{row.format(cells)}</w:tbl>'
    assert lines(docx(body))[1:] == [
        "  table, columns 2.54 cm, 5.08 cm", "    row; header row", "      1| Item", "      2| Detail",
    ]  # fmt: skip


def test_signs_that_steer_a_terminal_or_hide_are_told_by_their_codes() -> None:
    told = lines(docx("<w:p><w:r><w:t>a\u202eb\u200bc\u2028d\u009b</w:t></w:r></w:p>"))
    assert told[1] == "  a‹U+202E›b‹U+200B›c‹U+2028›d‹U+009B›"


REPEATED = {
    "runs": docx(f"<w:p>{'<w:r><w:t>x</w:t></w:r>' * 20_000}</w:p>"),
    "tables in tables": docx("<w:tbl><w:tr><w:tc>" * 80 + "</w:tc></w:tr></w:tbl>" * 80),
    "insertions in insertions": docx(f"<w:p>{'<w:ins>' * 245}{'</w:ins>' * 245}</w:p>"),
    "properties in properties": docx(f"<w:p><w:pPr>{'<w:z>' * 245}{'</w:z>' * 245}</w:pPr></w:p>"),
    "boxes in boxes": docx(
        f"<w:p>{'<w:r><w:pict><w:txbxContent><w:p>' * 60}{'</w:p></w:txbxContent></w:pict></w:r>' * 60}</w:p>"
    ),
    "one picture in many places": docx(
        "<w:p>" + '<w:r><w:drawing><a:blip r:embed="i"/></w:drawing></w:r>' * 5_000 + "</w:p>",
        {"word/media/i.png": bytes(4 * 1024 * 1024)},
        '<Relationship Id="i" Type="x/image" Target="media/i.png"/>',
    ),
    "one header for many sections": docx(
        '<w:p><w:pPr><w:sectPr><w:headerReference r:id="h"/></w:sectPr></w:pPr></w:p>' * 2_000,
        {"word/h.xml": f"<w:hdr {W}>{'<w:p/>' * 20_000}</w:hdr>"},
        '<Relationship Id="h" Type="x/header" Target="h.xml"/>',
    ),
}  # fmt: skip
"""Files in which what is told of one thing stands for much else: told again each time, it would never end."""


@pytest.mark.parametrize("name", REPEATED)
def test_what_a_file_tells_grows_no_faster_than_the_file(name: str) -> None:
    content = REPEATED[name]
    unpacked = sum(map(len, parts(content).values()))
    assert sum(map(len, lines(content))) < 60_000 + 4 * unpacked


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", ""),
        (b"PK\x03\x04", "some.docx is damaged: File is not a zip file."),
        (docx("<w:p/>" * 100)[:500], "some.docx is damaged: File is not a zip file."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "some.docx is a Word 97-2003 document (.doc)."),
        (docx("<w:p>"), "damaged: word/document.xml is not well-formed XML"),
        (docx("<w:ins>" * 5_000 + "</w:ins>" * 5_000), "damaged: word/document.xml is not well-formed XML: Excessive"),
        (docx("", {"word/media/x.bin": bytes(40 * 1024 * 1024)}), "word/media/x.bin of some.docx is larger than"),
        (b"%PDF-1.7 and no more", "The PDF is damaged, and no more of it can be read."),
        (b"\0\1\2", "No Word file, PDF or text: 3 bytes, sha256 "),
        (bytes(LARGEST_FILE + 1), "A file larger than 32 MB: "),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\n", "version https://git-lfs.github.com/spec/v1"),
    ],
)
def test_what_cannot_be_read_is_told_and_raises_nothing(content: bytes, told: str) -> None:
    assert told in "\n".join(lines(content))


def test_one_damaged_part_leaves_the_others_told() -> None:
    content = parts(LETTERHEAD)
    told = lines(zipped({**content, "word/styles.xml": b"<w:styles"}))
    assert any(line.startswith("damaged: word/styles.xml is not well-formed XML") for line in told)
    assert any("{{ role.standing }}" in line for line in told)


def test_entities_are_not_resolved() -> None:
    part = parts(docx("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"))
    declared = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + part["word/document.xml"]
    told = lines(zipped({**part, "word/document.xml": declared}))
    assert "damaged: word/document.xml declares a document type or entities. " in "\n".join(told)
    assert "root" not in "\n".join(told)


def test_macros_and_objects_are_told_and_not_run() -> None:
    told = lines(docx("<w:p/>", {"word/vbaProject.bin": b"Sub AutoOpen()"}))
    assert told[-1].startswith("part word/vbaProject.bin: 14 bytes, sha256 ")


def test_a_workbook_is_told_by_its_parts() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    told = lines(packed.getvalue())
    assert told[0] == "no text: this file has no main part of a Word document that can be read"
    assert told[1].startswith("part xl/workbook.xml: 11 bytes")
