"""Building puts whole files in place, or none."""

from pathlib import Path

import pytest
from calendar_day import AS_OF

from jdgen.building.build import Order, build
from jdgen.building.planning.wanted import Options, Wanted
from jdgen.building.publishing import writing
from jdgen.building.publishing.manifest_file import manifest_in
from jdgen.building.publishing.publication import HIDDEN_MANIFEST
from jdgen.workspace import at_trust, open_workspace


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_every_role_is_written_in_every_format(workspace: Path, tmp_path: Path) -> None:
    outcome = build(
        open_workspace(workspace, AS_OF),
        Order(at_trust("bg6", "h3"), Wanted(("docx", "html", "md", "txt"))),
        tmp_path / "out",
    )
    assert not outcome.failed
    documents = [f"{r}.{s}" for r in ("bg6", "h3") for s in ("docx", "html", "md", "txt")]
    assert _files(tmp_path / "out") == [".jdgen/manifest.json", *documents]


def test_a_rejected_role_leaves_nothing_behind(workspace: Path, tmp_path: Path) -> None:
    (workspace / "roles" / "h3.yaml").write_text("title: T\npurpose: Teach.\nhouse: county-model\nstray: x\n", "utf-8")
    outcome = build(open_workspace(workspace, AS_OF), Order(at_trust("bg6", "h3")), tmp_path / "out")
    assert outcome.failed == at_trust("h3")
    assert [finding.code for finding in outcome.findings] == ["unknown-key"]
    assert not (tmp_path / "out").exists()


def test_an_earlier_build_stays_as_it_was_when_a_role_is_rejected(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(open_workspace(workspace, AS_OF), Order(at_trust("bg6", "h3")), out)
    before = {name: (out / name).read_bytes() for name in _files(out)}
    (workspace / "roles" / "h3.yaml").write_text("title: [\n", "utf-8")
    build(open_workspace(workspace, AS_OF), Order(at_trust("bg6", "h3")), out)
    assert {name: (out / name).read_bytes() for name in _files(out)} == before


def test_keep_going_writes_the_good_ones(workspace: Path, tmp_path: Path) -> None:
    (workspace / "roles" / "h3.yaml").write_text("titel: T\n", "utf-8")
    outcome = build(
        open_workspace(workspace, AS_OF), Order(at_trust("bg6", "h3"), Wanted(keep_going=True)), tmp_path / "out"
    )
    assert outcome.failed == at_trust("h3")
    assert _files(tmp_path / "out") == [".jdgen/manifest.json", "bg6.docx"]


def test_a_file_held_open_keeps_its_content_and_is_named(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace a file that Word holds open; simulated here at the one place that replaces files."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "bg6.docx").write_bytes(b"open in Word")
    put = writing.put

    def refusing(source: Path, target: Path) -> None:
        if out / "bg6.docx" in (source, target):
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        put(source, target)

    monkeypatch.setattr(writing, "put", refusing)
    outcome = build(open_workspace(workspace, AS_OF), Order(at_trust("bg6", "h3")), out)
    assert outcome.held == (out / "bg6.docx",)
    assert (out / "bg6.docx").read_bytes() == b"open in Word"
    assert _files(out) == [".jdgen/manifest.json", "bg6.docx", "h3.docx"]


def test_a_build_of_some_roles_leaves_the_others_files_in_place_and_in_the_manifest(
    workspace: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    build(open_workspace(workspace, AS_OF), Order(at_trust("bg6")), out)
    build(open_workspace(workspace, AS_OF), Order(at_trust("h3"), Wanted(("txt",))), out)
    manifest = manifest_in(out / HIDDEN_MANIFEST)
    assert manifest is not None
    assert [(one.path, one.role, one.format) for one in manifest.documents] == [
        ("bg6.docx", "bg6", "docx"),
        ("h3.txt", "h3", "txt"),
    ]
    assert _files(out) == [".jdgen/manifest.json", "bg6.docx", "h3.txt"]


def test_a_document_that_somebody_edited_is_set_aside_by_the_next_build(workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    order = Order(at_trust("h3"), Wanted(("txt",)))
    build(open_workspace(workspace, AS_OF), order, out)
    (out / "h3.txt").write_text("my own words", "utf-8")
    outcome = build(open_workspace(workspace, AS_OF), order, out)
    assert outcome.set_aside == ((out / "h3.txt", out / "h3 (edited).txt"),)
    assert (out / "h3 (edited).txt").read_text("utf-8") == "my own words"
    assert "Teaching Assistant" in (out / "h3.txt").read_text("utf-8")


def test_an_interrupted_build_leaves_nothing_behind(workspace: Path, tmp_path: Path) -> None:
    def interrupt(done: int, of: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(open_workspace(workspace, AS_OF), Order(at_trust("bg6", "h3")), tmp_path / "out", interrupt)
    assert not (tmp_path / "out").exists()


def test_two_roles_with_one_output_name_are_refused_before_anything_is_written(workspace: Path, tmp_path: Path) -> None:
    (workspace / "jdgen.yaml").write_text(
        (workspace / "jdgen.yaml").read_text("utf-8").replace('"{id}"', "job description"), "utf-8"
    )
    outcome = build(open_workspace(workspace, AS_OF), Order(at_trust("bg6", "h3")), tmp_path / "out")
    assert [finding.code for finding in outcome.findings] == ["same-output"]
    assert not (tmp_path / "out").exists()


def test_facts_of_the_vacancy_may_be_given(workspace: Path, tmp_path: Path) -> None:
    order = Order(at_trust("h3"), Wanted(("txt",), Options(post_facts={"post.hours": "20 a week"})))
    build(open_workspace(workspace, AS_OF), order, tmp_path / "out")
    assert "20 a week" in (tmp_path / "out" / "h3.txt").read_text("utf-8")


def test_an_unknown_fact_is_refused_with_the_nearest(workspace: Path, tmp_path: Path) -> None:
    outcome = build(
        open_workspace(workspace, AS_OF),
        Order(at_trust("h3"), Wanted(options=Options(post_facts={"post.hous": "20"}))),
        tmp_path / "out",
    )
    assert outcome.findings[0].code == "unknown-key"
    assert "post.hours" in outcome.findings[0].hint


def test_windows_line_ends_make_the_same_document(workspace: Path, tmp_path: Path) -> None:
    build(open_workspace(workspace, AS_OF), Order(at_trust("bg6", "h3")), tmp_path / "unix")
    for path in [*workspace.rglob("*.yaml"), *workspace.rglob("*.j2"), *workspace.rglob("*.css")]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    build(open_workspace(workspace, AS_OF), Order(at_trust("bg6", "h3")), tmp_path / "windows")
    for name in ("bg6.docx", "h3.docx"):
        assert (tmp_path / "unix" / name).read_bytes() == (tmp_path / "windows" / name).read_bytes()


@pytest.mark.libreoffice
def test_a_pdf_is_made_through_libreoffice(workspace: Path, tmp_path: Path) -> None:
    build(open_workspace(workspace, AS_OF), Order(at_trust("h3"), Wanted(("pdf",))), tmp_path / "out")
    assert _files(tmp_path / "out") == [".jdgen/manifest.json", "h3.pdf"]
    assert (tmp_path / "out" / "h3.pdf").read_bytes().startswith(b"%PDF")
