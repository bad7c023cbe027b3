"""What changed and cannot be shown as a change: Word tracks words, paragraphs and rows, and nothing else."""

from collections.abc import Iterable, Iterator

from jdgen.document.tree import Document, Heading, Meta
from jdgen.document.walk import blocks, plain

_PROPERTIES = ("title", "author", "subject", "language", "keywords")


def unmarked(old: Document, new: Document, renamed: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A sentence for each such difference; `renamed` are the old and new names of tables whose names changed."""
    yield from _lines("header", old.meta.header, new.meta.header)
    yield from _lines("footer", old.meta.footer, new.meta.footer)
    yield from _logo(old.meta, new.meta)
    yield from _values(old.meta, new.meta)
    changed = [name for name in _PROPERTIES if getattr(old.meta, name) != getattr(new.meta, name)]
    if changed:
        yield f"Not in the text, but changed among the file's properties: {', '.join(changed)}."
    yield from _tables(old, new, renamed)


def change_of_house(old: str, new: str) -> str:
    """The sentence for a document that was laid out in the house `old` and is now in `new`."""
    return (
        f"The house style was {_said(old)} and is now {_said(new)}: page set-up, letterhead, styles and the look of "
        "lists are the new ones and are not marked."
    )


def _lines(place: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[str]:
    if old == new:
        return
    gone = [line for line in old if line not in new]
    come = [line for line in new if line not in old]
    if not gone and not come:
        yield f"The lines of the {place} stand in another order; the {place} shows the new one and is not marked."
        return
    was = f" no longer says {_listed(gone)}" if gone else ""
    now = f" now says {_listed(come)}" if come else ""
    also = " and" if was and now else ""
    yield f"The {place} of each page{was}{also}{now}; it shows the new version and is not marked."


def _logo(old: Meta, new: Meta) -> Iterator[str]:
    if old.logo != new.logo:
        change = "is new" if old.logo is None else "is gone" if new.logo is None else "is another one"
        yield f"The logo {change}; the page shows the new version and is not marked."


def _values(old: Meta, new: Meta) -> Iterator[str]:
    before, after = dict(old.values), dict(new.values)
    for name in dict.fromkeys((*before, *after)):
        was, now = before.get(name, ""), after.get(name, "")
        if was != now and not _told(old, new, was, now):
            yield f"Where the letterhead prints {name}, {_said(was)} is now {_said(now)}; it is not marked."


def _told(old: Meta, new: Meta, was: str, now: str) -> bool:
    """Whether the running lines that changed say so already."""
    before, after = ((*meta.header, *meta.footer) for meta in (old, new))
    gone = [line for line in before if line not in after]
    come = [line for line in after if line not in before]
    return any(was in line for line in gone) and any(now in line for line in come)


def _tables(old: Document, new: Document, renamed: Iterable[tuple[str, str]]) -> Iterator[str]:
    before, after = _headings(old), _headings(new)
    for was, now in renamed:
        # Most tables are named by a heading, whose marks show the change.
        if was not in before or now not in after:
            yield f"The name of a table that screen readers say was {_said(was)} and is now {_said(now)}."


def _headings(document: Document) -> set[str]:
    return {plain(block.runs) for block in blocks(document.blocks) if isinstance(block, Heading)}


def _listed(lines: list[str]) -> str:
    return " and ".join(map(_said, lines))


def _said(value: str) -> str:
    return f"“{value}”" if value else "nothing"
