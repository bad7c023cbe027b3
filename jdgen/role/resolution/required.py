"""Clauses that every role must hold, or say why not."""

from collections.abc import Iterator
from typing import NamedTuple

from jdgen.diagnostics import Diagnostic, did_you_mean
from jdgen.role.model import Role
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.uses import used_clauses
from jdgen.source.nodes import Scalar


class Requirement(NamedTuple):
    """Shared clauses, as jdgen.yaml names them, one of which at least each role must hold."""

    clauses: tuple[Scalar, ...]


def judge_requirements(role: Role, required: tuple[Requirement, ...], library: Library) -> Iterator[Diagnostic]:
    """What `role`, complete, lacks of the `required`, and what it says it lacks though it does not."""
    if not required and not role.without:
        return
    held = used_clauses(role)
    for requirement in required:
        unknown = tuple(_unknown(requirement, library))
        yield from unknown
        names = [clause.text for clause in requirement.clauses]
        if not unknown and not held.intersection(names) and not role.without.keys() & set(names):
            yield _lacking(role, names, library)
    for name, reason in role.without.items():
        if there := next((each for each in _instead(name, required) if each in held), None):
            but = "it holds it" if name == there else f"it holds “{there}”, which will do instead"
            message = f"{role.id} says why it goes without “{name}”, but {but}."
            hint = f"Delete this line; where it is inherited, write an edit “remove: without/{name}”."
            yield Diagnostic("needless-without", message, reason.at, hint)


def _instead(name: str, required: tuple[Requirement, ...]) -> Iterator[str]:
    """The clause called `name`, and those that will do where it is required."""
    yield name
    for requirement in required:
        names = [clause.text for clause in requirement.clauses]
        if name in names:
            yield from names


def _lacking(role: Role, names: list[str], library: Library) -> Diagnostic:
    path = library.role_files[role.id]
    *others, last = (f"“{name}”" for name in names)
    what = f"holds none of the required clauses {', '.join(others)} or" if others else "lacks the required clause"
    hint = (
        f"Add “- use: {names[0]}” where it belongs; or say why this post goes without it: “without:”, and below it "
        f"“{names[0]}:” with the reason."
    )
    return Diagnostic("required-clause", f"{role.id} {what} {last}.", library.source(path).key_at("title"), hint)


def _unknown(requirement: Requirement, library: Library) -> Iterator[Diagnostic]:
    for clause in requirement.clauses:
        if clause.text in library.clauses:
            continue
        if library.unread_clauses:
            yield from library.unread_clauses  # it may well stand in the file that cannot be read
            continue
        message = f"Required is “{clause.text}”, but there is no such clause in {library.folder}/_shared/clauses/."
        hint = did_you_mean(clause.text, library.clauses) or "Check the id, or add the clause there."
        yield Diagnostic("unknown-clause", message, clause.at, hint)
