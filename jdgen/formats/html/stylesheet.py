"""The page's own stylesheet, and what a house's stylesheet may not say.

A page must not ask any other machine for anything when it is opened: the reader of a job pack is not to be counted,
and the page must look the same from a memory stick. The page forbids requests by its content security policy too;
here they are named, so that the keeper of a house learns of them before a reader sees a hole.

And a page must show the whole text: its words are agreed, and no stylesheet may take some of them away again.
"""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

BASE_CSS = files("jdgen.formats.html").joinpath("base.css").read_text(encoding="utf-8")
"""Read once when the package is loaded; every page carries it before the house's own stylesheet."""
REDLINE_CSS = files("jdgen.formats.html").joinpath("redline.css").read_text(encoding="utf-8")
"""What a page with marks has besides."""

COMMENT_OR_STRING = re.compile(
    r"""/\*.*?(?:\*/|\Z)            # a comment, to the end of the file if it is not closed
      | "(?:\\.|[^"\\\n\r\f])*"?    # a string, which a line's end closes too (CSS Syntax Level 3, 4.3.5)
      | '(?:\\.|[^'\\\n\r\f])*'?
    """,
    re.DOTALL | re.VERBOSE,
)
FORBIDDEN = re.compile(
    r"""@import\b
      | (?<![\w-])(?:url|src|image|(?:-webkit-)?image-set)\(
      | \\                          # an escape outside a string can hide any of these names
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ZERO = r"[+-]?(?:0+(?:\.0+)?|\.0+)(?:e[+-]?\d+)?(?![\d.])"
HIDING = re.compile(
    rf"""(?<![\w-])                    # not the end of another property, nor a variable (--display)
    (?: display\s*:\s*none(?![\w-])
      | visibility\s*:\s*(?:hidden|collapse)(?![\w-])
      | content-visibility\s*:\s*hidden(?![\w-])
      | opacity\s*:\s*{_ZERO}%?
      | font-size\s*:\s*{_ZERO}(?:%|[a-z]+)?
      | font\s*:[^:;{{}}/]*?(?<![\w.-]){_ZERO}(?:%|(?!deg|g?rad|turn)[a-z]+)?(?![\w%])    # no angle of oblique letters
    )""",
    re.IGNORECASE | re.VERBOSE,
)
END_OF_STYLE = re.compile(r"</style", re.IGNORECASE)


class UnsafeCss(NamedTuple):
    """A piece of a stylesheet that a page cannot carry: its text, and its offset in characters."""

    text: str
    offset: int


def unsafe_css(css: str) -> list[UnsafeCss]:
    """Everything in `css` that could make a page ask for something outside itself, or that would end its style element.

    That is `@import`, `url(...)` and the other functions that name a picture or font, escapes outside strings, and
    ``</style`` wherever it stands. Comments and strings are otherwise free.
    """
    return sorted(_findings(css), key=lambda finding: finding.offset)


def hiding_css(css: str) -> list[UnsafeCss]:
    """Every declaration in `css` that surely hides the text of what it dresses, whatever that is.

    What may have other ends is left alone: an indent, a clipped box, a colour.
    """
    return [UnsafeCss(css[m.start() : m.end()], m.start()) for m in HIDING.finditer(_bare(css))]


def _bare(css: str) -> str:
    """`css` with blanks for its comments and strings: what is left stands where it stood."""
    return COMMENT_OR_STRING.sub(lambda match: " " * len(match.group()), css)


def _findings(css: str) -> Iterator[UnsafeCss]:
    for match in END_OF_STYLE.finditer(css):
        yield UnsafeCss(match.group(), match.start())
    for match in FORBIDDEN.finditer(_bare(css)):
        yield UnsafeCss(match.group(), match.start())
