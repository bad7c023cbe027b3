"""The redline: two versions of a document as one document with marks, which writers show and Word can accept."""

from jdgen.redline.redlining import Redline, redline
from jdgen.redline.resolving import accepted, rejected

__all__ = ["Redline", "accepted", "redline", "rejected"]
