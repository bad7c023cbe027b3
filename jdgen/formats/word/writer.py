"""A document on a letterhead, as the bytes of a .docx."""

from collections.abc import Iterator

from jdgen.document.identity import stamps, words_hash
from jdgen.document.tree import Document
from jdgen.formats.word.body import body_part
from jdgen.formats.word.draft import Draft
from jdgen.formats.word.letterhead import Letterhead
from jdgen.formats.word.package import Part, append, relationships_part
from jdgen.formats.word.properties import core, custom
from jdgen.formats.word.words import words_written


def write(document: Document, letterhead: Letterhead) -> bytes:
    """The .docx of `document` on `letterhead`; the same bytes for the same input.

    Raises ValueError for a character XML cannot carry and for a table within a table: sources and layouts are checked
    for both before.
    """
    custom_properties = document.meta.identity is not None
    return append(letterhead.package_in(document.meta.language, custom_properties), _own_parts(document, letterhead))


def _own_parts(document: Document, letterhead: Letterhead) -> Iterator[Part]:
    draft = Draft(document, letterhead)
    # The body first: it gathers the numbers and links that the next two list.
    body = body_part(draft, document.blocks)
    yield Part("word/document.xml", body.encode())
    yield Part("word/_rels/document.xml.rels", relationships_part(draft.relationships))
    yield Part("word/numbering.xml", draft.numbering.part)
    if identity := document.meta.identity:
        stamped = stamps((identity,), words_hash(words_written(body)))
        yield Part("docProps/core.xml", core(document.meta, stamped))
        yield Part("docProps/custom.xml", custom(stamped))
    else:
        yield Part("docProps/core.xml", core(document.meta))
    values = dict(document.meta.values)
    for story in letterhead.stories:
        yield Part(story.name, story.fill(values))
