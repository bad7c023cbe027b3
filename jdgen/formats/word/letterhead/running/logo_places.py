"""Pictures of a letterhead in whose place each school's logo is to stand: those described as `{{ school.logo }}`.

How another picture is fitted there: docs/word/pictures-in-a-box.md.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import count

from lxml import etree

from jdgen.diagnostics import Diagnostic, Location
from jdgen.document.school_logo import SCHOOL_LOGO, stands_for_logo
from jdgen.formats.word.letterhead.running.fitting import Size
from jdgen.formats.word.letterhead.running.stories import MARK_TARGET, LogoRelation
from jdgen.formats.word.ooxml.lxml_tree import remove
from jdgen.formats.word.ooxml.names import EMU_PER_CM, MC, PIC, VML, WP, A, R, r

_PICTURE = f"{{{A}}}graphic/{{{A}}}graphicData/{{{PIC}}}pic"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_SMALLEST = EMU_PER_CM // 10
_LARGEST = 100 * EMU_PER_CM


@dataclass(frozen=True, slots=True)
class _Place:
    """A picture that stands for a logo: its description (`wp:docPr`, 20.4.2.5), image (`pic:blipFill`, 20.2.2.1), frame
    (`wp:extent`, 20.4.2.7), and what describes it a second time (`pic:cNvPr`, 20.2.2.3)."""

    description: etree._Element
    image: etree._Element
    box: Size
    copies: tuple[etree._Element, ...]


def mark_logo_places(
    root: etree._Element, relations: Collection[str], part: str, file: str
) -> tuple[LogoRelation | None, list[Diagnostic]]:
    """Leave marks at the places for logos in `root`, the header or footer `part` of `file` with the ids `relations`.

    Gives what a logo changes in its relationships, None if there is no place; and what is wrong with places, none of
    which is marked then.
    """
    described = [found for found in root.iter(f"{{{WP}}}docPr") if stands_for_logo(found.get("descr", ""))]
    judged = [_place(description, part, file) for description in described]
    places = [place for place in judged if isinstance(place, _Place)]
    findings = [wrong for wrong in judged if isinstance(wrong, Diagnostic)]
    findings = findings or list(_old_pictures(root, places, part, file))
    if findings or not places:
        return None, findings
    relation = LogoRelation(_free(relations), _freed(root, [place.image for place in places]))
    for place in places:
        _mark(place, relation.id)
    return relation, []


def _place(description: etree._Element, part: str, file: str) -> _Place | Diagnostic:
    frame = description.getparent()
    picture = None if frame is None else frame.find(_PICTURE)
    image = None if picture is None else picture.find(f"{{{PIC}}}blipFill")
    if frame is None or picture is None or image is None or image.find(f"{{{A}}}blip") is None:
        message = f"{part} says {SCHOOL_LOGO} at a shape, a text box or a group: a logo takes a picture's place."
        hint = f"In Word: insert a picture there (Insert > Pictures), and type {SCHOOL_LOGO} as its alternative text."
        return Diagnostic("letterhead-logo", message, Location(file), hint)
    box = _box(frame.find(f"{{{WP}}}extent"))
    if box is None:
        message = f"{part} says {SCHOOL_LOGO} at a picture that is smaller than 1 mm or larger than 1 m."
        return Diagnostic("letterhead-logo", message, Location(file), "In Word: give the picture the size of a logo.")
    return _Place(description, image, box, tuple(picture.iterfind(f"{{{PIC}}}nvPicPr/{{{PIC}}}cNvPr")))


def _box(extent: etree._Element | None) -> Size | None:
    """The size of a frame; None if no logo can be seen in it."""
    sides = [extent.get(side, "") for side in ("cx", "cy")] if extent is not None else [""]
    if all(re.fullmatch(r"[0-9]{1,12}", side) and _SMALLEST <= int(side) <= _LARGEST for side in sides):
        return Size(*map(int, sides))
    return None


def _old_pictures(root: etree._Element, places: list[_Place], part: str, file: str) -> Iterator[Diagnostic]:
    """Old drawings that would go on showing the letterhead's own logo, by themselves or as the copy of a place."""
    hint = f"In Word: delete it, insert it anew (Insert > Pictures), and type {SCHOOL_LOGO} as its alternative text."
    if any(stands_for_logo(str(drawing.get("alt", ""))) for drawing in root.iter(f"{{{VML}}}*")):
        message = f"{part} says {SCHOOL_LOGO} at a picture of an old kind (VML), which cannot be replaced."
        yield Diagnostic("letterhead-logo", message, Location(file), hint)
        return
    for versions in root.iter(f"{{{MC}}}AlternateContent"):
        counted = [_counted(version, places) for version in versions]
        most = max((logos for logos, _ in counted), default=0)
        if any(logos < most and pictures > logos for logos, pictures in counted):
            message = f"{part} holds a picture twice, for new and for old programs, and only one says {SCHOOL_LOGO}."
            yield Diagnostic("letterhead-logo", message, Location(file), hint)


def _counted(version: etree._Element, places: list[_Place]) -> tuple[int, int]:
    """How many places and how many pictures, places or not, there are in one of several versions of a drawing."""
    logos = sum(1 for place in places if version in place.description.iterancestors())
    return logos, sum(1 for _ in version.iter(f"{{{A}}}blip", f"{{{VML}}}imagedata"))


def _free(relations: Collection[str]) -> str:
    return next(name for number in count(1) if (name := f"rIdLogo{number}") not in relations)


def _freed(root: etree._Element, images: list[etree._Element]) -> frozenset[str]:
    """The ids of relationships that nothing in `root` uses but the `images`."""
    inside = [element for image in images for element in image.iter(etree.Element)]
    outside = set(root.iter(etree.Element)).difference(inside)
    return frozenset(_ids(inside)) - frozenset(_ids(outside))


def _ids(elements: Iterable[etree._Element]) -> Iterator[str]:
    for element in elements:
        yield from (str(value) for key, value in element.attrib.items() if str(key).startswith(f"{{{R}}}"))


def _mark(place: _Place, relation: str) -> None:
    for described in (place.description, *place.copies):
        _mark_words(described)
    fitted = _fitted(place.image, relation)
    place.image.addnext(_sign("end"))
    place.image.addnext(fitted)
    place.image.addnext(_sign("fitted"))
    place.image.addprevious(_sign(f"logo {place.box.width} {place.box.height}"))


def _mark_words(described: etree._Element) -> None:
    """Mark a description, and take out what is read out beside it or forbids to read it out."""
    described.attrib.pop("title", "")
    for decorative in list(described.iter(_DECORATIVE)):
        remove(next(decorative.iterancestors()))
    if "descr" in described.attrib:
        described.set("descr", "")
        described.addprevious(_sign("words"))


def _fitted(image: etree._Element, relation: str) -> etree._Element:
    """A copy of `image` for the picture at `relation`, filling its frame (20.1.8.56); a mark stands where it is cut."""
    fitted = deepcopy(image)
    fitted.tail = None
    for blip in fitted.iterfind(f"{{{A}}}blip"):
        # What belongs to the old image: a copy as SVG or with artistic effects, how it was compressed and how cut.
        for part in [*blip.iterchildren(f"{{{A}}}extLst"), *blip.itersiblings()]:
            remove(part)
        for name in ("cstate", r("link")):
            blip.attrib.pop(name, "")
        blip.set(r("embed"), relation)
        blip.addnext(_sign("rectangle"))
    etree.SubElement(etree.SubElement(fitted, f"{{{A}}}stretch"), f"{{{A}}}fillRect")
    return fitted


def _sign(words: str) -> etree._Element:
    return etree.ProcessingInstruction(MARK_TARGET, words)
