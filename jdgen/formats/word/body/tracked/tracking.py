"""Marks as tracked changes (17.13.5): what Word and LibreOffice make of them is in docs/word/redline.md."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from jdgen.document.marks import in_new
from jdgen.document.tree import Change, Mark, Revision
from jdgen.formats.word.ooxml.escaping import attribute

_ELEMENTS = {
    Change.INSERTED: "ins",
    Change.DELETED: "del",
    Change.MOVED_FROM: "moveFrom",
    Change.MOVED_TO: "moveTo",
}

_TEXT = re.compile(r"<(/?)w:t(?=[ >])")


class Tracking:
    """Writes the marks of one document: each with a number of its own, the author and the moment."""

    def __init__(self, revision: Revision, prefix: str, new_number: Callable[[], int]) -> None:
        """`prefix` begins the names of moves, which are unique in a file; `new_number` gives one that no other
        annotation of the file has (17.13.1)."""
        self._who = f'w:author="{attribute(revision.author)}" w:date="{attribute(revision.moment)}"'
        self._prefix = prefix
        self._new_number = new_number
        self._row_comes_or_goes = False

    @contextmanager
    def row(self, mark: Mark) -> Iterator[str]:
        """Within it a row with `mark` is written; gives what the row says last in its `w:trPr` (17.13.5.13, .17). Word
        has no mark for a row that moved: it and all in it was deleted here and inserted there."""
        self._row_comes_or_goes = True
        yield f"<w:{'ins' if in_new(mark) else 'del'} {self._attributes()}/>"
        self._row_comes_or_goes = False

    def around(self, mark: Mark | None, runs: str) -> str:
        """`runs` (`w:r` elements) as marked (17.13.5.14, .18, .22, .25)."""
        if mark is None or not runs:
            return runs
        name = self._element(mark)
        if name == "del":
            # 17.3.3.7: deleted text is w:delText. Text that moved away stays w:t, as Word writes it.
            runs = (
                runs.replace("<w:t>", "<w:delText>").replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
            )
        return f"<w:{name} {self._attributes()}>{runs}</w:{name}>"

    def paragraph_mark(self, mark: Mark | None) -> str:
        """What a marked paragraph says last in its `w:pPr`: what became of its end (17.13.5.15, .19, .21, .26)."""
        return f"<w:rPr><w:{self._element(mark)} {self._attributes()}/></w:rPr>" if mark else ""

    def change_of(self, properties: str) -> str:
        """What a paragraph says last in its `w:pPr` if it had these `properties` before (17.13.5.29)."""
        return f"<w:pPrChange {self._attributes()}><w:pPr>{properties}</w:pPr></w:pPrChange>"

    def move_range(self, mark: Mark | None) -> tuple[str, str]:
        """Start and end of the stretch that moved away or here (17.13.5.23, .24, .27, .28); empty for other marks."""
        if mark is None or not mark.move or self._row_comes_or_goes:
            return "", ""
        name, number = _ELEMENTS[mark.change], self._new_number()
        named = f'w:id="{number}" {self._who} w:name="{attribute(self._prefix + mark.move)}"'
        return f"<w:{name}RangeStart {named}/>", f'<w:{name}RangeEnd w:id="{number}"/>'

    def _element(self, mark: Mark) -> str:
        if self._row_comes_or_goes:
            return "ins" if in_new(mark) else "del"
        return _ELEMENTS[mark.change]

    def _attributes(self) -> str:
        return f'w:id="{self._new_number()}" {self._who}'
