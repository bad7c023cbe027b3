"""Main documents: a .docx with merge fields (`document.merge_fields`), written once and merged with many records.

What is merged is byte for byte what writing the document with its values would give. Values stand in texts and in the
descriptions of tables, escaped, and decide nothing: where they do decide (which facts share a row, which label needs a
colon) there is a body for each way they decide.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jdgen.document.identity import Identity
from jdgen.document.merge_fields import Record, has_fields, split
from jdgen.document.tree import Document, Fact, Facts, Meta
from jdgen.document.walk import blocks, plain
from jdgen.formats.word.body.body import body_part
from jdgen.formats.word.body.draft import Draft
from jdgen.formats.word.body.fact_lines import needs_no_colon
from jdgen.formats.word.body.facts import is_short
from jdgen.formats.word.body.words import words_written
from jdgen.formats.word.letterhead.letterhead import Letterhead
from jdgen.formats.word.ooxml.escaping import attribute, text
from jdgen.formats.word.ooxml.package import Packed
from jdgen.formats.word.writer import Content, assembled, lists_of
from jdgen.recent import Recent

_TEXTS = ("<w:t>", '<w:t xml:space="preserve">')
_DESCRIPTIONS = ('<w:tblCaption w:val="', '<w:tblDescription w:val="')
"""The attributes that hold words of the document (17.4.41, 17.4.46)."""

_BODIES = 8
"""Bodies held at a time: values of different lengths may set facts in other rows."""

Decisions = tuple[bool, ...]


class Unmergeable(ValueError):
    """A field stands where its value is not simply printed, such as in the address of a link."""


class _Body(NamedTuple):
    """A body between its fields: at each `slot` of `pieces` the value of a field belongs, in a text or an attribute."""

    pieces: list[bytes]
    slots: tuple[tuple[int, int, bool], ...]
    """Where, which field, and whether in an attribute."""
    words: list[str]
    """The words of the body, every second one a field."""
    lists: tuple[Packed, ...]


class MainDocument:
    """A document with merge fields on a letterhead."""

    def __init__(self, document: Document, letterhead: Letterhead) -> None:
        self._document, self._letterhead = document, letterhead
        self._bodies: Recent[Decisions, _Body] = Recent(_BODIES)
        self._decided = tuple(_decided_by_values(document, letterhead))

    def merged(
        self, record: Record, values: Mapping[str, str], identity: Identity | None, letterhead: Letterhead
    ) -> bytes:
        """The .docx with the values of `record`, all of which `fit`, for `identity`.

        `values` are dotted names that headers and footers may print beside those of the main document, and in their
        place; `letterhead` is the main document's own, or that with another logo. Raises `Unmergeable`.
        """
        body = self._body(record)
        in_text = {field: text(value).encode() for field, value in record.items()}
        in_attribute = {field: attribute(value).encode() for field, value in record.items()}
        pieces = body.pieces.copy()
        for place, field, is_attribute in body.slots:
            pieces[place] = (in_attribute if is_attribute else in_text)[field]
        words = [record[ord(word)] if place % 2 else word for place, word in enumerate(body.words)]
        content = Content(b"".join(pieces), "".join(words), body.lists)
        return assembled(_merged_meta(self._document.meta, record, values, identity), content, letterhead)

    def _body(self, record: Record) -> _Body:
        def said(text: str) -> str:
            return text.translate(record)

        decisions = tuple([
            decision
            for fact, long in self._decided
            for decision in (needs_no_colon(said(plain(fact.label))), is_short(fact, long, said))
        ])  # fmt: skip
        return self._bodies.of(
            decisions, lambda: _written(Draft(self._document, self._letterhead, record), self._document)
        )


def _decided_by_values(document: Document, letterhead: Letterhead) -> Iterator[tuple[Fact, int]]:
    """The facts with fields, and how long a value may be to share a row, if facts do."""
    for facts in blocks(document.blocks):
        if isinstance(facts, Facts):
            format = letterhead.styles.facts.get(facts.style)
            with_fields = (fact for fact in facts.facts if has_fields(plain(fact.label) + plain(fact.value)))
            yield from ((fact, format.long if format else 0) for fact in with_fields)


def _written(draft: Draft, document: Document) -> _Body:
    body = body_part(draft, document.blocks)
    if has_fields(draft.relationships) or has_fields(draft.numbering.part.decode()):
        raise Unmergeable("a field leads somewhere")
    parts = split(body)
    slots = []
    at = 0
    for place, part in enumerate(parts):
        if place % 2:
            slots.append((place, ord(part), _is_in_attribute(body, at)))
        at += len(part)
    return _Body([part.encode() for part in parts], tuple(slots), split(words_written(body)), lists_of(draft))


def _is_in_attribute(body: str, at: int) -> bool:
    """Whether what stands `at` a place of a body is part of an attribute: if not, of a text."""
    start = body.rfind("<", 0, at)
    tag = body[start : body.find(">", start) + 1]
    if start + len(tag) > at and tag.startswith(_DESCRIPTIONS):
        return True
    if start + len(tag) <= at and tag in _TEXTS:
        return False
    raise Unmergeable(f"a field in {tag[:60]}")


def _merged_meta(meta: Meta, record: Record, values: Mapping[str, str], identity: Identity | None) -> Meta:
    """`meta` with values for its fields, as far as Word files say it: headers and footers are the letterhead's."""

    def said(value: str) -> str:
        return value if value.isascii() else value.translate(record)

    return Meta(
        title=said(meta.title),
        author=said(meta.author),
        subject=meta.subject,
        language=meta.language,
        keywords=tuple([said(word) for word in meta.keywords]),
        values=tuple({**{name: said(value) for name, value in meta.values}, **values}.items()),
        identity=identity,
    )
