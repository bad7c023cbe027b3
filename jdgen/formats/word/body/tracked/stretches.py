"""The last paragraph of a cell, and of the body, cannot come or go: its mark is also the mark of the cell's end.

So the last paragraph of the old version and that of the new one share the last mark: they become one paragraph whose
properties have changed, or what comes or goes begins at the mark before. A law test accepts and rejects them all.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from jdgen.document.marks import DELETED, INSERTED
from jdgen.formats.word.body.tracked.tracking import Tracking

_PARAGRAPH = re.compile(
    r"<w:p>(?:<w:pPr>(?P<properties>.*?)(?P<mark><w:rPr><w:(?P<kind>\w+) [^>]*/></w:rPr>)?</w:pPr>)?"
    r"(?P<content>.*?)</w:p>(?P<behind><w:move\w+RangeEnd [^>]*/>)?",
    re.DOTALL,
)
"""A paragraph as jdgen writes it, with the end of a move behind it. None stands in another."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A paragraph in XML: the content of its `w:pPr` in two parts, its runs, and what stands behind it."""

    properties: str
    mark: str
    kind: str
    content: str
    behind: str

    @property
    def xml(self) -> str:
        properties = self.properties + self.mark
        start = f"<w:pPr>{properties}</w:pPr>" if properties else ""
        return f"<w:p>{start}{self.content}</w:p>{self.behind}"

    @property
    def is_new(self) -> bool:
        """Whether it is only in the new version."""
        return self.kind in ("ins", "moveTo")


def last_kind(paragraphs: str) -> str:
    """What became of the last of `paragraphs` (XML): "ins", "del", "moveFrom", "moveTo", or "" if it stayed."""
    return _read(paragraphs[paragraphs.rindex("<w:p>") :])[0].kind


def settled(tracking: Tracking, paragraphs: str, blank: str) -> str:
    """`paragraphs` (XML), which end a cell or the body, with a last one that stays; `blank` are the properties of the
    paragraph that stands there in a version without any."""
    written = _read(paragraphs)
    last = written.pop()
    if not last.kind:
        return paragraphs
    # The last paragraph of the other version: nothing of that version stands behind it.
    place = next((at for at in range(len(written) - 1, -1, -1) if _is_in_other(written[at], last)), None)
    if place is None:
        other = _Written(blank, "", "", "", "")
    elif written[place].kind:
        other = written.pop(place)
    else:
        other = written[place]
        written[place] = replace(other, mark=tracking.paragraph_mark(INSERTED if last.is_new else DELETED))
        other = replace(other, content="")
    return _joined([*written, _shared(tracking, last, other)])


def _read(paragraphs: str) -> list[_Written]:
    return [_Written(*(found or "" for found in match.groups())) for match in _PARAGRAPH.finditer(paragraphs)]


def _is_in_other(paragraph: _Written, last: _Written) -> bool:
    """Whether `paragraph` is in the version in which `last` is not."""
    return not paragraph.kind or paragraph.is_new != last.is_new


def _shared(tracking: Tracking, last: _Written, other: _Written) -> _Written:
    """One paragraph for the last of one version and the last of the other; what was deleted stands first."""
    new, old = (last, other) if last.is_new else (other, last)
    change = "" if new.properties == old.properties else tracking.change_of(old.properties)
    return _Written(new.properties, change, "", old.content + old.behind + new.content + new.behind, "")


def _joined(paragraphs: Iterable[_Written]) -> str:
    return "".join(paragraph.xml for paragraph in paragraphs)
