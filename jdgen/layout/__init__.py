"""Laying a role out: Jinja layouts that yield strict HTML, and the document read from it."""

from jdgen.layout.composition import compose

__all__ = ["compose"]
