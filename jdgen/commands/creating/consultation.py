"""jdgen new consultation: consultation.yaml begun for a proposal, or what one that is there does not speak of yet."""

import re
import sys
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from jdgen.building.consulting.beginning import begun, blocks
from jdgen.building.consulting.case import Case
from jdgen.building.consulting.papers.naming import Named
from jdgen.commands.answering.publishing import source_folders
from jdgen.commands.common import PROBLEMS, stop
from jdgen.commands.comparing.comparison import Compared
from jdgen.commands.comparing.judging import consultation_of
from jdgen.commands.consulting.answers import the_case
from jdgen.commands.creating.files import write_new
from jdgen.commands.creating.given_files import check_ordinary
from jdgen.comparing.sentences import counted
from jdgen.consultation.fields import SIGNS
from jdgen.consultation.reading import NOTHING_WRITTEN
from jdgen.source.modeline import CONSULTATION_FILE, MODELINE, schema_path

_SPOKEN_OF = re.compile(rf"\bchange:[ \t]*[\"']?({SIGNS.pattern})\b")


class Wanted(NamedTuple):
    """Which file is to be begun, and for what."""

    compared: Compared
    schools: tuple[str, ...]
    is_regrading: bool
    file: Path
    again: str
    """How “jdgen consult” is called for the same."""


def begin(wanted: Wanted, folder: Path) -> None:
    """Write the file and say so; if it is there, print what it does not speak of. Exits 1 if that is anything, 2 if
    the file cannot be read or written."""
    check_ordinary(wanted.file)
    for source in source_folders(wanted.compared.workspace, folder):
        if wanted.file.resolve().is_relative_to(source.resolve()):
            stop(f"{source.name}/ holds what documents are made of. Name a file outside it.")
    if wanted.file.is_file():
        _tell_unspoken(wanted, folder)
        return
    case = the_case(wanted.compared, NOTHING_WRITTEN, wanted.schools, folder, wanted.is_regrading)
    write_new(wanted.file.parent, {wanted.file.name: begun(case, _schema_line(wanted.file, folder)).encode()})
    print(wanted.file.name if _is_usual(wanted.file, folder) else wanted.file)
    given = [] if _is_usual(wanted.file, folder) else ["--consultation", str(wanted.file)]
    again = " ".join([wanted.again, *map(quote, given)])
    print(f"Open it in an editor and fill in what is known; then “{again}” makes the papers.")


def _tell_unspoken(wanted: Wanted, folder: Path) -> None:
    written = consultation_of(wanted.compared.workspace, folder, wanted.file)
    case = the_case(wanted.compared, written, wanted.schools, folder, wanted.is_regrading)
    named = set(_SPOKEN_OF.findall(wanted.file.read_text("utf-8", errors="replace")))
    waiting = len(_keys(case) & named - written.remarks.keys())
    missed = [each for each in Named(case).changes if each.judged.entry.key not in named]
    if waiting:
        print(f"{counted(waiting, 'change')} stand there as comments, to be filled in.", file=sys.stderr)
    if not missed:
        print(f"{wanted.file.name} is there already, and every change stands in it.")
        return
    told = (
        f"{wanted.file.name} is there already and was not touched. It has nothing on {counted(len(missed), 'change')}:"
    )
    print(told, "paste these lines below “changes:”.", file=sys.stderr)
    for block in blocks(missed):
        print(block)
    sys.exit(PROBLEMS)


def _keys(case: Case) -> set[str]:
    return {each.judged.entry.key for each in Named(case).changes}


def _is_usual(file: Path, folder: Path) -> bool:
    return file.resolve() == (folder / CONSULTATION_FILE).resolve()


def _schema_line(file: Path, folder: Path) -> str:
    """The line by which an editor finds the schema of a file somewhere in the workspace; empty for one outside."""
    try:
        below = file.resolve().relative_to(folder.resolve())
    except ValueError:
        return ""
    return MODELINE + "../" * (len(below.parts) - 1) + schema_path("consultation")
