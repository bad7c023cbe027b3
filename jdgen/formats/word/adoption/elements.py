"""Elements of a header or footer made, taken out alone or from around what they hold, and counted once."""

from lxml import etree

from jdgen.formats.word.ooxml.lxml_tree import remove
from jdgen.formats.word.ooxml.names import MC, W, w

_CELLS_OF_LINES = {w(tag) for tag in ("hdr", "ftr", "tc", "txbxContent")}
"""What must hold a paragraph, and end with one (17.10.4, 17.4.65)."""


def drop(element: etree._Element) -> int:
    """Take `element` out with all it holds; gives 1, so that callers can count."""
    remove(element)
    return 1


def unwrap(element: etree._Element) -> int:
    """Take `element` out and leave what it holds in its place; gives 1."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        for child in reversed(list(element)):
            parent.insert(at, child)
        remove(element)
    return 1


def make_whole(root: etree._Element) -> None:
    """Give every cell, text box, header and footer the closing paragraph it needs after things were taken out."""
    for holder in [root, *root.iter(*_CELLS_OF_LINES)]:
        if holder.tag in _CELLS_OF_LINES and (not len(holder) or holder[-1].tag != w("p")):
            etree.SubElement(holder, w("p"))
    for row in list(root.iter(w("tr"))):
        if row.find(w("tc")) is None:
            drop(row)
    for table in list(root.iter(w("tbl"))):
        if table.find(w("tr")) is None:
            drop(table)
    for run in list(root.iter(w("r"))):
        if all(child.tag == w("rPr") for child in run):
            drop(run)


def own_paragraphs(root: etree._Element) -> list[etree._Element]:
    """Every paragraph a reader sees once: of a text box, which stands twice in the file, the newer copy."""
    return [p for p in root.iter(w("p")) if not is_older_copy(p)]


def is_older_copy(element: etree._Element) -> bool:
    """Whether `element` is for programs that do not know the newer copy of it beside it (Part 3, 7.7)."""
    return next(element.iterancestors(f"{{{MC}}}Fallback"), None) is not None


def new(name: str, **attributes: str) -> etree._Element:
    """A WordprocessingML element with attributes of the same namespace."""
    return etree.Element(w(name), {w(key): value for key, value in attributes.items()}, nsmap={"w": W})
