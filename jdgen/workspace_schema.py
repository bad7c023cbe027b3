"""jdgen.yaml as JSON Schema, made from its models; and the files of all four schemas."""

import json
from collections.abc import Callable

from jdgen import workspace
from jdgen.house.schema import house_schema
from jdgen.role.fields import to_id, to_language
from jdgen.role.json_schema import DIALECT, ID, LANGUAGE, TEXT, Schema, Vocabulary, list_of, object_of, one_or_more, ref
from jdgen.role.schema import clauses_schema, definitions, role_schema
from jdgen.rules.names import schema_path

_KINDS = {
    workspace._text: TEXT,
    workspace._lines: one_or_more(TEXT),
    workspace._folder: TEXT,
    workspace._facts: {
        "type": "object", "additionalProperties": TEXT, "propertyNames": {"pattern": "^[a-z][a-z0-9_]*$"},
    },
    workspace._filename: {
        "type": "string", "pattern": rf'^([^{{}}<>:"/\\|?*]|\{{({"|".join(workspace.FILENAME_FIELDS)})\}})+$',
    },
    to_id: ID,
    to_language: LANGUAGE,
}  # fmt: skip
_HELP = {
    "": {},
    "Settings": {
        "trust": "The trust: what letterheads and texts may say of it.",
        "house": "The folder under templates/ whose style roles are printed in that name none.",
        "lang": "The language of roles that name none, such as en-GB.",
        "roles": "The folder of the roles.",
        "templates": "The folder of the houses.",
        "filename": "The pattern of the documents' names, from {id}, {title} and {grade}.",
        "every_role": "Statements added to every role.",
    },
    "Site": {
        "id": "A short name, in small letters, digits and hyphens.",
        "name": "The full name.",
        "address": "The address: one text, or a list of lines.",
        "council": "The local authority.",
        "employer": "Who employs the staff.",
        "phone": "The telephone number.",
        "website": "The web address.",
        "facts": "Further values that texts may use, such as {{ trust.facts.motto }}.",
    },
}


def workspace_schema() -> Schema:
    """The schema of jdgen.yaml."""
    special = {"every_role": list_of(ref("statement"))}
    parts = {name: schema for name, schema in definitions().items() if name in ("statement", "sub_clause")}
    return {
        "$schema": DIALECT,
        "title": "A workspace",
        "description": "The trust, and what all its roles have in common.",
        **object_of(workspace.Settings, Vocabulary(_KINDS, _HELP), special),
        "$defs": parts,
    }


SCHEMAS: dict[str, Callable[[], Schema]] = {
    "role": role_schema,
    "workspace": workspace_schema,
    "house": house_schema,
    "clauses": clauses_schema,
}
"""The kinds of files that have a schema."""


def schema_text(kind: str) -> str:
    """The schema of a kind of file as JSON, as it is printed and written."""
    return json.dumps(SCHEMAS[kind](), indent=2, ensure_ascii=False) + "\n"


def schema_files() -> dict[str, bytes]:
    """All schemas by the workspace paths at which editors look for them."""
    return {schema_path(kind): schema_text(kind).encode() for kind in SCHEMAS}
