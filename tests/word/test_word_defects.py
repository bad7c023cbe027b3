"""Each check of `assert_sound` and `assert_accessible` is seen to find its defect, planted in a clean document."""

import pytest
from documents import SAMPLE
from word.accessibility import assert_accessible, problems
from word.asserts import assert_sound, defects
from word.letterhead_files import NAMESPACES, prepared, zipped
from word.ooxml import parts

from jdgen.formats.word import write

BODY = "word/document.xml"
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="Logo" descr="{descr}"/>'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/></wp:inline></w:drawing></w:r></w:p>'
)
HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
FIELD = '<w:p><w:r><w:fldChar w:fldCharType="{kind}"/></w:r></w:p>'
MERGE = (
    "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    "<w:p><w:r><w:t>b</w:t></w:r></w:p>"
)
PARAGRAPH_ID = '<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="00000001"/>'
END = "<w:sectPr"
"""Where things are planted: in front of the section properties, behind everything else."""


@pytest.fixture(scope="module")
def clean() -> bytes:
    return write(SAMPLE, prepared())


def planted(docx: bytes, old: str, new: str, part: str = BODY) -> bytes:
    content = parts(docx)
    before = content[part].decode()
    assert old in before
    return zipped(content | {part: before.replace(old, new, 1).encode()})


def test_a_written_document_is_sound_and_accessible(clean: bytes) -> None:
    assert_sound(clean)
    assert_accessible(clean)


@pytest.mark.parametrize(
    ("old", "new", "part", "told"),
    [
        ('<w:tblW w:w="', '<w:tblW w:w="abc', BODY, "not a whole number"),
        ("<w:docDefaults>", '<w:docDefaults><w:sz w:val="abc"/>', "word/styles.xml", "not a whole number"),
        ("<w:cantSplit/>", '<w:cantSplit w:val="maybe"/>', BODY, "switched to 'maybe'"),
        (END, '<w:p><w:bookmarkStart w:id="90" w:name="x"/></w:p>' + END, BODY, "start, [] end"),
        (
            END,
            "".join(f'<w:p><w:bookmarkStart w:id="9{n}" w:name="x"/><w:bookmarkEnd w:id="9{n}"/></w:p>' for n in (0, 1))
            + END,
            BODY,
            "bookmark x stands 2 times",
        ),
        (END, 2 * PICTURE.format(descr="a") + END, BODY, "docPr id 1 stands 2 times"),
        (END, FIELD.format(kind="begin") + END, BODY, "1 field(s) not closed"),
        (END, FIELD.format(kind="end") + END, BODY, "end without its begin"),
        (END, PICTURE.format(descr=" ") + END, BODY, "no alternative text"),
        (END, 2 * PARAGRAPH_ID + END, BODY, "paraId 00000001 stands 2 times"),
        (END, MERGE + END, BODY, "continues a merge that never began"),
        ("</w:tbl><w:p>", "</w:tbl><w:tbl/><w:p>", BODY, "not followed by a paragraph"),
        ("</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", BODY, "does not end with a paragraph"),
    ],
)
def test_soundness_finds_the_planted_defect(clean: bytes, old: str, new: str, part: str, told: str) -> None:
    found = list(defects(planted(clean, old, new, part)))
    assert any(told in defect for defect in found), found


def test_soundness_finds_an_empty_header(clean: bytes) -> None:
    content = parts(clean)
    header = next(name for name in content if name.startswith("word/header"))
    empty = zipped(content | {header: f"<w:hdr {NAMESPACES}/>".encode()})
    assert [defect for defect in defects(empty) if "empty header" in defect]


@pytest.mark.parametrize(
    ("old", "new", "part", "kind", "told"),
    [
        ("<dc:title>Reading Support Assistant</dc:title>", "", "docProps/core.xml", "error", "no title"),
        ("<w:zoom", '<w:documentProtection w:edit="readOnly"/><w:zoom', "word/settings.xml", "error", "restricted"),
        ('w:val="en-GB"', 'w:val=""', "word/styles.xml", "tip", "language"),
        (END, HEADING.format(level=1, text="x") + HEADING.format(level=3, text="y") + END, BODY, "error", "follows"),
        (END, HEADING.format(level=1, text="x" * 101) + END, BODY, "warning", "longer than 100"),
        (END, HEADING.format(level=1, text="") + END, BODY, "error", "is empty"),
        ('<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Heading1"/>', BODY, "error", "0 titles"),
        ("<w:tblHeader/>", "", BODY, "error", "no header row"),
        (END, MERGE + END, BODY, "error", "merged cells"),
        ("</w:p></w:tc>", "</w:p><w:tbl><w:tr/></w:tbl><w:p/></w:tc>", BODY, "warning", "holds a table"),
        ("<w:tblCaption", "<w:ignored", BODY, "warning", "no tblCaption"),
        (">Criterion</w:t>", "></w:t>", BODY, "error", "column without a heading"),
        (END, PICTURE.format(descr="") + END, BODY, "error", "no alternative text"),
        (END, PICTURE.format(descr="x" * 151) + END, BODY, "warning", "longer than 150"),
        (
            END,
            PICTURE.format(descr="x").replace("wp:inline", "wp:anchor") + END,
            BODY,
            "warning",
            "floats",
        ),
        (">safer recruitment guidance<", ">click here<", BODY, "error", "does not say where it leads"),
        (">safer recruitment guidance<", ">https://example.org<", BODY, "error", "does not say where it leads"),
        (END, "<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>" + END, BODY, "error", "content control"),
        (END, "<w:p><w:r><w:t>1. Typed</w:t></w:r></w:p>" + END, BODY, "warning", "typed bullet"),
        (END, "<w:p><w:r><w:t>a    b</w:t></w:r></w:p>" + END, BODY, "tip", "spaced with blanks"),
        (END, "<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p/>" + END, BODY, "tip", "empty paragraph"),
    ],
)
def test_accessibility_finds_the_planted_problem(
    clean: bytes, old: str, new: str, part: str, kind: str, told: str
) -> None:
    found = list(problems(planted(clean, old, new, part)))
    assert any(problem.kind == kind and told in problem.message for problem in found), found
