"""The body of a .docx as text that a reviewer can read: one line a paragraph, with its style and numbering.

Heading 1 | Key duties
List Bullet (1:0) | Follow **every** policy.        style, (list:level), text; * emphasis, ** strong, [text](url)
table Criteria Table 3288 1644 1644                 style, column widths in twentieths of a point
  header                                            a row that is repeated on each page
    Table Heading | Criterion                       the cells, one below the other, divided by ---
"""

from collections.abc import Iterator

from lxml import etree
from word.ooxml import parts, q

_STRONG = {"Strong": "**", "Emphasis": "*", "Strong Emphasis": "***"}


def body_text(docx: bytes) -> str:
    """The text form of the body; ends with a newline."""
    files = parts(docx)
    names = {
        style.get(q("w:styleId")): style.find(q("w:name")).get(q("w:val"))
        for style in etree.fromstring(files["word/styles.xml"]).iter(q("w:style"))
    }
    links = {
        relation.get("Id"): relation.get("Target")
        for relation in etree.fromstring(files["word/_rels/document.xml.rels"])
    }
    body = etree.fromstring(files["word/document.xml"]).find(q("w:body"))
    return "\n".join(_Writer(names, links).blocks(body, "")) + "\n"


class _Writer:
    def __init__(self, names: dict[str, str], links: dict[str, str]) -> None:
        self._names, self._links = names, links

    def blocks(self, parent: etree._Element, indent: str) -> Iterator[str]:
        for child in parent:
            if child.tag == q("w:p"):
                yield indent + self._paragraph(child)
            elif child.tag == q("w:tbl"):
                yield from self._table(child, indent)

    def _table(self, table: etree._Element, indent: str) -> Iterator[str]:
        widths = [column.get(q("w:w")) for column in table.iter(q("w:gridCol"))]
        yield f"{indent}table {self._style(table, 'w:tblPr/w:tblStyle')} {' '.join(widths)}"
        for row in table.findall(q("w:tr")):
            kinds = [
                word for word, tag in (("header", "w:tblHeader"), ("unsplit", "w:cantSplit")) if self._has(row, tag)
            ]
            yield f"{indent}  {' '.join(kinds) or 'row'}"
            for number, cell in enumerate(row.findall(q("w:tc"))):
                yield from [f"{indent}    ---"] if number else []
                yield from self.blocks(cell, f"{indent}    ")

    def _has(self, row: etree._Element, tag: str) -> bool:
        return row.find(f"{q('w:trPr')}/{q(tag)}") is not None

    def _paragraph(self, paragraph: etree._Element) -> str:
        numbering = paragraph.find(f"{q('w:pPr')}/{q('w:numPr')}")
        number = ""
        if numbering is not None:
            kind, level = (numbering.find(q(tag)).get(q("w:val")) for tag in ("w:numId", "w:ilvl"))
            number = f" ({kind}:{level})"
        text = "".join(self._inline(child) for child in paragraph)
        return f"{self._style(paragraph, 'w:pPr/w:pStyle')}{number} | {text}".rstrip()

    def _inline(self, element: etree._Element) -> str:
        if element.tag == q("w:hyperlink"):
            target = self._links.get(element.get(q("r:id")), "?")
            return f"[{''.join(self._inline(child) for child in element)}]({target})"
        if element.tag != q("w:r"):
            return ""
        text = "".join("\n" if part.tag == q("w:br") else part.text or "" for part in element.iter(q("w:t"), q("w:br")))
        sign = _STRONG.get(self._style(element, "w:rPr/w:rStyle"), "")
        return f"{sign}{text}{sign}"

    def _style(self, element: etree._Element, path: str) -> str:
        found = element.find("/".join(q(step) for step in path.split("/")))
        return "" if found is None else self._names[found.get(q("w:val"))]
