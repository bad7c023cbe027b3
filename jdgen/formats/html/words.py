"""The words of a page's articles, as `document.identity.words_hash` counts them.

They are gathered twice: from the HTML as jdgen writes it, and from the HTML of whatever program saved the page last. A
law test holds the two to the same answer.
"""

import re
from typing import TYPE_CHECKING

from jdgen.document.identity import CELL, PARAGRAPH

if TYPE_CHECKING:
    from lxml import etree

_INLINE = frozenset({"a", "abbr", "b", "em", "i", "small", "span", "strong", "u"})
_CELLS = frozenset({"td", "th"})
_UNSAID = frozenset({"script", "style", "template", "noscript"})
_RUNNING = frozenset({"header", "footer"})
"""Running lines stand beside the article, and do not count."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>")


def words_written(article: str) -> str:
    """The words of `article`, HTML as jdgen writes it."""
    text = _TAG.sub(lambda tag: _border(tag[2], begins=not tag[1]), article)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def words_read(article: "etree._Element") -> str:
    """The words of the element `article` of any page."""
    from lxml import etree  # only here: to write pages takes none of it

    found: list[str] = []
    walk = etree.iterwalk(article, events=("start", "end"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if name and name not in _UNSAID:
                found += [_border(name, begins=True), element.text or ""]
            else:
                walk.skip_subtree()
        elif element is not article:
            found += [_border(name, begins=False) if name else "", element.tail or ""]
    return "".join(found)


def words_beside(page: "etree._Element") -> str:
    """The words of the element `page` outside its articles and running lines: jdgen writes none there."""
    from lxml import etree  # only here, as above

    found: list[str] = []
    walk = etree.iterwalk(page, events=("start", "end"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "end":
            found.append((element.tail or "") if element is not page else "")
        elif name == "article" or not name or name in _UNSAID | _RUNNING:
            walk.skip_subtree()
        else:
            found.append(f"{PARAGRAPH}{element.text or ''}")
    return "".join(found)


def _border(name: str, begins: bool) -> str:
    """What an element's tag puts between the words before and behind it."""
    if name == "br":
        return " "
    if name in _INLINE:
        return ""
    return CELL if begins and name in _CELLS else PARAGRAPH
