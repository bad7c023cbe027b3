"""Elements, attributes and texts as HTML: the one place where this format escapes."""

from html import escape
from itertools import groupby

from jdgen.document.marks import in_new
from jdgen.document.tree import Change, Mark, Run, Runs

LINK_SCHEMES = ("https://", "http://", "mailto:", "tel:")
_SAID = {
    Change.INSERTED: "inserted",
    Change.DELETED: "deleted",
    Change.MOVED_FROM: "moved away",
    Change.MOVED_TO: "moved here",
}


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


def inline(text: Runs, language: str = "en") -> str:
    """Runs as HTML, on a page in `language`. Neighbours with the same target are one link, so that a reader tabs to it
    once."""
    if len(text) == 1 and not text[0].href and text[0].mark is None:
        return _run(text[0])
    return "".join(_linked(href, list(group), language) for href, group in groupby(text, key=lambda run: run.href))


def changed(content: str, mark: Mark | None, language: str = "en") -> str:
    """HTML as what `mark` says became of it.

    Most screen readers say nothing at `ins` and `del`, whatever their role, so words that are not seen say it. They are
    English (WCAG 2.2, 3.1.2).
    """
    if mark is None or not content:
        return content
    lang = "" if language.startswith("en") else "en"
    said = element("span", f"{_SAID[mark.change]}: ", class_="visually-hidden", lang=lang)
    return element("ins" if in_new(mark) else "del", said + content, class_="moved" if mark.move else "")


def _linked(href: str, group: Runs | list[Run], language: str) -> str:
    content = "".join(changed("".join(map(_run, alike)), mark, language) for mark, alike in groupby(group, key=_mark))
    if not href:
        return content
    if not href.lower().startswith(LINK_SCHEMES):
        raise ValueError(f"a document's link must be a web, mail or telephone address: {href!r}")
    return element("a", content, href=href)


def _mark(run: Run) -> Mark | None:
    return run.mark


def _run(run: Run) -> str:
    content = words(run.text)
    if run.emphasis:
        content = element("em", content)
    if run.strong:
        content = element("strong", content)
    return content
