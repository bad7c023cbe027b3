"""Room in a header: where a word fits on its first line, not under a logo or text box that floats there (20.4.2.3), and
whether it leaves a gap above the text."""

from collections.abc import Iterable

from lxml import etree

from jdgen.formats.word.adoption.reading.sheet import Sheet
from jdgen.formats.word.ooxml.names import EMU_PER_CM, WP, w

_WORD_WIDTH, _LINE_HEIGHT = 2.2, 0.6
"""cm; what DRAFT takes, with a little air."""
_TEXT_LINE, _GAP = 0.45, 0.3
"""cm; a line of a header's text, and what should be free below the last one."""
_SIDES = ("right", "center", "left")
"""In the order they are tried: most logos stand at the left."""

Span = tuple[float, float]


def free_side(headers: Iterable[etree._Element], sheet: Sheet) -> str:
    """`right`, `center` or `left`: where the first line of all `headers` is free; "" if nowhere."""
    top = sheet.margins["header"]
    line = (top, top + _LINE_HEIGHT)
    taken = [across for root in headers for across, down in _floating(root, sheet) if _meet(down, line)]
    left = sheet.margins["left"] + sheet.margins["gutter"]
    right = sheet.width - sheet.margins["right"]
    middle = (left + right) / 2
    places = {
        "left": (left, left + _WORD_WIDTH),
        "center": (middle - _WORD_WIDTH / 2, middle + _WORD_WIDTH / 2),
        "right": (right - _WORD_WIDTH, right),
    }
    return next((side for side in _SIDES if not any(_meet(places[side], across) for across in taken)), "")


def _floating(root: etree._Element, sheet: Sheet) -> Iterable[tuple[Span, Span]]:
    """Where each floating drawing reaches, across and down the page, cm."""
    for anchor in root.iter(f"{{{WP}}}anchor"):
        extent = anchor.find(f"{{{WP}}}extent")
        if extent is None:
            continue
        width, height = _cm(extent.get("cx")), _cm(extent.get("cy"))
        across = _start(anchor.find(f"{{{WP}}}positionH"), width, sheet.width, _across(sheet))
        down = _start(anchor.find(f"{{{WP}}}positionV"), height, sheet.height, _down(sheet))
        yield (across, across + width), (down, down + height)


def _start(position: etree._Element | None, size: float, paper: float, areas: dict[str, Span]) -> float:
    """Where a drawing begins (20.4.2.10, 20.4.2.11); `areas` are what it may be positioned to."""
    if position is None:
        return 0.0
    start, end = areas.get(position.get("relativeFrom", ""), (0.0, paper))
    offset = position.find(f"{{{WP}}}posOffset")
    if offset is not None:
        return start + _cm(offset.text)
    align = position.findtext(f"{{{WP}}}align", "left")
    if align in ("center",):
        return (start + end - size) / 2
    return end - size if align in ("right", "bottom", "outside") else start


def _across(sheet: Sheet) -> dict[str, Span]:
    left, right = sheet.margins["left"] + sheet.margins["gutter"], sheet.width - sheet.margins["right"]
    text = (left, right)
    return {"margin": text, "column": text, "character": text, "leftMargin": (0, left),
            "rightMargin": (right, sheet.width)}  # fmt: skip


def _down(sheet: Sheet) -> dict[str, Span]:
    top, bottom, head = sheet.margins["top"], sheet.height - sheet.margins["bottom"], sheet.margins["header"]
    return {"margin": (top, bottom), "paragraph": (head, bottom), "line": (head, bottom), "topMargin": (0, top),
            "bottomMargin": (bottom, sheet.height)}  # fmt: skip


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _cm(emu: str | None) -> float:
    try:
        return int(emu or "0") / EMU_PER_CM
    except ValueError:
        return 0.0


def crowds_the_text(header: etree._Element, sheet: Sheet) -> bool:
    """Whether what stands in `header` reaches down to the text, which would then follow it without a gap."""
    blocks = [block for block in header if block.tag in (w("p"), w("tbl"))]
    if not blocks or not _has_words(blocks[-1]):
        return False
    return sheet.margins["header"] + sum(_height(block) for block in blocks) > sheet.margins["top"] - _GAP


def _height(block: etree._Element) -> float:
    """About how high a paragraph or table stands, cm: pictures by their size, text by one line."""
    if block.tag == w("tbl"):
        rows = ([sum(map(_height, cell)) for cell in row.iter(w("tc"))] for row in block.iter(w("tr")))
        return sum(max(row, default=0.0) for row in rows)
    if block.tag != w("p"):
        return 0.0
    inline = (frame.find(f"{{{WP}}}extent") for frame in block.iter(f"{{{WP}}}inline"))
    return max([_TEXT_LINE, *(_cm(extent.get("cy")) for extent in inline if extent is not None)])


def _has_words(block: etree._Element) -> bool:
    words = any((text.text or "").strip() for text in block.iter(w("t")))
    return words or next(block.iter(w("drawing"), w("pict")), None) is not None
