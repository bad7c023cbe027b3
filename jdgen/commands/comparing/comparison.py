"""The comparison that a command line asks for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from jdgen.commands.common import stop, the_sources
from jdgen.commands.comparing.finding_sides import Finder, the_side
from jdgen.commands.comparing.sides import IN_FORCE, Asked
from jdgen.comparing.entries import Comparison
from jdgen.comparing.in_force import InForce, texts_in_force
from jdgen.comparing.merging import merged
from jdgen.comparing.sentences import counted, listed
from jdgen.comparing.side import Couple, Sources
from jdgen.comparing.workspaces import Pair, compare_sides
from jdgen.diagnostics import did_you_mean
from jdgen.source.days import spoken
from jdgen.source.revisions import NoRevision
from jdgen.workspace import Position, Workspace

_TEXTS_IN_FORCE = "the texts in force"
_MOST_NAMED = 8
_OWN_TEXT = "A school that words a role otherwise needs a decision on that text (jdgen approve --school). "


class Compared(NamedTuple):
    """A comparison, and the sides it is of."""

    comparison: Comparison
    couples: tuple[Couple, ...]
    workspace: Workspace
    """Whose register and consultation count: that of the new side."""


def comparison_of(asked: Asked, folder: Path, as_of: date, old_as_of: date | None = None) -> Compared:
    """What is asked for, compared as worded on the day `as_of`; the old side on the day `old_as_of` if that is given.

    Exits 2 for a side or a role that there is not, 1 if a side as a whole is wrong.
    """
    try:
        if IN_FORCE in (asked.old, asked.new):
            if old_as_of:
                stop("The texts in force are compared on one day, and two are given. Give one with --as-of.")
            return _with_register(asked, Finder(folder, as_of), folder)
        old, new = _sides(asked, Finder(folder, old_as_of or as_of), Finder(folder, as_of))
    except NoRevision as no:
        stop(*no.args)
    couple = Couple(_dated(old, old_as_of), _dated(new, as_of)) if old_as_of else Couple(old, new)
    with the_sources(folder):
        if old.held is not None or new.held is not None:
            comparison = _of_files(couple.old, couple.new, asked.roles)
        else:
            names = _chosen((old, new), asked.roles)
            comparison = compare_sides(couple.old, couple.new, names.__contains__)
    return Compared(replace(comparison, old_as_of=old_as_of), (couple,), new.workspace)


def _sides(asked: Asked, old_finder: Finder, new_finder: Finder) -> tuple[Sources, Sources]:
    """The two sides; raises `NoRevision`, and exits 1 if one as a whole is wrong."""
    new = new_finder.side(asked.new)
    old = old_finder.fork(asked.old, asked.new) if asked.from_fork else old_finder.side(asked.old)
    for side in (old, new):
        with the_side(side.name, side.workspace.tree):
            _ = side.schools_of
    return old, new


def _dated(side: Sources, day: date) -> Sources:
    """The side, called by its day too: the two may be one state of the sources."""
    return replace(side, name=f"{side.name} as worded on {spoken(day)}")


def _of_files(old: Sources, new: Sources, roles: tuple[str, ...]) -> Comparison:
    """Two roles compared with each other; the other of a lone file is the role of its name, or the one asked for."""
    named = [next(iter(side.schools_of)) for side in (old, new) if side.held is not None]
    if len(named) > 1:
        if roles:
            stop(f"Two files are given, so there is no role to choose: leave {roles[0]} out.")
        return compare_sides(old, new, bool, Pair(*named))
    whole = new if old.held is not None else old
    meant = sorted(_chosen((whole,), roles)) if roles else [name for name in named if name in whole.schools_of]
    if len(meant) != 1:
        what = f"{', '.join(roles)} means {counted(len(meant), 'role')}" if roles else f"{whole.name} has no {named[0]}"
        stop(f"{what}, and a file is compared with one role. Name it: “jdgen diff --from FILE ROLE”.")
    pair = Pair(named[0], meant[0]) if old.held is not None else Pair(meant[0], named[0])
    return compare_sides(old, new, bool, pair)


def _with_register(asked: Asked, finder: Finder, folder: Path) -> Compared:
    """The texts in force against another side; each is found where its sources are."""
    if asked.old == asked.new:
        stop("Both sides are the texts in force. Compare them with a revision, or with the working tree.")
    reads_back = asked.new == IN_FORCE
    other = finder.side(asked.old if reads_back else asked.new)
    with the_sources(folder):
        names = _chosen((other,), asked.roles)
        positions = [position for position in other.workspace.positions if position.role in names]
        found = texts_in_force(other.workspace, positions, finder.states(other.workspace))
        couples = []
        for workspace, held in found.found.items():
            texts = Sources(_TEXTS_IN_FORCE, workspace, frozenset(held))
            there = Sources(other.name, other.workspace, frozenset(held))
            couples.append(Couple(there, texts) if reads_back else Couple(texts, there))
        parts = [compare_sides(couple.old, couple.new, names.__contains__) for couple in couples]
    ends = (other.name, _TEXTS_IN_FORCE) if reads_back else (_TEXTS_IN_FORCE, other.name)
    whole = Comparison(*ends, other.workspace.as_of, (), notes=tuple(_not_compared(found, other.workspace)))
    return Compared(merged(parts, whole), tuple(couples), other.workspace)


def _not_compared(found: InForce, now: Workspace) -> Iterator[str]:
    never = sorted(
        {position.role for position in found.never} - {p.role for each in found.found.values() for p in each}
    )
    if never:
        named = listed(never, _MOST_NAMED)
        yield f"Of {counted(len(never), 'role')} no text is in force, so there is nothing to compare with: {named}."
    yield from _not_found(found, now)


def _not_found(found: InForce, now: Workspace) -> Iterator[str]:
    compared = {position.role for there in found.found.values() for position in there}
    lost: dict[tuple[str, int], list[Position]] = {}
    for position, version in found.lost.items():
        lost.setdefault((position.role, version), []).append(position)
    for (role, version), positions in lost.items():
        where = listed([str(position) for position in positions], _MOST_NAMED) if role in compared else role
        own = any(now.has_own_text(position) for position in positions if position.school)
        yield (
            f"{where} was not compared: version {version} is in force, but no commit here holds a text with the hash "
            f"that was approved. {_OWN_TEXT if own else ''}If the clone is shallow, fetch the whole history "
            "(fetch-depth: 0)."
        )


def _chosen(sides: tuple[Sources, ...], asked: tuple[str, ...]) -> frozenset[str]:
    """The ids, of the roles on either side, that are asked for by id, path or pattern; all if none is. Exits 2."""
    known = sorted({role for side in sides for role in side.schools_of})
    found: set[str] = set()
    for word in asked:
        name = word.replace("\\", "/").removeprefix("./")
        for side in sides:
            name = name.removeprefix(f"{side.workspace.settings.roles}/")
        name = name.removesuffix(".yaml")
        meant = [role for role in known if role == name or fnmatchcase(role, name)]
        if not meant:
            where = " or ".join(dict.fromkeys(side.name for side in sides))
            hint = did_you_mean(name, known) or f"To compare with an earlier state, write {word}.. with two dots."
            stop(f"There is no role “{word}” in {where}. {hint}")
        found.update(meant)
    return frozenset(found if asked else known)
