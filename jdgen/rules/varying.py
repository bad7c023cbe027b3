"""Judging a role for one school after another: what no variable changes is judged once."""

from collections.abc import Iterator, Mapping
from typing import Any

from jdgen.diagnostics import Diagnostic
from jdgen.recent import Recent
from jdgen.role.model import FACTS, LISTED_FACTS, Model, Post, Role, SectionFact
from jdgen.role.text import Span, Text
from jdgen.rules.rule import BETWEEN, Rule
from jdgen.rules.words import role_texts

_BLANK = Text(())
_POSTS = 16
"""Facts of vacancies held at a time: most schools give none, or the same."""
_VALUES = (*LISTED_FACTS, "post_holder", "sign_off")
"""The keys whose texts are judged by what they are the values of."""
_NAMES = (*FACTS, "banner", "purpose", "duties", "person_specification", "sections", "statements", "sign_off")
"""The keys of a role that hold texts, but its post, which some schools give."""


class VaryingRole:
    """A role, its variables unfilled, and what rules that judge text by text find in it wherever it is.

    `part` is the role without nearly all that holds no variable, save its facts: filled for a school and judged, it
    yields the rest of what the rules find in the filled role (and may yield some of it once more).
    """

    def __init__(self, role: Role, rules: tuple[Rule[Role], ...]) -> None:
        fixed = {name: _fixed(getattr(role, name)) for name in _NAMES}
        self.everywhere: tuple[Diagnostic, ...] = tuple(
            _judged(role.model_copy(update=fixed | {"post": Post()}), rules)
        )
        varying = {name: _varying(getattr(role, name)) for name in _NAMES}
        self.part = role.model_copy(update={name: part for name, part in varying.items() if name not in FACTS})
        self._settled = {name: part for name, part in varying.items() if name in FACTS and not _has_texts(part)}
        self._rules = rules
        self._posts: Recent[Post, bool] = Recent(_POSTS)
        self._texts = _Texts(varying) if all(rule.passes for rule in rules) else None

    def passes(self, values: Mapping[str, str], post: Post) -> bool:
        """Whether it is certain, without filling the role, that the rules find nothing more at a school that has these
        `values` and gives `post`."""
        if self._texts is None or not self._texts.names <= values.keys():
            return False
        if not self._posts.of(post, lambda: self._post_passes(post)):
            return False
        words = self._texts.filled(values)
        return not words or all(rule.passes(words) for rule in self._rules if rule.passes)

    def _post_passes(self, post: Post) -> bool:
        alone = Role.model_construct(id=self.part.id, title=_BLANK, post=post)
        varies = any(text.variables for text in role_texts(post))
        return not varies and not any(_judged(alone, self._rules))

    def at_school(self, filled: Role) -> Iterator[Diagnostic]:
        """What the rules find in `filled`, the `part` with the values and the post of a school."""
        return _judged(filled.model_copy(update=self._settled), self._rules)


class _Texts:
    """The texts of a role that hold variables, joined; only those that are judged by themselves can be joined."""

    def __init__(self, varying: dict[str, Any]) -> None:
        spans: list[Span] = []
        for text in (text for name in _NAMES for text in role_texts(varying[name])):
            links = [Span(f" {span.href}") for span in text.spans if span.href]
            spans += [*text.spans, *links, Span(BETWEEN)] if text.spans else []
        self._pieces = [(span.variable, span.text) for span in spans]
        self.names = {name for is_variable, name in self._pieces if is_variable}
        """The variables; with one that has never a value if some text is judged as the value of something."""
        if any(_has_texts(varying[name]) for name in _VALUES) or any(
            _has_texts(each.facts) for each in varying["sections"]
        ):
            self.names.add("")

    def filled(self, values: Mapping[str, str]) -> str:
        return "".join([values[text] if is_variable else text for is_variable, text in self._pieces])


def _judged(role: Role, rules: tuple[Rule[Role], ...]) -> Iterator[Diagnostic]:
    return (finding for rule in rules for finding in rule(role))


def _has_texts(value: Any) -> bool:
    return any(text.spans for text in role_texts(value))


def _fixed(value: Any) -> Any:
    """`value` with a blank in place of every text with variables, and of what such a text is the label of."""
    if isinstance(value, Text):
        return _BLANK if value.variables else value
    if isinstance(value, tuple):
        return tuple([_fixed(item) for item in value])
    if isinstance(value, SectionFact):
        return _of_blanks(value) if value.label.variables or value.value.variables else value
    return _changed(value, _fixed) if isinstance(value, Model) else value


def _varying(value: Any) -> Any:
    """`value` with blanks and short lists in place of all that `_fixed` leaves as it is."""
    if isinstance(value, Text):
        return value if value.variables else _BLANK
    if isinstance(value, tuple):
        return tuple([part for item in value if _has_texts(part := _varying(item))])
    if isinstance(value, SectionFact):
        return value if value.label.variables or value.value.variables else _of_blanks(value)
    return _changed(value, _varying) if isinstance(value, Model) else value


def _of_blanks(fact: SectionFact) -> SectionFact:
    return fact.model_copy(update={"label": _BLANK, "value": _BLANK})


def _changed(model: Model, change: Any) -> Model:
    changed = {}
    for name, item in model.__dict__.items():
        if (new := change(item)) is not item:
            changed[name] = new
    return model.model_copy(update=changed) if changed else model
