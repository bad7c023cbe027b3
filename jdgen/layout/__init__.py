"""Laying a role out: Jinja layouts that yield strict HTML, and the document read from it."""

from jdgen.layout.composition import asks_of_schools, compose, compose_main

__all__ = ["asks_of_schools", "compose", "compose_main"]
