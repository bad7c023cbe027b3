"""jdgen.yaml as JSON Schema."""

from jdgen.role.fields import to_id, to_language
from jdgen.schema.models import DIALECT, ID, LANGUAGE, TEXT, Schema, Vocabulary, list_of, object_of, one_or_more, ref
from jdgen.schema.role import definitions, role_object
from jdgen.workspace import TRUST_WORD, fields
from jdgen.workspace.bundles import FEWEST, BundleEntry
from jdgen.workspace.school import School
from jdgen.workspace.settings import Settings

_KINDS = {
    fields.to_text: TEXT,
    fields.to_lines: one_or_more(TEXT),
    fields.to_globs: one_or_more(TEXT),
    fields.to_folder: TEXT,
    fields.to_facts: {
        "type": "object", "additionalProperties": TEXT, "propertyNames": {"pattern": "^[a-z][a-z0-9_]*$"},
    },
    fields.to_filename: {
        "type": "string", "pattern": rf'^([^{{}}<>:"/\\|?*]|\{{({"|".join(fields.FILENAME_FIELDS)})\}})+$',
    },
    fields.to_requirement: {"anyOf": [ID, list_of(ID, 1)]},
    to_id: ID,
    to_language: LANGUAGE,
}  # fmt: skip
_HELP = {
    "Settings": {
        "trust": "The trust: what letterheads and texts may say of it.",
        "schools": "The trust's schools: an id, and below it what letterheads and texts may say of the school.",
        "bundles": "Several roles in one document: an id, and below it the roles.",
        "house": "The folder under templates/ whose style roles are printed in that name none.",
        "lang": "The language of roles that name none, such as en-GB.",
        "roles": "The folder of the roles.",
        "templates": "The folder of the houses.",
        "filename": "The pattern of the documents' names, from {id}, {title} and {grade}.",
        "every_role": "Statements added to every role.",
        "required_clauses": "Shared clauses every role must hold: their ids; a list of ids where any one will do.",
    },
    "School": {
        "of": "The schools a site is made of, for posts they share.",
        "house": "The house its roles are printed in, whatever a role asks for.",
        "roles": "The roles it has, by id or pattern, such as sen/*; all if not given.",
        "except_roles": "Roles it does not have, by id or pattern.",
        "post": "Facts of the vacancy that all its roles have.",
        "overrides": "By role: what this school words otherwise, with the keys of a role and edits: for its lists.",
    },
    "BundleEntry": {
        "title": "The title of the document; the titles of its roles if not given.",
        "roles": "The ids of two roles or more, in their order.",
        "house": "The house of the document, whatever its roles ask for.",
        "filename": "The pattern of its files' names, as under filename: of the workspace.",
    },
    "Logo": {
        "file": "A PNG or JPEG picture of the workspace.",
        "alt": "What is read out in place of the picture.",
    },
    "": {
        "name": "The full name.",
        "address": "The address: one text, or a list of lines.",
        "head_title": "What its head is called, such as Headteacher.",
        "council": "The local authority.",
        "employer": "Who employs the staff.",
        "phone": "The telephone number.",
        "website": "The web address.",
        "logo": "The logo that letterheads print where the picture's alternative text says {{ school.logo }}.",
        "facts": "Further values that texts may use, such as {{ trust.facts.motto }}.",
    },
}


def workspace_schema() -> Schema:
    """The schema of jdgen.yaml."""
    vocabulary = Vocabulary(_KINDS, _HELP)
    schools = {
        "type": "object",
        "propertyNames": {"pattern": f"^{fields.SCHOOL_ID.pattern}$", "not": {"const": TRUST_WORD}},
        "additionalProperties": school_object(),
    }
    bundles = {
        "type": "object",
        "propertyNames": {"pattern": f"^{fields.SCHOOL_ID.pattern}$"},
        "additionalProperties": object_of(BundleEntry, vocabulary, {"roles": list_of(ID, FEWEST)}),
    }
    special = {"every_role": list_of(ref("statement")), "schools": schools, "bundles": bundles}
    return {
        "$schema": DIALECT,
        "title": "A workspace",
        "description": "The trust, and what all its roles have in common.",
        **object_of(Settings, vocabulary, special),
        "$defs": definitions(),
    }


def school_schema() -> Schema:
    """The schema of a school's file."""
    return {
        "$schema": DIALECT,
        "title": "A school",
        "description": "What letterheads and texts may say of it, which roles it has, and what it words otherwise.",
        **school_object(),
        "$defs": definitions(),
    }


def school_object() -> Schema:
    """The keys of a school."""
    overrides = {"type": "object", "additionalProperties": role_object(without=("extends",))}
    special: dict[str, Schema] = {"post": ref("post"), "overrides": overrides}
    school = object_of(School, Vocabulary(_KINDS, _HELP), special)
    return school | {"anyOf": [{"required": ["name"]}, {"required": ["of"]}]}
