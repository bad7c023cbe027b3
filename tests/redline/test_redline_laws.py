"""Accepting all changes of a redline gives the new document, and rejecting all the old one."""

import os
from dataclasses import fields, is_dataclass, replace
from itertools import groupby
from typing import Any

from documents import LAW
from hypothesis import given, settings
from redline.edits import versions

from jdgen.document.tree import Document, Revision, Run
from jdgen.redline import accepted, redline, rejected

EXAMPLES = int(os.environ.get("JDGEN_REDLINE_EXAMPLES", "100"))
"""How many random documents each law is tried on; thousands in the nightly run."""
REVISION = Revision("Human resources", "2026-09-01T00:00:00Z")


def normal(value: Any, captions: bool = True) -> Any:
    """`value` with neighbouring runs of one look as one, and without the names of tables."""
    if isinstance(value, tuple):
        if any(isinstance(one, Run) for one in value):
            looks = groupby((run for run in value if run.text), key=lambda run: (run.strong, run.emphasis, run.href))
            return tuple((look, "".join(run.text for run in alike)) for look, alike in looks)
        return tuple(normal(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        skipped = {"at", "origin", "caption"}
        return (type(value).__name__, *(normal(getattr(value, f.name)) for f in fields(value) if f.name not in skipped))
    return value


@settings(LAW, max_examples=EXAMPLES)
@given(versions())
def test_a_redline_accepted_is_the_new_document_and_rejected_the_old_one(both: tuple[Document, Document]) -> None:
    old, new = both
    shown = redline(old, new, REVISION).document
    assert normal(accepted(shown).blocks) == normal(new.blocks)
    assert normal(rejected(shown).blocks) == normal(old.blocks)


@settings(LAW, max_examples=EXAMPLES)
@given(versions())
def test_what_did_not_change_bears_no_mark(both: tuple[Document, Document]) -> None:
    old, _ = both
    assert redline(old, old, REVISION) == (replace(old, meta=replace(old.meta, identity=None, revision=REVISION)), ())
