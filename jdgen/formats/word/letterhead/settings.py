"""The letterhead's settings that a document keeps (`word/settings.xml`, 17.15)."""

from lxml import etree

from jdgen.formats.word.ooxml.lxml_tree import copied, serialised
from jdgen.formats.word.ooxml.names import W, w

_COMPATIBILITY = f"""<w:compat xmlns:w="{W}">\
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" \
w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>\
<w:compatSetting w:name="enableOpenTypeFeatures" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>\
<w:compatSetting w:name="doNotFlipMirrorIndents" w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>\
<w:compatSetting w:name="differentiateMultirowTableHeaders" \
w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>\
</w:compat>"""
"""As a new document of Word 2013 or later has it; without it Word says "Compatibility Mode" and lays tables out in the
way of 2010."""

_ORDER = [
    "zoom",
    "displayBackgroundShape",
    "embedTrueTypeFonts",
    "saveSubsetFonts",
    "mirrorMargins",
    "alignBordersAndEdges",
    "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter",
    "gutterAtTop",
    "defaultTabStop",
    "autoHyphenation",
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
    "evenAndOddHeaders",
    "bookFoldPrinting",
    "characterSpacingControl",
    "compat",
    "themeFontLang",
    "clrSchemeMapping",
    "decimalSymbol",
    "listSeparator",
]
"""What is kept, in schema order. Not kept: protection, tracking, mail merge, an attached template, revision ids,
variables, and `updateFields`, which makes Word ask a question at every opening."""


def settings_part(letterhead: etree._Element | None) -> bytes:
    """`word/settings.xml` from the root of the letterhead's own."""
    root = etree.Element(w("settings"), nsmap={"w": W})
    for name in _ORDER:
        found = letterhead.find(w(name)) if letterhead is not None else None
        if name == "zoom":
            etree.SubElement(root, w("zoom"), {w("percent"): _percent(found)})
        elif name == "compat":
            root.append(etree.fromstring(_COMPATIBILITY))
        elif found is not None:
            root.append(copied(found))
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w"])
    return serialised(root)


def _percent(zoom: etree._Element | None) -> str:
    """Required by the schema, missing in many files; a percent sign is allowed there but not in 2010 and before."""
    value = zoom.get(w("percent"), "").removesuffix("%") if zoom is not None else ""
    return value if value.isascii() and value.isdecimal() and 10 <= int(value) <= 500 else "100"
