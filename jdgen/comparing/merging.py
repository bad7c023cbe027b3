"""Entries that are one change put together: those of several comparisons with one new side, since the texts in force
stand in more than one earlier state, and those of several files."""

from collections.abc import Iterable

from jdgen.comparing.causes import Cause, Source
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
        joined(found.values()),
        tuple(dict.fromkeys(each for part in parts for each in part.unread)),
        tuple(dict.fromkeys((*whole.notes, *(note for part in parts for note in part.notes)))),
        {role: title for part in parts for role, title in part.titles.items()},
        whole.compared + sum(part.compared for part in parts),
        {new: old for part in parts for new, old in part.was.items()},
    )


def joined(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """`entries` with each change of roles' own files once: with that of the roles that extend one of them, or else as
    one entry for all of them, since who changes several files alike has made one change."""
    entries = tuple(entries)
    parents = {(entry.change, entry.cause.name) for entry in entries if entry.cause.source is Source.PARENT}
    found: dict[tuple[Change, Cause | Source], Entry] = {}
    for entry in entries:
        cause = entry.cause
        key: tuple[Change, Cause | Source] = (entry.change, cause)
        if cause.source is Source.ROLE:
            of_parent = (entry.change, cause.name) in parents
            key = (entry.change, Cause(Source.PARENT, cause.name) if of_parent else Source.ROLE)
        found[key] = _together(found[key], entry) if key in found else entry
    return tuple(found.values())


def _together(one: Entry, other: Entry) -> Entry:
    positions = tuple(dict.fromkeys((*one.positions, *other.positions)))
    missed = tuple(each for each in dict.fromkeys((*one.missed, *other.missed)) if each.position not in positions)
    return Entry(one.change, _common(one.cause, other.cause), positions, missed)


def _common(one: Cause, other: Cause) -> Cause:
    """The cause of what two causes have changed alike: a parent before the role's own file, and else no one file."""
    if one == other:
        return one
    parents = [cause for cause in (one, other) if cause.source is Source.PARENT]
    return parents[0] if parents else Cause(Source.ROLE)
