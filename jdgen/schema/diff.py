"""What `jdgen diff -f json` answers, as JSON Schema: for programs that read it, such as a check of a pull request."""

from jdgen.schema.models import DIALECT, Schema

_TEXT: Schema = {"type": "string"}
_DAY: Schema = {"type": "string", "format": "date"}
_NUMBER: Schema = {"type": "integer", "minimum": 0}
_CLASS: Schema = {"enum": ["grade", "duties", "wording"]}
_KEY: Schema = {"type": "string", "pattern": "^[0-9a-f]{8}$"}
_DID: Schema = {
    "enum": [
        "added", "removed", "reworded", "level", "methods", "optional", "numbered", "basis", "moved", "reordered",
        "renumbered", "value", "role-added", "role-removed", "role-renamed", "position-added", "position-removed",
    ]
}  # fmt: skip
_PART: Schema = {
    "enum": [
        "fact", "heading", "introduction", "paragraph", "clause", "sub-clause", "note", "closing", "criterion",
        "detail", "banner", "statement", "declaration", "signatory",
    ]
}  # fmt: skip
_SOURCE: Schema = {"enum": ["clause", "parent", "school", "jdgen.yaml", "value", "role"]}
_MATCHED: Schema = {"enum": ["id", "key", "words", "likeness", "place", None]}
_Keys = dict[str, tuple[Schema, str]]
"""Keys, with what stands there and the sentence that says so."""


def diff_schema() -> Schema:
    """The schema of the answer of jdgen diff."""
    counts: _Keys = {name: (_NUMBER, f"How many changes are of the class “{name}”.") for name in _CLASS["enum"]}
    keys: _Keys = {
        "schema": ({"const": 1}, "The number of this schema."),
        "old": (_TEXT, "The old side, as it was asked for."),
        "new": (_TEXT, "The new side."),
        "as_of": (_DAY, "The day by whose wordings the new side was put together."),
        "old_as_of": (_DAY, "That of the old side: the same, unless two days were asked for."),
        "compared": (_NUMBER, "How many roles both sides have."),
        "counts": (_object(counts), "How many changes there are of each class; a cause counts once."),
        "changes": (_list(_object(_change())), "The changes, each cause once."),
        "unread": (_list(_object(_unread())), "Roles that are wrong on one side and were not compared."),
        "notes": (_list(_TEXT), "Sentences on what counts and is no text of a role."),
        "unmatched": (_list(_TEXT), "Changes that the consultation speaks of and that are not there."),
    }
    return {
        "$schema": DIALECT,
        "title": "What roles say otherwise than before",
        "description": "The answer of “jdgen diff -f json”.",
        **_object(keys),
    }


def _change() -> _Keys:
    suggested: _Keys = {
        "class": (_CLASS, "The class."),
        "rule": (_TEXT, "The code of the rule that suggests it."),
        "why": (_TEXT, "What the rule found, in one sentence."),
        "source": (_TEXT, "What the rule rests on."),
    }
    verdict: _Keys = {"class": (_CLASS, "The class."), "reason": (_TEXT, "Why.")}
    word: Schema = {
        "type": "array", "prefixItems": [{"enum": ["same", "removed", "added"]}, _TEXT], "minItems": 2, "maxItems": 2,
    }  # fmt: skip
    return {
        "change": (_KEY, "By which a consultation names the change; it stays while the change stays the same."),
        "did": (_DID, "What happened."),
        "part": (_PART, "What it happened to."),
        "key": (_TEXT, "The key of the role, such as duties or post.hours; of a value its dotted name."),
        "group": (_TEXT, "The heading, or clause, below which it stands; empty for none."),
        "id": (_TEXT, "The id its author gave it, or that of the shared clause; empty for none."),
        "about": (_TEXT, "The words of the part, where old and new are its level, methods or place."),
        "old": (_TEXT, "What was; empty for nothing, or for a blank."),
        "new": (_TEXT, "What is."),
        "words": (_list(word), "Both word by word."),
        "matched": (_MATCHED, "By what the old and the new text were taken for the same one; null where none was."),
        "alike": ({**_NUMBER, "maximum": 100}, "Of 100: how much alike they are, if they were matched by likeness."),
        "at": (_or_null(_object(_place())), "Where it is written, or was."),
        "cause": (
            _object({"source": (_SOURCE, "What kind."), "name": (_TEXT, "Its id, file or dotted name.")}),
            "Where the change was made.",
        ),
        "class": (_CLASS, "What the change may mean: HR's word, or else the one suggested."),
        "suggested": (_object(suggested), "The class that a rule suggests."),
        "reason": (_or_null(_TEXT), "Why the change is proposed, as the consultation says; null if it does not."),
        "verdict": (_or_null(_object(verdict)), "What HR says in the consultation; null for nothing yet."),
        "roles": (
            _list(_object({"role": (_TEXT, "Its id."), "title": (_TEXT, "Its title.")})),
            "The roles that have it.",
        ),
        "schools": (_list(_TEXT), "The schools where it is found."),
        "positions": (_list(_object(_position())), "Every role and place that has it."),
        "missed": (
            _list(_object(_position() | {"at": (_object(_place()), "Where something else is said.")})),
            "Where it does not reach, though its cause is among the sources there.",
        ),
    }


def _unread() -> _Keys:
    finding: _Keys = {
        "code": (_TEXT, "Its code."),
        "message": (_TEXT, "What is wrong."),
        "at": (_or_null(_object(_place())), "Where."),
    }
    return {
        "side": (_TEXT, "The side on which it is wrong."),
        **_position(),
        "findings": (_list(_object(finding)), "What is wrong."),
    }


def _position() -> _Keys:
    return {
        "role": (_TEXT, "The id of the role."),
        "school": ({"type": ["string", "null"]}, "The id of the school; null for the trust."),
    }


def _place() -> _Keys:
    return {"file": (_TEXT, "A path in the workspace."), "line": (_NUMBER, "Counted from 1.")}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _object(keys: _Keys) -> Schema:
    return {
        "type": "object",
        "properties": {key: {**schema, "description": description} for key, (schema, description) in keys.items()},
        "required": list(keys),
        "additionalProperties": False,
    }
