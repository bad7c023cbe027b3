"""What is otherwise between two texts of a role, in one line: “2 duties reworded, 1 criterion added”."""

from collections import Counter
from collections.abc import Mapping

from jdgen.comparing.change import Change, Did
from jdgen.comparing.parts import Kind
from jdgen.comparing.roles import compare_roles
from jdgen.role.model import Role

_MOST = 4
"""Kinds of change that one line tells."""
_NOUNS: Mapping[tuple[str, Kind] | Kind, tuple[str, str]] = {
    ("duties", Kind.CLAUSE): ("duty", "duties"),
    ("duties", Kind.HEADING): ("duty group", "duty groups"),
    ("person_specification", Kind.HEADING): ("group of criteria", "groups of criteria"),
    ("sections", Kind.HEADING): ("section", "sections"),
    Kind.CRITERION: ("criterion", "criteria"),
    Kind.BANNER: ("banner", "banners"),
    Kind.SIGNATORY: ("signatory", "signatories"),
    Kind.CLOSING: ("closing paragraph", "closing paragraphs"),
}
_VERBS: Mapping[Did, str] = {
    Did.LEVEL: "of another level",
    Did.METHODS: "assessed otherwise",
    Did.OPTIONAL: "optional otherwise",
    Did.NUMBERED: "numbered otherwise",
    Did.BASIS: "with another legal basis",
}
_NO_SUBSTANCE = (Did.RENUMBERED, Did.BASIS)
"""What is told only where nothing else is."""


def summary(old: Role, new: Role) -> str:
    """What is otherwise in `new` than in `old`, both with their variables unfilled, counted by kind in one line."""
    changes = compare_roles(old, new)
    substance = [change for change in changes if change.did not in _NO_SUBSTANCE] or changes
    counted = Counter(_kind(change) for change in substance)
    told = [_told(*kind, number) for kind, number in counted.items()]
    if len(told) > _MOST:
        rest = sum(list(counted.values())[_MOST - 1 :])
        told[_MOST - 1 :] = [f"{rest} other changes"]
    return ", ".join(told) or "the same words in another order"


def _kind(change: Change) -> tuple[str, str, str]:
    """What changed, one and many, and how; a fact stands for itself."""
    did = _VERBS.get(change.did, str(change.did))
    if change.part is Kind.FACT:
        name = change.key.removeprefix("post.").replace("_", " ").replace(".", " ")
        return name, name, "changed" if change.did is Did.REWORDED else did
    plain = (str(change.part), f"{change.part}s")
    return *(_NOUNS.get((change.key, change.part)) or _NOUNS.get(change.part) or plain), did


def _told(one: str, many: str, did: str, number: int) -> str:
    if one == many:
        return f"{one} {did}"
    return f"{number} {one if number == 1 else many} {did}"
