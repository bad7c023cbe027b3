"""A second resolver: accepts or rejects the tracked changes of a .docx by what ECMA-376 Part 1, 17.13.5 says of each
element, knowing nothing of jdgen.

* `w:ins`, `w:moveTo` around runs: kept when accepted, gone with their runs when rejected (17.13.5.18, .25).
* `w:del`, `w:moveFrom` around runs: the other way round (17.13.5.14, .22).
* The same in the `w:rPr` of a paragraph's `w:pPr`: a mark that goes joins what is left of its paragraph with the
  paragraph behind it, which keeps its own properties (17.13.5.15, .19, .20, .21, .26). A mark in front of a table, or
  of the end of a cell or of the body, has no such paragraph: that is a mistake.
* The same in `w:trPr`: the row goes (17.13.5.12, .13, .16, .17); a table without rows goes.
* `w:pPrChange`: the old properties come back when rejected (17.13.5.29).
"""

from copy import deepcopy

from lxml import etree
from word.ooxml import NS, q

COME = (q("w:ins"), q("w:moveTo"))
GONE = (q("w:del"), q("w:moveFrom"))
RANGES = tuple(q(f"w:move{way}Range{end}") for way in ("From", "To") for end in ("Start", "End"))


def resolved(document: etree._Element, accept: bool) -> etree._Element:
    """A copy of the `w:document` with all changes accepted, or all rejected."""
    root = deepcopy(document)
    stay, go = (COME, GONE) if accept else (GONE, COME)
    for change in list(root.iter(q("w:pPrChange"))):
        _settle_properties(change, accept)
    for row in list(root.iter(q("w:tr"))):
        if any(row.find(f"w:trPr/{{*}}{etree.QName(tag).localname}", NS) is not None for tag in go):
            row.getparent().remove(row)
    for table in list(root.iter(q("w:tbl"))):
        if table.find("w:tr", NS) is None:
            table.getparent().remove(table)
    _settle_runs(root, stay, go)
    _join_paragraphs(root, go)
    for mark in list(root.iter(*COME, *GONE, *RANGES)):
        mark.getparent().remove(mark)
    for text in root.iter(q("w:delText")):
        text.tag = q("w:t")
    for empty in [one for one in root.iter(q("w:rPr"), q("w:hyperlink")) if len(one) == 0]:
        empty.getparent().remove(empty)
    return root


def _settle_properties(change: etree._Element, accept: bool) -> None:
    properties = change.getparent()
    if accept:
        properties.remove(change)
    else:
        paragraph = properties.getparent()
        paragraph.replace(properties, change[0])


def _settle_runs(root: etree._Element, stay: tuple[str, ...], go: tuple[str, ...]) -> None:
    for around in list(root.iter(*stay, *go)):
        parent = around.getparent()
        if parent.tag not in (q("w:p"), q("w:hyperlink")):
            continue
        at = parent.index(around)
        if around.tag in stay:
            parent[at : at + 1] = list(around)
        else:
            parent.remove(around)


def _join_paragraphs(root: etree._Element, go: tuple[str, ...]) -> None:
    for paragraph in list(root.iter(q("w:p"))):
        marks = paragraph.find("w:pPr/w:rPr", NS)
        if marks is None or not any(mark.tag in go for mark in marks):
            continue
        following = paragraph.getnext()
        while following is not None and following.tag in RANGES:
            following = following.getnext()
        assert following is not None and following.tag == q("w:p"), "a paragraph's end goes, and none is behind it"
        first = 1 if len(following) and following[0].tag == q("w:pPr") else 0
        following[first:first] = [child for child in paragraph if child.tag != q("w:pPr")]
        paragraph.getparent().remove(paragraph)
