"""What schools and the trust say of themselves, and the texts of roles that print it."""

from collections.abc import Mapping
from typing import Any

from jdgen.comparing.change import Change, Did
from jdgen.comparing.parts import Kind
from jdgen.role.model import Model, Role
from jdgen.role.text import Text
from jdgen.workspace import TRUST, Workspace


def changed_values(old: Workspace, new: Workspace) -> Mapping[str, tuple[Change, ...]]:
    """By school, those that both sides have and the trust: the values that are otherwise; raises `Rejected`."""
    schools = [TRUST, *(school for school in new.schools if school in old.schools)]
    found = {school: tuple(_changed(old.site_of(school), new.site_of(school))) for school in schools}
    return {school: changes for school, changes in found.items() if changes}


def _changed(old: Mapping[str, str], new: Mapping[str, str]) -> list[Change]:
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return [Change(Did.VALUE, Kind.FACT, name, old.get(name, ""), new.get(name, "")) for name in names]


def names_in(role: Role) -> frozenset[str]:
    """The dotted names that the texts of a role, its variables unfilled, use."""
    return frozenset(_names(role))


def _names(value: Any) -> set[str]:
    if isinstance(value, Text):
        return set(value.variables)
    if isinstance(value, tuple):
        return {name for item in value for name in _names(item)}
    return _names(tuple(value.__dict__.values())) if isinstance(value, Model) else set()
