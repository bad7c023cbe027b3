"""The traces of how a header was written: comments, bookmarks, revision ids, spelling marks, places of files."""

import re

from lxml import etree

from jdgen.formats.word.adoption.elements import drop
from jdgen.formats.word.ooxml.names import OFFICE, PIC, WP, W, w

_COMMENTS = [w(tag) for tag in ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")]
_MARKS = [
    w(tag)
    for tag in (
        "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "lastRenderedPageBreak",
        "footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef",
    )
]  # fmt: skip
_WORD_2010 = ("{http://schemas.microsoft.com/office/word/2010/wordml}paraId",
              "{http://schemas.microsoft.com/office/word/2010/wordml}textId")  # fmt: skip
_A_PLACE = re.compile(r"[a-z]:[\\/]|\\\\|file:|https?:|/(users|home|volumes|private)/", re.IGNORECASE)
"""A description that is no description: Word 2007 and 2010 wrote the path of an inserted picture there."""
_OLD_TITLE = f"{{{OFFICE}}}title"
_DESCRIPTIONS = ("descr", "title", "alt", _OLD_TITLE)
_PICTURES = (f"{{{PIC}}}cNvPr", f"{{{WP}}}docPr")
_GENERAL = re.compile(r"\w+( \w+)? ?\d*|image\d*\.\w{3,4}")
"""Names that programs give, in any language: "Picture 3", "Text Box 7", "image1.png"; not those of files."""


def remove_marks(root: etree._Element) -> int:
    """Take the traces out of `root`; gives the number of comments it was marked with."""
    comments = sum(1 for _ in root.iter(w("commentReference")))
    for mark in list(root.iter(*_COMMENTS, *_MARKS)):
        drop(mark)
    for element in root.iter(etree.Element):
        for key in list(element.attrib):
            name = str(key)
            if name in _WORD_2010 or name.startswith(f"{{{W}}}rsid"):
                del element.attrib[key]
    return comments


def forget_places(root: etree._Element) -> int:
    """Clear what tells which file a picture came from, and where it lay; gives how many there were."""
    told = 0
    for element in root.iter(etree.Element):
        if element.tag in _PICTURES:
            name = element.get("name", "")
            told += bool(name) and not _GENERAL.fullmatch(name)
            element.set("name", name if _GENERAL.fullmatch(name) else "Picture")
        for key in _DESCRIPTIONS:
            value = element.get(key)
            if value and (key == _OLD_TITLE or _A_PLACE.search(value)):
                told += 1
                del element.attrib[key]
    return told
