"""What a printed web page says at the edges of each sheet of paper: where the text stands, and that it is a draft.

A page has its running lines once; printed, it has several sheets, and each must tell them. Browsers that know the
margin boxes of CSS Paged Media Level 3 (section 4) print these; the others leave them out.
"""

import re

from jdgen.document.tree import Meta

DRAFT = "role.draft"
STANDING = "role.standing"

_RISKY = re.compile(r"[^\w .,()-]")


def edges(meta: Meta, sheets: str = "") -> str:
    """The `@page` rules of the document, empty if its values say nothing of its standing; those of several documents in
    one page are for the sheets that each names (CSS Paged Media Level 3, 5.2).

    The first sheet has the header itself, which shows the mark; only the file's first sheet can be told from others.
    """
    values = dict(meta.values)
    page = f"@page {sheets}".rstrip()
    boxes = []
    if standing := values.get(STANDING):
        boxes.append(f"{page} {{ @bottom-left {{ content: {_string(standing)}; }} }}")
    if mark := values.get(DRAFT):
        boxes.append(f"{page} {{ @top-right {{ content: {_string(mark)}; }} }}")
        boxes.append(f"@page {sheets}:first {{ @top-right {{ content: none; }} }}")
    return "\n".join(boxes)


def _string(text: str) -> str:
    """`text` as a string of CSS: whatever could end it is escaped by number (CSS Syntax Level 3, 4.3.7)."""
    return '"' + _RISKY.sub(lambda risky: f"\\{ord(risky.group()):x} ", " ".join(text.split())) + '"'
