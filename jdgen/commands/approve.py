"""jdgen approve: a decision on texts of roles, entered into the register."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from jdgen.building.approval import Decision, NothingToApprove, changed, entry_of
from jdgen.building.judging.check import check_positions
from jdgen.building.planning.selection import Places, Selection
from jdgen.commands.common import check_school, roles_argument, school_ids, stop, the_folder, the_sources
from jdgen.commands.creating.files import write_new
from jdgen.commands.options.as_of import read_day, today
from jdgen.commands.options.selecting import filter_options, selected, selection_of
from jdgen.diagnostics import Rejected, raise_errors
from jdgen.register import Entry, Evaluation, read_register
from jdgen.register.writing import as_yaml
from jdgen.role.fingerprint import fingerprint
from jdgen.role.people import names_a_person, person_with_title
from jdgen.rules.names import usual
from jdgen.source.days import day, spoken
from jdgen.source.modeline import REGISTER_FOLDER, schema_line_of
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Workspace, open_workspace

_NAMED = 3
"""Up to so many roles, the name of a file says which they are; else how many."""
_LONGEST_NAME = 60
"""Characters of what stands behind the day in the name of a file."""


@click.command(epilog="\b\nExamples:\n  jdgen approve h3 --by \"Pay and Personnel Committee\" --ref \"minute 14\""
               "\n                --on 2026-09-01 --in-force 2026-09-01"
               "\n  jdgen approve --all-changed --by \"Board of Trustees\" --ref 2026/31"
               "\n                --on 2026-09-01 --in-force 2027-01-01"
               "\n  jdgen approve h3 ... --evaluation \"NJC JES\" JE-114 2026-07-02")  # fmt: skip
@roles_argument
@filter_options
@click.option("--all-changed", is_flag=True, help="All roles whose text is not approved yet, or not as it stands now.")
@click.option("--by", required=True, metavar="OFFICE", help="The office or committee that decided, never a person.")
@click.option("--ref", required=True, metavar="REF", help="Where the decision is written down, such as minute 14.")
@click.option("--on", required=True, callback=read_day, metavar="DATE", help="The day of the decision.")
@click.option("--in-force", required=True, callback=read_day, metavar="DATE",
              help="The day from which the text is in force; it is approved as it is worded on that day.")  # fmt: skip
@click.option("--evaluation", nargs=3, default=None, metavar="SCHEME REF DATE",
              help="The job evaluation the grade rests on; with it, a text may be approved again.")  # fmt: skip
@click.option("--school", "schools", multiple=True, callback=school_ids, metavar="ID",
              help="For this school only; may be repeated. Without it, for the trust and every school.")  # fmt: skip
@click.option("--again", is_flag=True, help="Approve a text that is approved already, to put right what was entered.")
def command(
    roles: tuple[str, ...], all_changed: bool, by: str, ref: str, on: date, in_force: date,
    evaluation: tuple[str, str, str] | None, schools: tuple[str, ...], again: bool, **filters: Any,
) -> None:  # fmt: skip
    """Enter into the register that the texts of roles were approved. Their versions are counted by jdgen.

    One new file is written into the register's folder, to be committed; nothing else is changed, ever. Refuses what
    “jdgen check” would call an error in these roles on the day the text comes into force.
    """
    if bool(roles) == all_changed:
        stop("Name the roles that were approved, or give --all-changed." if not roles
             else "Give the roles or --all-changed, not both.")  # fmt: skip
    if again and evaluation:
        stop("Give --again, to put right what was entered, or --evaluation, to enter a new one; not both.")
    decision = Decision(on, _office(by), _reference(ref, "--ref"), in_force, _evaluated(evaluation), schools, again)
    if on > today():
        stop(f"--on is {spoken(on)}, which is after today, {spoken(today())}. Enter a decision once it is taken.")
    folder = the_folder()
    with the_sources(folder):
        workspace = open_workspace(folder, in_force)
        for school in schools:
            check_school(workspace, school)
        meant = selected(workspace, selection_of(roles, schools, filters))
        approved = tuple(dict.fromkeys(position.role for position in meant))
        if all_changed:
            approved = tuple(role for role in changed(workspace, decision) if role in approved)
        if not approved:
            stop("Every role's text is approved already; nothing to approve.")
        entry = _entry(workspace, approved, decision)
        path = _free_path(workspace, entry)
        text = as_yaml(entry, schema_line_of(path, workspace.settings.roles))
        _check_readable(workspace, path, text)
    write_new(folder, {path: text.encode()})
    _tell(path, entry, workspace)


def _said(text: str, option: str) -> str:
    """The words behind an option; exits 2 if there are none, or signs among them that cannot be printed."""
    words = " ".join(text.split(" ")).strip()
    if not words:
        stop(f"{option} says nothing.")
    if not words.isprintable():
        stop(f"{option} holds a character that cannot be printed.")
    return words


def _office(by: str) -> str:
    office = _said(by, "--by")
    _check_nobody(names_a_person(office))
    return office


def _reference(text: str, option: str) -> str:
    words = _said(text, option)
    _check_nobody(person_with_title(words))
    return words


def _check_nobody(person: str | None) -> None:
    """Exits 2 if an option names a person."""
    if person:
        stop(f"“{person}” is a person, and the register names nobody: git does not forget."
             " Name the office or committee instead, such as Pay and Personnel Committee.")  # fmt: skip


def _evaluated(given: tuple[str, str, str] | None) -> Evaluation | None:
    if given is None:
        return None
    parts = zip(("scheme", "reference", "date"), given, strict=True)
    scheme, ref, on = (_reference(text, f"The {part} of --evaluation") for part, text in parts)
    try:
        return Evaluation.model_construct(scheme=scheme, ref=ref, date=day(on))
    except ValueError:
        stop(f"The date of --evaluation, “{on}”, is not one. Write year-month-day, such as 2026-09-01.")


def _entry(workspace: Workspace, roles: tuple[str, ...], decision: Decision) -> Entry:
    """The entry; exits 1 for errors in its roles, 2 if there is nothing to approve in one of them."""
    positions = selected(workspace, Selection(roles, decision.schools), Places.ALL)
    raise_errors([finding for finding in check_positions(workspace, positions).findings if finding.is_error])
    try:
        return entry_of(workspace, roles, decision)
    except NothingToApprove as nothing:
        stop("Nothing was written.", *nothing.sentences)


def _free_path(workspace: Workspace, entry: Entry) -> str:
    """Where the entry is written: named by its day and roles, and by a number if that is taken."""
    roles = list(entry.texts)
    name = "-".join(usual(role) for role in roles) if len(roles) <= _NAMED else f"{len(roles)}-roles"
    stem = f"{REGISTER_FOLDER}/{entry.approved_on.isoformat()}-{usual(name[:_LONGEST_NAME])}"
    taken = {path.casefold() for path in workspace.tree.files(REGISTER_FOLDER)}
    path, number = f"{stem}.yaml", 2
    while path.casefold() in taken:
        path, number = f"{stem}-{number}.yaml", number + 1
    return path


def _check_readable(workspace: Workspace, path: str, text: str) -> None:
    """Exits 2 if the register could not be read with this file: what was typed may hold signs that no file may hold."""
    files = {known: workspace.tree.read(known) for known in workspace.tree.files(REGISTER_FOLDER)}
    try:
        read_register(MemoryTree({**files, path: text.encode()}))
    except Rejected as rejected:
        found = rejected.diagnostics[0]
        stop(f"Nothing was written. {found.message} {found.hint}")


def _tell(path: str, entry: Entry, workspace: Workspace) -> None:
    print(path)
    for role_id, text in entry.texts.items():
        print(f"{role_id}: version {text.version}, in force from {spoken(entry.in_force_from)}")
        for school in () if entry.schools else _with_another_text(workspace, role_id):
            print(f"{role_id}: {school} words it otherwise; approve that text with --school {school}")
    print(f"Commit it: “git add {path}”, then “git commit”. It is never edited; a later decision is a new file.")


def _with_another_text(workspace: Workspace, role_id: str) -> Iterator[str]:
    """The schools whose own text of the role a decision for every school is not about."""
    text = fingerprint(workspace.resolved(role_id, workspace.library.owner(role_id)))
    for position in workspace.positions:
        is_other = position.role == role_id and workspace.has_own_text(position)
        if is_other and fingerprint(workspace.resolved(*position)) != text:
            yield position.school
