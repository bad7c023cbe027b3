"""What jdgen identify answers, for people and for programs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from jdgen.building.recognising import Recognised
from jdgen.document.identity import Identity
from jdgen.formats.identifying import Found, Kind
from jdgen.register import State
from jdgen.register.english import status
from jdgen.source.characters import shown
from jdgen.source.days import day, spoken


@dataclass(frozen=True)
class Answer:
    """What is known of one file: what it says of itself and what the workspace knows of that, or a complaint."""

    file: str
    found: Found | None = None
    known: tuple[Recognised, ...] = ()
    """Of each role the file says it holds; none if it says none, or there is no workspace to ask."""
    complaint: str = ""


def as_text(answer: Answer, as_of: date) -> str:
    """The answer as lines for people; `as_of` is the day by which the register was asked."""
    return "".join(f"{line}\n" for line in (shown(answer.file), *(f"  {line}" for line in _lines(answer, as_of))))


def as_data(answer: Answer) -> list[dict[str, Any]]:
    """The answer for programs, one for each role of the file; what is not known is null, and the trust's school is an
    empty text."""
    identities = answer.found.identities if answer.found else ()
    if not identities:
        return [_data(answer, None, None)]
    return [_data(answer, identity, known) for identity, known in _roles(identities, answer.known)]


def _roles(
    identities: tuple[Identity, ...], known: tuple[Recognised, ...]
) -> Iterator[tuple[Identity, Recognised | None]]:
    return zip_longest(identities, known)


def _data(answer: Answer, identity: Identity | None, known: Recognised | None) -> dict[str, Any]:
    standing = known.standing if known and known.same_text else None
    return {
        "file": answer.file,
        "kind": answer.found.kind.value if answer.found else None,
        "role": identity and identity.role,
        "title": known.title or None if known else None,
        "school": identity and identity.school,
        "school_name": known.school or None if known else None,
        "part": identity and identity.part,
        "version": identity and identity.version,
        "as_of": identity and identity.as_of,
        "state": standing and standing.state.value,
        "approved_as": standing and standing.version,
        "in_force_from": standing.in_force_from.isoformat() if standing and standing.in_force_from else None,
        "superseded_by": standing.other if standing and standing.state is State.SUPERSEDED else None,
        "edited": answer.found and answer.found.edited,
        "complaint": answer.complaint or None,
    }


def _lines(answer: Answer, as_of: date) -> list[str]:
    if answer.found is None:
        return [shown(answer.complaint)]
    if not answer.found.identities:
        return ["It does not say that jdgen made it: it was made in another way, or a program took out what it said."]
    lines = []
    for identity, known in _roles(answer.found.identities, answer.known):
        lines += [_who(identity, known), _register(identity, known, as_of)]
    return [*lines, _text(answer.found)]


def _who(identity: Identity, known: Recognised | None) -> str:
    title = f"{known.title} ({identity.role})" if known and known.title else identity.role
    part = "" if identity.part == "all" else f", {identity.part.replace('-', ' ')} only"
    if known and known.school:
        school = f"{known.school} ({identity.school})" if identity.school else known.school
    else:
        school = f"the school {identity.school}" if identity.school else "the trust"
    return f"{title}{part}, for {school}: {_version(identity)}, as of {spoken(day(identity.as_of))}."


def _version(identity: Identity) -> str:
    if identity.version.isdecimal():
        return f"version {identity.version}"
    after = identity.version.removeprefix("draft").removeprefix("-after-")
    return f"a draft, after version {after}" if after else "a draft"


def _register(identity: Identity, known: Recognised | None, as_of: date) -> str:
    if known is None:
        return "The register was not at hand: ask in the folder of the workspace whether this is in force."
    on = f"On {spoken(as_of)}"
    if known.standing is None:
        return f"{on} the register has no version {identity.version} of this role for it."
    if not known.same_text:
        return f"{on} the register has another text as version {identity.version}: this one was never approved as that."
    if identity.version.isdecimal():
        return f"{on} version {identity.version} is {status(known.standing)}."
    if known.standing.state is State.DRAFT:
        latest = f"version {known.standing.other} is the last that was" if known.standing.other else "no text of it was"
        return f"{on} it is a draft; {latest} approved."
    now = f"as version {known.standing.version} it is {status(known.standing)}"
    return f"{on} its text is no draft any more: {now}. Build the file again, and it will say so."


def _text(found: Found) -> str:
    if found.kind is Kind.PDF:
        return "A PDF's text is not compared: to learn whether it was edited, ask the Word file."
    if found.edited is None:
        return "Whether its text was edited cannot be told: the part of the page that holds it is gone."
    return "Its text was edited after jdgen made it." if found.edited else "Its text is as jdgen made it."
