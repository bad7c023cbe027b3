"""Filling a role's variables with the values of its school, trust, post and own facts: literal text, once."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from jdgen.diagnostics import Diagnostic, Location, did_you_mean, raise_errors, reject
from jdgen.document.school_logo import SCHOOL_LOGO
from jdgen.role.model import FACTS, POST_FACTS, Model, Post, Role
from jdgen.role.text import Text

T = TypeVar("T")
M = TypeVar("M", bound=Model)

SITE_FACTS = ("name", "address", "head_title", "council", "employer", "phone", "website")
"""What a trust or school has a value for, beside the facts it names itself."""
LARGEST = 1_000_000
"""Characters that all variables of a role may bring in; a long role has about 20,000 in all."""
LOGO = "school.logo"
"""A picture, which no text can say; where it can stand: `jdgen.document.school_logo`."""
OF_A_ROLE = ("id", "version", "status", "standing", "draft")
"""What a document says of a role beside its facts."""
_PRINTABLE = {
    "school": SITE_FACTS, "trust": SITE_FACTS, "role": (*FACTS, *OF_A_ROLE), "post": POST_FACTS,
}  # fmt: skip


def fill(role: Role, site: Mapping[str, str], trust_at: str, school_at: str = "") -> Role:
    """`role` with every variable replaced by its value.

    `site` holds the dotted names of `school` and `trust`, given at `trust_at` and, for a school that is not the trust
    itself, `school_at`. Facts of the post may use the site's values, facts of the role those and the post's, and every
    other text all of them, so no value is expanded twice.
    Raises `Rejected` for names without a value.
    """
    given_at = {"trust": f"the trust are given in {trust_at}", "school": f"the trust are given in {trust_at}"}
    if school_at:
        given_at["school"] = f"the school are given in {school_at}"
    filler = _Filler(given_at, frozenset([*role_values(role), *post_values(role.post)]), _blanks(role))
    post = filler.filled(role.post, site)
    with_post = {**site, **post_values(post)}
    facts = filler.with_filled(role, FACTS, with_post)
    every = {**with_post, **role_values(facts)}
    rest = [name for name in Role.model_fields if name not in FACTS and name != "post"]
    whole = filler.with_filled(facts, rest, every)
    if post is not role.post:
        whole = whole.model_copy(update={"post": post})
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


def _blanks(role: Role) -> frozenset[str]:
    """The dotted names of the facts that are there, and left blank."""
    facts = {f"role.{name}": getattr(role, name) for name in FACTS}
    facts |= {f"post.{name}": getattr(role.post, name) for name in POST_FACTS}
    return frozenset(name for name, value in facts.items() if isinstance(value, Text) and not value.spans)


def is_printable_name(name: str) -> bool:
    """Whether a letterhead or a running line may say `{{ name }}`: whether some document has a value for it."""
    root, _, fact = name.partition(".")
    if root in ("school", "trust") and re.fullmatch(r"facts\.[a-z][a-z0-9_]*", fact):
        return True
    return fact in _PRINTABLE.get(root, ())


def unknown_name(name: str, at: Location) -> Diagnostic:
    """The complaint about a name in a letterhead or running line for which no document has a value."""
    if name == LOGO:
        return _logo_as_text(at)
    known = [f"{root}.{fact}" for root, facts in _PRINTABLE.items() for fact in facts]
    hint = _meant(name, known) or f"Known: {', '.join(known)}, and school.facts.WORD."
    return Diagnostic("undefined-variable", f"No document has a value for {{{{ {name} }}}}.", at, hint)


def _logo_as_text(at: Location) -> Diagnostic:
    hint = f"Type {SCHOOL_LOGO} as the alternative text of a picture: in the letterhead, and at logo: in house.yaml."
    return Diagnostic("undefined-variable", "A logo is a picture, and this is text.", at, hint)


def _meant(name: str, known: Iterable[str]) -> str:
    """All names of one root begin alike: only those that are alike beyond it count as near."""
    return did_you_mean(name, known, "{{{{ {} }}}}", cutoff=0.8)


class _Filler:
    def __init__(self, given_at: Mapping[str, str], given: frozenset[str], blank: frozenset[str]) -> None:
        self.findings: list[Diagnostic] = []
        self._size = 0
        self._given_at = given_at
        """Where the values of school and trust come from, in words."""
        self._given = given
        """The names of the role's and the post's own facts, some of which are not filled yet."""
        self._blank = blank

    def filled(self, value: T, values: Mapping[str, str]) -> T:
        """`value` with the texts in it filled; the very same object if there is nothing to fill."""
        return self._filled(value, values)  # type: ignore[no-any-return]

    def with_filled(self, model: M, names: Iterable[str], values: Mapping[str, str]) -> M:
        """`model` with its fields of these `names` filled; the others, and what its author said at all, stay as is."""
        changed: dict[str, Any] = {}
        for name in names:
            item = getattr(model, name)
            if (new := self._filled(item, values)) is not item:
                changed[name] = new
        return model.model_copy(update=changed) if changed else model

    def _filled(self, value: Any, values: Mapping[str, str]) -> Any:
        if isinstance(value, Text):
            return self._text(value, values) if value.variables else value
        if isinstance(value, tuple):
            items = tuple(self._filled(item, values) for item in value)
            return value if all(a is b for a, b in zip(items, value, strict=True)) else items
        return self.with_filled(value, value.__dict__, values) if isinstance(value, Model) else value

    def _text(self, text: Text, values: Mapping[str, str]) -> Text:
        missing = [name for name in text.variables if name not in values]
        for name in dict.fromkeys(missing):
            if name == LOGO:
                self.findings.append(_logo_as_text(text.at))
                continue
            message = f"{{{{ {name} }}}} has no value{' here' if name in self._given else ''}."
            self.findings.append(Diagnostic("undefined-variable", message, text.at, self._advice(name, values)))
        if missing:
            return text
        self._size += sum(len(values[name]) for name in text.variables)
        if self._size > LARGEST:
            message = "The values of its variables make this role longer than any document."
            hint = "Look for a fact of many pages, or a variable that is repeated without end."
            raise reject("too-much-text", message, text.at, hint)
        return text.filled(values)

    def _advice(self, name: str, values: Mapping[str, str]) -> str:
        """What to do about a `name` without a value."""
        root, _, fact = name.partition(".")
        if root not in ("school", "trust", "role", "post"):
            return "A variable begins with school, trust, role or post, such as {{ school.name }}."
        if name in self._given:
            return "A fact may use only what is given before it: the trust's and school's values, then the post's."
        if name in self._blank:
            return f"“{fact}” is a blank to fill in by hand: write its value, or take the variable out."
        meant = _meant(name, values)
        if root in ("school", "trust"):
            return f"{meant} Values of {self._given_at[root]}.".lstrip()
        if (fact not in FACTS) if root == "role" else (fact not in POST_FACTS):
            known = ", ".join(f"{root}.{each}" for each in (FACTS if root == "role" else POST_FACTS))
            return meant or f"Known: {known}."
        return f"{meant} Add “{fact}:” {'to the role' if root == 'role' else 'under “post:”'}.".lstrip()
