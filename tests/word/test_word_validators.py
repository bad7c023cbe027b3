"""Two independent validators, and our own checks, on written documents."""

from pathlib import Path

import pytest
from documents import SAMPLE, documents
from formats.identified import with_identity
from hypothesis import HealthCheck, Phase, given, settings
from lxml import etree
from ooxml_integrity import check
from openxml_audit import FileFormat, OpenXmlValidator
from word.asserts import assert_sound
from word.letterhead_files import TEXT_BOX, letterhead, prepared, runs, with_header, zipped
from word.ooxml import parts

from jdgen.document.tree import Document
from jdgen.formats.word import Letterhead, write

VALIDATOR = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
PLAIN = prepared()
RICH = prepared(with_header(TEXT_BOX.format(content=runs("{{ role", ".title }}")) + runs("{{ school.name }}")))
LETTERHEADS = [PLAIN, RICH, prepared(letterhead("Fixed text", "{{ role.version }}"))]


def assert_valid(docx: bytes, folder: Path) -> None:
    """Fail with everything the validators say."""
    file = folder / "document.docx"
    file.write_bytes(docx)
    told = [str(error) for error in VALIDATOR.validate(file).errors]
    # TXT002 suspects that a literal "&#35;" was escaped twice; here texts say such things on purpose.
    told += [str(finding) for finding in check(str(file)) if "TXT002" not in str(finding)]
    assert not told, "\n".join(told)
    assert_sound(docx)


@pytest.mark.parametrize("letterhead", LETTERHEADS)
def test_the_sample_is_valid_on_every_letterhead(letterhead: Letterhead, tmp_path: Path) -> None:
    assert_valid(write(SAMPLE, letterhead), tmp_path)


def test_a_document_that_says_who_it_is_is_valid(tmp_path: Path) -> None:
    assert_valid(write(with_identity(SAMPLE), RICH), tmp_path)


def test_the_validators_see_a_planted_defect(tmp_path: Path) -> None:
    content = parts(write(SAMPLE, PLAIN))
    body = content["word/document.xml"].replace(b"w:tblGrid>", b"w:tblGird>")
    with pytest.raises(AssertionError):
        assert_valid(zipped(content | {"word/document.xml": body}), tmp_path)


SMALL_SAMPLE = settings(
    max_examples=8,
    derandomize=True,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@SMALL_SAMPLE
@given(document=documents())
def test_any_document_is_valid(document: Document, tmp_path: Path) -> None:
    assert_valid(write(document, RICH), tmp_path)


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_document_is_sound_xml(document: Document) -> None:
    docx = write(document, PLAIN)
    for name, content in parts(docx).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)
    assert_sound(docx)
