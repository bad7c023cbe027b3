"""A document of the past, made from the sources of its own commit."""

import sys
from pathlib import Path

from jdgen.building.build import Order, build
from jdgen.building.planning.wanted import Options, Wanted
from jdgen.building.publishing.publication import CannotPublish
from jdgen.commands.answering.publishing import source_folders, tell_held, tell_set_aside, telling_of_the_wait
from jdgen.commands.common import PROBLEMS, stop, tell
from jdgen.source.revisions import NoRevision
from jdgen.tracing.history import Past
from jdgen.tracing.in_force import Found, sources_of
from jdgen.workspace import Workspace


def build_past(past: Past, found: Found, out: Path) -> tuple[str, ...]:
    """The Word file of a text that was found, made in the folder `out`; exits 1 if its sources forbid it, 2 if `out`
    cannot be written. Raises `Rejected`."""
    folder = past.states.folder
    try:
        then = Workspace(sources_of(past, found), found.as_of)
        order = Order((found.position,), Wanted(options=Options(named=frozenset({found.position.role}))))
        held_back = source_folders(past.workspace, folder)
        outcome = build(then, order, out, sources=held_back, waiting=telling_of_the_wait(out))
    except (NoRevision, CannotPublish) as error:
        stop(*map(str, error.args))
    except OSError as error:
        stop(f"{out} cannot be written: {error.strerror or error}.")
    tell_held(outcome.held)
    tell_set_aside(outcome.set_aside)
    if outcome.findings:
        tell(outcome.findings, folder)
    if outcome.failed or outcome.held:
        sys.exit(PROBLEMS)
    here = Path.cwd()
    return tuple(str(path.relative_to(here) if path.is_relative_to(here) else path) for path in outcome.written)
