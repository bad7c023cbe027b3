"""A document on a letterhead, as the bytes of a .docx."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jdgen.document.identity import stamps, words_hash
from jdgen.document.tree import Block, Document, Meta
from jdgen.formats.word.body.body import body_in_turn, body_part
from jdgen.formats.word.body.draft import Draft
from jdgen.formats.word.body.words import words_written
from jdgen.formats.word.letterhead.letterhead import Letterhead
from jdgen.formats.word.ooxml.package import Packed, Part, append, packed, packed_in_turn, relationships_part
from jdgen.formats.word.ooxml.properties import core, custom

_BODY = "word/document.xml"


class Content(NamedTuple):
    """The body of a document in XML, its words as `words_written` gathers them, and the links and numbers it uses."""

    body: bytes | Packed
    words: str
    lists: tuple[Packed, ...]


def write(document: Document, letterhead: Letterhead) -> bytes:
    """The .docx of `document` on `letterhead`; the same bytes for the same input.

    Raises ValueError for a character XML cannot carry and for a table within a table: sources and layouts are checked
    for both before.
    """
    draft = Draft(document, letterhead)
    body = body_part(draft, document.blocks)
    words = words_written(body) if document.meta.identity else ""
    return assembled(document.meta, Content(body.encode(), words, lists_of(draft)), letterhead)


def write_in_turn(meta: Meta, blocks: Iterable[Block], letterhead: Letterhead) -> bytes:
    """The same for a document whose blocks come one after another, each written and let go of before the next: the list
    of a large pack would be a tree of many times its bytes.

    It has no identity, which is a hash of all its words, and no number that depends on headings yet to come.
    """
    draft = Draft(Document(meta, ()), letterhead)
    body = packed_in_turn(_BODY, (piece.encode() for piece in body_in_turn(draft, blocks)))
    return assembled(meta, Content(body, "", lists_of(draft)), letterhead)


def lists_of(draft: Draft) -> tuple[Packed, ...]:
    """The parts that list the links and numbers of a body, once it is written."""
    return (
        packed(Part("word/_rels/document.xml.rels", relationships_part(draft.relationships))),
        packed(Part("word/numbering.xml", draft.numbering.part)),
    )


def assembled(meta: Meta, content: Content, letterhead: Letterhead) -> bytes:
    """The .docx of `content` with the properties, headers and footers that `meta` gives it."""
    package = letterhead.package_in(meta.language, custom_properties=meta.identity is not None)
    return append(package, _own_parts(meta, content, letterhead))


def _own_parts(meta: Meta, content: Content, letterhead: Letterhead) -> Iterator[Part | Packed]:
    yield content.body if isinstance(content.body, Packed) else Part(_BODY, content.body)
    yield from content.lists
    if meta.identity:
        stamped = stamps((meta.identity,), words_hash(content.words))
        yield Part("docProps/core.xml", core(meta, stamped))
        yield Part("docProps/custom.xml", custom(stamped))
    else:
        yield Part("docProps/core.xml", core(meta))
    values = dict(meta.values)
    yield from letterhead.running(values)
