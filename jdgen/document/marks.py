"""What a mark of a redline means: in which of the two versions its bearer stands."""

from dataclasses import replace

from jdgen.document.tree import Change, Mark, Runs

INSERTED = Mark(Change.INSERTED)
DELETED = Mark(Change.DELETED)
_ONLY_NEW = (Change.INSERTED, Change.MOVED_TO)
_ONLY_OLD = (Change.DELETED, Change.MOVED_FROM)


def in_new(mark: Mark | None) -> bool:
    """Whether what bears `mark` is in the new version: it is once all changes are accepted."""
    return mark is None or mark.change in _ONLY_NEW


def in_old(mark: Mark | None) -> bool:
    """Whether what bears `mark` is in the old version: it is once all changes are rejected."""
    return mark is None or mark.change in _ONLY_OLD


def new_text(text: Runs) -> Runs:
    """The runs of `text` that are in the new version; their marks stay."""
    return tuple(run for run in text if in_new(run.mark))


def old_text(text: Runs) -> Runs:
    """The runs of `text` that are in the old version; their marks stay."""
    return tuple(run for run in text if in_old(run.mark))


def marked_text(text: Runs, mark: Mark) -> Runs:
    """`text` with `mark` on each run."""
    return tuple(replace(run, mark=mark) for run in text)
