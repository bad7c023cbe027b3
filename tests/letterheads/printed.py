"""What a Word file prints around its text: the page, and the lines of each header and footer, one line of text each."""

from collections.abc import Iterator
from posixpath import basename, normpath

from lxml import etree
from word.ooxml import NS, parts, q

_SHOWN = {"first": "first page", "default": "following pages", "even": "even pages"}
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_VML = "{urn:schemas-microsoft-com:vml}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"


def pages(docx: bytes) -> list[str]:
    """The page set-up in twentieths of a point, then "first page header: ..." for every header and footer in use."""
    content = parts(docx)
    section = etree.fromstring(content["word/document.xml"]).find("w:body/w:sectPr", NS)
    size, margins = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
    sides = " ".join(margins.get(q(f"w:{side}")) for side in ("top", "right", "bottom", "left", "header", "footer"))
    told = [f"page {size.get(q('w:w'))} by {size.get(q('w:h'))}, margins {sides}"]
    for kind, part in running(docx):
        told.append(f"{kind}: {' / '.join(lines(etree.fromstring(content[part]))) or 'nothing'}")
    return told


def running(docx: bytes) -> Iterator[tuple[str, str]]:
    """Each header and footer that some page shows, as "first page header", with its part."""
    content = parts(docx)
    section = etree.fromstring(content["word/document.xml"]).find("w:body/w:sectPr", NS)
    settings = etree.fromstring(content["word/settings.xml"])
    rels = etree.fromstring(content["word/_rels/document.xml.rels"])
    targets = {line.get("Id"): line.get("Target") for line in rels.iter(_RELATIONSHIP)}
    used = {
        "first": section.find("w:titlePg", NS) is not None,
        "default": True,
        "even": settings.find("w:evenAndOddHeaders", NS) is not None,
    }
    for page, words in _SHOWN.items():
        for what in ("header", "footer"):
            found = section.find(f"w:{what}Reference[@w:type='{page}']", NS)
            if used[page] and found is not None:
                target = targets[found.get(q("r:id"))]
                yield f"{words} {what}", target.lstrip("/") if target.startswith("/") else normpath(f"word/{target}")


def pictures(docx: bytes) -> list[str]:
    """The names of the parts that hold pictures."""
    return sorted(name for name in parts(docx) if basename(name).startswith(("image", "logo")) or "/media/" in name)


def lines(root: etree._Element) -> list[str]:
    """The lines a header or footer prints; pictures and fields in brackets, a text box once of its two copies."""
    return [line for paragraph in root.iter(q("w:p")) if not _fallback(paragraph) and (line := _line(paragraph))]


def _line(paragraph: etree._Element) -> str:
    pieces = []
    depth = 0
    for element in paragraph.iter():
        if _fallback(element) or next(element.iterancestors(q("w:p")), None) is not paragraph:
            continue
        if element.tag == q("w:fldChar"):
            depth += {"begin": 1, "end": -1}.get(element.get(q("w:fldCharType")), 0)
        elif element.tag == q("w:instrText"):
            pieces.append(f"[{(element.text or '').split()[0]}]" if (element.text or "").strip() else "")
        elif element.tag == q("w:fldSimple"):
            pieces.append(f"[{element.get(q('w:instr')).split()[0]}]")
        elif element.tag == q("w:t") and not depth and next(element.iterancestors(q("w:fldSimple")), None) is None:
            pieces.append(element.text or "")
        elif element.tag in (q("w:tab"), q("w:ptab")) and element.getparent().tag == q("w:r"):
            pieces.append(" | ")
        elif element.tag in (_BLIP, f"{_VML}imagedata"):
            pieces.append("[picture]")
        elif element.tag == f"{_VML}textpath" and element.get("string"):
            pieces.append(f"[watermark {element.get('string')}]")
    return "".join(pieces).strip()


def _fallback(element: etree._Element) -> bool:
    return next(element.iterancestors(q("mc:Fallback")), None) is not None
