"""consultation.yaml as JSON Schema."""

from jdgen.consultation import fields
from jdgen.consultation.classes import CLASSES
from jdgen.consultation.model import Consultation, Remark
from jdgen.schema.models import DATE, DIALECT, SCALAR, TEXT, Schema, Vocabulary, list_of, object_of

_NUMBER: Schema = {
    "type": ["integer", "string"], "pattern": f"^({fields.NUMBER.pattern})$", "minimum": 0, "maximum": 99999,
}  # fmt: skip
_KINDS = {
    fields.to_said: TEXT,
    fields.to_paragraphs: TEXT,
    fields.to_office: TEXT,
    fields.to_day: DATE,
    fields.to_signs: {"type": SCALAR, "pattern": f"^{fields.SIGNS.pattern}$"},
    fields.to_posts: {"anyOf": [_NUMBER, {"type": "object", "additionalProperties": _NUMBER}]},
    fields.to_class: {"enum": list(CLASSES)},
}
HELP = {
    "": {},
    "Consultation": {
        "title": "What the consultation is called.",
        "reason": "Why all of it is proposed. For several paragraphs write | behind the colon and blank lines between.",
        "opens": "The first day on which people may respond, such as 2026-09-01.",
        "closes": "The last day for responses.",
        "effective": "The day from which the change is to be in force.",
        "posts": "How many posts are affected, by school (or trust): a number, or below it one for each role.",
        "evaluations": "The job evaluations of the proposed texts, by the id of the role; a pending one has no result.",
        "protection": "What protects the pay of those whose post changes.",
        "appeal": "How somebody can appeal: to whom, and within which time.",
        "contact": "The office to ask, and where responses go; never a person.",
        "changes": "What is said of single changes.",
    },
    "Evaluation": {
        "scheme": "The scheme of the evaluation, such as NJC JES.",
        "ref": "Its number.",
        "result": "What it came to, such as H3, points 5 to 6; without it, it is pending.",
    },
    "Remark": {
        "change": "The eight signs by which “jdgen diff” names the change.",
        "reason": "Why it is proposed.",
        "class": "Of which class HR takes it to be, where that is confirmed or is not the one suggested.",
        "class_reason": "Why it is of that class.",
    },
}  # fmt: skip
"""What each key says, in one sentence."""
_CLASSED = ("class", "class_reason")


def consultation_schema() -> Schema:
    """The schema of consultation.yaml."""
    vocabulary = Vocabulary(_KINDS, HELP)
    neither = {"not": {"anyOf": [{"required": [key]} for key in _CLASSED]}}
    said = {"anyOf": [{"required": list(_CLASSED)}, {"required": ["reason"], **neither}]}
    remarks = list_of(object_of(Remark, vocabulary) | said)
    return {
        "$schema": DIALECT,
        "title": "A consultation",
        "description": "What people say of a proposed change, beside what the roles say. Every key may be left out.",
        **object_of(Consultation, vocabulary, {"changes": remarks}),
    }
