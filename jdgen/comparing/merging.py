"""Several comparisons with one new side, told as one: the texts in force stand in more than one earlier state."""

from collections.abc import Iterable

from jdgen.comparing.causes import Cause
from jdgen.comparing.change import Change
from jdgen.comparing.entries import Comparison, Entry


def merged(comparisons: Iterable[Comparison], whole: Comparison) -> Comparison:
    """`whole`, a comparison of nothing, with what the others found; each cause is one entry again."""
    parts = tuple(comparisons)
    found: dict[tuple[Change, Cause], Entry] = {}
    for entry in (entry for part in parts for entry in part.entries):
        key = (entry.change, entry.cause)
        first = found.get(key)
        found[key] = _together(first, entry) if first else entry
    return Comparison(
        whole.old,
        whole.new,
        whole.as_of,
        tuple(found.values()),
        tuple(dict.fromkeys(each for part in parts for each in part.unread)),
        tuple(dict.fromkeys((*whole.notes, *(note for part in parts for note in part.notes)))),
        {role: title for part in parts for role, title in part.titles.items()},
        whole.compared + sum(part.compared for part in parts),
        {new: old for part in parts for new, old in part.was.items()},
    )


def _together(one: Entry, other: Entry) -> Entry:
    positions = tuple(dict.fromkeys((*one.positions, *other.positions)))
    missed = tuple(dict.fromkeys((*one.missed, *other.missed)))
    return Entry(one.change, one.cause, positions, missed)
