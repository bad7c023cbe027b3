"""The css and the logo of a house, made from the design of its letterhead (`jdgen.formats.word.starter`)."""

from jdgen.house.starter.stylesheet import stylesheet

__all__ = ["stylesheet"]
