"""What HR and the register say of changes: the consultation, and evaluations of the new texts."""

from pathlib import Path

from jdgen.building.judging.consultation import consultation_in
from jdgen.commands.common import stop, the_sources
from jdgen.comparing.answer import Answer
from jdgen.comparing.change import Did
from jdgen.comparing.evaluations import is_newly_evaluated
from jdgen.consultation.classes import Class
from jdgen.consultation.reading import NOTHING_WRITTEN, Written, read_consultation
from jdgen.workspace import Workspace


def consultation_of(workspace: Workspace, folder: Path, given: Path | None) -> Written:
    """The consultation in the file that is `given`, or that of the workspace; none if it has none.

    Exits 2 if the file cannot be read, 1 if it is wrong.
    """
    if given is None:
        with the_sources(folder):
            return consultation_in(workspace) or NOTHING_WRITTEN
    try:
        content = given.read_bytes()
    except OSError as error:
        stop(f"{given} cannot be read: {error.strerror or error}.")
    with the_sources(given.parent):
        return read_consultation(given.name, content)


def unevaluated(answer: Answer, workspace: Workspace, folder: Path) -> list[str]:
    """The roles in which a change may affect the grade, and of whose new text the register has no newer evaluation."""
    positions = {
        position
        for judged in answer.judged
        if judged.is_class is Class.GRADE and judged.entry.change.did is not Did.ROLE_REMOVED
        for position in judged.entry.positions
    }
    with the_sources(folder):
        missing = {each.role for each in positions if not is_newly_evaluated(workspace, each)}
    return sorted(missing)
