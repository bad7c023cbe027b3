"""Files of the register as JSON Schema."""

from jdgen.register import fields
from jdgen.register.entry import Entry
from jdgen.role.fields import to_date
from jdgen.schema.models import DATE, DIALECT, SCALAR, TEXT, Schema, Vocabulary, object_of

_KINDS = {
    fields.to_words: TEXT,
    fields.to_office: TEXT,
    fields.to_reference: TEXT,
    fields.to_version: {"type": ["integer", "string"], "pattern": f"^{fields.VERSION.pattern}$", "minimum": 1},
    fields.to_hash: {"type": SCALAR, "pattern": f"^{fields.HASH.pattern}$"},
    to_date: DATE,
}
_HELP = {
    "": {},
    "Entry": {
        "roles": "The ids of the roles that were decided on, or patterns of ids.",
        "schools": "The schools the decision is for; without it, the trust and every school.",
        "approved_on": "The day of the decision.",
        "approved_by": "The office or committee that decided, never a person.",
        "ref": "Where the decision is written down, such as minute 14.",
        "in_force_from": "The day from which the texts are in force.",
        "evaluation": "The job evaluation the grade rests on.",
        "texts": "By the id of each role, which of its texts was approved.",
    },
    "Evaluation": {
        "scheme": "The scheme of the evaluation, such as NJC JES.",
        "ref": "Its number.",
        "date": "Its day.",
    },
    "ApprovedText": {
        "version": "The number of this version; “jdgen approve” counts it.",
        "hash": "The fingerprint of the text; “jdgen approve” writes it.",
    },
}


def register_schema() -> Schema:
    """The schema of a file of the register."""
    return {
        "$schema": DIALECT,
        "title": "A decision of the register",
        "description": "Which texts of roles were approved, by whom, and from when they are in force. Never edited.",
        **object_of(Entry, Vocabulary(_KINDS, _HELP)),
    }
