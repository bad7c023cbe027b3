"""The switches of WordprocessingML (17.17.4, `ST_OnOff`)."""

from lxml import etree

from jdgen.formats.word.names import w


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return element is not None and element.get(w("val"), "true").lower() not in ("0", "false", "off")
