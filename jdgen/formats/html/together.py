"""Several documents as one web page: each is an article under a heading of level 1 of its own, between its own running
lines, and a list of links at the top leads to them.

HTML lets a page have several headings of level 1 (4.3.11), and WCAG asks for none: levels show how a document is built
(1.3.1), and here there is more than one document.
"""

from collections.abc import Sequence
from importlib.resources import files

from jdgen.document.identity import stamps, words_hash
from jdgen.document.together import identities_of
from jdgen.document.tree import Document, Meta
from jdgen.formats.html.body import Body
from jdgen.formats.html.edges import edges
from jdgen.formats.html.markup import element, words
from jdgen.formats.html.page import footer, header, whole
from jdgen.formats.html.stylesheet import BASE_CSS
from jdgen.formats.html.words import words_written

TOGETHER_CSS = files("jdgen.formats.html").joinpath("together.css").read_text(encoding="utf-8")


def write_together(documents: Sequence[Document], meta: Meta, css: str) -> bytes:
    """The documents, in their order, as one UTF-8 HTML file that needs no other; `meta` is the page's own (see
    `document.together.joint_meta`). Printed, each begins on a new sheet.

    Raises ValueError for some with and some without an identity, and as `write` does.
    """
    names = [f"role-{place}" for place in range(1, len(documents) + 1)]
    ids = set(names)
    articles = [
        element("article", f"\n{Body(document.meta.language, ids).blocks(document.blocks)}\n") for document in documents
    ]
    stamped = stamps(identities_of(documents), words_hash("".join(map(words_written, articles))))
    parts = [
        _part(document.meta, article, name, meta.language)
        for document, article, name in zip(documents, articles, names, strict=True)
    ]
    printed = [edges(document.meta, name) for document, name in zip(documents, names, strict=True)]
    sheets = [f"#{name} {{ page: {name}; }}" for name in names]
    content = [_contents(documents, names, meta), element("main", "\n" + "\n".join(parts) + "\n")]
    return whole(meta, [BASE_CSS, TOGETHER_CSS], css, "\n".join(filter(None, [*sheets, *printed])), stamped, content)


def _contents(documents: Sequence[Document], names: Sequence[str], meta: Meta) -> str:
    """The list of links, within a header: it is no text of the documents."""
    items = "\n".join(
        element(
            "li",
            element("a", words(document.meta.title), href=f"#{name}"),
            lang=_other(document.meta.language, meta.language),
        )
        for document, name in zip(documents, names, strict=True)
    )
    links = element("nav", "\n" + element("ul", f"\n{items}\n") + "\n", aria_label=meta.title)
    return element("header", f"\n{links}\n", class_="contents")


def _part(meta: Meta, article: str, name: str, usual: str) -> str:
    lines = [*header(meta), article, *footer(meta)]
    return element(
        "section",
        "\n" + "\n".join(lines) + "\n",
        id=name,
        class_="together",
        aria_label=meta.title,
        lang=_other(meta.language, usual),
    )


def _other(language: str, usual: str) -> str:
    """The language of a part if it is not that of the page (WCAG 3.1.2)."""
    return "" if language == usual else language
