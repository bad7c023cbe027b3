"""The fingerprint of a role's text: what an approval is about, and what makes a draft of it when it is changed.

It covers what a trust and a union agree on, as authors type it, with variables unfilled, so that one approval serves
every school. It does not cover where a text comes from (ids, shared clauses, legal bases), the facts of a vacancy or a
place, nor how the role is printed.
"""

import hashlib
import json
import unicodedata
from typing import Any

from jdgen.role import model
from jdgen.role.text import Text, as_typed

FORMAT = "jdgen role text 1"
"""Stands inside the hash: texts hashed in another way can never pass for these."""
COVERED: dict[type[model.Model], tuple[str, ...]] = {
    model.Role: (
        "title", "grade", "points", "reports_to", "responsible_for", "liaison_with", "banner", "purpose", "duties",
        "person_specification", "sections", "statements", "sign_off",
    ),
    model.Purpose: ("intro", "paragraphs", "clauses"),
    model.DutyGroup: ("heading", "optional", "intro", "note", "clauses", "closing"),
    model.Clause: ("text", "note", "clauses"),
    model.SubClause: ("text", "note"),
    model.CriteriaGroup: ("heading", "note", "criteria"),
    model.Criterion: ("text", "level", "assessed_by"),
    model.Section: ("heading", "text", "clauses", "numbered", "facts"),
    model.SectionFact: ("label", "value"),
    model.Statement: ("text", "note", "clauses"),
    model.SignOff: ("declaration", "signatories"),
}  # fmt: skip
"""The keys of each model that an approval is about."""


def fingerprint(role: model.Role) -> str:
    """The SHA-256 of the text of `role`, in 64 hexadecimal digits; its variables must not be filled yet."""
    text = json.dumps({"format": FORMAT, "role": _covered(role)}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _covered(value: Any) -> Any:
    """`value` as JSON; what is absent is left out, so that a key added to the models later changes no fingerprint."""
    if isinstance(value, Text):
        return _composed(as_typed(value))
    if isinstance(value, str):
        return _composed(value)
    if isinstance(value, tuple):
        return [_covered(item) for item in value]
    if isinstance(value, model.Model):
        present = ((name, getattr(value, name)) for name in COVERED[type(value)])
        return {name: _covered(part) for name, part in present if part not in (None, (), False)}
    return value


def _composed(text: str) -> str:
    """`text` in normalisation form C (UAX #15): é is one word's letter whether typed as one character or as two."""
    return unicodedata.normalize("NFC", text)
