"""Publishing a folder: what is written, kept, removed, set aside and left, and what is refused."""

import os
from pathlib import Path

import pytest
from building.publishing.trying import ASIDE, BY_HAND, FIRST, SECOND, entry, held, lived_in, manifest_of, publish

from jdgen.building.publishing.manifest import Manifest, Pending
from jdgen.building.publishing.manifest_file import manifest_bytes, manifest_in
from jdgen.building.publishing.publication import HIDDEN_MANIFEST, MANIFEST, CannotPublish, Publication
from jdgen.diagnostics import Rejected


def test_a_first_run_writes_all_files_and_the_manifest_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    assert publish(out, FIRST).written == tuple(sorted(FIRST))
    assert held(out) == FIRST | {MANIFEST: manifest_bytes(manifest_of(FIRST))}
    assert not (out / ".jdgen").exists()


def test_a_second_run_replaces_keeps_removes_and_never_loses_what_people_wrote(tmp_path: Path) -> None:
    out = lived_in(tmp_path / "dist")
    outcome = publish(out, SECOND)
    assert outcome.written == ("fir/strange.docx", "index.html", "oak/cook.docx", "oak/new.docx", "oak/nurse.docx")
    assert outcome.kept == ("oak/same.docx",)
    assert outcome.removed == ("ash/guard.docx", "elm/gone.docx")
    assert outcome.set_aside == (
        ("fir/strange.docx", "fir/strange (edited).docx"),
        ("oak/nurse.docx", "oak/nurse (edited).docx"),
    )
    assert outcome.left == ("ash/old.docx",)
    manifest = manifest_bytes(manifest_of(SECOND))
    assert held(out) == SECOND | ASIDE | {"ash/old.docx": BY_HAND["ash/old.docx"], MANIFEST: manifest}
    assert not (out / "elm").exists()


def test_an_unchanged_run_touches_no_file(tmp_path: Path) -> None:
    publish(tmp_path, FIRST)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    outcome = publish(tmp_path, FIRST)
    assert (outcome.kept, outcome.written) == (tuple(sorted(FIRST)), ())
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()} == before


def test_files_of_no_manifest_are_never_removed(tmp_path: Path) -> None:
    (tmp_path / "oak").mkdir()
    (tmp_path / "oak/mine.docx").write_bytes(b"mine")
    publish(tmp_path, FIRST)
    publish(tmp_path, {"index.html": b"only this"})
    assert set(held(tmp_path)) == {"oak/mine.docx", "index.html", MANIFEST}


def test_a_file_that_stands_there_with_the_same_bytes_is_kept_though_no_manifest_lists_it(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(FIRST["index.html"])
    with Publication(tmp_path) as publication:
        publication.stage("index.html", FIRST["index.html"])
        outcome = publication.publish(manifest_of({"index.html": FIRST["index.html"]}))
    assert (outcome.kept, outcome.set_aside) == (("index.html",), ())


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    publish(tmp_path, {"a.docx": b"1"})
    for text in (b"mine", b"mine again"):
        (tmp_path / "a.docx").write_bytes(text)
        publish(tmp_path, {"a.docx": b"1"})
    assert held(tmp_path)["a (edited).docx"] == b"mine"
    assert held(tmp_path)["a (edited 2).docx"] == b"mine again"


def test_leaving_without_publishing_changes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    with Publication(out) as publication:
        publication.stage("a/b.docx", b"x")
        assert publication.read("a/b.docx") == b"x"
    assert not out.exists()


def test_a_file_of_another_program_is_taken_over_and_one_can_be_taken_back(tmp_path: Path) -> None:
    made = tmp_path / "made.pdf"
    made.write_bytes(b"%PDF")
    with Publication(tmp_path / "dist") as publication:
        publication.stage_file("oak/a.pdf", made)
        publication.stage("oak/a.docx", b"word")
        publication.staged("oak/b.pdf").write_bytes(b"%PDF too")
        publication.stage_file("oak/b.pdf", publication.staged("oak/b.pdf"))
        publication.discard("oak/a.docx")
        outcome = publication.publish(manifest_of({"oak/a.pdf": b"%PDF", "oak/b.pdf": b"%PDF too"}))
    assert outcome.written == ("oak/a.pdf", "oak/b.pdf")
    assert not made.exists()


def test_a_manifest_may_not_claim_what_is_neither_staged_nor_in_place(tmp_path: Path) -> None:
    with Publication(tmp_path) as publication, pytest.raises(ValueError, match=r"neither staged nor in place.*a\.docx"):
        publication.publish(manifest_of({"a.docx": b"x"}))
    with Publication(tmp_path) as publication, pytest.raises(ValueError, match=r"not in the manifest: b\.docx"):
        publication.stage("b.docx", b"x")
        publication.publish(manifest_of({}))
    assert held(tmp_path) == {}


@pytest.mark.parametrize("path", ["../a.docx", "/a.docx", ".jdgen/lock", "a/../../b.docx", "CON.docx"])
def test_no_path_that_leads_elsewhere_can_be_staged(tmp_path: Path, path: str) -> None:
    with Publication(tmp_path / "dist") as publication, pytest.raises(ValueError, match=r"a\.docx|lock|b\.docx|CON"):
        publication.stage(path, b"x")
    assert held(tmp_path) == {}


def test_a_path_is_staged_once(tmp_path: Path) -> None:
    with Publication(tmp_path) as publication:
        publication.stage("a.docx", b"x")
        with pytest.raises(ValueError, match="staged twice"):
            publication.stage("a.docx", b"y")


def test_no_link_leads_an_output_out_of_the_folder(tmp_path: Path) -> None:
    out, outside = tmp_path / "dist", tmp_path / "outside"
    out.mkdir()
    outside.mkdir()
    (out / "oak").symlink_to(outside, target_is_directory=True)
    with pytest.raises(CannotPublish, match="oak is a link"):
        publish(out, SECOND)
    assert (list(outside.iterdir()), [path.name for path in out.iterdir()]) == ([], ["oak"])


def test_a_link_in_place_of_a_document_is_set_aside_and_not_written_through(tmp_path: Path) -> None:
    out, outside = tmp_path / "dist", tmp_path / "mine.docx"
    outside.write_bytes(b"mine")
    publish(out, {"a.docx": b"1"})
    (out / "a.docx").unlink()
    (out / "a.docx").symlink_to(outside)
    outcome = publish(out, {"a.docx": b"2"})
    assert outcome.set_aside == (("a.docx", "a (edited).docx"),)
    assert (outside.read_bytes(), (out / "a (edited).docx").is_symlink()) == (b"mine", True)


def test_nothing_is_removed_behind_a_link(tmp_path: Path) -> None:
    out, outside = tmp_path / "dist", tmp_path / "outside"
    publish(out, {"oak/a.docx": b"1"})
    (out / "oak").rename(outside)
    (out / "oak").symlink_to(outside, target_is_directory=True)
    assert publish(out, {}).left == ("oak/a.docx",)
    assert held(outside) == {"a.docx": b"1"}


def test_a_room_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/.jdgen").symlink_to(tmp_path / "outside", target_is_directory=True)
    with pytest.raises(CannotPublish, match=r"\.jdgen is a link"):
        publish(tmp_path / "dist", FIRST)
    assert list((tmp_path / "outside").iterdir()) == []


@pytest.mark.parametrize("out", ["roles", "roles/dist", "."])
def test_nothing_is_published_among_the_sources(tmp_path: Path, out: str) -> None:
    (tmp_path / "roles").mkdir()
    with (
        pytest.raises(CannotPublish, match="belongs to the sources"),
        Publication(tmp_path / out, sources=[tmp_path / "roles"]) as publication,
    ):
        publication.stage("roles/a.docx", b"x")
        publication.publish(manifest_of({"roles/a.docx": b"x"}))
    assert held(tmp_path) == {}


def test_a_file_where_a_folder_is_needed_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "oak").write_bytes(b"a file")
    with pytest.raises(CannotPublish, match="oak is a file where a folder is needed"):
        publish(tmp_path, FIRST)
    assert held(tmp_path) == {"oak": b"a file"}


def test_a_folder_where_a_file_is_needed_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "index.html").mkdir()
    with pytest.raises(CannotPublish, match=r"index\.html is a folder"):
        publish(tmp_path, FIRST)
    assert held(tmp_path) == {}


def test_an_output_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dist").write_bytes(b"")
    with pytest.raises(CannotPublish, match="is a file, and the documents need a folder"):
        publish(tmp_path / "dist", FIRST)


def test_a_manifest_of_something_else_stops_a_run_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text('{"name": "A web app", "icons": []}', "utf-8")
    with pytest.raises(Rejected, match="is no manifest of jdgen"):
        publish(tmp_path, FIRST)
    assert set(held(tmp_path)) == {MANIFEST}


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".jdgen/staging/oak").mkdir(parents=True)
    (tmp_path / ".jdgen/staging/oak/a.docx").write_bytes(b"half")
    (tmp_path / ".jdgen/lock").write_bytes(b"4711")
    publish(tmp_path, FIRST)
    assert not (tmp_path / ".jdgen").exists()


def test_a_hidden_manifest_stays_in_its_room(tmp_path: Path) -> None:
    with Publication(tmp_path, HIDDEN_MANIFEST) as publication:
        publication.stage("a.docx", b"x")
        publication.publish(manifest_of({"a.docx": b"x"}))
    assert set(held(tmp_path)) == {"a.docx", ".jdgen/manifest.json"}
    with Publication(tmp_path, HIDDEN_MANIFEST) as publication:
        assert publication.last == manifest_of({"a.docx": b"x"})


def test_what_is_pending_and_not_of_this_run_stays_pending_and_in_place(tmp_path: Path) -> None:
    """A build of some roles says nothing of the others, which a killed run may have left half moved."""
    pending = Pending("b.docx", "", entry("b.docx", b"b").sha256)
    (tmp_path / "b.docx").write_bytes(b"b")
    (tmp_path / MANIFEST).write_bytes(manifest_bytes(manifest_of({})._replace(pending=(pending,))))
    with Publication(tmp_path) as publication:
        publication.stage("a.docx", b"a")
        publication.publish(manifest_of({"a.docx": b"a"})._replace(pending=(pending,)))
    manifest = manifest_in(tmp_path / MANIFEST)
    assert manifest is not None
    assert manifest.pending == (pending,)
    assert held(tmp_path)["b.docx"] == b"b"
    assert publish(tmp_path, {"a.docx": b"a"}).removed == ("b.docx",)


def test_a_file_whose_name_changes_its_capitals_is_one_file_where_the_disk_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On such a disk both names are one file; simulated by a second link to it."""
    publish(tmp_path, {"Cook.docx": b"1"})
    os.link(tmp_path / "Cook.docx", tmp_path / "cook.docx")
    outcome = publish(tmp_path, {"cook.docx": b"1"})
    assert (outcome.removed, outcome.set_aside) == ((), ())
    assert held(tmp_path)["cook.docx"] == b"1"


def test_a_file_whose_name_changes_its_capitals_is_removed_where_the_disk_tells_them_apart(tmp_path: Path) -> None:
    publish(tmp_path, {"Cook.docx": b"1"})
    assert publish(tmp_path, {"cook.docx": b"1"}).removed == ("Cook.docx",)
    assert set(held(tmp_path)) == {"cook.docx", MANIFEST}


def test_the_last_manifest_is_none_in_a_new_folder(tmp_path: Path) -> None:
    with Publication(tmp_path / "new") as publication:
        last: Manifest | None = publication.last
    assert last is None
