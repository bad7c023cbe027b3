"""Tracked changes accepted: what was inserted stays, what was deleted goes, and who did it is forgotten (17.13.5)."""

from lxml import etree

from jdgen.formats.word.adoption.elements import drop, unwrap
from jdgen.formats.word.ooxml.names import w

_KEPT = [w(tag) for tag in ("ins", "moveTo")]
_GONE = [w(tag) for tag in ("del", "moveFrom")]
_OLD_LOOKS = [
    w(tag)
    for tag in (
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange",
        "tblPrExChange", "numberingChange", "cellIns", "cellMerge",
    )
]  # fmt: skip
_ENDS = [
    w(f"{what}Range{end}")
    for what in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
]


def accept(root: etree._Element) -> int:
    """Accept the tracked changes below `root`; gives how many there were."""
    ends = sum(drop(mark) for mark in list(root.iter(*_ENDS)))
    looks = sum(drop(old) for old in list(root.iter(*_OLD_LOOKS)))
    rows = sum(_row(row) for row in list(root.iter(w("tr"))))
    cells = sum(_cell(cell) for cell in list(root.iter(w("tc"))))
    marks = sum(_paragraph_mark(paragraph) for paragraph in list(root.iter(w("p"))))
    gone = sum(drop(run) for run in list(root.iter(*_GONE)))
    kept = sum(unwrap(run) for run in list(root.iter(*_KEPT)))
    return looks + rows + cells + marks + gone + kept + ends // 2


def _row(row: etree._Element) -> int:
    """A row of a table, inserted or deleted as a whole (17.13.5.17, 17.13.5.12)."""
    properties = row.find(w("trPr"))
    if properties is None:
        return 0
    if properties.find(w("del")) is not None:
        table = row.getparent()
        last = table is not None and len(table.findall(w("tr"))) == 1
        return drop(table if last and table is not None else row)
    inserted = properties.find(w("ins"))
    return drop(inserted) if inserted is not None else 0


def _cell(cell: etree._Element) -> int:
    properties = cell.find(w("tcPr"))
    if properties is None or properties.find(w("cellDel")) is None:
        return 0
    row = cell.getparent()
    return drop(cell) if row is not None and len(row.findall(w("tc"))) > 1 else 0


def _paragraph_mark(paragraph: etree._Element) -> int:
    """A paragraph whose end was deleted runs on into the next one, which keeps its own look (17.13.5.15)."""
    look = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    if look is None:
        return 0
    changed = [mark for mark in look if mark.tag in (*_KEPT, *_GONE)]
    following = paragraph.getnext()
    if any(mark.tag in _GONE for mark in changed) and following is not None and following.tag == w("p"):
        properties = following.find(w("pPr"))
        at = 0 if properties is None else following.index(properties) + 1
        for run in reversed([child for child in paragraph if child.tag != w("pPr")]):
            following.insert(at, run)
        drop(paragraph)
        return 1
    return sum(drop(mark) for mark in changed)
