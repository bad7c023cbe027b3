"""Nodes against models: pydantic's errors turned into located diagnostics in plain English."""

from collections.abc import Sequence as Seq
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from jdgen.diagnostics import Diagnostic, Location
from jdgen.source.nodes import Mapping, Node, Scalar, Sequence

M = TypeVar("M", bound=BaseModel)


def validated(model: type[M], node: Mapping, findings: list[Diagnostic], **given: Any) -> M | None:
    """`node` (with values `given` beside it) as a `model`, or None with the reasons added to `findings`."""
    try:
        return model.model_validate({**plain(node), **given})
    except ValidationError as error:
        findings += [_diagnostic(model, node, detail) for detail in error.errors(include_url=False)]
        return None


def plain(node: Node) -> Any:
    """Mappings as dictionaries and sequences as lists; scalars stay, so that each text keeps its place."""
    if isinstance(node, Scalar):
        return node
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def place(node: Node, path: Seq[str | int]) -> Location:
    """Where the value at `path` stands; where the path goes on beyond the text, the last place it has."""
    at = node.at
    for step in path:
        if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        elif isinstance(node, Mapping) and isinstance(step, str) and (value := node.get(step)) is not None:
            node = value
        else:
            break
        at = node.at
    return at


def _diagnostic(model: type[BaseModel], node: Mapping, detail: ErrorDetails) -> Diagnostic:
    path, kind = detail["loc"], detail["type"]
    context = detail.get("ctx", {})
    at = place(node, path)
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if kind == "extra_forbidden":
        return _unknown_key(model, node, path)
    if kind == "missing":
        return Diagnostic("missing-key", f"“{name}” is missing.", at, f"Add “{name}:” here.")
    if kind in _SHAPES:
        code, expected, hint = _SHAPES[kind]
        return Diagnostic(code, f"“{name}” should be {expected}." if name else f"This should be {expected}.", at, hint)
    if kind == "literal_error":
        return _not_one_of(name, str(detail["input"]), str(context["expected"]), at)
    return Diagnostic(kind, detail["msg"], at, str(context.get("hint", "")))


_KEYS_HINT = "Write its keys on the next lines, two spaces further in."
_LIST_HINT = "Write each item on a line of its own, beginning with “- ”."
_SHAPES = {
    "model_type": ("mapping-expected", "keys with values", _KEYS_HINT),
    "model_attributes_type": ("mapping-expected", "keys with values", _KEYS_HINT),
    "dict_type": ("mapping-expected", "keys with values", _KEYS_HINT),
    "tuple_type": ("list-expected", "a list", _LIST_HINT),
    "list_type": ("list-expected", "a list", _LIST_HINT),
    "too_short": ("empty-list", "a list with at least one item", "Add an item, or delete the heading with the list."),
}


def _unknown_key(model: type[BaseModel], node: Mapping, path: Seq[str | int]) -> Diagnostic:
    parent: Node = node
    for step in path[:-1]:
        if isinstance(parent, Sequence) and isinstance(step, int):
            parent = parent.items[step]
        elif isinstance(parent, Mapping):
            parent = parent.get(str(step)) or parent
    key = str(path[-1])
    at = parent.key_at(key) if isinstance(parent, Mapping) else parent.at
    known = [name for name in _fields(model, path[:-1]) if name not in ("shared",)]
    near = get_close_matches(key, known, n=1, cutoff=0.6)
    hint = f"Did you mean “{near[0]}”?" if near else f"Known here: {', '.join(known)}."
    return Diagnostic("unknown-key", f"There is no key “{key}” here.", at, hint)


def _fields(model: type[BaseModel], path: Seq[str | int]) -> list[str]:
    """The keys the model at `path` knows."""
    current = model
    for step in path:
        if isinstance(step, str) and step in current.model_fields:
            current = next(iter(_models(current.model_fields[step].annotation)), current)
    return list(current.model_fields)


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models(part)]


def _not_one_of(name: str, given: str, expected: str, at: Location) -> Diagnostic:
    words = expected.replace("'", "").replace(" or ", ", ").split(", ")
    near = get_close_matches(given, words, n=1, cutoff=0.5)
    hint = f"Did you mean “{near[0]}”? " if near else ""
    return Diagnostic("unknown-word", f"“{given}” is no word for “{name}”.", at, f"{hint}Known: {', '.join(words)}.")
