"""The author's notation of a role and of a file of shared clauses as JSON Schema, made from the models.

A schema sees one file alone. It leaves to jdgen what takes two (an edit's path, a shared clause's id), and what YAML
has forgotten when an editor asks (quotes, comments, lists on one line).
"""

from typing import Any

from pydantic import BaseModel

from jdgen.role import fields, model
from jdgen.role.model import NO_SPECIFICATION
from jdgen.role.resolution import shared
from jdgen.schema.models import (
    BLANK,
    DATE,
    DIALECT,
    FLAG,
    ID,
    LANGUAGE,
    TEXT,
    Schema,
    Vocabulary,
    closed,
    list_of,
    object_of,
    one_or_more,
    ref,
)
from jdgen.schema.role_help import EDIT_HELP, ROLE_HELP

_KINDS = {
    fields.to_prose: TEXT,
    fields.to_label: TEXT,
    fields.to_fact: BLANK,
    fields.to_paragraphs: one_or_more(TEXT),
    fields.to_id: ID,
    fields.to_word: BLANK,
    fields.to_flag: FLAG,
    fields.to_language: LANGUAGE,
    fields.to_placed_day: DATE,
    fields.to_reason: TEXT,
}
_SHAPES: dict[type[BaseModel], Schema] = {
    model.Clause: ref("clause"),
    model.SubClause: ref("sub_clause"),
    model.Criterion: ref("criterion"),
    model.Statement: ref("statement"),
    model.Purpose: ref("purpose"),
    model.DutyGroup: ref("duty_group"),
    model.CriteriaGroup: ref("criteria_group"),
    model.Section: ref("section"),
    model.SectionFact: ref("fact"),
    model.Post: ref("post"),
}
VOCABULARY = Vocabulary(_KINDS, ROLE_HELP, _SHAPES)
_METHODS = one_or_more({"enum": list(model.METHODS)})
_LEVEL: Schema = {"enum": list(model.LEVELS)}
_PARENT = {"required": ["extends"]}
_NOT_TWO_IDS: Schema = {"not": {"required": ["id"], "properties": {"add": {"type": "object", "required": ["id"]}}}}


def role_object(without: tuple[str, ...] = ()) -> Schema:
    """The keys of a role that is laid over another, or stands alone, but those left out; see `definitions`."""
    special: dict[str, Schema] = {
        **{key: one_or_more(BLANK) for key in model.LISTED_FACTS},
        "banner": {"anyOf": [TEXT, _use(), _statement(partial=True)]},
        "person_specification": {"anyOf": [list_of(ref("criteria_group")), {"const": NO_SPECIFICATION}]},
        "sign_off": object_of(model.SignOff, VOCABULARY, partial=True),
        "extends": TEXT,
        "edits": list_of(ref("edit")),
    }
    special = {key: schema for key, schema in special.items() if key not in without}
    return object_of(model.Role, VOCABULARY, special, without=("id",), partial=True)


def role_schema() -> Schema:
    """The schema of a role's file. One that extends another may leave the title out and give parts of a mapping."""
    alone = {
        "required": ["title"],
        "properties": {"banner": ref("statement"), "sign_off": {"required": ["signatories"]}},
    }
    return {
        "$schema": DIALECT,
        "title": "A role",
        "description": "One post's definition, from which jdgen makes its job description.",
        **role_object(),
        "if": _PARENT,
        "else": alone | {"not": {"required": ["edits"]}},
        "$defs": definitions(),
    }


def clauses_schema() -> Schema:
    """The schema of a file of shared clauses."""
    sub_clause = {"anyOf": [TEXT, object_of(model.SubClause, VOCABULARY, without=model.FILLED_BY_JDGEN)]}
    shapes: dict[type[BaseModel], Schema] = {
        model.SubClause: ref("sub_clause"),
        shared.ClauseDefinition: ref("shared"),
        shared.Wording: ref("wording"),
    }
    vocabulary = Vocabulary(_KINDS, ROLE_HELP, shapes)
    not_twice = {"not": {"anyOf": [{"required": [key]} for key in shared.OF_A_WORDING]}}
    dated = {"allOf": [ref("wording"), {"required": ["from"]}]}
    wordings = {"type": "array", "minItems": 1, "prefixItems": [ref("wording")], "items": dated}
    worded = {"if": {"required": ["wordings"]}, "then": not_twice, "else": {"required": ["text"]}}
    return {
        "$schema": DIALECT,
        "title": "Shared clauses",
        "description": "Texts that several roles use by their id, each kept in one place.",
        **object_of(shared.ClauseFile, vocabulary),
        "$defs": {
            "shared": object_of(shared.ClauseDefinition, vocabulary, {"wordings": wordings}) | worded,
            "wording": object_of(shared.Wording, vocabulary),
            "sub_clause": sub_clause,
        },
    }


def definitions() -> dict[str, Schema]:
    """The parts of a role by the names that `ref` uses."""
    purpose = object_of(model.Purpose, VOCABULARY)
    groups = {"assessed_by": _METHODS}
    return {
        "clause": {"anyOf": [TEXT, _use(), _author(model.Clause)]},
        "sub_clause": {"anyOf": [TEXT, _use(), _author(model.SubClause)]},
        "statement": {"anyOf": [TEXT, _use(), _statement(partial=False)]},
        "criterion": {"anyOf": [TEXT, *_criteria()]},
        "purpose": {"anyOf": [TEXT, list_of(ref("clause")), purpose]},
        "duty_group": object_of(model.DutyGroup, VOCABULARY),
        "criteria_group": object_of(model.CriteriaGroup, VOCABULARY, groups),
        "section": object_of(model.Section, VOCABULARY),
        "fact": object_of(model.SectionFact, VOCABULARY),
        "post": object_of(model.Post, VOCABULARY),
        "edit": _edit(),
    }


def _author(of: type[model.Model]) -> Schema:
    return object_of(of, VOCABULARY, without=model.FILLED_BY_JDGEN)


def _statement(partial: bool) -> Schema:
    return object_of(model.Statement, VOCABULARY, without=model.FILLED_BY_JDGEN, partial=partial)


def _described(key: str, schema: Schema) -> Schema:
    return {"description": ROLE_HELP[""][key], **schema}


def _use(**beside: Schema) -> Schema:
    known = {"use": TEXT, **beside}
    return closed({key: _described(key, schema) for key, schema in known.items()}, ["use"])


def _criteria() -> list[Schema]:
    """The mappings a criterion may be: with `text`, with the level as key of the text, or shared."""
    special: dict[str, Schema] = {"assessed_by": _METHODS}
    full = object_of(model.Criterion, VOCABULARY, special, without=model.FILLED_BY_JDGEN)
    shared = _use(level=_LEVEL, assessed_by=_METHODS)
    beside = {key: schema for key, schema in full["properties"].items() if key not in ("text", "level")}
    levelled = [closed({level: _described(level, TEXT), **beside}, [level]) for level in model.LEVELS]
    return [full, *levelled, shared]


def _edit() -> Schema:
    """One change. What is added or put in place is checked where it will stand, so here it may be of any kind."""
    kinds = ("clause", "criterion", "statement", "duty_group", "criteria_group", "section", "fact")
    item = {"anyOf": [ref(name) for name in kinds]}
    value = {"anyOf": [BLANK, item, list_of({"anyOf": [BLANK, item]}), ref("purpose"), ref("post"), _sign_off()]}
    places = ("in", "after", "before")
    beside: dict[str, Any] = {
        "id": _described("id", ID),
        "level": _described("level", _LEVEL),
        "assessed_by": _described("assessed_by", _METHODS),
    }
    return {
        "anyOf": [
            _change("add", item, places, beside) | _NOT_TWO_IDS,
            closed({"remove": _path("remove")}, ["remove"]),
            closed(
                {"replace": _path("replace"), "with": {"description": EDIT_HELP["with"], **value}}, ["replace", "with"]
            ),
            _change("move", TEXT, places[1:], {}),
        ]
    }


def _sign_off() -> Schema:
    return object_of(model.SignOff, VOCABULARY)


def _change(verb: str, value: Schema, places: tuple[str, ...], beside: dict[str, Schema]) -> Schema:
    properties = {
        verb: {"description": EDIT_HELP[verb], **value},
        **beside,
        **{place: _path(place) for place in places},
    }
    return closed(properties, [verb]) | {"oneOf": [{"required": [place]} for place in places]}


def _path(key: str) -> Schema:
    return {"description": EDIT_HELP[key], **TEXT}
