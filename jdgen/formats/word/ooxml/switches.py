"""The switches of WordprocessingML (17.17.4, `ST_OnOff`)."""

from lxml import etree


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch, of a transitional or a strict document, is there and not turned off."""
    return element is not None and value_of(element, "true").lower() not in ("0", "false", "off")


def value_of(element: etree._Element, missing: str = "") -> str:
    """The `w:val` of `element`, in whichever of the two namespaces."""
    return attribute_of(element, "val", missing)


def attribute_of(element: etree._Element, name: str, missing: str = "") -> str:
    """The attribute `name` of `element`, in the element's own namespace."""
    namespace = etree.QName(element).namespace
    return element.get(f"{{{namespace}}}{name}", missing)
