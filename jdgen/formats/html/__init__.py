"""A document as one self-contained, accessible web page."""

from jdgen.formats.html.page import write
from jdgen.formats.html.stylesheet import UnsafeCss, hiding_css, unsafe_css

__all__ = ["UnsafeCss", "hiding_css", "unsafe_css", "write"]
