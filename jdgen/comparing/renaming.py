"""Roles whose files bear another name than before."""

from collections.abc import Mapping

from jdgen.comparing.folding import folded
from jdgen.comparing.parts import parts_of
from jdgen.role.model import Role

_LEAST = 0.6
"""Of the texts of both roles together, how many must be the same."""


def renamed(gone: Mapping[str, Role], new: Mapping[str, Role]) -> dict[str, str]:
    """The old ids of roles by their new ones, where most of the texts are the same; the most alike first.

    `gone` are the roles that are there no more, `new` those that were not there.
    """
    texts = {name: {folded(part.words) for part in parts_of(role)} for name, role in (*gone.items(), *new.items())}
    scores = [(_shared(texts[old], texts[name]), old, name) for old in gone for name in new]
    found: dict[str, str] = {}
    for alike, old, name in sorted(scores, key=lambda each: (-each[0], each[1], each[2])):
        if alike >= _LEAST and name not in found and old not in found.values():
            found[name] = old
    return found


def _shared(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
