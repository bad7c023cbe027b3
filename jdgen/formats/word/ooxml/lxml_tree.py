"""Small edits of lxml trees that lxml itself makes awkward."""

from lxml import etree


def remove(node: etree._Element) -> None:
    """Take `node` out of its parent, leaving the text behind it where it is."""
    parent = node.getparent()
    if parent is None:
        return
    previous = node.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + (node.tail or "")
    else:
        parent.text = (parent.text or "") + (node.tail or "")
    parent.remove(node)


def copied(element: etree._Element) -> etree._Element:
    """A copy of `element` that carries only the namespaces it uses, and no text behind it."""
    return etree.fromstring(etree.tostring(element, with_tail=False))


def serialised(root: etree._Element) -> bytes:
    """`root` as a part's content."""
    part: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return part
