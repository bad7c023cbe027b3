"""A school's logo as it stands in the workspace: what is taken, and what is refused at the key that names it."""

import struct
from pathlib import Path

import pytest
from pictures import chunk, header, jpeg, png, segment

from jdgen.diagnostics import Diagnostic, Location, Rejected
from jdgen.document.tree import Picture
from jdgen.source.tree import FolderTree, MemoryTree, Tree
from jdgen.workspace.logos import LARGEST_LOGO, load_logo

AT = Location("schools/oak.yaml", 7, 9)
FILE = "schools/oak/logo.png"
SAVE = "Open the logo in a drawing program and save it as PNG."
PNG, JPEG = png(30, 20), jpeg(30, 20)


def loaded(content: bytes) -> Picture:
    return load_logo(MemoryTree({FILE: content}), FILE, "An oak leaf", AT)


def refused(tree: Tree, path: str = FILE) -> Diagnostic:
    with pytest.raises(Rejected) as caught:
        load_logo(tree, path, "An oak leaf", AT)
    (finding,) = caught.value.diagnostics
    assert finding.at == AT
    return finding


@pytest.mark.parametrize(("content", "media_type"), [(PNG, "image/png"), (JPEG, "image/jpeg")])
def test_a_whole_picture_is_taken_as_it_is(content: bytes, media_type: str) -> None:
    assert loaded(content) == Picture(content, media_type, "An oak leaf")


@pytest.mark.parametrize(
    ("told", "clean"),
    [
        (png(30, 20, chunk(b"tEXt", b"Author\0A. Clerk")), PNG),
        (jpeg(30, 20, segment(0xFE, b"taken by A. Clerk")), JPEG),
        (PNG + b"<script>", PNG),
        (JPEG + b"PK\x03\x04 an archive \xff\xd9", JPEG),
    ],
)
def test_what_is_no_picture_stays_behind(told: bytes, clean: bytes) -> None:
    assert loaded(told).content == clean


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is neither a PNG nor a JPEG picture."),
        (b"GIF89a", "is neither a PNG nor a JPEG picture."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is neither a PNG nor a JPEG picture."),
        (b"version https://git-lfs.github.com/spec/v1\n", "is neither a PNG nor a JPEG picture."),
        (PNG[:-4], "is cut off: its end is missing."),
        (PNG[:20], "is cut off: its end is missing."),
        (PNG[:8], "is cut off: its end is missing."),
        (JPEG[:-2], "is cut off: its end is missing."),
        (JPEG[:20], "is cut off: its end is missing."),
        (JPEG[:3], "is cut off: its end is missing."),
        (PNG.replace(b"IDAT", b"IDAX"), "is damaged: its content does not add up."),
        (PNG[:8] + header(3, 2) + chunk(b"IEND", b""), "is damaged: it holds no image."),
        (PNG[:8] + PNG[33:], "is damaged: it holds no image."),
        (b"\xff\xd8\xff\xd9", "is damaged: it holds no image."),
        (b"\xff\xd8\xff\xe0\x00\x04abnothing", "is damaged: its parts do not follow each other."),
        (png(0, 20), "has no width or no height."),
        (jpeg(30, 0), "has no width or no height."),
    ],
)
def test_what_is_no_whole_picture_is_refused(content: bytes, message: str) -> None:
    finding = refused(MemoryTree({FILE: content}))
    assert (finding.code, finding.message, finding.hint) == ("bad-picture", f"{FILE} {message}", SAVE)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (PNG[:8] + header(60_000, 60_000) + PNG[33:], "has 60000 × 60000 pixels, more than any logo needs."),
        (png(210, 10), "has 210 × 10 pixels: a logo of that shape would print as a line."),
        (jpeg(10, 210), "has 10 × 210 pixels: a logo of that shape would print as a line."),
    ],
)
def test_a_picture_beyond_all_measure_is_refused(content: bytes, message: str) -> None:
    finding = refused(MemoryTree({FILE: content}))
    assert (finding.code, finding.message) == ("bad-picture", f"{FILE} {message}")


def test_the_longest_shape_is_taken() -> None:
    assert loaded(png(200, 10)).media_type == "image/png"


def test_a_picture_that_is_to_be_turned_is_refused() -> None:
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0)
    turned = segment(0xE1, b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry + bytes(4))
    finding = refused(MemoryTree({FILE: jpeg(30, 20, turned)}))
    assert finding.message == f"{FILE} lies on its side, as a camera took it: not every program would turn it."


def test_a_large_file_is_refused() -> None:
    finding = refused(MemoryTree({FILE: PNG + bytes(LARGEST_LOGO)}))
    assert finding.code == "file-too-large"
    assert finding.message == f"{FILE} is larger than 2 MB, and every document would carry it."


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("schools/oak/gone.png", "file-missing"),
        ("../secret.png", "outside-workspace"),
        ("/etc/passwd", "outside-workspace"),
        ("C:\\logo.png", "outside-workspace"),
    ],
)
def test_a_path_that_leads_nowhere_or_out_is_refused(path: str, code: str) -> None:
    assert refused(MemoryTree({}), path).code == code


def test_a_link_out_of_the_workspace_is_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    inside = tmp_path / "trust"
    inside.mkdir()
    (inside / "logo.png").symlink_to(tmp_path / "logo.png")
    assert refused(FolderTree(inside), "logo.png").code == "outside-workspace"
