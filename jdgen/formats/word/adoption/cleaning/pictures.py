"""Pictures, shapes and links of a header: those that can travel stay with the files they need (20.4, 19.1)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from jdgen.document.picture_kind import picture_kind
from jdgen.formats.word.adoption.elements import drop, unwrap
from jdgen.formats.word.adoption.reading.source import Relation, Source
from jdgen.formats.word.ooxml.names import MC, OFFICE, VML, A, R, r, w
from jdgen.formats.word.ooxml.screening import AN_ADDRESS, LINK_SCHEMES, screen_parts

_FRAMES = (w("drawing"), w("pict"), w("object"))
_OBJECTS = [w(tag) for tag in ("object", "control", "altChunk", "subDoc")]
_TRAVELLING = ("image", "hdphoto")
_SVG_COPY = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


@dataclass
class Pictures:
    """What was found: `objects` (embedded), `linked` and `lost` pictures and `charts` that were taken out, `links` that
    lead nowhere, and the words of `watermarks`, with those that say draft in `drafts`."""

    objects: int = 0
    linked: int = 0
    lost: int = 0
    charts: int = 0
    links: int = 0
    drafts: list[str] = field(default_factory=list)
    watermarks: list[str] = field(default_factory=list)


def settle(root: etree._Element, relations: Mapping[str, Relation], source: Source) -> Pictures:
    """Take out of `root` what leads to anything but a sound picture in the file or an address of the web or mail."""
    found = Pictures()
    for embedded in list(root.iter(*_OBJECTS)):
        found.objects += _drop_frame(embedded)
    _watermarks(root, found)
    for element in list(root.iter(etree.Element)):
        _addresses(element)
        for key in [str(key) for key in element.attrib if str(key).startswith(f"{{{R}}}") or _is_old_id(str(key))]:
            relation = relations.get(element.get(key, ""))
            if element.get(key) and not _can_travel(relation, source):
                _cut(element, key, relation, found)
    return found


def used_ids(root: etree._Element) -> frozenset[str]:
    """The ids of relationships that `root` refers to."""
    return frozenset(
        str(value)
        for element in root.iter(etree.Element)
        for key, value in element.attrib.items()
        if str(key).startswith(f"{{{R}}}") or _is_old_id(str(key))
    )


def _is_old_id(key: str) -> bool:
    return key in (f"{{{OFFICE}}}relid", f"{{{OFFICE}}}pict")


def _can_travel(relation: Relation | None, source: Source) -> bool:
    if relation is None:
        return False
    if relation.external:
        return relation.kind == "hyperlink" and relation.target.lower().startswith(LINK_SCHEMES)
    if relation.kind not in _TRAVELLING or relation.target not in source.parts:
        return False
    content = source.parts[relation.target]
    return picture_kind(content) is not None and not list(screen_parts({relation.target: content}, source.at))


def _cut(element: etree._Element, key: str, relation: Relation | None, found: Pictures) -> None:
    """Take out the least that makes `element` lead to nothing it may not."""
    if element.tag == w("hyperlink"):
        found.links += relation is not None
        unwrap(element)
    elif str(element.tag) in (f"{{{A}}}hlinkClick", f"{{{A}}}hlinkHover", f"{{{VML}}}fill", f"{{{VML}}}stroke"):
        drop(element)
    elif element.tag == _SVG_COPY:
        drop(next(element.iterancestors(f"{{{A}}}ext"), element))
    elif key == r("link") and element.get(r("embed")):
        del element.attrib[key]
    elif _drop_frame(element):
        if relation is None or (not relation.external and relation.kind in _TRAVELLING):
            found.lost += 1
        elif relation.external:
            found.linked += 1
        else:
            found.charts += 1
    elif key in element.attrib:
        del element.attrib[key]


def _drop_frame(element: etree._Element) -> int:
    """Take out the drawing, or both copies of it, that `element` is part of; 0 if it is gone or in none."""
    if not any(True for _ in element.iterancestors(w("hdr"), w("ftr"))):
        return 0
    frame = element if element.tag in _FRAMES else next(element.iterancestors(*_FRAMES), None)
    if frame is None:
        return drop(element) if element.tag in _OBJECTS else 0
    parent = frame.getparent()
    twice = parent.getparent() if parent is not None and str(parent.tag).startswith(f"{{{MC}}}") else None
    return drop(frame if twice is None else twice)


def _addresses(element: etree._Element) -> None:
    """Addresses that stand in the XML itself, as old drawings have them (see `screening`)."""
    for key in list(element.attrib):
        word = str(key).rpartition("}")[2]
        value = str(element.get(key))
        is_link = word == "href" and value.lower().startswith(LINK_SCHEMES)
        if word in ("src", "href") and AN_ADDRESS.match(value) and not is_link:
            del element.attrib[key]


def _watermarks(root: etree._Element, found: Pictures) -> None:
    """Words behind the text: WordArt with a text on a path, or a shape that Word named so (14.1.2.23)."""
    for mark, words in list(_marked(root)):
        if "draft" in words.casefold() or "entwurf" in words.casefold():
            found.drafts += [words] if _drop_frame(mark) else []
        elif words not in found.watermarks:
            found.watermarks.append(words)


def _marked(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for path in root.iter(f"{{{VML}}}textpath"):
        yield path, " ".join((path.get("string") or "").split())
    for frame in root.iter(w("drawing")):
        names = [str(one.get("name", "")) for one in frame.iter() if str(one.tag).endswith("}docPr")]
        if any(name.startswith("PowerPlusWaterMarkObject") for name in names):
            yield frame, " ".join("".join(text.text or "" for text in frame.iter(w("t"))).split())
