"""The drawn marks: real PNG pictures with smooth edges, and sizes read from pictures."""

import struct
import zlib

import pytest

from jdgen.document.picture_size import BadPicture, kind
from jdgen.house.starter.emblems import EMBLEMS
from jdgen.house.starter.logo import Shape, curve, draw, ellipse, mirrored, polygon, rounded, turned

RED = "#C00000"
SQUARE = polygon((0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75))


def pixels(png: bytes) -> list[list[tuple[int, ...]]]:
    """The RGBA pixels of a PNG that jdgen drew, each chunk's checksum checked."""
    place, data = 8, b""
    while place < len(png):
        length, name = struct.unpack(">I4s", png[place : place + 8])
        content = png[place + 8 : place + 8 + length]
        assert struct.unpack(">I", png[place + 8 + length : place + 12 + length])[0] == zlib.crc32(name + content)
        data += content if name == b"IDAT" else b""
        place += 12 + length
    width = kind(png).width
    raw, step = zlib.decompress(data), 1 + 4 * width
    rows = [raw[start + 1 : start + step] for start in range(0, len(raw), step)]
    return [[tuple(row[x : x + 4]) for x in range(0, len(row), 4)] for row in rows]


def test_a_square_is_filled_inside_and_clear_outside() -> None:
    found = pixels(draw([Shape(RED, (SQUARE,))], size=8))
    assert [[alpha for *_, alpha in row] for row in found] == [
        [255 if 2 <= x < 6 and 2 <= y < 6 else 0 for x in range(8)] for y in range(8)
    ]
    assert found[4][4] == (0xC0, 0, 0, 255)


def test_a_clear_pixel_has_the_colour_of_the_mark_lest_a_shrunk_edge_turn_dark() -> None:
    assert pixels(draw([Shape(RED, (SQUARE,))], size=8))[0][0] == (0xC0, 0, 0, 0)


def test_a_second_outline_cuts_a_hole() -> None:
    hole = polygon((0.375, 0.375), (0.625, 0.375), (0.625, 0.625), (0.375, 0.625))
    found = pixels(draw([Shape(RED, (SQUARE, hole))], size=8))
    assert found[4][4][3] == 0
    assert found[2][2][3] == 255


def test_the_later_shape_covers_the_earlier() -> None:
    found = pixels(draw([Shape(RED, (SQUARE,)), Shape("#0000FF", (ellipse(0.5, 0.5, 0.3),))], size=16))
    assert found[8][8] == (0, 0, 255, 255)
    assert found[5][5][:3] == (0xC0, 0, 0)


def test_edges_are_smooth() -> None:
    edge = {alpha for row in pixels(draw([Shape(RED, (ellipse(0.5, 0.5, 0.9),))], size=40)) for *_, alpha in row}
    assert len(edge - {0, 255}) > 15


def test_a_disc_covers_its_area() -> None:
    found = pixels(draw([Shape(RED, (ellipse(0.5, 0.5, 1),))], size=60))
    assert sum(alpha for row in found for *_, alpha in row) / 255 / 3600 == pytest.approx(3.14159 / 4, abs=0.002)


def test_a_curve_bends_and_a_turned_square_stands_on_its_corner() -> None:
    bent = curve((0.0, 0.5), ((0.0, 0.0), (1.0, 0.0), (1.0, 0.5)))
    assert min(y for _, y in bent) == pytest.approx(0.125)
    assert max(y for _, y in turned(SQUARE, 45)) == pytest.approx(0.5 + 0.25 * 2**0.5)
    assert [x for x, _ in mirrored(polygon((0.1, 0.0), (0.2, 0.0), (0.1, 1.0)))] == pytest.approx([0.9, 0.8, 0.9])
    assert all(0.1 <= x <= 0.9 and 0.2 <= y <= 0.8 for x, y in rounded(0.1, 0.2, 0.8, 0.6, 0.1))


@pytest.mark.parametrize("name", EMBLEMS)
def test_each_emblem_fills_its_picture_and_is_the_same_each_time(name: str) -> None:
    drawn = draw(EMBLEMS[name]("#17503A"), size=60)
    assert drawn == draw(EMBLEMS[name]("#17503A"), size=60)
    covered = [[alpha > 0 for *_, alpha in row] for row in pixels(drawn)]
    assert sum(map(any, covered)) > 48
    assert sum(map(any, zip(*covered, strict=True))) > 40


def test_the_size_of_a_png_is_read() -> None:
    found = kind(draw([Shape(RED, (SQUARE,))], size=30))
    assert (found.suffix, found.media_type, found.width, found.height) == ("png", "image/png", 30, 30)


def test_the_size_of_a_jpeg_is_read_past_its_other_segments() -> None:
    comment = b"\xff\xfe" + (6).to_bytes(2, "big") + b"\xff\xc0\xff\xc0"
    frame = b"\xff\xc2" + (17).to_bytes(2, "big") + b"\x08" + struct.pack(">HH", 300, 200) + b"\x03" + bytes(9)
    found = kind(b"\xff\xd8" + comment + frame)
    assert (found.suffix, found.width, found.height) == ("jpeg", 200, 300)


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x04ab"])
def test_other_pictures_and_damaged_ones_are_refused(content: bytes) -> None:
    with pytest.raises(BadPicture, match="save it as PNG"):
        kind(content)


def test_a_picture_without_size_is_refused() -> None:
    with pytest.raises(BadPicture, match="no size"):
        kind(b"\x89PNG\r\n\x1a\n" + bytes(8) + struct.pack(">II", 0, 5))
