"""Laying a role out: Jinja layouts that yield strict HTML, and the document read from it."""

from jdgen.layout.composition import asks_of_schools, compose, compose_main
from jdgen.layout.standing import Marking

__all__ = ["Marking", "asks_of_schools", "compose", "compose_main"]
