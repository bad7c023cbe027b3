"""What has changed between two states, for the commands that are to be about nothing else."""

from jdgen.building.planning.changed import changed_positions
from jdgen.commands.common import stop, the_folder
from jdgen.commands.comparing.finding_sides import Finder, the_side
from jdgen.commands.comparing.sides import IN_FORCE, asked_of, is_range
from jdgen.comparing.side import Sources
from jdgen.source.revisions import NoRevision
from jdgen.workspace import Position, Workspace


def changed_between(workspace: Workspace, words: str) -> frozenset[Position]:
    """The positions whose documents are otherwise on the new side of `words`, which are OLD..NEW as for `jdgen diff`.

    Exits 2 for a side that there is not, 1 if one as a whole is wrong.
    """
    if not is_range(words):
        stop(f"“{words}” does not say from when to when. Write such as --changed main.. with two dots.")
    asked = asked_of([words], None, None)
    if IN_FORCE in (asked.old, asked.new):
        stop("--changed compares two states of the files. What is not in force, --status draft finds.")
    finder = Finder(the_folder(), workspace.as_of)
    try:
        new = finder.side(asked.new) if asked.new else Sources("the working tree", workspace)
        old = finder.fork(asked.old, asked.new) if asked.from_fork else finder.side(asked.old)
    except NoRevision as no:
        stop(*no.args)
    for side in (old, new):
        if side.held is not None:
            stop(f"{side.name} is one role's file, and --changed compares two states of all of them.")
        with the_side(side.name, side.workspace.tree):
            _ = side.schools_of
    return changed_positions(old.workspace, new.workspace)
