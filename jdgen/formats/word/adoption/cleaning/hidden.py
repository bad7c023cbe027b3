"""Hidden text taken out (17.3.2.41): Word does not print it, so nobody who looks at the page knows of it."""

from lxml import etree

from jdgen.formats.word.adoption.elements import drop
from jdgen.formats.word.ooxml.hiding import Looks, hides, is_hidden
from jdgen.formats.word.ooxml.names import WP, w


def remove_hidden(root: etree._Element, looks: Looks) -> int:
    """Take hidden runs, and pictures hidden as such, out of `root`; gives how many had something to show."""
    count = 0
    for run in list(root.iter(w("r"))):
        if is_hidden(run, looks):
            count += any(child.tag != w("rPr") for child in run)
            drop(run)
    for picture in list(root.iter(f"{{{WP}}}docPr")):
        if picture.get("hidden") in ("1", "true"):
            holder = next(picture.iterancestors(w("r")), None)
            count += drop(holder) if holder is not None and holder.getparent() is not None else 0
    for paragraph in list(root.iter(w("p"))):
        if hides(paragraph.find(f"{w('pPr')}/{w('rPr')}")) and all(child.tag == w("pPr") for child in paragraph):
            drop(paragraph)
    return count
