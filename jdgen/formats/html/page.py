"""The page around a document's blocks: its head, its landmarks and its running lines."""

from base64 import b64encode

from jdgen.document.identity import Stamp, stamps, words_hash
from jdgen.document.tree import Document, Meta, Picture
from jdgen.formats.html.body import Body
from jdgen.formats.html.edges import DRAFT, edges
from jdgen.formats.html.markup import attributes, element, words
from jdgen.formats.html.stylesheet import BASE_CSS, REDLINE_CSS, unsafe_css
from jdgen.formats.html.words import words_written

# What the page shows stands in the page: browsers are told to ask no machine for anything and to run nothing.
SECURITY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

STAMP_NAME = "jdgen-"
"""What the names of the `meta` elements begin with that say who the page is."""


def write(document: Document, css: str) -> bytes:
    """The document as one UTF-8 HTML file that needs no other, dressed by the base stylesheet and then by `css`.

    Raises ValueError if `css` is not safe (see `unsafe_css`) or a link is neither web, mail nor telephone address: the
    house and the layout have refused both before.
    """
    meta = document.meta
    body = element(
        "article", f"\n{Body(meta.language, is_redline=meta.revision is not None).blocks(document.blocks)}\n"
    )
    stamped = stamps((meta.identity,), words_hash(words_written(body))) if meta.identity else ()
    shown = f"\n{_key(meta.language)}\n{body}\n" if meta.revision else f"\n{body}\n"
    content = [*header(meta), element("main", shown), *footer(meta)]
    return whole(meta, [BASE_CSS, *([REDLINE_CSS] if meta.revision else [])], css, edges(meta), stamped, content)


def whole(
    meta: Meta, own_css: list[str], css: str, printed: str, stamped: tuple[Stamp, ...], content: list[str]
) -> bytes:
    """The page of `content`, the HTML of its body, dressed by `own_css`, then by `css`, the house's, then by `printed`.

    Raises ValueError as `write` does.
    """
    if findings := unsafe_css(css):
        raise ValueError(f"the stylesheet says {findings[0].text!r} at character {findings[0].offset}")
    lines = [
        "<!DOCTYPE html>",
        f"<html{attributes(lang=meta.language)}>",
        _head(meta, [*own_css, css.strip(), printed], stamped),
        "<body>",
        *content,
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _head(meta: Meta, styles: list[str], stamped: tuple[Stamp, ...]) -> str:
    keywords = (*(stamp.token for stamp in stamped), *meta.keywords)
    named = {"author": meta.author, "description": meta.subject, "keywords": ", ".join(keywords)}
    named |= {f"{STAMP_NAME}{name}": value for stamp in stamped for name, value in stamp.named}
    lines = [
        '<meta charset="utf-8">',
        f"<meta{attributes(http_equiv='Content-Security-Policy', content=SECURITY)}>",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        element("title", words(_one_line(meta.title))),
        *(f"<meta{attributes(name=name, content=_one_line(value))}>" for name, value in named.items() if value),
        *(element("style", f"\n{css.rstrip()}\n") for css in styles if css),
    ]
    return element("head", "\n" + "\n".join(lines) + "\n")


def _key(language: str) -> str:
    """What the marks of a redline look like, for those who see them; its words are English (WCAG 2.2, 3.1.2)."""
    marks = (
        element("ins", "inserted"), element("del", "deleted"),
        element("del", "moved away", class_="moved"), element("ins", "moved here", class_="moved"),
    )  # fmt: skip
    lang = "" if language.startswith("en") else "en"
    return element("p", f"Changes: {', '.join(marks)}", class_="redline-key", lang=lang)


def header(meta: Meta) -> list[str]:
    """The running header, if there is anything to stand in it."""
    if not (meta.logo or meta.header):
        return []
    mark = dict(meta.values).get(DRAFT)
    lines = tuple(line for line in meta.header if line != mark)
    content = [_picture(meta.logo)] if meta.logo else []
    content += [element("div", _lines(lines))] if lines else []
    content += [element("p", words(mark), class_="draft")] if mark in meta.header else []
    return [element("header", "\n".join(["", *content, ""]), class_="running")]


def footer(meta: Meta) -> list[str]:
    """The running footer, if there is anything to stand in it."""
    return [element("footer", f"\n{_lines(meta.footer)}\n", class_="running")] if meta.footer else []


def _lines(lines: tuple[str, ...]) -> str:
    return "\n".join(element("p", words(line)) for line in lines)


def _picture(picture: Picture) -> str:
    address = f"data:{picture.media_type};base64,{b64encode(picture.content).decode('ascii')}"
    # `alt` is written even when empty: an empty one says "decoration", a missing one makes readers spell the address.
    alt = attributes(alt=_one_line(picture.alt)) or ' alt=""'
    return f"<img{attributes(class_='logo', src=address)}{alt}>"


def _one_line(text: str) -> str:
    return " ".join(text.split())
