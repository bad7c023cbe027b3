"""Runs of text as paragraphs (17.3)."""

from collections.abc import Iterable
from itertools import groupby

from jdgen.document.tree import Mark, Run, Runs
from jdgen.formats.word.body.draft import Draft
from jdgen.formats.word.body.tracked.tracking import Tracking
from jdgen.formats.word.letterhead.stylesheet import Look
from jdgen.formats.word.ooxml.escaping import content


def paragraph(draft: Draft, runs: Runs, properties: str, mark: Mark | None = None) -> str:
    """A `w:p`; `properties` is the content of its `w:pPr`, `mark` says what became of it."""
    if mark is None:
        start, end = draft.bookmark(runs)
        return f"<w:p>{_properties(properties)}{start}{written(draft, runs)}{end}</w:p>"
    return filled(draft, written(draft, runs), runs, properties, mark)


def filled(draft: Draft, content: str, runs: Runs, properties: str, mark: Mark | None = None) -> str:
    """A `w:p` of `content` (XML); `runs` are what it came from."""
    start, end = draft.bookmark(runs)
    if mark is None:
        return f"<w:p>{_properties(properties)}{start}{content}{end}</w:p>"
    tracking = draft.required_tracking
    move, behind = tracking.move_range(mark)
    # Of a paragraph that moved and changed, LibreOffice takes away the end with the words before it or not at all.
    properties += tracking.paragraph_mark((runs[-1].mark if mark.move and runs else None) or mark)
    return f"<w:p>{_properties(properties)}{start}{move}{content}{end}</w:p>{behind}"


def label(draft: Draft, text: str) -> str:
    """`text` as a `w:r` in the look of a fact's label."""
    return f"<w:r>{draft.stylesheet.fact_label}{content(text)}</w:r>"


def empty(properties: str) -> str:
    """A `w:p` without content."""
    return f"<w:p>{_properties(properties)}</w:p>"


def written(draft: Draft, runs: Runs) -> str:
    """`runs` as `w:r` and `w:hyperlink` elements; neighbours that look the same are one."""
    if draft.tracking:
        return _tracked(draft, draft.tracking, runs)
    if len(runs) == 1 and not runs[0].href:
        run = runs[0]
        return _run(draft, (False, run.strong, run.emphasis), run.text)
    return "".join(_linked(draft, href, _looks(draft, alike)) for href, alike in groupby(runs, key=_href))


def _tracked(draft: Draft, tracking: Tracking, runs: Runs) -> str:
    """`runs` with their marks. A link holds its changes, as no change can hold a link (17.13.5.14, 17.16.22)."""
    pieces = []
    for href, linked in groupby(runs, key=_href):
        inner = "".join(
            tracking.around(mark, _looks(draft, alike)) for mark, alike in groupby(linked, key=lambda run: run.mark)
        )
        pieces.append(_linked(draft, href, inner))
    return "".join(pieces)


def _linked(draft: Draft, href: str, inner: str) -> str:
    if href and inner:
        return f'<w:hyperlink r:id="{draft.link(href)}" w:history="1">{inner}</w:hyperlink>'
    return inner


def _looks(draft: Draft, runs: Iterable[Run]) -> str:
    return "".join(_run(draft, look, "".join(run.text for run in alike)) for look, alike in groupby(runs, key=_look))


def _properties(properties: str) -> str:
    return f"<w:pPr>{properties}</w:pPr>" if properties else ""


def _run(draft: Draft, look: Look, text: str) -> str:
    return f"<w:r>{draft.stylesheet.runs[look]}{content(text)}</w:r>" if text else ""


def _href(run: Run) -> str:
    return run.href


def _look(run: Run) -> Look:
    return bool(run.href), run.strong, run.emphasis
