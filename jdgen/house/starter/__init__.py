"""A letterhead made from a few choices, for a house that has no Word file of its own yet."""

from jdgen.house.starter.design import Design
from jdgen.house.starter.letterhead import letterhead

__all__ = ["Design", "letterhead"]
