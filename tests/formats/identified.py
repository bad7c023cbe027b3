"""Documents that say who they are, in every format, and Word files changed as people and programs change them."""

from collections.abc import Callable
from dataclasses import replace

from documents import SAMPLE
from lxml import etree
from word.letterhead_files import prepared, zipped
from word.ooxml import parts

from jdgen.document.identity import Identity
from jdgen.document.tree import Document
from jdgen.formats import html, markdown, text, word
from jdgen.formats.identifying import Found, Kind, identify

IDENTITY = Identity("sen/men_tor", "oak", "person-specification", "draft-after-4", "2026-09-01", "0123456789abcdef")
LETTERHEAD = prepared()
BODY = "word/document.xml"

WRITERS: dict[str, Callable[[Document], bytes]] = {
    "docx": lambda document: word.write(document, LETTERHEAD),
    "html": lambda document: html.write(document, ""),
    "md": markdown.write,
    "txt": text.write,
}


def with_identity(document: Document, identity: Identity = IDENTITY) -> Document:
    """The document with an identity."""
    return Document(replace(document.meta, identity=identity), document.blocks)


def sample(suffix: str) -> bytes:
    """The realistic document with an identity, written."""
    return WRITERS[suffix](with_identity(SAMPLE))


def asked(content: bytes) -> Found:
    """What a file says of itself."""
    return identify(content, "a file")


def as_made(kind: Kind) -> Found:
    """What an unedited file says."""
    return Found(kind, (IDENTITY,), edited=False)


def edited(kind: Kind) -> Found:
    """What an edited file says."""
    return Found(kind, (IDENTITY,), edited=True)


def with_body(docx: bytes, change: Callable[[etree._Element], object]) -> bytes:
    """`docx` with its body changed."""
    content = parts(docx)
    root = etree.fromstring(content[BODY])
    change(root)
    return zipped(content | {BODY: etree.tostring(root)})


def with_words(docx: bytes, old: str, new: str) -> bytes:
    """`docx` with other words in the XML of its body; the old ones must stand there once."""
    content = parts(docx)
    assert content[BODY].count(old.encode()) == 1, old
    return zipped(content | {BODY: content[BODY].replace(old.encode(), new.encode())})
