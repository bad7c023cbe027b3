"""Two documents become one that says what changed between them."""

from dataclasses import replace
from typing import NamedTuple

from jdgen.document.marks import DELETED, INSERTED
from jdgen.document.tree import Document, Revision
from jdgen.redline.marking import marked


class Redline(NamedTuple):
    """A document with marks, and a sentence for each difference that marks cannot show."""

    document: Document
    unmarked: tuple[str, ...]


def redline(old: Document, new: Document, revision: Revision) -> Redline:
    """What became of `old` in `new`, on the page of `new`; `revision` says whose proposal it is.

    The document says nothing of its identity: it is no version of the text, but the difference of two.
    """
    blocks = (
        *(marked(block, DELETED) for block in old.blocks),
        *(marked(block, INSERTED) for block in new.blocks),
    )
    return Redline(Document(replace(new.meta, identity=None, revision=revision), blocks), ())
