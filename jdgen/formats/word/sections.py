"""A letterhead in a file of several sections: each has the letterhead's page, and headers and footers that say its own
values and count its own pages (17.6, 17.10). What Word and LibreOffice do: docs/word/sections.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from posixpath import basename, dirname, splitext

from lxml import etree

from jdgen.formats.word.letterhead.letterhead import Letterhead
from jdgen.formats.word.ooxml import names
from jdgen.formats.word.ooxml.lxml_tree import remove, serialised
from jdgen.formats.word.ooxml.names import OFFICE, VML, W14, WP, R, W, r, w
from jdgen.formats.word.ooxml.package import Part, Relationship
from jdgen.formats.word.page_counts import count_pages_of_section, counts_pages

_NAMES_OF_COPIES = {f"{{{W14}}}paraId", f"{{{W14}}}textId", f"{{{OFFICE}}}spid"}
_PICTURE = f"{{{WP}}}docPr"
_BEFORE_TYPE = [w(tag) for tag in ("headerReference", "footerReference")]
_BEFORE_NUMBER = [*_BEFORE_TYPE, *map(w, ("type", "paperSrc", "pgSz", "pgMar", "pgBorders", "lnNumType"))]
"""What stands in front of `w:type` and of `w:pgNumType` in a `w:sectPr` (17.6.17), as far as a page of jdgen has it."""


@dataclass(frozen=True, slots=True)
class SectionParts:
    """What one section of a file has of its own: `properties`, its `w:sectPr` element; its headers and footers, with
    what they lead to, as `parts`; and as `relationships` (by the names of parts) what the document leads to them by.
    The first section's stand where the letterhead's do."""

    properties: str
    parts: tuple[Part, ...]
    relationships: tuple[tuple[str, Relationship], ...]


class SectionedLetterhead:
    """A letterhead for one file of several sections, which are asked for one after another."""

    def __init__(self, letterhead: Letterhead) -> None:
        self._section = letterhead.section
        self._stories = {story.name: story for story in letterhead.stories}
        self._ready = dict(letterhead.parts)
        running = {_part_name(each.target): each for each in _running(letterhead.relationships)}
        self._own = {name: each for name, each in running.items() if self._differs(name)}
        shared = [self._ready[name] for name in running if name not in self._own]
        self._pictures = count(1 + max(map(_last_picture, shared), default=0))
        self._taken = {name.lower() for name in (*self._ready, *self._stories)}

    @property
    def own_parts(self) -> frozenset[str]:
        """The names of the letterhead's headers and footers of which each section has one of its own."""
        return frozenset(self._own)

    def _differs(self, name: str) -> bool:
        return name in self._stories or counts_pages(self._ready[name])

    def section(self, place: int, values: Mapping[str, str], bookmark: str) -> SectionParts:
        """The section at `place` (from 1), which prints `values` and ends at `bookmark`."""
        parts: list[Part] = []
        relationships: list[tuple[str, Relationship]] = []
        for name, letterheads in self._own.items():
            own_name = self._name(name, place)
            parts.append(Part(own_name, self._content(name, place, values, bookmark)))
            if place > 1:
                leads_on = self._ready.get(_rels_name(name))
                parts += [Part(_rels_name(own_name), leads_on)] if leads_on else []
                target = f"/{own_name}"
                relationships.append(
                    (own_name, letterheads._replace(id=_identifier(letterheads.id, place), target=target))
                )
        return SectionParts(self._properties(place), tuple(parts), tuple(relationships))

    def _name(self, name: str, place: int) -> str:
        if place == 1:
            return name
        stem, suffix = splitext(name)
        candidates = (f"{stem}-{place}{'-' * more}{suffix}" for more in count())
        return next(candidate for candidate in candidates if candidate.lower() not in self._taken)

    def _content(self, name: str, place: int, values: Mapping[str, str], bookmark: str) -> bytes:
        content = self._stories[name].fill(values) if name in self._stories else self._ready[name]
        root = etree.fromstring(content)
        count_pages_of_section(root, bookmark)
        for picture in root.iter(_PICTURE):
            picture.set("id", str(next(self._pictures)))
        if place > 1:
            _drop_names(root, place)
        return serialised(root)

    def _properties(self, place: int) -> str:
        """The page of the letterhead, on a new page (17.6.22) that is page 1 (17.6.12)."""
        root = etree.fromstring(f'<section xmlns:w="{W}" xmlns:r="{R}">{self._section}</section>')
        section = root[0]
        own = {each.id for each in self._own.values()}
        for reference in section.iterfind("*"):
            if reference.tag in _BEFORE_TYPE and reference.get(r("id")) in own:
                reference.set(r("id"), _identifier(reference.get(r("id"), ""), place))
        _put(section, etree.Element(w("type"), {w("val"): "nextPage"}), _BEFORE_TYPE)
        number = section.find(w("pgNumType"))
        if number is None:
            number = etree.Element(w("pgNumType"))
            _put(section, number, _BEFORE_NUMBER)
        number.set(w("start"), "1")
        # The document's root declares both prefixes.
        xml = etree.tostring(section, encoding="unicode")
        return xml.replace(f' xmlns:w="{W}"', "").replace(f' xmlns:r="{R}"', "")


def _running(relationships: str) -> Iterator[Relationship]:
    for each in etree.fromstring(f"<all>{relationships}</all>"):
        if each.get("Type") in (names.HEADER, names.FOOTER):
            yield Relationship(each.get("Id", ""), each.get("Type", ""), each.get("Target", ""))


def _part_name(target: str) -> str:
    """The name of the part that the main document leads to as `target` (ECMA-376 Part 2, 6.5.3.4)."""
    return target[1:] if target.startswith("/") else f"word/{target}"


def _identifier(letterheads: str, place: int) -> str:
    return letterheads if place == 1 else f"{letterheads}Section{place}"


def _rels_name(name: str) -> str:
    return f"{dirname(name)}/_rels/{basename(name)}.rels"


def _last_picture(part: bytes) -> int:
    return max((int(picture.get("id", "0")) for picture in etree.fromstring(part).iter(_PICTURE)), default=0)


def _drop_names(root: etree._Element, place: int) -> None:
    """Names that stand once in a file leave a copy: those of bookmarks, paragraphs and content controls go, those of
    shapes are given a number."""
    for named in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        remove(named)
    for control in root.iter(w("sdtPr")):
        for identifier in control.findall(w("id")):
            control.remove(identifier)
    for element in root.iter(etree.Element):
        for name in _NAMES_OF_COPIES & set(element.attrib):
            del element.attrib[name]
        if element.tag.startswith(f"{{{VML}}}") and element.tag != f"{{{VML}}}shapetype" and element.get("id"):
            element.set("id", f"{element.get('id')}_{place}")


def _put(section: etree._Element, element: etree._Element, behind: list[str]) -> None:
    section.insert(sum(1 for child in section if child.tag in behind), element)
