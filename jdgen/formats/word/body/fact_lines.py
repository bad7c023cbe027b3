"""A fact in a line: what stands between its label and its value, and what is tracked in it."""

from itertools import groupby

from jdgen.document.marks import DELETED, INSERTED, in_new, new_text, old_text
from jdgen.document.tree import Fact, Mark, Run, Runs
from jdgen.document.walk import plain
from jdgen.formats.word.body.draft import Draft
from jdgen.formats.word.body.inline import label, written
from jdgen.formats.word.body.tracked.tracking import Tracking
from jdgen.formats.word.ooxml.escaping import content

BLANK = "_" * 24
"""What a line of a form is written on by hand, where the letterhead's style has no leader of its own to offer."""


def needs_no_colon(label: str) -> bool:
    """Whether `label` ends with a sign that leads on to its value."""
    return label.endswith((":", "?"))


def line(draft: Draft, fact: Fact) -> str:
    """The content of the line of `fact`: "Label: value"."""
    if draft.tracking:
        return _tracked_line(draft, draft.tracking, fact)
    said = plain(fact.label)
    value = written(draft, fact.value) or f"<w:r>{content(BLANK)}</w:r>"
    return f"{label(draft, said + _colon(draft.said(said)))}<w:r>{content(' ')}</w:r>{value}"


def _tracked_line(draft: Draft, tracking: Tracking, fact: Fact) -> str:
    marked = ((run.mark, run.text) for run in (*fact.label, *_colons(fact)))
    dressed = (
        tracking.around(mark, label(draft, "".join(text for _, text in alike)))
        for mark, alike in groupby(marked, key=lambda each: each[0])
    )
    return "".join([*dressed, written(draft, (Run(" ", mark=fact.mark), *fact.value, *_blanks(fact)))])


def _colons(fact: Fact) -> Runs:
    old, new = _colon(plain(old_text(fact.label))), _colon(plain(new_text(fact.label)))
    return _both(fact.mark, old, new)


def _blanks(fact: Fact) -> Runs:
    old, new = (BLANK if not plain(version(fact.value)) else "" for version in (old_text, new_text))
    return _both(fact.mark, old, new)


def _both(mark: Mark | None, old: str, new: str) -> Runs:
    """What the old and the new version of a fact with `mark` say."""
    if mark is not None:
        return tuple(Run(text, mark=mark) for text in (new if in_new(mark) else old,) if text)
    if old == new:
        return (Run(old),) if old else ()
    return tuple(Run(text, mark=change) for text, change in ((old, DELETED), (new, INSERTED)) if text)


def _colon(label: str) -> str:
    return "" if needs_no_colon(label) else ":"
