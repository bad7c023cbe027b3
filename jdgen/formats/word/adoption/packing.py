"""An adopted letterhead as a package written anew: only what is named here goes into it."""

from collections.abc import Iterable, Mapping

from lxml import etree

from jdgen.document.picture_kind import picture_kind
from jdgen.document.picture_metadata import without_metadata
from jdgen.formats.word.adoption.cleaning.pictures import used_ids
from jdgen.formats.word.adoption.elements import new
from jdgen.formats.word.adoption.reading.fonts import sound_fonts
from jdgen.formats.word.adoption.reading.running import RunningPart
from jdgen.formats.word.adoption.reading.source import Relation, Source
from jdgen.formats.word.letterhead.settings import settings_part
from jdgen.formats.word.ooxml import names
from jdgen.formats.word.ooxml.lxml_tree import serialised
from jdgen.formats.word.ooxml.names import A, R, W, r, w
from jdgen.formats.word.ooxml.package import Part, Relationship, content_types, pack, relationships, relationships_part
from jdgen.formats.word.starter.design import Design
from jdgen.formats.word.starter.letterhead import font_table
from jdgen.formats.word.starter.theme import theme

_TYPE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_TYPE}.wordprocessingml"
_FONT = ("odttf", f"{_TYPE}.obfuscatedFont")
_HD_PHOTO = "http://schemas.microsoft.com/office/2007/relationships/hdphoto"
_FILL = f'<a:solidFill xmlns:a="{A}"><a:schemeClr val="phClr"/></a:solidFill>'


class Package:
    """The parts of a letterhead while they are gathered, with their types and relationships."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._parts: list[Part] = []
        self._types: list[tuple[str, str]] = []
        self._document: list[Relationship] = []
        self._files: dict[str, str] = {}
        """Part names of the source to the names of pictures and fonts here."""

    def add(self, name: str, content: bytes, content_type: str, kind: str) -> str:
        """Add a part of the document; gives the id of its relationship."""
        self._parts.append(Part(f"word/{name}", content))
        self._types.append((f"word/{name}", content_type))
        identifier = f"rId{len(self._document) + 1}"
        self._document.append(Relationship(identifier, f"{R}/{kind}", name))
        return identifier

    def add_with_files(
        self, name: str, root: etree._Element, relations: Mapping[str, Relation], content_type: str, kind: str
    ) -> str:
        """Add an XML part with the pictures and fonts it refers to; gives the id of its relationship."""
        used = used_ids(root)
        lines = [self._relationship(i, relation) for i, relation in sorted(relations.items()) if i in used]
        identifier = self.add(name, serialised(root), content_type, kind)
        if lines:
            self._parts.append(Part(f"word/_rels/{name}.rels", relationships_part(relationships(lines))))
        return identifier

    def packed(self, section: etree._Element) -> bytes:
        """The .docx with an empty body on the page `section`."""
        body = new("body")
        body.append(new("p"))
        body.append(section)
        document = etree.Element(w("document"), nsmap={"w": W, "r": R})
        document.append(body)
        root = Relationship("rId1", names.OFFICE_DOCUMENT, "word/document.xml")
        types = content_types([("word/document.xml", names.DOCUMENT_TYPE), *self._types])
        return pack([
            Part("[Content_Types].xml", types),
            Part("_rels/.rels", relationships_part(relationships([root]))),
            Part("word/document.xml", serialised(document)),
            Part("word/_rels/document.xml.rels", relationships_part(relationships(self._document))),
            *self._parts,
        ])  # fmt: skip

    def _relationship(self, identifier: str, relation: Relation) -> Relationship:
        if relation.external:
            return Relationship(identifier, names.HYPERLINK, relation.target, True)
        kind = _HD_PHOTO if relation.kind == "hdphoto" else f"{R}/{relation.kind}"
        return Relationship(identifier, kind, self._file(relation))

    def _file(self, relation: Relation) -> str:
        if relation.target not in self._files:
            content = without_metadata(self._source.parts[relation.target])
            number = len(self._files) + 1
            suffix, content_type = picture_kind(content) or _FONT
            name = f"fonts/font{number}.odttf" if relation.kind == "font" else f"media/image{number}.{suffix}"
            self._files[relation.target] = name
            self._parts.append(Part(f"word/{name}", content))
            self._types.append((f"word/{name}", _FONT[1] if relation.kind == "font" else content_type))
        return self._files[relation.target]


def packed(
    source: Source, section: etree._Element, styles: etree._Element, running: Iterable[RunningPart], design: Design
) -> bytes:
    """The letterhead with the page `section`, `styles` and headers and footers `running`, and the file's own settings,
    theme and fonts; a theme and fonts of `design` where it has none, which Word would make anew at every opening."""
    package = Package(source)
    package.add("styles.xml", serialised(styles), names.STYLES_TYPE, "styles")
    settings = settings_part(source.related_root("settings"))
    package.add("settings.xml", settings, names.SETTINGS_TYPE, "settings")
    own = source.related_root("theme")
    looks = etree.fromstring(theme(design).encode()) if own is None else _without_pictures(own)
    package.add("theme/theme1.xml", serialised(looks), f"{_TYPE}.theme+xml", "theme")
    fonts = source.related_root("fontTable")
    if fonts is None:
        fonts = etree.fromstring(font_table(design.font).encode())
    known = sound_fonts(fonts, source)
    package.add_with_files("fontTable.xml", fonts, known, f"{_WORD}.fontTable+xml", "fontTable")
    for number, part in enumerate(running, 1):
        name, content_type = f"{part.what}{number}.xml", f"{_WORD}.{part.what}+xml"
        identifier = package.add_with_files(name, part.root, part.relations, content_type, part.what)
        reference = new(f"{part.what}Reference", type=part.page)
        reference.set(r("id"), identifier)
        section.insert(number - 1, reference)
    return package.packed(section)


def _without_pictures(root: etree._Element) -> etree._Element:
    """A theme's `root` with plain fills for those made of pictures, which stand in parts of their own."""
    for fill in list(root.iter(f"{{{A}}}blipFill")):
        parent = fill.getparent()
        if parent is not None:
            parent.replace(fill, etree.fromstring(_FILL))
    return root
