"""Filling a role's variables with the values of its school, trust, post and own facts: literal text, once."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from jdgen.diagnostics import Diagnostic, raise_errors
from jdgen.role.model import FACTS, POST_FACTS, Model, Post, Role
from jdgen.role.text import Text

T = TypeVar("T")


def fill(role: Role, site: Mapping[str, str], defined_at: str) -> Role:
    """`role` with every variable replaced by its value.

    `site` holds the dotted names of `school` and `trust`, defined at `defined_at`. Facts of the post may use the site's
    values, facts of the role those and the post's, and every other text all of them, so no value is expanded twice.
    Raises `Rejected` for names without a value.
    """
    filler = _Filler(defined_at)
    post = filler.filled(role.post, site)
    with_post = {**site, **post_values(post)}
    facts = role.model_copy(update={name: filler.filled(getattr(role, name), with_post) for name in FACTS})
    every = {**with_post, **role_values(facts)}
    rest = [name for name in Role.model_fields if name not in FACTS and name != "post"]
    whole = facts.model_copy(
        update={"post": post, **{name: filler.filled(getattr(role, name), every) for name in rest}}
    )
    raise_errors(filler.findings)
    return whole


def post_values(post: Post) -> dict[str, str]:
    """The dotted names of the post's facts that have a value."""
    texts = {name: getattr(post, name) for name in POST_FACTS}
    return {f"post.{name}": text.plain for name, text in texts.items() if text is not None and text.spans}


def role_values(role: Role) -> dict[str, str]:
    """The dotted names of the role's facts that have a value."""
    values: dict[str, str] = {"role.id": role.id}
    for name in FACTS:
        value = getattr(role, name)
        texts = value if isinstance(value, tuple) else (value,)
        words = ", ".join(text.plain for text in texts if text is not None and text.spans)
        if words:
            values[f"role.{name}"] = words
    return values


class _Filler:
    def __init__(self, defined_at: str) -> None:
        self.findings: list[Diagnostic] = []
        self._defined_at = defined_at

    def filled(self, value: T, values: Mapping[str, str]) -> T:
        """`value` with the texts in it filled; the very same object if there is nothing to fill."""
        return self._filled(value, values)  # type: ignore[no-any-return]

    def _filled(self, value: Any, values: Mapping[str, str]) -> Any:
        if isinstance(value, Text):
            return self._text(value, values) if value.variables else value
        if isinstance(value, tuple):
            items = tuple(self._filled(item, values) for item in value)
            return value if all(a is b for a, b in zip(items, value, strict=True)) else items
        if isinstance(value, Model):
            old = value.__dict__
            changed = {name: new for name, item in old.items() if (new := self._filled(item, values)) is not item}
            return value.model_copy(update=changed) if changed else value
        return value

    def _text(self, text: Text, values: Mapping[str, str]) -> Text:
        missing = [name for name in text.variables if name not in values]
        for name in missing:
            near = get_close_matches(name, values, n=1)
            hint = f"Did you mean {{{{ {near[0]} }}}}? " if near else ""
            where = {"post": "the role's post: facts", "role": "the role's facts"}.get(
                name.split(".")[0], self._defined_at
            )
            self.findings.append(
                Diagnostic(
                    "undefined-variable", f"{{{{ {name} }}}} has no value.", text.at, f"{hint}Give it in {where}."
                )
            )
        return text if missing else text.filled(values)
