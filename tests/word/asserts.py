"""What openxml-audit and ooxml-integrity do not see: `assert_sound` finds it, and each finding is seen to be found."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree
from word.ooxml import NS, parts, q, stories, values

INTEGERS = {
    "w:sz": ["val"],
    "w:szCs": ["val"],
    "w:ind": ["left", "right", "start", "end", "hanging", "firstLine"],
    "w:spacing": ["before", "after", "line", "val"],
    "w:tblW": ["w"],
    "w:tcW": ["w"],
    "w:gridCol": ["w"],
    "w:trHeight": ["val"],
    "w:numId": ["val"],
    "w:abstractNumId": ["val"],
    "w:ilvl": ["val"],
    "w:start": ["val"],
    "w:startOverride": ["val"],
    "w:outlineLvl": ["val"],
    "w:pgSz": ["w", "h"],
    "w:pgMar": ["top", "right", "bottom", "left", "header", "footer", "gutter"],
    "w:zoom": ["percent"],
    "w:bookmarkStart": ["id"],
    "w:bookmarkEnd": ["id"],
}
SWITCHES = ["w:b", "w:i", "w:keepNext", "w:cantSplit", "w:tblHeader", "w:titlePg", "w:caps", "w:pageBreakBefore"]


def assert_sound(docx: bytes) -> None:
    """Fail with every defect of `docx`."""
    found = list(defects(docx))
    assert not found, "\n".join(found)


def defects(docx: bytes) -> Iterator[str]:
    trees = {
        name: etree.fromstring(content) for name, content in parts(docx).items() if name.endswith((".xml", ".rels"))
    }
    told = list(stories(docx))
    for name, root in trees.items():
        yield from _bad_values(name, root)
    yield from _bookmarks(told)
    yield from _identifiers(told)
    for name, root in told:
        yield from _fields(name, root)
        yield from _merges(name, root)
        yield from _containers(name, root)
        yield from _alternative_texts(name, root)
    yield from _touching_tables(trees["word/document.xml"])


def _bad_values(name: str, root: etree._Element) -> Iterator[str]:
    for tag, attributes in INTEGERS.items():
        for element in root.iter(q(tag)):
            for attribute in attributes:
                value = element.get(q(f"w:{attribute}"))
                if value is not None and not value.removeprefix("-").isdecimal():
                    yield f"{name}: {tag} has w:{attribute}={value!r}, not a whole number"
    for tag in SWITCHES:
        for element in root.iter(q(tag)):
            value = element.get(q("w:val"), "1")
            if value not in ("1", "0", "true", "false", "on", "off"):
                yield f"{name}: {tag} is switched to {value!r}"


def _bookmarks(told: list[tuple[str, etree._Element]]) -> Iterator[str]:
    names: Counter[str] = Counter()
    identifiers: Counter[str] = Counter()
    for name, root in told:
        starts = [e.get(q("w:id")) for e in root.iter(q("w:bookmarkStart"))]
        ends = [e.get(q("w:id")) for e in root.iter(q("w:bookmarkEnd"))]
        names.update(e.get(q("w:name")) for e in root.iter(q("w:bookmarkStart")))
        identifiers.update(starts)
        if sorted(starts) != sorted(ends):
            yield f"{name}: bookmarks {starts} start, {ends} end"
    yield from (f"bookmark {name} stands {count} times" for name, count in names.items() if count > 1)
    yield from (f"bookmark id {name} stands {count} times" for name, count in identifiers.items() if count > 1)


def _identifiers(told: list[tuple[str, etree._Element]]) -> Iterator[str]:
    pictures = Counter(e.get("id") for _, root in told for e in root.iter(q("wp:docPr")))
    yield from (f"docPr id {name} stands {count} times" for name, count in pictures.items() if count > 1)
    marks = Counter(e.get(q("w14:paraId")) for _, root in told for e in root.iter(q("w:p")))
    yield from (f"paraId {name} stands {count} times" for name, count in marks.items() if name and count > 1)


def _fields(name: str, root: etree._Element) -> Iterator[str]:
    open_fields: list[str] = []
    for mark in root.iter(q("w:fldChar")):
        kind = mark.get(q("w:fldCharType"))
        if kind == "begin":
            open_fields.append("begin")
        elif not open_fields or (kind == "separate" and open_fields[-1] != "begin"):
            yield f"{name}: a field's {kind} without its begin"
        elif kind == "separate":
            open_fields[-1] = "separate"
        else:
            open_fields.pop()
    if open_fields:
        yield f"{name}: {len(open_fields)} field(s) not closed"


def _merges(name: str, root: etree._Element) -> Iterator[str]:
    for table in root.iter(q("w:tbl")):
        merged: set[int] = set()
        for row in table.iterfind("w:tr", NS):
            continued: set[int] = set()
            column = 0
            for cell in row.iterfind("w:tc", NS):
                merge = cell.find("w:tcPr/w:vMerge", NS)
                if merge is not None:
                    if merge.get(q("w:val"), "continue") == "continue" and column not in merged:
                        yield f"{name}: a cell continues a merge that never began"
                    continued.add(column)
                column += int((values(cell, "w:tcPr/w:gridSpan") or ["1"])[0])
            merged = continued


def _containers(name: str, root: etree._Element) -> Iterator[str]:
    if root.tag in (q("w:hdr"), q("w:ftr")) and root.find("w:p", NS) is None:
        yield f"{name}: an empty header or footer"
    for box in root.iter(q("w:txbxContent")):
        if box.find("w:p", NS) is None:
            yield f"{name}: an empty text box"
    for cell in root.iter(q("w:tc")):
        if len(cell) == 0 or cell[-1].tag != q("w:p"):
            yield f"{name}: a cell does not end with a paragraph"


def _alternative_texts(name: str, root: etree._Element) -> Iterator[str]:
    for properties in root.iter(q("wp:docPr")):
        decorative = any(mark.get("val") == "1" for mark in properties.iter(q("adec:decorative")))
        picture = next(properties.getparent().iter(q("pic:pic")), None)
        if picture is not None and not decorative and not properties.get("descr", "").strip():
            yield f"{name}: the picture {properties.get('name')!r} has no alternative text"


def _touching_tables(document: etree._Element) -> Iterator[str]:
    blocks = [child.tag for child in document[0]]
    for one, other in zip(blocks, [*blocks[1:], ""], strict=True):
        if one == q("w:tbl") and other != q("w:p"):
            yield "a table is not followed by a paragraph"
