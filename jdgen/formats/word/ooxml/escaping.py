"""Text as XML: the one place where characters are escaped.

Everything else in this package builds XML by joining strings, so every text of an author passes through `text` or
`attribute` exactly once.
"""

import re

_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (production 2, Char) cannot carry, and the carriage return, which parsers turn into a line feed."""


def text(value: str) -> str:
    """`value` as element content. Raises ValueError for a character XML cannot carry: sources are checked before."""
    if not value.isprintable():
        _require_xml(value)
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(value: str) -> str:
    """`value` as the content of a double-quoted attribute, line feeds and tabs kept."""
    escaped = text(value).replace('"', "&quot;")
    if escaped.isprintable():
        return escaped
    return escaped.replace("\n", "&#10;").replace("\t", "&#9;")


def content(value: str) -> str:
    """`value` as the content of a `w:r`: `w:t` elements, `w:br` for a line feed, `w:tab` for a tab.

    `xml:space` is set where Word would otherwise drop blanks (XML 1.0, 2.10): at the ends and where two stand together.
    """
    escaped = text(value)
    if "\n" not in escaped and "\t" not in escaped:
        return _piece(escaped)
    lines = ("<w:tab/>".join(_piece(part) for part in line.split("\t")) for line in escaped.split("\n"))
    return "<w:br/>".join(lines)


def _piece(escaped: str) -> str:
    if not escaped:
        return ""
    if escaped[0] == " " or escaped[-1] == " " or "  " in escaped:
        return f'<w:t xml:space="preserve">{escaped}</w:t>'
    return f"<w:t>{escaped}</w:t>"


def _require_xml(value: str) -> None:
    found = _NOT_XML.search(value)
    if found:
        raise ValueError(f"U+{ord(found.group()):04X} cannot stand in XML: {value[:60]!r}")
