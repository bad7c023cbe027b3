"""What `jdgen consult` does after its options are read: the case, its files, and what is told of them."""

import sys
from collections.abc import Mapping
from pathlib import Path

from jdgen.building.consulting.case import Case, case_of
from jdgen.building.consulting.papers.missing import lines, missing
from jdgen.building.consulting.papers.words import DRAFT
from jdgen.building.consulting.sets.drafts import RejectedOn
from jdgen.building.consulting.sets.folder import put_set
from jdgen.building.consulting.sets.set import Ordered, consultation_set
from jdgen.building.judging.consultation import judged_consultation
from jdgen.building.publishing.publication import HIDDEN_MANIFEST
from jdgen.commands.answering import files
from jdgen.commands.common import PROBLEMS, stop, tell, the_sources
from jdgen.commands.comparing.comparison import Compared
from jdgen.commands.comparing.finding_sides import the_side
from jdgen.comparing.answer import judged_answer
from jdgen.comparing.sentences import counted, listed
from jdgen.comparing.telling.summary import headline, notes, sides, unread
from jdgen.consultation.reading import Written
from jdgen.source.characters import shown
from jdgen.workspace import Workspace

_MOST_NAMED = 8


def the_case(
    compared: Compared,
    written: Written,
    schools: tuple[str, ...],
    folder: Path,
    is_regrading: bool,
    out: Path | None = None,
) -> Case:
    """What the people are consulted on, with the first lines of it told. Exits 1 for a role that is wrong on one side,
    0 if no role says anything else; a former set in the folder `out` stays then, which is told."""
    with the_sources(folder):
        if doubtful := tuple(judged_consultation(compared.workspace, written)):
            tell(doubtful, folder)
        if compared.comparison.unread:
            stop(*unread(compared.comparison.unread), "Nothing was written.", code=PROBLEMS)
        case = case_of(
            judged_answer(compared.comparison, written), compared.couples, compared.workspace, written,
            schools=schools, is_regrading=is_regrading,
        )  # fmt: skip
    _tell(f"{sides(case.answer)}:", *([] if case.answer.is_empty else [headline(case.answer)]), *notes(case.answer))
    if case.answer.is_empty:
        print(headline(case.answer))
        if out and (out / HIDDEN_MANIFEST).is_file():
            _tell(f"{out} still holds a former set: remove it if nobody needs it.")
        sys.exit(0)
    return case


def tell_missing(case: Case, strict: bool) -> None:
    """Say which facts nobody has written yet, as they are to be written; exits 1 then if that is `strict`."""
    facts = missing(case)
    if not facts:
        return
    are = "fact is" if len(facts) == 1 else "facts are"
    begun = "" if case.written.node else ", which “jdgen new consultation” begins"
    _tell(f"{len(facts)} {are} still to be written into {case.written.path}{begun}:", "", *lines(facts), "")
    if strict:
        stop("Nothing was written, since --strict is given and facts are missing.", code=PROBLEMS)


def made(case: Case, compared: Compared, ordered: Ordered, folder: Path) -> Mapping[str, bytes]:
    """The files of the set. Exits 1, with what is wrong and on which side, if one cannot be made."""
    with the_sources(folder):
        try:
            return consultation_set(case, compared.couples, ordered)
        except RejectedOn as rejected:
            with the_side(rejected.side.name, rejected.side.workspace.tree):
                raise


def put(workspace: Workspace, folder: Path, out: Path, contents: Mapping[str, bytes]) -> None:
    """Make the files stand in the folder `out`, print where, and tell what became of a former set. Exits 2 if it cannot
    be written, 1 if a file is held by another program."""
    with the_sources(folder):
        outcome = files.put(workspace, folder, out, contents, put_set)
    if outcome.removed:
        _tell(f"Removed from {out}, since this set has no such file: {listed(outcome.removed, _MOST_NAMED)}.")
    _tell(f"{counted(len(contents), 'file')} in {out}. Every page says “{DRAFT}”.")
    files.exit_unless_all(outcome)


def _tell(*lines: str) -> None:
    for line in lines:
        print(shown(line), file=sys.stderr)
