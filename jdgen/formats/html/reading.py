"""What a web page says of itself, and the words of its article, whichever program saved it last."""

from lxml import etree

from jdgen.document.identity import Stamp, stamp_in, stamp_of, words_hash
from jdgen.formats.html.page import STAMP_NAME
from jdgen.formats.html.words import words_beside, words_read


def read_stamp(page: str) -> tuple[Stamp | None, str | None]:
    """The stamp of `page`, if it has one, and the content hash of its article's words, if it has an article.

    What somebody wrote beside the article counts, too: the page shows it like the text that was agreed.
    """
    # No entity is loaded, nothing is fetched, and what nests too deeply is cut off: libxml2's own limits.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    if root is None:
        return None, None
    values = {meta.get("name", ""): meta.get("content", "") for meta in root.iter("meta")}
    stamp = stamp_in(values.get("keywords", "")) or stamp_of(
        {name.removeprefix(STAMP_NAME): value for name, value in values.items() if name.startswith(STAMP_NAME)}
    )
    article = next(root.iter("article"), None)
    if article is None:
        return stamp, None
    beside = "".join(words_beside(article, body) for body in root.iter("body"))
    return stamp, words_hash(f"{words_read(article)}{beside}")
