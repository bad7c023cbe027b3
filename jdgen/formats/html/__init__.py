"""A document as one self-contained, accessible web page."""

from jdgen.formats.html.page import write
from jdgen.formats.html.stylesheet import UnsafeCss, hiding_css, unsafe_css
from jdgen.formats.html.together import write_together

__all__ = ["UnsafeCss", "hiding_css", "unsafe_css", "write", "write_together"]
