"""Several documents on one letterhead, as one .docx: each is a section (17.6) with its own headers, footers and page
numbers. What Word and LibreOffice do: docs/word/sections.md.
"""

from collections.abc import Iterable, Iterator, Sequence

from jdgen.document.identity import stamps, words_hash
from jdgen.document.together import identities_of
from jdgen.document.tree import Document, Meta
from jdgen.formats.word.body.body import body_of, flow
from jdgen.formats.word.body.draft import Draft
from jdgen.formats.word.body.words import words_written
from jdgen.formats.word.letterhead.assembly import with_custom_properties
from jdgen.formats.word.letterhead.letterhead import Letterhead
from jdgen.formats.word.ooxml import names
from jdgen.formats.word.ooxml.escaping import attribute
from jdgen.formats.word.ooxml.package import Part, pack, relationships, relationships_part
from jdgen.formats.word.ooxml.properties import core, custom
from jdgen.formats.word.sections import SectionedLetterhead, SectionParts

_TYPES = {names.HEADER: names.HEADER_TYPE, names.FOOTER: names.FOOTER_TYPE}


def write_together(documents: Sequence[Document], meta: Meta, letterhead: Letterhead) -> bytes:
    """The .docx of `documents`, in their order, on `letterhead`; the same bytes for the same input.

    `meta` is the file's own (see `document.together.joint_meta`). Each document begins on a new page, which is page 1,
    under its own running lines; its numbered lists count from one. A document in another language than the file's says
    so of its text (headers and footers are the letterhead's). Raises ValueError for no document, for some with and some
    without an identity, and as `write` does.
    """
    if not documents:
        raise ValueError("no documents to write together")
    draft = Draft(documents[0], letterhead)
    sectioned = SectionedLetterhead(letterhead)
    pieces: list[str] = []
    sections: list[SectionParts] = []
    for place, document in enumerate(documents, start=1):
        if place > 1:
            draft.go_on_with(document)
        draft.speak(document.meta.language, meta.language)
        bookmark, mark = draft.last_bookmark()
        sections.append(sectioned.section(place, dict(document.meta.values), bookmark))
        is_last = place == len(documents)
        properties = sections[-1].properties
        pieces.append(_ended("".join(flow(draft, document.blocks)), mark, "" if is_last else properties))
    body = body_of("".join([*pieces, sections[-1].properties]))
    shared = [part for part in _shared(letterhead, meta, documents) if part.name not in sectioned.own_parts]
    return pack(_announced([*shared, *_own(draft, body, documents, meta), *_of(sections)], sections))


def _ended(content: str, bookmark: str, properties: str) -> str:
    """`content` with `bookmark` at the end of its last paragraph, which has the properties of the section that ends
    with it (17.6.18): a paragraph for them alone could be a page for them alone."""
    before, start, last = content.rpartition("<w:p>")
    last = f"{last.removesuffix('</w:p>')}{bookmark}</w:p>"
    if not properties:
        return before + start + last
    if last.startswith("<w:pPr>"):
        return before + start + last.replace("</w:pPr>", f"{properties}</w:pPr>", 1)
    return f"{before}{start}<w:pPr>{properties}</w:pPr>{last}"


def _shared(letterhead: Letterhead, meta: Meta, documents: Sequence[Document]) -> Iterator[Part]:
    parts: Iterable[Part] = letterhead.parts
    yield from with_custom_properties(parts) if identities_of(documents) else parts
    yield Part("word/styles.xml", letterhead.styles_part.in_language(meta.language))


def _own(draft: Draft, body: str, documents: Sequence[Document], meta: Meta) -> Iterator[Part]:
    yield Part("word/document.xml", body.encode())
    yield Part("word/numbering.xml", draft.numbering.part)
    stamped = stamps(identities_of(documents), words_hash(words_written(body)))
    yield Part("docProps/core.xml", core(meta, stamped))
    if stamped:
        yield Part("docProps/custom.xml", custom(stamped))
    yield Part("word/_rels/document.xml.rels", relationships_part(draft.relationships))


def _of(sections: Iterable[SectionParts]) -> Iterator[Part]:
    for section in sections:
        yield from section.parts


def _announced(parts: Iterable[Part], sections: Sequence[SectionParts]) -> Iterator[Part]:
    """`parts`, with those that only later sections have among the package's content types and the document's
    relationships."""
    later = [pair for section in sections for pair in section.relationships]
    overrides = "".join(
        f'<Override PartName="/{attribute(name)}" ContentType="{_TYPES[relationship.type]}"/>'
        for name, relationship in later
    )
    added = {
        "[Content_Types].xml": ("</Types>", overrides),
        "word/_rels/document.xml.rels": ("</Relationships>", relationships(relationship for _, relationship in later)),
    }
    for name, content in parts:
        end, longer = added.get(name, ("", ""))
        yield Part(name, content.removesuffix(end.encode()) + f"{longer}{end}".encode())
