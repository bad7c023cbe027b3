"""What a web page says of itself, and the words of its articles, whichever program saved it last."""

from lxml import etree

from jdgen.document.identity import Stamp, are_whole, stamps_in, stamps_of, words_hash
from jdgen.formats.html.page import STAMP_NAME
from jdgen.formats.html.words import words_beside, words_read


def read_stamps(page: str) -> tuple[tuple[Stamp, ...], str | None]:
    """The stamps of `page`, if it has any, and the content hash of its articles' words, if it has an article.

    What somebody wrote beside the articles counts, too: the page shows it like the text that was agreed.
    """
    # No entity is loaded, nothing is fetched, and what nests too deeply is cut off: libxml2's own limits.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    if root is None:
        return (), None
    values = {meta.get("name", ""): meta.get("content", "") for meta in root.iter("meta")}
    named = {name.removeprefix(STAMP_NAME): value for name, value in values.items() if name.startswith(STAMP_NAME)}
    stamps = stamps_in(values.get("keywords", ""))
    if not are_whole(stamps):
        stamps = max(stamps, stamps_of(named), key=len)
    articles = [each for each in root.iter("article") if next(each.iterancestors("article"), None) is None]
    if not articles:
        return stamps, None
    beside = (words_beside(body) for body in root.iter("body"))
    return stamps, words_hash("".join([*map(words_read, articles), *beside]))
