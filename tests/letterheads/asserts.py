"""What holds for the house of any letterhead, however it was made."""

from pathlib import Path

import ooxml_integrity
from letterheads.making import APPROVED, Made
from letterheads.printed import running
from letterheads.reading import private_words
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from word.asserts import assert_sound
from word.ooxml import NS, parts, q, text

from jdgen.diagnostics import Severity
from jdgen.register import DRAFT

ROLES = ("h2", "h3", "h4", "bg6", "scale-2", "grade-3", "lead-lsa")
TRAVELLING = ("[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "docProps/custom.xml")
TRACES = (
    "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:vanish",
    "w:commentReference", "w:dataBinding", "w:mailMerge", "w:attachedTemplate", "w:documentProtection", "w:docVars",
    "w:rsids", "w:trackRevisions", "w14:docId",
)  # fmt: skip
_VALIDATOR = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)


def assert_house_is_ready(made: Made) -> None:
    """The command was content, and the house has no complaint but warnings that its keeper must settle in Word."""
    assert made.answer.code == 0, made.answer.text
    findings = made.prepared.findings
    assert [f for f in findings if f.severity is not Severity.WARNING or f.code != "letterhead-no-alt-text"] == []


def assert_roles_are_valid(made: Made, folder: Path) -> None:
    """Every sample role comes out valid by two validators, and sound."""
    for role in ROLES:
        assert_valid(made.built(role, DRAFT), folder / f"{role}.docx")
    assert_valid(made.built("h3", APPROVED), folder / "approved.docx")


def assert_valid(docx: bytes, file: Path) -> None:
    """Fail with what the validators say of a Word file."""
    file.write_bytes(docx)
    told = [str(error) for error in _VALIDATOR.validate(file).errors] + ooxml_integrity.check(str(file))
    assert told == [], file.name
    assert_sound(_with_alternative_texts(docx))


def _with_alternative_texts(docx: bytes) -> bytes:
    """`docx` with a text for each picture: that the office gave none is told to its keeper, who alone can give one."""
    from word.letterhead_files import zipped

    content = parts(docx)
    for name in [name for name in content if name.startswith(("word/header", "word/footer"))]:
        root = etree.fromstring(content[name])
        for properties in root.iter(q("wp:docPr")):
            properties.set("descr", properties.get("descr") or "a picture")
        content[name] = etree.tostring(root)
    return zipped(content)


def assert_nothing_private(made: Made) -> None:
    """Nothing of what the office would not show travels: not in the house, not in a document."""
    for name, content in made.files.items():
        inside = parts(content) if name.endswith(".docx") else {name: content}
        assert private_words(inside) == [], name
    for docx in (made.letterhead, made.built("h3", DRAFT)):
        content = parts(docx)
        assert [name for name in content if not name.startswith("word/") and name not in TRAVELLING] == []
        assert [name for name in content if name.startswith(("word/glossary", "word/comments", "word/people"))] == []
        for name in [name for name in content if name.endswith(".xml")]:
            root = etree.fromstring(content[name])
            assert [trace for trace in TRACES if root.find(f".//{trace}", NS) is not None] == [], name
            assert [key for e in root.iter(etree.Element) for key in e.attrib if "}rsid" in str(key)] == [], name


def assert_every_page_says_where_the_text_stands(made: Made) -> None:
    """A draft says DRAFT in each header; version and status stand on each page; nothing of it is an empty line."""
    for standing in (DRAFT, APPROVED):
        docx = made.built("h3", standing)
        content = parts(docx)
        printed = {kind: text(etree.fromstring(content[part])) for kind, part in running(docx)}
        for page in {kind.rpartition(" ")[0] for kind in printed}:
            whole = printed[f"{page} header"] + "\n" + printed[f"{page} footer"]
            words = ("Draft",) if standing is DRAFT else ("version 4", "in force from 1 September 2026")
            assert all(word.casefold() in whole.casefold() for word in words), (page, printed)
            assert ("DRAFT" in printed[f"{page} header"]) is (standing is DRAFT), (page, printed)
            assert "{{" not in whole
