"""A letterhead and its css made from a few choices, for a house that has no Word file of its own yet."""

from jdgen.house.starter.design import Design
from jdgen.house.starter.letterhead import letterhead
from jdgen.house.starter.stylesheet import stylesheet

__all__ = ["Design", "letterhead", "stylesheet"]
