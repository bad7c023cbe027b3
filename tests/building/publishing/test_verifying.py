"""What is said of each file of a folder against its manifest."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from building.publishing.trying import FIRST, entry, held, lived_in, manifest_of, publish

from jdgen.building.publishing.manifest import Manifest, Pending
from jdgen.building.publishing.manifest_file import manifest_in
from jdgen.building.publishing.publication import MANIFEST
from jdgen.building.publishing.verifying import Condition, verify


def verdicts(out: Path, manifest: Manifest | None = None) -> dict[str, Condition]:
    manifest = manifest or manifest_in(out / MANIFEST)
    assert manifest is not None
    return dict(verify(out, manifest, MANIFEST))


def test_a_folder_nobody_touched_is_as_built(tmp_path: Path) -> None:
    publish(tmp_path, FIRST)
    assert verdicts(tmp_path) == dict.fromkeys(sorted(FIRST), Condition.AS_BUILT)


def test_every_file_is_told_as_what_it_is(tmp_path: Path) -> None:
    out = lived_in(tmp_path / "dist")
    (out / "elm/gone.docx").unlink()
    (out / "oak/same.docx").unlink()
    (out / "oak/same.docx").symlink_to(tmp_path)
    (out / "link").symlink_to(tmp_path)
    (out / ".jdgen").mkdir()
    (out / ".jdgen/lock").write_bytes(b"")
    found = verdicts(out)
    assert list(found) == sorted(found)
    assert found == {
        "ash/guard.docx": Condition.AS_BUILT,
        "ash/old.docx": Condition.EDITED,
        "elm/gone.docx": Condition.MISSING,
        "fir/strange.docx": Condition.FOREIGN,
        "index.html": Condition.AS_BUILT,
        "link": Condition.FOREIGN,
        "oak/cook.docx": Condition.AS_BUILT,
        "oak/nurse.docx": Condition.EDITED,
        "oak/same.docx": Condition.EDITED,
    }


def test_a_folder_in_place_of_a_file_and_a_link_on_the_way_are_no_document(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    publish(out, {"a.docx": b"1", "oak/b.docx": b"2"})
    (out / "a.docx").unlink()
    (out / "a.docx").mkdir()
    (out / "oak").rename(tmp_path / "oak")
    (out / "oak").symlink_to(tmp_path / "oak", target_is_directory=True)
    assert verdicts(out) == {"a.docx": Condition.EDITED, "oak/b.docx": Condition.EDITED, "oak": Condition.FOREIGN}


def test_what_an_interrupted_run_began_to_move_is_unfinished(tmp_path: Path) -> None:
    publish(tmp_path, {"a.docx": b"1", "b.docx": b"2"})
    pending = Pending("b.docx", entry("b.docx", b"2").sha256, "")
    assert verdicts(tmp_path, manifest_of({"a.docx": b"1"})._replace(pending=(pending,))) == {
        "a.docx": Condition.AS_BUILT,
        "b.docx": Condition.UNFINISHED,
    }


def repacked(content: bytes, level: int) -> bytes:
    """The same members, as another machine's zlib packs them."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new,
    ):
        for name in reversed(old.namelist()):
            inner = old.read(name)
            new.writestr(name, repacked(inner, level) if name.endswith(".docx") else inner)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["a.docx", "oak.zip"])
def test_a_file_that_was_packed_anew_is_as_built_and_one_with_another_member_is_not(tmp_path: Path, name: str) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("a.xml", b"x" * 1000)
        if name.endswith(".zip"):
            made.writestr("oak/a.docx", stream_of_one_part(BytesIO()))
    publish(tmp_path, {name: stream.getvalue()})
    (tmp_path / name).write_bytes(repacked(stream.getvalue(), 9))
    assert held(tmp_path)[name] != stream.getvalue()
    assert verdicts(tmp_path) == {name: Condition.AS_BUILT}
    with zipfile.ZipFile(tmp_path / name, "a") as changed:
        changed.writestr("more", b"")
    assert verdicts(tmp_path) == {name: Condition.EDITED}


def stream_of_one_part(stream: BytesIO) -> bytes:
    """A .docx of one part."""
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("word/document.xml", b"<w/>" * 100)
    return stream.getvalue()
