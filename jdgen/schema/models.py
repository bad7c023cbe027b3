"""Models as JSON Schema (draft 2020-12) of the files they are read from, for editors.

An editor reads YAML with types, where jdgen reads every scalar as text: in a schema a text is therefore a string, a
number or a boolean, but never null, which is a key without a value. Keys are closed: what a model does not know, the
schema refuses.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic import BaseModel, PlainValidator

from jdgen.role.fields import LANGUAGE_TAG

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCALAR = ["string", "number", "boolean"]
TEXT: Schema = {"type": SCALAR, "pattern": r"\S"}
"""A text that says something."""
BLANK: Schema = {"type": SCALAR}
"""A text, or `""` for a blank to be filled in by hand."""
ID: Schema = {"type": SCALAR, "pattern": r"^[^\sA-Z/.,:;]+$"}
FLAG: Schema = {"enum": [True, False, "true", "false"]}
LANGUAGE: Schema = {"type": "string", "pattern": rf"^({LANGUAGE_TAG.pattern})$"}
DATE: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


@dataclass(frozen=True)
class Vocabulary:
    """What the models do not say: the schema of each validator, the help of each key, authors' short forms."""

    kinds: Mapping[Callable[..., Any], Schema]
    """Validator functions to the schema of what they accept; a field with another one is a `KeyError`."""
    help: Mapping[str, Mapping[str, str]]
    """Model name to key to one sentence; under `""` those that are the same everywhere."""
    shapes: Mapping[type[BaseModel], Schema] = field(default_factory=dict)
    """Models that stand in a file otherwise than as their keys, such as a clause that may be a mere text."""

    def help_of(self, model: type[BaseModel], key: str) -> str:
        """The sentence for a key; raises `KeyError` if there is none."""
        own = self.help.get(model.__name__, {})
        return own[key] if key in own else self.help[""][key]


def ref(name: str) -> Schema:
    """A reference to a definition of the same schema."""
    return {"$ref": f"#/$defs/{name}"}


def list_of(items: Schema, least: int = 0) -> Schema:
    """A list."""
    return {"type": "array", "items": items} | ({"minItems": least} if least else {})


def one_or_more(item: Schema) -> Schema:
    """An item, or a list of them."""
    return {"anyOf": [item, list_of(item)]}


def object_of(
    model: type[BaseModel],
    vocabulary: Vocabulary,
    special: Mapping[str, Schema] | None = None,
    without: tuple[str, ...] = (),
    partial: bool = False,
) -> Schema:
    """The mapping that `model` is read from.

    `special` replaces or adds the schemas of keys, `without` leaves keys out that no author writes. With `partial` no
    key is required, neither here nor in mappings below (but still in items of lists): for files laid over others.
    """
    properties: dict[str, Schema] = {}
    required: list[str] = []
    special = dict(special or {})
    for name, info in model.model_fields.items():
        key = info.alias or name
        if name in without:
            continue
        schema = special.pop(key, None) or _of(info.annotation, tuple(info.metadata), vocabulary, partial)
        properties[key] = {"description": vocabulary.help_of(model, key), **schema}
        if info.is_required() and not partial:
            required.append(key)
    for key, schema in special.items():
        properties[key] = {"description": vocabulary.help_of(model, key), **schema}
    return closed(properties, required)


def closed(properties: Mapping[str, Schema], required: list[str] | tuple[str, ...] = ()) -> Schema:
    """A mapping with these keys and no others."""
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": dict(properties)}
    return schema | ({"required": list(required)} if required else {})


def _of(annotation: Any, metadata: tuple[Any, ...], vocabulary: Vocabulary, partial: bool) -> Schema:
    for item in metadata:
        if isinstance(item, PlainValidator):
            return vocabulary.kinds[item.func]
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of(arguments[0], (*metadata, *arguments[1:]), vocabulary, partial)
    if origin in (Union, UnionType):
        (present,) = (argument for argument in arguments if argument is not NoneType)
        return _of(present, metadata, vocabulary, partial)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        least = [("minItems", bound.min_length) for bound in metadata if isinstance(bound, MinLen)]
        most = [("maxItems", bound.max_length) for bound in metadata if isinstance(bound, MaxLen)]
        return list_of(_of(arguments[0], (), vocabulary, False)) | dict([*least, *most])
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(arguments[1], (), vocabulary, partial)}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return vocabulary.shapes.get(annotation) or object_of(annotation, vocabulary, partial=partial)
    raise TypeError(f"no schema for {annotation!r}")
