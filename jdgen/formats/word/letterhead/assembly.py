"""Which parts of the letterhead's package go on into every document, under which names and relationships."""

from collections.abc import Collection, Iterable, Iterator
from posixpath import basename, dirname
from typing import NamedTuple

import docx.document
from docx.opc.part import Part as DocxPart

from jdgen.diagnostics import Location, reject
from jdgen.formats.word.ooxml import names
from jdgen.formats.word.ooxml.package import Part, Relationship, content_types, relationships, relationships_part
from jdgen.formats.word.ooxml.properties import APP

_ROOT_RELATIONSHIPS = (
    Relationship("rId1", names.OFFICE_DOCUMENT, "word/document.xml"),
    Relationship("rId2", names.CORE_PROPERTIES, "docProps/core.xml"),
    Relationship("rId3", names.EXTENDED_PROPERTIES, "docProps/app.xml"),
)
_WRITTEN = (
    ("word/document.xml", names.DOCUMENT_TYPE),
    ("word/styles.xml", names.STYLES_TYPE),
    ("word/settings.xml", names.SETTINGS_TYPE),
    ("word/numbering.xml", names.NUMBERING_TYPE),
    ("docProps/core.xml", names.CORE_TYPE),
    ("docProps/app.xml", names.APP_TYPE),
)
"""Parts jdgen writes itself, whatever the letterhead has under these names."""
_CUSTOM = "docProps/custom.xml"
"""Written too, but only into documents that say who they are."""
_DOCUMENT_RELATIONSHIPS = (
    Relationship("rId1", names.STYLES, "styles.xml"),
    Relationship("rId2", names.SETTINGS, "settings.xml"),
    Relationship("rId3", names.NUMBERING, "numbering.xml"),
)


class KeptPart(NamedTuple):
    """A part of the letterhead that goes on into every document, and where it leads; its targets begin with a slash."""

    name: str
    content_type: str
    content: bytes
    leads_to: tuple[Relationship, ...]


def kept_parts(
    document: docx.document.Document, running: Iterable[DocxPart], replaced: Iterable[Part], file: str
) -> tuple[KeptPart, ...]:
    """Theme, fonts, the headers and footers in `running`, and the pictures and fonts they lead to; with the content of
    those `replaced`. Everything else of the letterhead (body, comments, notes, custom XML, thumbnail ...) is dropped.

    Raises `Rejected` (at `file`) if one of them leads to anything else, ValueError if a part stands under the name of
    one that jdgen writes.
    """
    contents = dict(replaced)
    return tuple(
        KeptPart(name, part.content_type, contents.get(name, part.blob), tuple(_of_part(part)))
        for name, part in _travelling(document, running, file).items()
    )


def _travelling(document: docx.document.Document, running: Iterable[DocxPart], file: str) -> dict[str, DocxPart]:
    kept: dict[str, DocxPart] = {}
    waiting = [*_by_type(document, names.THEME), *_by_type(document, names.FONT_TABLE), *running]
    while waiting:
        part = waiting.pop(0)
        name = part_name(part)
        if name in kept:
            continue
        if name.lower() in {written.lower() for written in (_CUSTOM, *dict(_WRITTEN))}:
            raise ValueError(f"{name} is used as a header, footer or picture")
        kept[name] = part
        for relation in part.rels.values():
            if relation.is_external:
                continue
            if relation.reltype not in names.TRAVELLING:
                raise reject(
                    "letterhead-embedded-object",
                    f"{name} leads to {part_name(relation.target_part)}, which is neither a picture nor a font.",
                    Location(file),
                    "Replace it by a picture of it.",
                )
            waiting.append(relation.target_part)
    return kept


def part_name(part: DocxPart) -> str:
    """The name of `part` within the zip."""
    return str(part.partname).lstrip("/")


def document_relationships(document: docx.document.Document, running: dict[str, tuple[str, DocxPart]]) -> str:
    """The elements of `word/_rels/document.xml.rels`; `running` gives headers and footers (type, part) by id."""
    found = list(_DOCUMENT_RELATIONSHIPS)
    for kind in (names.THEME, names.FONT_TABLE):
        for part in _by_type(document, kind):
            found.append(Relationship(f"rId{len(found) + 1}", kind, _from_word(part)))
    found += [Relationship(identifier, kind, _from_word(part)) for identifier, (kind, part) in running.items()]
    return relationships(found)


def fixed_parts(kept: Collection[KeptPart], without: Collection[str]) -> Iterator[Part]:
    """The parts of a document that depend on the letterhead alone, but styles and settings: `kept` ones, save those
    that change per document (`without`)."""
    yield Part("[Content_Types].xml", content_types([*_WRITTEN, *((part.name, part.content_type) for part in kept)]))
    yield Part("_rels/.rels", relationships_part(relationships(_ROOT_RELATIONSHIPS)))
    yield Part("docProps/app.xml", APP)
    for part in kept:
        if part.name not in without:
            yield Part(part.name, part.content)
        if part.leads_to:
            yield Part(_rels_name(part.name), relationships_part(relationships(part.leads_to)))


def with_custom_properties(parts: Iterable[Part]) -> Iterator[Part]:
    """`parts` (see `fixed_parts`) for documents that have a `docProps/custom.xml` too, which is announced there."""
    override = f'<Override PartName="/{_CUSTOM}" ContentType="{names.CUSTOM_TYPE}"/></Types>'
    relationship = relationships([Relationship("rId4", names.CUSTOM_PROPERTIES, _CUSTOM)]) + "</Relationships>"
    announced = {"[Content_Types].xml": ("</Types>", override), "_rels/.rels": ("</Relationships>", relationship)}
    for name, content in parts:
        end, longer = announced.get(name, ("", ""))
        yield Part(name, content.removesuffix(end.encode()) + longer.encode())


def _by_type(document: docx.document.Document, kind: str) -> list[DocxPart]:
    return [relation.target_part for relation in document.part.rels.values() if relation.reltype == kind]


def _from_word(part: DocxPart) -> str:
    name = part_name(part)
    return name.removeprefix("word/") if name.startswith("word/") else f"/{name}"


def _rels_name(name: str) -> str:
    folder = dirname(name)
    return f"{folder}/_rels/{basename(name)}.rels" if folder else f"_rels/{name}.rels"


def _of_part(part: DocxPart) -> Iterator[Relationship]:
    for relation in sorted(part.rels.values(), key=lambda relation: relation.rId):
        target = relation.target_ref if relation.is_external else f"/{part_name(relation.target_part)}"
        yield Relationship(relation.rId, relation.reltype, target, relation.is_external)
