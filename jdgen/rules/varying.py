"""Judging a role for one school after another: what no variable changes is judged once."""

from collections.abc import Iterator
from typing import Any

from jdgen.diagnostics import Diagnostic
from jdgen.role.model import FACTS, Model, Role, SectionFact
from jdgen.role.text import Text
from jdgen.rules.rule import Rule
from jdgen.rules.words import role_texts

_BY_THEMSELVES = ("banner", "purpose", "duties", "person_specification", "sections", "statements", "sign_off")
"""The keys of a role that no variable takes its value from."""


class VaryingRole:
    """A role, its variables unfilled, and what rules that judge text by text find in it wherever it is.

    `part` is the role without all that holds no variable: filled for a school and judged, it yields the rest of what
    the rules find in the filled role (and may yield some of this once more).
    """

    def __init__(self, role: Role, rules: tuple[Rule[Role], ...]) -> None:
        self.everywhere: tuple[Diagnostic, ...] = tuple(_judged(_without_variables(role), rules))
        self.part = role.model_copy(update={name: _varying(getattr(role, name)) for name in _BY_THEMSELVES})
        self._rules = rules

    def at_school(self, filled: Role) -> Iterator[Diagnostic]:
        """What the rules find in `filled`, the `part` with the values of a school."""
        return _judged(filled, self._rules)


def _judged(role: Role, rules: tuple[Rule[Role], ...]) -> Iterator[Diagnostic]:
    return (finding for rule in rules for finding in rule(role))


def _has_variables(value: Any) -> bool:
    return any(text.variables for text in role_texts(value))


def _varying(value: Any) -> Any:
    """What of a key's value has variables: of a list some items, of anything else all or nothing."""
    if isinstance(value, tuple):
        return tuple(item for item in value if _has_variables(item))
    return value if value is not None and _has_variables(value) else None


def _without_variables(role: Role) -> Role:
    """`role` with a blank in place of every text with variables, and of what such a text is the label of."""
    names = (*FACTS, *_BY_THEMSELVES)
    blanked = {name: _blanked(getattr(role, name)) for name in names}
    return role.model_copy(update=blanked | {"post": type(role.post)()})


def _blanked(value: Any) -> Any:
    if isinstance(value, Text):
        return Text((), value.at, value.marked) if value.variables else value
    if isinstance(value, tuple):
        return tuple(_blanked(item) for item in value)
    if isinstance(value, SectionFact) and _has_variables(value):
        return SectionFact.model_construct(label=Text((), value.label.at), value=Text((), value.value.at))
    if isinstance(value, Model):
        return value.model_copy(update={name: _blanked(item) for name, item in value.__dict__.items()})
    return value
