"""Elements, attributes and texts as HTML: the one place where this format escapes."""

from html import escape
from itertools import groupby

from jdgen.document.tree import Run, Runs

LINK_SCHEMES = ("https://", "http://", "mailto:", "tel:")


def words(text: str) -> str:
    """A text of an author as HTML; a line break stays one."""
    return escape(text, quote=False).replace("\n", "<br>")


def attributes(**values: str) -> str:
    """Attributes with a space before each; those without a value are left out. `class_` and `for_` lose their `_`."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"' for name, value in values.items() if value
    )


def element(name: str, content: str, **values: str) -> str:
    """An element around content that is HTML already."""
    return f"<{name}{attributes(**values)}>{content}</{name}>"


def inline(text: Runs) -> str:
    """Runs as HTML. Neighbours with the same target are one link, so that a reader tabs to it once."""
    return "".join(_linked(href, list(group)) for href, group in groupby(text, key=lambda run: run.href))


def _linked(href: str, group: Runs | list[Run]) -> str:
    content = "".join(map(_run, group))
    if not href:
        return content
    if not href.lower().startswith(LINK_SCHEMES):
        raise ValueError(f"a document's link must be a web, mail or telephone address: {href!r}")
    return element("a", content, href=href)


def _run(run: Run) -> str:
    content = words(run.text)
    if run.emphasis:
        content = element("em", content)
    if run.strong:
        content = element("strong", content)
    return content
