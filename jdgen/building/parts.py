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
_WHOLE = "The whole of it is built without --part."


def lacks_on_purpose(role: Role, part: Part) -> bool:
    """Whether `role` says itself that it has no such part: then a build of many roles may pass it over."""
    return part is Part.PERSON_SPECIFICATION and role.says_no_specification


def part_of(role: Role, part: Part, at: Location) -> Role:
    """`role` cut down to `part`; raises `Rejected` (at `at`, its file) if it has no such part."""
    if part is Part.ALL:
        return role
    if part is Part.JOB_DESCRIPTION:
        if not role.has_description:
            message = f"{role.id} has no job description: neither a purpose nor duties nor a section."
            raise reject("no-description", message, at, _WHOLE)
        return role.model_copy(update={"person_specification": ()})
    if role.says_no_specification:
        raise reject("no-specification", f"{role.id} says that it has no person specification.", at, _WHOLE)
    if not role.person_specification:
        message = f"{role.id} has no person specification, and does not say “person_specification: none”."
        raise reject("missing-specification", message, at, f"Write one, or say so. {_WHOLE}")
    absent = {
        name: field.get_default() for name, field in Role.model_fields.items() if name not in _OF_THE_SPECIFICATION
    }
    return role.model_copy(update=absent | {"post": Post()})


def part_suffix(part: Part) -> str:
    """What the output's name says of the part."""
    return "" if part is Part.ALL else f"-{part.value}"
