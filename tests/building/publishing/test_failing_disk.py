"""A full disk, a folder that is read-only, a file that Word holds open: simulated by failing at the write seam."""

import errno
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from building.publishing.disturbing import SEAM
from building.publishing.trying import SECOND, finished, held, lived_in, publish, what_is_wrong

from jdgen.building.publishing import writing
from jdgen.building.publishing.manifest_file import manifest_in
from jdgen.building.publishing.publication import MANIFEST, Publication


def failing_from(call: int, error: int) -> tuple[dict[str, Callable[..., None]], list[str]]:
    """The functions of the seam, all of which fail from the call of this number on; and the names of the calls.

    Removing works also on a full disk.
    """
    calls: list[str] = []

    def failing(name: str, does: Callable[..., None]) -> Callable[..., None]:
        def called(*arguments: object) -> None:
            calls.append(name)
            if len(calls) >= call and not (error == errno.ENOSPC and name.startswith("remove")):
                raise OSError(error, os.strerror(error))
            does(*arguments)

        return called

    return {name: failing(name, getattr(writing, name)) for name in SEAM}, calls


def outcomes(folder: Path, error: int) -> list[tuple[Path, OSError | None]]:
    """The folder of each second run that failed from another call on, and what it failed with."""
    runs: list[tuple[Path, OSError | None]] = []
    for call in count(1):
        out = lived_in(folder / str(call))
        functions, calls = failing_from(call, error)
        with pytest.MonkeyPatch.context() as patch:
            for name, function in functions.items():
                patch.setattr(writing, name, function)
            try:
                publish(out, SECOND)
                runs.append((out, None))
            except OSError as raised:
                runs.append((out, raised))
        if len(calls) < call:
            break
    return runs


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO], ids=errno.errorcode.get)
def test_a_disk_that_fails_at_any_step_leaves_whole_files_and_the_next_run_ends_it(tmp_path: Path, error: int) -> None:
    undisturbed = finished(tmp_path)
    runs = outcomes(tmp_path, error)
    assert sum(raised is not None for _, raised in runs) > 15
    for out, raised in runs:
        assert raised is None or raised.errno == error
        assert (out.name, what_is_wrong(out)) == (out.name, [])
        publish(out, SECOND)
        assert (out.name, held(out)) == (out.name, undisturbed)


def held_open(monkeypatch: pytest.MonkeyPatch, *files: Path) -> None:
    """Windows refuses to rename, replace or remove these files."""
    put, remove = writing.put, writing.remove

    def refuse(*paths: Path) -> None:
        if set(paths) & set(files):
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    def refusing_put(source: Path, target: Path) -> None:
        refuse(source, target)
        put(source, target)

    def refusing_remove(path: Path) -> None:
        refuse(path)
        remove(path)

    monkeypatch.setattr(writing, "put", refusing_put)
    monkeypatch.setattr(writing, "remove", refusing_remove)


def test_a_file_held_open_keeps_its_content_and_its_entry_and_the_others_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = lived_in(tmp_path / "dist")
    before, last = held(out), manifest_in(out / MANIFEST)
    held_open(monkeypatch, out / "oak/cook.docx", out / "ash/guard.docx")
    outcome = publish(out, SECOND)
    assert outcome.held == ("ash/guard.docx", "oak/cook.docx")
    assert outcome.written == ("fir/strange.docx", "index.html", "oak/new.docx", "oak/nurse.docx")
    now = manifest_in(out / MANIFEST)
    assert last is not None
    assert now is not None
    entries = {each.path: each for each in now.files}
    assert [entries[path] for path in outcome.held] == [
        each for path in outcome.held for each in last.files if each.path == path
    ]
    assert {path: held(out)[path] for path in outcome.held} == {path: before[path] for path in outcome.held}
    assert (what_is_wrong(out), now.inputs) == ([], {})


def test_a_file_held_open_is_replaced_by_the_next_run_once_it_is_closed(tmp_path: Path) -> None:
    undisturbed = finished(tmp_path)
    out = lived_in(tmp_path / "dist")
    with pytest.MonkeyPatch.context() as patch:
        held_open(patch, *(out / path for path in ("oak/cook.docx", "ash/guard.docx", "oak/nurse.docx", "index.html")))
        publish(out, SECOND)
        assert what_is_wrong(out) == []
    publish(out, SECOND)
    assert held(out) == undisturbed


def test_an_edited_file_held_open_is_neither_claimed_nor_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = lived_in(tmp_path / "dist")
    held_open(monkeypatch, out / "oak/nurse.docx")
    outcome = publish(out, SECOND)
    manifest = manifest_in(out / MANIFEST)
    assert manifest is not None
    assert outcome.held == ("oak/nurse.docx",)
    assert "oak/nurse.docx" not in [each.path for each in manifest.files]
    assert [each.path for each in manifest.pending] == ["oak/nurse.docx"]
    assert what_is_wrong(out) == []


def test_a_file_that_can_be_set_aside_but_not_replaced_goes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = lived_in(tmp_path / "dist")
    put = writing.put

    def refusing(source: Path, target: Path) -> None:
        if target == out / "oak/nurse.docx" and "staging" in source.parts:
            raise PermissionError(13, "being used")
        put(source, target)

    monkeypatch.setattr(writing, "put", refusing)
    outcome = publish(out, SECOND)
    assert (outcome.held, [path for path, _ in outcome.set_aside]) == (("oak/nurse.docx",), ["fir/strange.docx"])
    assert what_is_wrong(out) == []


def test_a_folder_below_that_is_read_only_stops_the_run_before_anything_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else each of its documents would be told to be open in another program. Simulated, since root may write all."""
    out = lived_in(tmp_path / "dist")
    before = held(out)
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != out / "oak" and access(path, mode))
    with pytest.raises(PermissionError, match="oak may not be written"):
        publish(out, SECOND)
    assert held(out) == before


def test_a_file_on_another_disk_is_copied_into_the_staging_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "made.pdf"
    made.write_bytes(b"%PDF")
    put = writing.put

    def between_disks(source: Path, target: Path) -> None:
        if source == made:
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        put(source, target)

    monkeypatch.setattr(writing, "put", between_disks)
    with Publication(tmp_path / "dist") as publication:
        publication.stage_file("a.pdf", made)
        assert publication.read("a.pdf") == b"%PDF"
