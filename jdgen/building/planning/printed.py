"""What of a role can reach a document, as a hash: a change that prints nothing makes no document anew.

Where a text was written does not count, nor what is for those who keep the role alone: reviews, legal bases, reasons.
Ids do: Word files hold marks that are named by them.
"""

import hashlib
import json
from typing import Any

from jdgen.role import model
from jdgen.role.fingerprint import fingerprint
from jdgen.role.text import Text

DIGITS = 16
"""Of the hashes that tell what a document was made of: enough to know two states of a trust apart."""

PRINTED: dict[type[model.Model], tuple[str, ...]] = {
    model.Role: (*model.FACTS, "banner", "purpose", "duties", "person_specification", "sections", "statements",
                 "sign_off", "lang"),
    model.Post: model.POST_FACTS,
    model.Purpose: ("intro", "paragraphs", "clauses"),
    model.DutyGroup: ("id", "heading", "optional", "intro", "note", "clauses", "closing"),
    model.Clause: ("id", "text", "note", "clauses"),
    model.SubClause: ("id", "text", "note"),
    model.CriteriaGroup: ("id", "heading", "note", "criteria"),
    model.Criterion: ("id", "text", "level", "assessed_by"),
    model.Section: ("id", "heading", "text", "clauses", "numbered", "facts"),
    model.SectionFact: ("label", "value"),
    model.Statement: ("id", "text", "note", "clauses"),
    model.SignOff: ("declaration", "signatories"),
}  # fmt: skip
"""The keys of each model that reach documents; the post of a role is hashed by itself (see `post_hash`)."""


def digest(value: Any) -> str:
    """The short hash of JSON values, the same for the same values on every machine."""
    return whole_digest(value)[:DIGITS]


def whole_digest(value: Any) -> str:
    """The SHA-256 of JSON values, in 64 digits."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


class PrintedRole:
    """The hashes of a resolved role, its variables unfilled, without its post: they are the same at most schools."""

    def __init__(self, role: model.Role) -> None:
        self._role = role
        self.text = fingerprint(role)
        """By which the register knows it, in 64 digits."""
        self._hash = digest([role.id, self.text, _printed(role)])
        self._with_posts: dict[model.Post, str] = {}

    def is_of(self, role: model.Role) -> bool:
        """Whether `role` is the same but for its post: then it shares its parts, since roles are never changed."""
        return all(getattr(role, name) is getattr(self._role, name) for name in PRINTED[model.Role])

    def with_post(self, post: model.Post) -> str:
        """The hash of all that the role prints, with the facts of this vacancy."""
        if post not in self._with_posts:
            self._with_posts[post] = digest([self._hash, _printed(post)])
        return self._with_posts[post]


def _printed(value: Any) -> Any:
    """`value` as JSON; what is absent is left out, so that a new key changes no hash before somebody writes it."""
    if isinstance(value, Text):
        return value.spans
    if isinstance(value, tuple):
        return [_printed(item) for item in value]
    if isinstance(value, model.Model):
        present = ((name, getattr(value, name)) for name in PRINTED[type(value)])
        return {name: _printed(part) for name, part in present if part not in (None, (), False)}
    return value
