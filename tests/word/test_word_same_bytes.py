"""The same document on the same letterhead is the same file, and says so by its hash."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from documents import SAMPLE
from word.letterhead_files import letterhead, prepared, zipped
from word.ooxml import parts

from jdgen.document.tree import Document, Meta
from jdgen.formats.content import content_hash
from jdgen.formats.word import write

PROGRAM = """
import hashlib, sys
from documents import SAMPLE
from jdgen.formats.word import prepare, write
from word.letterhead_files import FILE, word_styles
content = open(sys.argv[1], "rb").read()
print(hashlib.sha256(write(SAMPLE, prepare(content, word_styles(), FILE))).hexdigest())
"""


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A letterhead on disk: making one is not what is tested here."""
    file = tmp_path / "letterhead.docx"
    file.write_bytes(letterhead("{{ school.name }}", "{{ role.title }}"))
    return file


@pytest.mark.parametrize(
    "surroundings", [{"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "2", "TZ": "UTC", "LC_ALL": "C"}]
)
def test_hash_seed_time_zone_and_locale_do_not_matter(saved: Path, surroundings: dict[str, str]) -> None:
    environment = os.environ | surroundings | {"PYTHONPATH": str(Path(__file__).parent.parent)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(saved)], env=environment, check=True, capture_output=True, text=True
    )
    here = write(SAMPLE, prepared(saved.read_bytes()))
    assert done.stdout.strip() == hashlib.sha256(here).hexdigest()


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_the_zip_states_no_time_and_no_system(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    with zipfile.ZipFile(io.BytesIO(write(SAMPLE, prepared()))) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr) for entry in entries} == {(3, 0o644 << 16)}
    assert len({entry.filename for entry in entries}) == len(entries)
    assert entries[0].filename == "[Content_Types].xml"


def test_the_content_hash_does_not_depend_on_packing() -> None:
    docx = write(SAMPLE, prepared())
    reversed_order = dict(reversed(parts(docx).items()))
    assert zipped(reversed_order) != docx
    assert content_hash(zipped(reversed_order)) == content_hash(docx)


def test_the_content_hash_sees_every_change() -> None:
    docx = write(SAMPLE, prepared())
    content = parts(docx)
    changed = [
        write(Document(Meta("Another title"), SAMPLE.blocks), prepared()),
        zipped(content | {"word/new.xml": b""}),
        zipped({("word/style.xml" if name == "word/styles.xml" else name): part for name, part in content.items()}),
        zipped({"a": b"bc"}),
        zipped({"ab": b"c"}),
    ]
    assert len({content_hash(one) for one in [docx, *changed]}) == len(changed) + 1


def test_writing_leaves_the_letterhead_as_it_was() -> None:
    ready = prepared()
    first = write(SAMPLE, ready)
    write(Document(Meta("Other", language="cy"), SAMPLE.blocks[:1]), ready)
    assert write(SAMPLE, ready) == first
