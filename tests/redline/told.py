"""What a Word body says, line for line: enough to tell two documents apart, and nothing that is counted anew."""

from collections.abc import Iterator
from itertools import groupby

from lxml import etree
from redline.resolving_xml import resolved
from word.ooxml import NS, parts, q, values


def told(docx: bytes, accept: bool | None = None) -> list[str]:
    """A line for each paragraph, row and table of the body, all changes accepted, rejected or none there (None)."""
    content = parts(docx)
    root = etree.fromstring(content["word/document.xml"])
    if accept is not None:
        root = resolved(root, accept)
    relations = {one.get("Id"): one.get("Target") for one in etree.fromstring(content["word/_rels/document.xml.rels"])}
    lists = _Lists(etree.fromstring(content["word/numbering.xml"]))
    return [line for element in root[0] for line in _element(element, lists, relations)]


class _Lists:
    """The lists of a file by their looks, and each counted by its first appearance."""

    def __init__(self, root: etree._Element) -> None:
        looks = {one.get(q("w:abstractNumId")): _levels(one) for one in root.iterfind("w:abstractNum", NS)}
        self._looks: dict[str, dict[str, str]] = {}
        self._restarts: dict[str, bool] = {}
        for number in root.iterfind("w:num", NS):
            levels = dict(looks[values(number, "w:abstractNumId")[0]])
            for override in number.iterfind("w:lvlOverride/w:lvl", NS):
                levels[override.get(q("w:ilvl"))] = _look(override)
            self._looks[number.get(q("w:numId"))] = levels
            self._restarts[number.get(q("w:numId"))] = number.find("w:lvlOverride/w:startOverride", NS) is not None
        self._seen: dict[str, int] = {}

    def place(self, paragraph: etree._Element) -> str:
        found = paragraph.find("w:pPr/w:numPr", NS)
        if found is None:
            return ""
        number, level = values(found, "w:numId")[0], values(found, "w:ilvl")[0]
        which = f"list {self._seen.setdefault(number, len(self._seen))} " if self._restarts[number] else ""
        return f"{which}level {level} {self._looks[number][level]}"


def _levels(definition: etree._Element) -> dict[str, str]:
    return {level.get(q("w:ilvl")): _look(level) for level in definition.iterfind("w:lvl", NS)}


def _look(level: etree._Element) -> str:
    suffix = values(level, "w:suff")
    return " ".join([*values(level, "w:numFmt"), repr(values(level, "w:lvlText")[0]), *suffix])


def _element(element: etree._Element, lists: _Lists, relations: dict[str, str]) -> Iterator[str]:
    if element.tag == q("w:p"):
        yield _paragraph(element, lists, relations)
    elif element.tag == q("w:tbl"):
        yield f"table {values(element, 'w:tblPr/w:tblStyle')} {values(element, 'w:tblGrid/w:gridCol') or ''}".rstrip()
        for row in element.iterfind("w:tr", NS):
            switched = [one for one in row.iterfind("w:trPr/*", NS) if one.get(q("w:val")) != "off"]
            yield f"  row {[etree.QName(one).localname for one in switched]}"
            for cell in row.iterfind("w:tc", NS):
                yield f"    cell {cell.find('w:tcPr/w:tcW', NS).get(q('w:w'))}"
                for inner in cell:
                    yield from (f"      {line}" for line in _element(inner, lists, relations))


def _paragraph(paragraph: etree._Element, lists: _Lists, relations: dict[str, str]) -> str:
    style = "".join(values(paragraph, "w:pPr/w:pStyle"))
    pieces = [
        (_address(run, relations), "".join(values(run, "w:rPr/w:rStyle")), _text(run))
        for run in paragraph.iter(q("w:r"))
    ]
    looks = groupby((piece for piece in pieces if piece[2]), key=lambda piece: piece[:2])
    runs = " ".join(f"{'|'.join(filter(None, look))}{''.join(text for *_, text in alike)!r}" for look, alike in looks)
    return f"p {style} {lists.place(paragraph)} {runs}".strip()


def _address(run: etree._Element, relations: dict[str, str]) -> str:
    link = next(run.iterancestors(q("w:hyperlink")), None)
    return "" if link is None else relations[link.get(q("r:id"))]


def _text(run: etree._Element) -> str:
    signs = {q("w:br"): "\n", q("w:tab"): "\t"}
    return "".join(signs.get(piece.tag, piece.text or "") for piece in run if piece.tag != q("w:rPr"))
