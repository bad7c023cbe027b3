"""Nodes against models: pydantic's errors turned into located diagnostics in plain English."""

from collections.abc import Iterable
from collections.abc import Sequence as Seq
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jdgen.diagnostics import Diagnostic, Location, did_you_mean
from jdgen.role.model import FILLED_BY_JDGEN
from jdgen.source.nodes import Mapping, Node, Scalar, Sequence

M = TypeVar("M", bound=BaseModel)
Path = Seq[str | int]


def validated(
    model: type[M], node: Mapping, findings: list[Diagnostic], also_known: tuple[str, ...] = (), **given: Any
) -> M | None:
    """`node` (with values `given` beside it) as a `model`, or None with the reasons added to `findings`.

    `also_known` are keys that were taken out of `node` before, and may be meant by a misspelt one.
    """
    try:
        return model.model_validate({**plain(node), **given})
    except ValidationError as error:
        judge = _Judge(model, node, (*FILLED_BY_JDGEN, *given), also_known)
        findings += judge.diagnostics(error.errors(include_url=False))
        return None


def plain(node: Node) -> Any:
    """Mappings as dictionaries and sequences as lists; scalars stay, so that each text keeps its place."""
    if isinstance(node, Scalar):
        return node
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def unknown_key(key: str, known: Iterable[str], at: Location) -> Diagnostic:
    """The complaint about a key that is none of the `known` ones."""
    known = tuple(known)
    hint = did_you_mean(key, known) or f"Known here: {', '.join(known)}."
    return Diagnostic("unknown-key", f"There is no key “{key}” here.", at, hint)


def reached(node: Node, path: Path) -> tuple[Node, int]:
    """The node at `path`, or the last one on the way to it, and how many steps lead there."""
    for taken, step in enumerate(path):
        if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        elif isinstance(node, Mapping) and isinstance(step, str) and (value := node.get(step)) is not None:
            node = value
        else:
            return node, taken
    return node, len(path)


_KEYS_HINT = "Write its keys on the next lines, two spaces further in."
_LIST_HINT = "Write each item on a line of its own, beginning with “- ”."
_SHAPES = {
    "text-expected": ("a text", "Write it behind the key, or indented below it."),
    "mapping-expected": ("keys with values", _KEYS_HINT),
    "list-expected": ("a list", _LIST_HINT),
    "empty-list": ("a list with at least one item", "Add an item, or delete the heading with the list."),
}
_KINDS = {
    "model_type": "mapping-expected",
    "model_attributes_type": "mapping-expected",
    "dict_type": "mapping-expected",
    "tuple_type": "list-expected",
    "list_type": "list-expected",
    "too_short": "empty-list",
}


class _Judge:
    """Tells what pydantic found wrong with one mapping."""

    def __init__(
        self, model: type[BaseModel], node: Mapping, not_written: tuple[str, ...], also_known: tuple[str, ...]
    ) -> None:
        self._model, self._node = model, node
        self._not_written, self._also_known = not_written, also_known

    def diagnostics(self, errors: Iterable[ErrorDetails]) -> list[Diagnostic]:
        """One for each cause: pydantic counts a list as short when its items are wrong, and misses what is misspelt."""
        errors = [error for error in errors if not self._follows(error)]
        found = {tuple(error["loc"]): self._diagnostic(error) for error in errors}
        meant = {(*path[:-1], finding.hint) for path, finding in found.items() if finding.code == "unknown-key"}
        return list(dict.fromkeys(
            finding for path, finding in found.items()
            if finding.code != "missing-key" or (*path[:-1], f"Did you mean “{path[-1]}”?") not in meant
        ))  # fmt: skip

    def _follows(self, error: ErrorDetails) -> bool:
        node, taken = reached(self._node, error["loc"])
        written_empty = taken == len(error["loc"]) and isinstance(node, Sequence) and not node.items
        return error["type"] == "too_short" and not written_empty

    def _diagnostic(self, error: ErrorDetails) -> Diagnostic:
        path, context = error["loc"], error.get("ctx", {})
        node, taken = reached(self._node, path)
        kind = _KINDS.get(error["type"], error["type"])
        if isinstance(node, Scalar) and taken < len(path) and isinstance(path[taken], int):
            path, kind = path[:taken], "list-expected"  # a Scalar is a tuple, and pydantic looks into it
        told = path if kind == "missing" else path[: max(taken, 1)]
        name = next((str(step) for step in reversed(told) if isinstance(step, str)), "")
        if kind == "extra_forbidden":
            return self._unknown_key(path)
        if kind == "missing":
            return Diagnostic("missing-key", f"“{name}” is missing.", node.at, f"Add “{name}:” here.")
        if kind in _SHAPES and "hint" not in context:
            return self._wrong_shape(kind, name, node, path, keyed=error["type"] == "dict_type")
        if kind in ("literal_error", "enum"):
            given, known = str(error["input"]), _words(str(context["expected"]))
            if path[-1] == "[key]":
                return unknown_key(given, known, self._parent(path).key_at(given))
            return _not_one_of(name, given, known, node.at)
        return Diagnostic(kind, error["msg"], context.get("at") or node.at, str(context.get("hint", "")))

    def _wrong_shape(self, kind: str, name: str, node: Node, path: Path, keyed: bool) -> Diagnostic:
        expected, hint = _SHAPES[kind]
        subject = f"“{name}”" if name else "This"
        if path and isinstance(path[-1], int):
            subject = f"Each item of {subject}" if name else "Each item"
        if kind == "mapping-expected" and not keyed and (required := self._required(path)):
            hint = f"It takes at least {' and '.join(f'“{key}:”' for key in required)}. {hint}"
        return Diagnostic(kind, f"{subject} should be {expected}.", node.at, hint)

    def _unknown_key(self, path: Path) -> Diagnostic:
        of_jdgen = self._not_written if len(path) == 1 else FILLED_BY_JDGEN
        fields = self._at(path[:-1]).model_fields
        known = [field.alias or name for name, field in fields.items() if name not in of_jdgen]
        known += self._also_known if len(path) == 1 else ()
        known += ("assessed_by",) if "criteria" in known else ()
        return unknown_key(str(path[-1]), known, self._parent(path).key_at(str(path[-1])))

    def _parent(self, path: Path) -> Mapping:
        steps = [step for step in path if step != "[key]"]
        parent, _ = reached(self._node, steps[:-1])
        return parent if isinstance(parent, Mapping) else self._node

    def _required(self, path: Path) -> list[str]:
        model = self._at(path)
        return [name for name, field in model.model_fields.items() if field.is_required()] if path else []

    def _at(self, path: Path) -> type[BaseModel]:
        """The model at `path`."""
        current = self._model
        for step in path:
            if isinstance(step, str) and step in current.model_fields:
                current = next(iter(_models(current.model_fields[step].annotation)), current)
        return current


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models(part)]


def _words(expected: str) -> list[str]:
    """pydantic's “'a', 'b' or 'c'” as words."""
    return expected.replace("'", "").replace(" or ", ", ").split(", ")


def _not_one_of(name: str, given: str, words: list[str], at: Location) -> Diagnostic:
    message = f"“{name}” does not know the word “{given}”."
    return Diagnostic("unknown-word", message, at, f"{did_you_mean(given, words)} Known: {', '.join(words)}.".lstrip())
