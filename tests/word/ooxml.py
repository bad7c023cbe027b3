"""Reading .docx files in tests: parts as trees, and names of elements."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "dc": "http://purl.org/dc/elements/1.1/",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}


def q(name: str) -> str:
    """`w:p` as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{NS[prefix]}}}{local}"


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(parts(docx)[name])


def stories(docx: bytes) -> Iterator[tuple[str, etree._Element]]:
    """The body, and all headers and footers."""
    for name, content in parts(docx).items():
        if name == "word/document.xml" or name.startswith(("word/header", "word/footer")):
            yield name, etree.fromstring(content)


def text(element: etree._Element) -> str:
    """What an element prints, a line feed for each break."""
    pieces = (e.text or "" if e.tag == q("w:t") else "\n" for e in element.iter(q("w:t"), q("w:br")))
    return "".join(pieces)


def paragraphs(docx: bytes) -> list[str]:
    """The text of every paragraph of the body, in order."""
    return [text(p) for p in tree(docx).iter(q("w:p"))]


def style(paragraph: etree._Element) -> str:
    """The id of a paragraph's style."""
    found = paragraph.find("w:pPr/w:pStyle", NS)
    return "" if found is None else found.get(q("w:val"))


def values(element: etree._Element, path: str) -> list[str]:
    """The `w:val` of everything at `path`."""
    return [found.get(q("w:val")) for found in element.iterfind(path, NS)]
