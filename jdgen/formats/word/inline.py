"""Runs of text as paragraphs (17.3)."""

from itertools import groupby

from jdgen.document.tree import Run, Runs
from jdgen.formats.word.draft import Draft
from jdgen.formats.word.escaping import content
from jdgen.formats.word.stylesheet import Look


def paragraph(draft: Draft, runs: Runs, properties: str) -> str:
    """A `w:p`; `properties` is the content of its `w:pPr`."""
    start, end = draft.bookmark(runs)
    return f"<w:p>{_properties(properties)}{start}{written(draft, runs)}{end}</w:p>"


def labelled(draft: Draft, label: str, value: str, runs: Runs, properties: str) -> str:
    """A `w:p` of `label` in the look of a fact's label, a blank, and `value` (XML); `runs` are what both came from."""
    start, end = draft.bookmark(runs)
    dressed = f"<w:r>{draft.stylesheet.fact_label}{content(label)}</w:r><w:r>{content(' ')}</w:r>"
    return f"<w:p>{_properties(properties)}{start}{dressed}{value}{end}</w:p>"


def empty(properties: str) -> str:
    """A `w:p` without content."""
    return f"<w:p>{_properties(properties)}</w:p>"


def written(draft: Draft, runs: Runs) -> str:
    """`runs` as `w:r` and `w:hyperlink` elements; neighbours that look the same are one."""
    if len(runs) == 1 and not runs[0].href:
        run = runs[0]
        return _run(draft, (False, run.strong, run.emphasis), run.text)
    pieces = []
    for href, linked in groupby(runs, key=_href):
        inner = "".join(
            _run(draft, look, "".join(run.text for run in alike)) for look, alike in groupby(linked, key=_look)
        )
        if href and inner:
            inner = f'<w:hyperlink r:id="{draft.link(href)}" w:history="1">{inner}</w:hyperlink>'
        pieces.append(inner)
    return "".join(pieces)


def _properties(properties: str) -> str:
    return f"<w:pPr>{properties}</w:pPr>" if properties else ""


def _run(draft: Draft, look: Look, text: str) -> str:
    return f"<w:r>{draft.stylesheet.runs[look]}{content(text)}</w:r>" if text else ""


def _href(run: Run) -> str:
    return run.href


def _look(run: Run) -> Look:
    return bool(run.href), run.strong, run.emphasis
