"""Laying a role out: Jinja layouts that yield strict HTML, and the document read from it."""

from jdgen.layout.compose import compose

__all__ = ["compose"]
