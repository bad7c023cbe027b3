"""Two documents become one that says what changed between them."""

from dataclasses import replace
from typing import NamedTuple

from jdgen.document.tree import Document, Revision
from jdgen.redline.merging import Merging
from jdgen.redline.moving import with_moves
from jdgen.redline.unmarked import unmarked


class Redline(NamedTuple):
    """A document with marks, and a sentence for each difference that marks cannot show."""

    document: Document
    unmarked: tuple[str, ...]


def redline(old: Document, new: Document, revision: Revision) -> Redline:
    """What became of `old` in `new`, on the page of `new`; `revision` says whose proposal it is.

    The document says nothing of its identity: it is no version of the text, but the difference of two.
    """
    merging = Merging(old.blocks, new.blocks)
    blocks = with_moves(merging.blocks(old.blocks, new.blocks))
    meta = replace(new.meta, identity=None, revision=revision)
    return Redline(Document(meta, blocks), tuple(unmarked(old, new, merging.renamed)))
