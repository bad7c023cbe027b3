"""One part of a role: the job description or the person specification, each standing alone under its title."""

from enum import StrEnum

from jdgen.diagnostics import Location, reject
from jdgen.role.model import Post, Role


class Part(StrEnum):
    """What of a role is built."""

    ALL = "all"
    JOB_DESCRIPTION = "job-description"
    PERSON_SPECIFICATION = "person-specification"


_OF_THE_SPECIFICATION = ("id", "title", "grade", "points", "location", "person_specification", "house", "lang")


def part_of(role: Role, part: Part, at: Location) -> Role:
    """`role` cut down to `part`; raises `Rejected` (at `at`, its file) if nothing would be left but the facts."""
    if part is Part.ALL:
        return role
    if part is Part.JOB_DESCRIPTION:
        return role.model_copy(update={"person_specification": ()})
    if not role.person_specification:
        raise reject("no-specification", f"{role.id} has no person specification.", at, "Build it without --part.")
    absent = {
        name: field.get_default() for name, field in Role.model_fields.items() if name not in _OF_THE_SPECIFICATION
    }
    return role.model_copy(update=absent | {"post": Post()})


def part_suffix(part: Part) -> str:
    """What the output's name says of the part."""
    return "" if part is Part.ALL else f"-{part.value}"
