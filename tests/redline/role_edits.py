"""Random edits of random roles, composed in the sample houses: the versions of a real document."""

import random
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st
from test_laws import filled, resolved, sample

from jdgen.diagnostics import Rejected
from jdgen.document.tree import Document
from jdgen.layout import compose
from roles import Author, roles
from roles import as_yaml as written

_WORDS = ("pupils", "the class teacher", "once a week,", "(agreed)", "with", "10%", "and report", "**always**")
_NO_PROSE = ("id", "use", "level", "assessed_by", "lang", "review_by", "optional", "numbered", "without")


@st.composite
def versions_in(draw: st.DrawFn, house: str) -> tuple[Document, Document]:
    """A random role and an edited one as documents in the sample house `house`."""
    role = draw(roles())
    pick = random.Random(draw(st.integers(0, 2**32)))
    changed = deepcopy(role)
    for _ in range(pick.randint(1, 4)):
        _edit(changed, pick)
    try:
        return composed(role, house), composed(changed, house)
    except Rejected:  # the edit left something that no role may be, such as an id given twice
        return composed(role, house), composed(role, house)


def composed(role: Author, house: str) -> Document:
    """The document of a role in a sample house."""
    return compose(filled(resolved(written(role))), sample().house(house), sample().site)


def _edit(value: Any, pick: random.Random) -> None:
    """Changes a word, a list's members, a level or a key somewhere in `value`."""
    keys = [key for key in value if key not in _NO_PROSE] if isinstance(value, dict) else range(len(value))
    if not keys:
        return
    key = pick.choice(list(keys))
    inner = value[key]
    if isinstance(inner, str):
        words = inner.split(" ")
        words.insert(pick.randrange(len(words) + 1), pick.choice(_WORDS))
        value[key] = " ".join(words)
    elif isinstance(inner, list) and len(inner) > 1 and pick.random() < 0.6:
        _edit_members(inner, pick)
    elif isinstance(inner, dict) and "level" in inner and pick.random() < 0.5:
        inner["level"] = "desirable" if inner["level"] == "essential" else "essential"
    elif isinstance(inner, list | dict) and inner:
        _edit(inner, pick)


def _edit_members(members: list[Any], pick: random.Random) -> None:
    match pick.choice(["delete", "move", "add"]):
        case "delete":
            members.pop(pick.randrange(len(members)))
        case "move":
            members.insert(pick.randrange(len(members)), members.pop(pick.randrange(len(members))))
        case "add" if isinstance(members[0], str):
            members.insert(pick.randrange(len(members) + 1), "Also do what is asked")
        case _:
            members.reverse()
