"""A letterhead made from a few choices: for a house without a Word file of its own, and for what such a file lacks."""

from jdgen.formats.word.starter.design import Design
from jdgen.formats.word.starter.letterhead import letterhead

__all__ = ["Design", "letterhead"]
