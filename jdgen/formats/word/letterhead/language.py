"""The styles part (`word/styles.xml`, 17.7) as documents use it: without lists, in the document's language."""

from typing import NamedTuple

from lxml import etree

from jdgen.formats.word.ooxml.escaping import attribute
from jdgen.formats.word.ooxml.lxml_tree import remove, serialised
from jdgen.formats.word.ooxml.names import w

DEFAULT_LANGUAGE = "en-GB"
"""The language letterheads are prepared in: that of nearly every document."""

_SLOT = "x-jdgen-language"
_BEHIND_LANGUAGE = [w(tag) for tag in ("eastAsianLayout", "specVanish", "oMath")]
"""What follows `w:lang` in a `w:rPr` (17.3.2.28)."""


class StylesPart(NamedTuple):
    """The styles part on both sides of its language."""

    before: bytes
    after: bytes

    def in_language(self, language: str) -> bytes:
        """The part with `language` (a BCP 47 tag) as the language of all text that states no other (WCAG 3.1.1)."""
        return self.before + attribute(language).encode() + self.after


def styles_part(root: etree._Element) -> StylesPart:
    """The part with `root`, which is changed on the way.

    Numbering leaves the styles, since jdgen writes the numbering part itself; and so do their languages, since Word
    puts the language of whoever edits a style into it.
    """
    for properties in list(root.iter(w("numPr"))):
        remove(properties)
    for language in list(root.iter(w("lang"))):
        remove(language)
    properties = _default_run_properties(root)
    language = etree.Element(w("lang"), {w("val"): _SLOT, w("eastAsia"): DEFAULT_LANGUAGE, w("bidi"): "ar-SA"})
    following = [child for child in properties if child.tag in _BEHIND_LANGUAGE]
    if following:
        following[0].addprevious(language)
    else:
        properties.append(language)
    before, _, after = serialised(root).partition(_SLOT.encode())
    return StylesPart(before, after)


def _default_run_properties(root: etree._Element) -> etree._Element:
    """`w:docDefaults/w:rPrDefault/w:rPr`, made where missing; each is the first child of its parent."""
    current = root
    for tag in ("docDefaults", "rPrDefault", "rPr"):
        found = current.find(w(tag))
        if found is None:
            found = etree.Element(w(tag))
            current.insert(0, found)
        current = found
    return current
