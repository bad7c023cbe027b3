"""“Page 1 of 3” in a file of several sections: fields that count the file's pages made to count a section's (17.16.5).

Word counts a section's pages by SECTIONPAGES, which LibreOffice does not know. Both know the page of a bookmark, and
where a section begins with page 1, the page it ends on is how many it has. Why there are both: docs/word/sections.md.
"""

import re
from collections.abc import Iterator

from lxml import etree

from jdgen.formats.word.ooxml.lxml_tree import copied, remove
from jdgen.formats.word.ooxml.names import MC, W15, XML, W, w

_COUNT = re.compile(r"NUMPAGES\b", re.IGNORECASE)


def count_pages_of_section(root: etree._Element, bookmark: str) -> None:
    """Change the fields in `root`, a header or footer, that count the file's pages (17.16.5.39): they count those of
    the section that ends at `bookmark`."""
    for simple in list(root.iter(w("fldSimple"))):
        if _counts(simple.get(w("instr"), "")):
            _make_complex(simple)
    for instruction in list(_instructions(root)):
        code = "".join(piece.text or "" for piece in instruction)
        if _counts(code):
            first, *others = instruction
            first.addprevious(_alternatives(code, bookmark))
            for piece in (first, *others):
                remove(piece)


def counts_pages(part: bytes) -> bool:
    """Whether the header or footer `part` has such a field."""
    root = etree.fromstring(part)
    simple = (field.get(w("instr"), "") for field in root.iter(w("fldSimple")))
    complex = ("".join(piece.text or "" for piece in pieces) for pieces in _instructions(root))
    return any(map(_counts, (*simple, *complex)))


def _counts(code: str) -> bool:
    return bool(_COUNT.match(code.strip()))


def _instructions(root: etree._Element) -> Iterator[list[etree._Element]]:
    """The `w:instrText` of each complex field (17.16.18), inner fields first: Word splits an instruction where spelling
    marks or an edit begin."""
    fields: list[list[etree._Element]] = []
    for element in root.iter(w("fldChar"), w("instrText")):
        if element.tag == w("instrText"):
            if fields:
                fields[-1].append(element)
        elif element.get(w("fldCharType")) == "begin":
            fields.append([])
        elif element.get(w("fldCharType")) == "end" and fields:
            yield fields.pop()


def _make_complex(simple: etree._Element) -> None:
    """Put the runs of a complex field in place of `simple`: the instruction of a simple one stands in an attribute, of
    which there cannot be two."""
    look = next(simple.iter(w("rPr")), None)
    code = etree.Element(w("instrText"), {f"{{{XML}}}space": "preserve"})
    code.text = simple.get(w("instr"))
    shown = [child for child in simple if child.tag != w("fldData")]
    for piece in (_mark("begin"), code, _mark("separate")):
        simple.addprevious(_run(piece, look))
    for child in shown:
        simple.addprevious(child)
    simple.addprevious(_run(_mark("end"), look))
    remove(simple)


def _mark(kind: str) -> etree._Element:
    return etree.Element(w("fldChar"), {w("fldCharType"): kind})


def _run(content: etree._Element, look: etree._Element | None) -> etree._Element:
    run = etree.Element(w("r"), nsmap={"w": W})
    if look is not None:
        run.append(copied(look))
    run.append(content)
    return run


def _alternatives(code: str, bookmark: str) -> etree._Element:
    """The instruction for programs that know Word's names of 2013, and for all others (ECMA-376 Part 3, 7.5)."""
    alternatives = etree.Element(f"{{{MC}}}AlternateContent", nsmap={"mc": MC, "w15": W15})
    choice = etree.SubElement(alternatives, f"{{{MC}}}Choice", Requires="w15")
    fallback = etree.SubElement(alternatives, f"{{{MC}}}Fallback")
    for parent, counted in ((choice, "SECTIONPAGES"), (fallback, f"PAGEREF {bookmark}")):
        instruction = etree.SubElement(parent, w("instrText"), {f"{{{XML}}}space": "preserve"})
        instruction.text = _COUNT.sub(counted, code, count=1)
    return alternatives
