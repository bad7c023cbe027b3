"""What was found in many roles, told once a cause."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from jdgen.diagnostics import Diagnostic, Location

_OF_A_LAYOUT = frozenset({"not-printed", "order-changed", "bare-heading", "bare-column", "bare-row"})
"""Findings whose cause is the house, at whose place they stand, though their words name something of the role."""


class Findings:
    """Diagnostics with the roles they were found in, gathered over a run."""

    def __init__(self) -> None:
        self._roles: dict[Diagnostic, set[str]] = {}

    def add(self, found: Iterable[Diagnostic], role_id: str = "") -> None:
        """Note what was found, in a role or ("") in none."""
        for diagnostic in found:
            self._roles.setdefault(diagnostic, set()).update([role_id] if role_id else [])

    def update(self, others: "Findings") -> None:
        """Note all that others noted."""
        for diagnostic, roles in others._roles.items():
            self._roles.setdefault(diagnostic, set()).update(roles)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self._roles)

    def __contains__(self, diagnostic: Diagnostic) -> bool:
        return diagnostic in self._roles

    def merged(self) -> tuple[Diagnostic, ...]:
        """One diagnostic a cause, by place; one that several roles share says how many."""
        causes: dict[tuple[str, Location, str, str], tuple[Diagnostic, set[str]]] = {}
        for diagnostic, roles in self._roles.items():
            words = "" if diagnostic.code in _OF_A_LAYOUT else diagnostic.message
            cause = (diagnostic.code, diagnostic.at, diagnostic.hint, words)
            _, together = causes.setdefault(cause, (diagnostic, set()))
            together.update(roles)
        told = [_with_number(diagnostic, len(roles)) for diagnostic, roles in causes.values()]
        return tuple(sorted(told, key=lambda diagnostic: diagnostic.sort_key))


def _with_number(diagnostic: Diagnostic, roles: int) -> Diagnostic:
    if roles < 2:
        return diagnostic
    message, stop = diagnostic.message, ""
    if message.endswith("."):
        message, stop = message[:-1], "."
    return replace(diagnostic, message=f"{message} (used by {roles} roles){stop}")
