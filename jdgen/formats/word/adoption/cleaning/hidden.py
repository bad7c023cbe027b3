"""Hidden text taken out (17.3.2.41): Word does not print it, so nobody who looks at the page knows of it."""

from collections.abc import Mapping

from lxml import etree

from jdgen.formats.word.adoption.elements import drop
from jdgen.formats.word.names import WP, w
from jdgen.formats.word.switches import is_on


def remove_hidden(root: etree._Element, styles: Mapping[str, etree._Element]) -> int:
    """Take hidden runs, and pictures hidden as such, out of `root`; gives how many had something to show."""
    count = 0
    for run in list(root.iter(w("r"))):
        if _is_hidden(run, styles):
            count += any(child.tag != w("rPr") for child in run)
            drop(run)
    for picture in list(root.iter(f"{{{WP}}}docPr")):
        if picture.get("hidden") in ("1", "true"):
            holder = next(picture.iterancestors(w("r")), None)
            count += drop(holder) if holder is not None and holder.getparent() is not None else 0
    for paragraph in list(root.iter(w("p"))):
        mark = paragraph.find(f"{w('pPr')}/{w('rPr')}/{w('vanish')}")
        if is_on(mark) and all(child.tag == w("pPr") for child in paragraph):
            drop(paragraph)
    return count


def _is_hidden(run: etree._Element, styles: Mapping[str, etree._Element]) -> bool:
    own = run.find(f"{w('rPr')}/{w('vanish')}")
    if own is not None:
        return is_on(own)
    paragraph = next(run.iterancestors(w("p")), None)
    named = [run.find(f"{w('rPr')}/{w('rStyle')}")]
    named += [paragraph.find(f"{w('pPr')}/{w('pStyle')}")] if paragraph is not None else []
    return any(_style_hides(styles, name.get(w("val"), "")) for name in named if name is not None)


def _style_hides(styles: Mapping[str, etree._Element], name: str) -> bool:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        switch = styles[name].find(f"{w('rPr')}/{w('vanish')}")
        if switch is not None:
            return is_on(switch)
        base = styles[name].find(w("basedOn"))
        name = base.get(w("val"), "") if base is not None else ""
    return False
