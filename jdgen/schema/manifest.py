"""The manifest of a pack as JSON Schema: for programs that read it, such as a web site that shows what has changed.

Nobody writes one, so editors have no use for it.
"""

from jdgen.schema.models import DIALECT, Schema

_HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_HASH_OR_NONE: Schema = {"type": "string", "pattern": "^([0-9a-f]{64})?$"}
_DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_Keys = dict[str, tuple[Schema, str]]
"""Keys, with what stands there and the sentence that says so."""
_FILE: _Keys = {
    "path": ({"type": "string"}, "Where the file stands: below the folder of the manifest, with forward slashes."),
    "size": ({"type": "integer", "minimum": 0}, "Its length in bytes."),
    "sha256": (_HASH, "The SHA-256 of its bytes."),
    "content": (_HASH, "The SHA-256 of what it holds, the same on every computer: of a Word file by its parts, of a "
                "zip by what is in it, of any other file by its bytes."),
}  # fmt: skip
_MADE_FROM = {
    "role": "The role with all it inherits and uses.",
    "school": "What the school says of itself, or the trust.",
    "house": "The house, with its letterhead and layouts.",
    "standing": "What the register says of the text.",
    "options": "What the command line asked for, and what jdgen.yaml says of every role.",
    "jdgen": "The version of jdgen.",
}


def manifest_schema() -> Schema:
    """The schema of manifest.json."""
    keys: _Keys = {
        "schema": ({"const": 1}, "The number of this schema."),
        "jdgen": ({"type": "string"}, "The version of the jdgen that wrote it."),
        "as_of": (_DAY, "The day the folder was last made for."),
        "inputs": (
            {"type": "object", "additionalProperties": _HASH},
            "The sources, each with the SHA-256 of its bytes; a shared clause as FILE#ID. Empty if not all files could "
            "be made from them.",
        ),
        "documents": ({"type": "array", "items": _document()}, "The documents."),
        "others": ({"type": "array", "items": _object(_FILE)}, "What stands beside them: lists and zips."),
        "pending": (
            {"type": "array", "items": _object(_pending())},
            "Files that a run began to move and did not end with; the next run does. Nothing is said of them.",
        ),
    }
    return {
        "$schema": DIALECT,
        "title": "The manifest of a pack",
        "description": "What stands in a folder that jdgen made, and what each document of it was made from.",
        **_object(keys),
    }


def _document() -> Schema:
    text: Schema = {"type": "string"}
    keys = _FILE | {
        "role": (text, "The id of the role; of a bundle its name."),
        "school": (text, "The id of the school; empty for the trust."),
        "format": (text, "Such as docx."),
        "part": (text, "“all”, or the part that stands alone."),
        "title": (text, "The title of the role."),
        "grade": (text, "Its grade; empty if it has none."),
        "version": (text, "The number of an approved text; “draft”, or “draft-after-4” behind version 4."),
        "status": (text, "Where the text stood on the day, in words."),
        "text": (text, "The beginning of the fingerprint by which the register knows the text."),
        "as_of": (_DAY, "The day the document was made for, which it keeps while it does not change."),
        "made_from": (
            _object({key: (text, description) for key, description in _MADE_FROM.items()}),
            "What its content depends on, as short hashes: equal ones make equal documents.",
        ),
        "roles": ({"type": "array", "items": text}, "Of a bundle: the ids of its roles, in their order."),
    }
    return _object(keys, optional=("roles",))


def _pending() -> _Keys:
    return {
        "path": _FILE["path"],
        "before": (_HASH_OR_NONE, "The SHA-256 of the file of jdgen that stood there; empty if none did."),
        "after": (_HASH_OR_NONE, "The SHA-256 of the file that is to stand there; empty if none is."),
    }


def _object(keys: _Keys, optional: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "properties": {key: {**schema, "description": description} for key, (schema, description) in keys.items()},
        "required": [key for key in keys if key not in optional],
        "additionalProperties": False,
    }
