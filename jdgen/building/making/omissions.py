"""What a house may leave out: any part of a role, but no clause that is required or locked."""

from collections.abc import Iterator, Mapping

from jdgen.diagnostics import Diagnostic
from jdgen.house.model import House
from jdgen.role.model import Role
from jdgen.role.resolution.required import Requirement
from jdgen.role.resolution.shared import SharedClause
from jdgen.role.resolution.uses import used_clauses


def lost_clauses(
    role: Role, house: House, required: tuple[Requirement, ...], clauses: Mapping[str, SharedClause]
) -> Iterator[Diagnostic]:
    """The complaints about `omits:` of `house` that would let go a clause of `role` that is locked, or `required`.

    Of several clauses any one of which is required, one that is printed will do.
    """
    omitted = {omission.part for omission in house.omits}
    if not omitted:
        return  # nearly every house; the walk below would cost each document a little
    held = used_clauses(role)
    absent = {name: field.get_default() for name, field in Role.model_fields.items() if name in omitted}
    printed = used_clauses(role.model_copy(update=absent))
    choices = [frozenset(clause.text for clause in each.clauses) for each in required]
    for name in sorted(held - printed):
        asked = any(name in choice and not choice & printed for choice in choices)
        locked = name in clauses and clauses[name].definition.locked
        if asked or locked:
            part = next(part for part in omitted if name in used_clauses(_alone(role, part)))
            yield _lost(role, house, part, f"is {'required' if asked else 'locked'}", name)


def _alone(role: Role, part: str) -> Role:
    """`role` with one of its parts alone."""
    fields = Role.model_fields.items()
    return role.model_copy(update={name: field.get_default() for name, field in fields if name not in (part, "id")})


def _lost(role: Role, house: House, part: str, why: str, name: str) -> Diagnostic:
    message = f"House {house.id} omits `{part}`, where {role.id} has the clause “{name}”, which {why}."
    hint = f"Print `{part}`, and delete it from omits:; or move the clause in the role, to a part that is printed."
    return Diagnostic("omitted-clause", message, house.at, hint)
