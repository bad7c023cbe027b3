"""What people are consulted on: the changed texts of roles, or a re-grading from one role to another."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from jdgen.commands.common import stop, the_sources
from jdgen.commands.comparing.comparison import Compared, comparison_of
from jdgen.commands.comparing.sides import IN_FORCE, asked_of, is_range
from jdgen.commands.consulting.regrading import regrading_of, schools_with


class Proposed(NamedTuple):
    """How a command line names a proposal."""

    words: tuple[str, ...]
    """A range, and roles."""
    given_from: str | None
    """The role that people have, of a re-grading."""
    given_to: str | None
    schools: tuple[str, ...]
    command: str
    """As it is typed, for sentences that show how."""


def proposal_of(asked: Proposed, folder: Path, as_of: date) -> tuple[Compared, tuple[str, ...]]:
    """What is proposed, compared with what is: with the texts in force if no range says otherwise. And the schools that
    are meant; none for all.

    Exits 2 for sides, roles or schools that there are not, 1 if the sources are wrong.
    """
    words, given_from, given_to = asked.words, asked.given_from, asked.given_to
    if given_from is None and given_to is None:
        return _changed(asked, folder, as_of)
    if given_from is None or given_to is None:
        given, lacking = ("--from", "--to") if given_to is None else ("--to", "--from")
        stop(f"{given} is given without {lacking}. A re-grading has two roles: “{asked.command} --from h2 --to h3”.")
    if words:
        stop(f"Both {words[0]} and --from with --to are given. Those name two roles; leave {words[0]} out.")
    return regrading_of(given_from, given_to, asked.schools, as_of)


def _changed(proposed: Proposed, folder: Path, as_of: date) -> tuple[Compared, tuple[str, ...]]:
    words = proposed.words
    asked = asked_of(words, None if any(map(is_range, words)) else IN_FORCE, None)
    if asked.new == IN_FORCE:
        stop("The new side is what is proposed, and the texts in force are no proposal. Put in-force first.")
    compared = comparison_of(asked, folder, as_of)
    if asked.old == IN_FORCE and not compared.couples:
        stop(*compared.comparison.notes, f"Name the old side, such as “{proposed.command} main..”.")
    with the_sources(folder):
        there = tuple(filter(compared.workspace.library.role_files.__contains__, asked.roles))
        return compared, schools_with(compared.workspace, there, proposed.schools)
