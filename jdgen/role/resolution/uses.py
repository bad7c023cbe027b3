"""The shared clauses a role holds, and when the first of its texts is to be looked at again."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from jdgen.role.model import Model, Role
from jdgen.role.resolution.library import Library


def used_clauses(role: Role) -> frozenset[str]:
    """The ids of the shared clauses in `role`, wherever they stand: banner, purpose, duties, criteria, statements..."""
    return frozenset(_used(role))


def _used(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            if isinstance(item, Model):
                yield from _used(item)
    elif isinstance(value, Model):
        if name := getattr(value, "shared", None):
            yield name
        for part in value.__dict__.values():
            if isinstance(part, (tuple, Model)):
                yield from _used(part)


def review_date(role: Role, library: Library) -> date | None:
    """The first day by which the role or a shared clause in it is to be reviewed; None if none of them says."""
    definitions = (library.clauses[name].definition for name in used_clauses(role))
    days = [day.date for day in (role.review_by, *(each.review_by for each in definitions)) if day]
    return min(days, default=None)
