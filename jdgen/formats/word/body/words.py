"""The words of a Word document's body, as `document.identity.words_hash` counts them: headers and footers are the
letterhead's, not the text that was agreed.

They are gathered twice: from the XML as jdgen writes it, quickly, while it is written; and from the XML of whatever
program saved the file last. A law test holds the two to the same answer.
"""

from lxml import etree

from jdgen.document.identity import CELL, PARAGRAPH
from jdgen.formats.word.ooxml.hiding import Looks, hides, is_gone

NOTE = "\x03"
"""Stands where words were added that are no text of the body: a footnote or endnote and another file that Word prints
in its place (17.17.2.1) stand in parts of their own, a symbol (17.3.3.30) is a sign by its font alone. jdgen writes
none of them."""

_PIECES = {
    "tab": " ",
    "ptab": " ",
    "br": " ",
    "cr": " ",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
    "footnoteReference": NOTE,
    "endnoteReference": NOTE,
    "altChunk": NOTE,
    "sym": NOTE,
}
"""What stands in a `w:r` for a character (17.3.3). LibreOffice writes U+2011 and U+00AD this way."""
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback"})
"""Not in the document as it is: what was deleted or moved with changes tracked (17.13.5), and the second form of what
has two (mc:AlternateContent)."""


def words_written(body: str) -> str:
    """The words of `body`, the XML of `word/document.xml` as jdgen writes it."""
    found: list[str] = []
    # Nothing but one piece of text stands between the last ">" and a "</w:t>": jdgen escapes ">" everywhere.
    for piece in f"</w:p>{body}".split("</w:t>"):
        markup, _, text = piece.rpartition(">")
        if "</w:p>" in markup:
            found.append(CELL * markup.count("<w:tc>") or PARAGRAPH)
        elif "<w:br/>" in markup or "<w:tab/>" in markup:
            found.append(" ")
        found.append(text)
    return "".join(found).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def words_read(root: etree._Element, styles: etree._Element | None = None) -> str:
    """The words of `root`, the `w:document` of any program, transitional or strict, with the `w:styles` of the file.

    Tracked insertions count and tracked deletions do not, nor what is hidden, struck out or white on white: it is the
    text as a reader would see it on paper.
    """
    looks = Looks(styles)
    found: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = _local(element)
        if event == "end":
            if name == "p" and not _is_deleted(element, "pPr", "rPr") and not hides(element.find("{*}pPr/{*}rPr")):
                found.append(PARAGRAPH)
        elif (
            name in _LEFT_OUT
            or (name == "tr" and _is_deleted(element, "trPr"))
            or (name == "r" and is_gone(element, looks))
        ):
            walk.skip_subtree()
        elif name == "t":
            found.append(element.text or "")
        elif name == "tc":
            found.append(CELL)
        else:
            found.append(_PIECES.get(name, ""))
    return "".join(found)


def _is_deleted(element: etree._Element, *properties: str) -> bool:
    """Whether a paragraph's end or a row was deleted with changes tracked: `w:del` in its `properties`."""
    for name in (*properties, "del"):
        found = next((child for child in element if _local(child) == name), None)
        if found is None:
            return False
        element = found
    return True


def _local(element: etree._Element) -> str:
    # Comments and processing instructions have a function for a tag.
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
