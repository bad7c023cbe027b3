"""The redline: two versions of a document as one document with marks, which writers show and Word can accept."""

from jdgen.redline.redlining import Redline, redline
from jdgen.redline.resolving import accepted, rejected
from jdgen.redline.unmarked import change_of_house

__all__ = ["Redline", "accepted", "change_of_house", "redline", "rejected"]
