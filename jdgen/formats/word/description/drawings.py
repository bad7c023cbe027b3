"""Pictures and shapes in one line each: what stands in for them, how large, which file, and a hash of their form."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from posixpath import basename

from lxml import etree

from jdgen.formats.word.description.measures import local, one_line
from jdgen.formats.word.description.package import Package, Target
from jdgen.formats.word.ooxml.names import EMU_PER_CM

_NUMBERS = re.compile(r"anchorId|editId|rsid\w*|paraId|textId|id|spid|embed|link|ole|gfxdata|relativeHeight")
"""Attributes that number objects within a file and are others after each save; the files they lead to are told."""
_TEXT = frozenset({"txbxContent"})
"""What is described by itself and is no part of a form."""


def drawing(element: etree._Element, package: Package, targets: Mapping[str, Target]) -> str:
    """A `w:drawing`, `w:pict`, `w:object` or `mc:AlternateContent` in words."""
    said = [*_alternatives(element), *_sizes(element), *_files(element, package, targets), f"form {_form(element)}"]
    return f"‹drawing {', '.join(dict.fromkeys(said))}›"


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """What is written in a shape: the `w:txbxContent` that Word shows, and not the older form of the same."""
    inner = next(
        (each for each in element.iter("{*}Choice") if next(each.iter("{*}txbxContent"), None) is not None), element
    )
    for box in inner.iter("{*}txbxContent"):
        if not any(local(around) == "txbxContent" for around in _between(box, inner)):
            yield box


def _between(box: etree._Element, top: etree._Element) -> Iterator[etree._Element]:
    for around in box.iterancestors():
        if around is top:
            return
        yield around


def _alternatives(element: etree._Element) -> Iterator[str]:
    for each in element.iter("{*}docPr", "{*}shape"):
        words = each.get("descr") or each.get("alt") or each.get("title")
        if words:
            yield f"“{one_line(words)}”"


def _sizes(element: etree._Element) -> Iterator[str]:
    for extent in element.iter("{*}extent"):
        yield " × ".join(_cm(extent.get(side, "")) for side in ("cx", "cy"))


def _cm(emu: str) -> str:
    try:
        return f"{int(emu) / EMU_PER_CM:.2f}".rstrip("0").rstrip(".") + " cm"
    except (ValueError, OverflowError):
        return one_line(emu)


def _files(element: etree._Element, package: Package, targets: Mapping[str, Target]) -> Iterator[str]:
    for each in element.iter("{*}blip", "{*}imagedata", "{*}OLEObject", "{*}svgBlip", "{*}chart", "{*}relIds"):
        for key in each.attrib:
            target = targets.get(each.get(key) or "") if str(key).startswith("{") else None
            if target is None:
                continue
            if target.is_outside:
                yield f"from outside the file: {one_line(target.name)}"
            else:
                yield f"{one_line(basename(target.name))} ({package.fingerprint(target.name)})"


def _form(element: etree._Element) -> str:
    """A hash of all that a drawing says of itself but for numbers of objects and the words written in it."""
    hashed = hashlib.sha256()
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, each in walk:
        if event == "start" and local(each) in _TEXT:
            walk.skip_subtree()
            continue
        values = sorted(
            (str(k), str(v)) for k, v in each.attrib.items() if not _NUMBERS.fullmatch(str(k).rpartition("}")[2])
        )
        hashed.update(
            repr((event, local(each), values if event == "start" else (), (each.text or "").strip())).encode()
        )
    return hashed.hexdigest()[:8]


def is_drawing(element: etree._Element) -> bool:
    """Whether an element of a run is one that `drawing` tells."""
    if local(element) == "AlternateContent":
        return next(element.iter("{*}drawing", "{*}pict", "{*}object"), None) is not None
    return local(element) in ("drawing", "pict", "object")
