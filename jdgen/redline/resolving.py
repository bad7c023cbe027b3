"""A redline with all its changes accepted, or all rejected: an unmarked document again."""

from dataclasses import replace

from jdgen.document.marks import in_new, in_old
from jdgen.document.tree import Document
from jdgen.document.versions import Stays, version


def accepted(document: Document) -> Document:
    """What a redline says once all its changes are accepted: the new version. Neighbouring runs that look the same are
    one; what marks cannot say (see `Redline.unmarked`) is as in the new version."""
    return _resolved(document, in_new)


def rejected(document: Document) -> Document:
    """What a redline says once all its changes are rejected: the old version; otherwise as `accepted`."""
    return _resolved(document, in_old)


def _resolved(document: Document, stays: Stays) -> Document:
    return Document(replace(document.meta, revision=None), tuple(version(document.blocks, stays)))
