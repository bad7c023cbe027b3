"""The headers and footers that a file prints, each with a tree of its own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from jdgen.formats.word.adoption.elements import is_older_copy, new
from jdgen.formats.word.adoption.reading.lines import lines_of
from jdgen.formats.word.adoption.reading.sheet import HEADER, PAGES, Sheet
from jdgen.formats.word.adoption.reading.source import Relation, Source
from jdgen.formats.word.adoption.report import Report, counted, listed
from jdgen.formats.word.letterhead.running.pages import DEFAULT, EVEN, FIRST
from jdgen.formats.word.ooxml.names import VML, A, w

Pages = Mapping[str, Mapping[str, etree._Element]]
"""By the kind of page (`first`), the roots of its `header` and `footer`."""

_OF_PAGES = {FIRST: "of the first page", DEFAULT: "", EVEN: "of even pages"}


@dataclass(frozen=True)
class RunningPart:
    """A header or footer that is kept: `what` it is, on which `page`, its root and what that may lead to."""

    what: str
    page: str
    root: etree._Element
    relations: Mapping[str, Relation]


def running_parts(source: Source, sheet: Sheet) -> list[RunningPart]:
    """The headers and footers that `sheet` shows, and empty ones where the file has none."""
    return [
        RunningPart(what, page, source.root(name), source.relations(name)) if name
        else RunningPart(what, page, _empty(what), {})
        for (what, page), name in sheet.shown.items()
    ]  # fmt: skip


def by_page(running: Iterable[RunningPart]) -> Pages:
    """The roots of `running`, the first page's first."""
    pages = {page: {part.what: part.root for part in running if part.page == page} for page in PAGES}
    return {page: roots for page, roots in pages.items() if roots}


def tell_running(pages: Pages, sheet: Sheet, report: Report) -> None:
    """Say which headers and footers were taken, with what is in them."""
    for page, roots in pages.items():
        where = _OF_PAGES[page] or ("of the following pages" if FIRST in pages else "")
        for what, root in roots.items():
            held = listed(list(_held(root)))
            if sheet.shown[what, page] and held:
                report.taken.append(f"The {' '.join(filter(None, (what, where)))}, with {held}.")


def _empty(what: str) -> etree._Element:
    """A header or footer with nothing in it but the paragraph it must have."""
    root = new("hdr" if what == HEADER else "ftr")
    root.append(new("p"))
    return root


def _held(root: etree._Element) -> Iterator[str]:
    def seen(tag: str) -> int:
        return sum(1 for one in root.iter(tag) if not is_older_copy(one))

    pictures = seen(f"{{{A}}}blip") + seen(f"{{{VML}}}imagedata")
    lines = len(lines_of(root))
    kinds = (
        (lines, "line of text", "lines of text"),
        (pictures, "picture", "pictures"),
        (seen(w("txbxContent")), "text box", "text boxes"),
        (len(root.findall(f".//{w('tbl')}")), "table", "tables"),
    )
    for count, one, more in kinds:
        if count:
            yield counted(count, one, more)
