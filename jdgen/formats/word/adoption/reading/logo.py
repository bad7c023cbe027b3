"""The logo of a letterhead: the first picture of its first page's header."""

import re
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from jdgen.document.picture_metadata import without_metadata
from jdgen.document.picture_size import BadPicture, kind
from jdgen.document.school_logo import SCHOOL_LOGO, stands_for_logo
from jdgen.formats.word.adoption.adoption import Logo
from jdgen.formats.word.adoption.reading.running import RunningPart
from jdgen.formats.word.adoption.reading.sheet import HEADER
from jdgen.formats.word.adoption.reading.source import Relation, Source
from jdgen.formats.word.adoption.report import Report
from jdgen.formats.word.ooxml.names import EMU_PER_CM, PIC, VML, WP, A, r

_MADE_UP = re.compile(r"automatically generated|AI-generated", re.IGNORECASE)
"""What Word's own guesses at a description end with."""
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_BLIP = f"{{{A}}}graphic/{{{A}}}graphicData/{{{PIC}}}pic/{{{PIC}}}blipFill/{{{A}}}blip"
_LARGE = 1024 * 1024
_USUAL_HEIGHT = 1.8
"""cm, of a picture that does not say how high it stands."""


def logo_of(running: Iterable[RunningPart], source: Source, alt: str, report: Report) -> tuple[Logo | None, float]:
    """The logo and its height in cm; every picture of the headers is described by `alt` where it has no words. If `alt`
    says that each school's logo is to stand there, the logo alone is described so, wherever it stands."""
    logo, height = None, 0.0
    parts = list(running)
    for part in parts:
        if logo is None and part.what == HEADER:
            logo = _find_logo(part.root, part.relations, source, report)
            height = _height_of(part.root, _USUAL_HEIGHT)
    if stands_for_logo(alt):
        logo, alt = _for_schools(logo, parts, source, report), ""
    lacking = sum(_describe(part.root, alt) for part in parts)
    if lacking and alt:
        report.added.append(f"A description for those who cannot see the logo: “{alt}”.")
    elif lacking:
        report.unused.append(
            "A picture in the header has no description for those who cannot see it: in Word, right-click it and "
            "choose View Alt Text."
        )
    return (Logo(logo.content, logo.media_type, logo.alt or alt) if logo else None), height


def _for_schools(logo: Logo | None, parts: Iterable[RunningPart], source: Source, report: Report) -> Logo | None:
    """`logo`, and the pictures that show it, described as the place of each school's own."""
    shown = [properties for part in parts if logo for properties in _showing(logo, part, source)]
    if logo is None or not shown:
        report.unused.append(
            "No picture of the header can give its place to each school's logo: in Word, insert one (Insert > "
            f"Pictures), and type {SCHOOL_LOGO} as its alternative text."
        )
        return logo
    for properties in shown:
        properties.set("descr", SCHOOL_LOGO)
    report.added.append(f"The place of each school's logo: the picture in the header is described as {SCHOOL_LOGO}.")
    return logo._replace(alt=SCHOOL_LOGO)


def _showing(logo: Logo, part: RunningPart, source: Source) -> Iterator[etree._Element]:
    """What describes the pictures of `part` that show `logo`, each by itself in its frame."""
    for frame in part.root.iter(f"{{{WP}}}inline", f"{{{WP}}}anchor"):
        properties, blip = frame.find(f"{{{WP}}}docPr"), frame.find(_BLIP)
        relation = None if blip is None else part.relations.get(blip.get(r("embed"), ""))
        if properties is None or relation is None:
            continue
        if without_metadata(source.parts[relation.target]) == logo.content:
            yield properties


def _find_logo(root: etree._Element, relations: Mapping[str, Relation], source: Source, report: Report) -> Logo | None:
    """The first PNG or JPEG picture of the header `root`; says so where there is one of another kind only."""
    others: list[str] = []
    for picture in root.iter(f"{{{A}}}blip", f"{{{VML}}}imagedata"):
        relation = relations.get(picture.get(r("embed")) or picture.get(r("id")) or "")
        if relation is None or _is_watermark(picture):
            continue
        content = without_metadata(source.parts[relation.target])
        try:
            media_type = kind(content).media_type
        except BadPicture:
            others.append(relation.target.rpartition(".")[2].upper())
            continue
        if len(content) > _LARGE:
            report.unused.append(
                f"The logo has {len(content) / _LARGE:.1f} MB, and every document carries it: choose Compress Pictures "
                "(Picture Format) in Word and make the house again."
            )
        return Logo(content, media_type, _description(picture))
    if others:
        report.unused.append(
            f"The picture in the header is of the kind {others[0]}, which web pages cannot show: insert it as PNG."
        )
    return None


def _height_of(root: etree._Element, usual: float) -> float:
    """How high the first picture stands, cm."""
    for frame in root.iter(f"{{{WP}}}inline", f"{{{WP}}}anchor"):
        extent = frame.find(f"{{{WP}}}extent")
        if extent is not None and next(frame.iter(f"{{{A}}}blip"), None) is not None:
            height = extent.get("cy", "")
            return int(height) / EMU_PER_CM if height.isdecimal() and len(height) < 10 else usual
    return usual


def _describe(root: etree._Element, alt: str) -> int:
    """Give every picture without a description the words `alt`, unless that is empty; how many had none."""
    lacking = 0
    for frame in root.iter(f"{{{WP}}}inline", f"{{{WP}}}anchor"):
        properties = frame.find(f"{{{WP}}}docPr")
        if properties is None or next(frame.iter(f"{{{A}}}blip"), None) is None:
            continue
        if any(mark.get("val") in ("1", "true") for mark in properties.iter(_DECORATIVE)) or _described(properties):
            continue
        lacking += 1
        if alt:
            properties.set("descr", alt)
    return lacking


def _description(picture: etree._Element) -> str:
    """The words that stand for `picture`; "" if there are none, or Word only guessed them."""
    for frame in picture.iterancestors(f"{{{WP}}}inline", f"{{{WP}}}anchor"):
        properties = frame.find(f"{{{WP}}}docPr")
        return _described(properties) if properties is not None else ""
    for shape in picture.iterancestors(f"{{{VML}}}shape", f"{{{VML}}}rect"):
        return str(shape.get("alt", "")).strip()
    return ""


def _described(properties: etree._Element) -> str:
    words = " ".join(properties.get("descr", "").split())
    return "" if _MADE_UP.search(words) else words


def _is_watermark(picture: etree._Element) -> bool:
    names = [str(one.get("name", "") + one.get("id", "")) for one in picture.iterancestors(f"{{{VML}}}shape")]
    return any("WordPictureWatermark" in name for name in names)
