"""A resolved role as data: for `show`, for tests, and for programs that read jdgen's JSON."""

from typing import Any

import yaml

from jdgen.role.model import (
    FACTS,
    NO_SPECIFICATION,
    POST_FACTS,
    Clause,
    CriteriaGroup,
    DutyGroup,
    Purpose,
    Role,
    Section,
    SignOff,
    Statement,
    SubClause,
)
from jdgen.role.text import Text, as_typed

Data = dict[str, Any]

_UNBROKEN = 1_000_000
"""Characters a line may have: a text broken by chance could go on with what looks like a list item."""


def as_data(role: Role) -> Data:
    """The role as JSON values: absent is None, texts as typed with inline Markdown.

    A person specification that the role says it has not is an empty list, one that it leaves out is None.
    """
    facts = {name: _fact(getattr(role, name)) for name in FACTS}
    return {
        "id": role.id,
        "lang": role.lang,
        "house": role.house,
        **facts,
        "post": {name: _text(getattr(role.post, name)) for name in POST_FACTS},
        "banner": _statement(role.banner) if role.banner else None,
        "purpose": _purpose(role.purpose) if role.purpose else None,
        "duties": [_duty_group(group) for group in role.duties] or None,
        "person_specification": _specification(role),
        "sections": [_section(section) for section in role.sections] or None,
        "statements": [_statement(statement) for statement in role.statements] or None,
        "sign_off": _sign_off(role.sign_off) if role.sign_off else None,
        "review_by": role.review_by.date.isoformat() if role.review_by else None,
        "without": {name: as_typed(reason) for name, reason in role.without.items()} or None,
    }


def as_yaml(role: Role) -> str:
    """The role in the author's notation, with nothing inherited or shared left to look up."""
    data = {key: value for key, value in _without_absent(as_data(role)).items() if key != "id"}
    for section in data.get("sections", ()):
        if "\n\n" in section.get("text", ""):
            section["text"] = section["text"].split("\n\n")
    for group in data.get("person_specification", ()):
        for criterion in group["criteria"]:
            if level := criterion.pop("level", None):
                criterion[level] = criterion.pop("text")
    if role.says_no_specification:
        data["person_specification"] = NO_SPECIFICATION
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_UNBROKEN)


class _Dumper(yaml.SafeDumper):
    """Never an alias: jdgen's own YAML has none."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(text: Text | None) -> str | None:
    return None if text is None else as_typed(text)


def _fact(value: Text | tuple[Text, ...] | None) -> Any:
    if isinstance(value, tuple):
        return [as_typed(text) for text in value] or None
    return _text(value)


def _texts(texts: tuple[Text, ...]) -> list[str] | None:
    return [as_typed(text) for text in texts] or None


def _clauses(clauses: tuple[Clause | SubClause, ...]) -> list[Data] | None:
    return [
        {
            "id": clause.id,
            "text": as_typed(clause.text),
            "note": _text(clause.note),
            "clauses": _clauses(clause.clauses) if isinstance(clause, Clause) else None,
            "basis": _text(clause.basis),
        }
        for clause in clauses
    ] or None


def _purpose(purpose: Purpose) -> Data:
    return {
        "intro": _text(purpose.intro),
        "paragraphs": _texts(purpose.paragraphs),
        "clauses": _clauses(purpose.clauses),
    }


def _duty_group(group: DutyGroup) -> Data:
    return {
        "id": group.id,
        "heading": as_typed(group.heading),
        "optional": group.optional,
        "intro": _text(group.intro),
        "note": _text(group.note),
        "clauses": _clauses(group.clauses),
        "closing": _texts(group.closing),
    }


def _specification(role: Role) -> list[Data] | None:
    groups = [_criteria_group(group) for group in role.person_specification]
    return groups if groups or role.says_no_specification else None


def _criteria_group(group: CriteriaGroup) -> Data:
    criteria = [
        {
            "id": criterion.id,
            "text": as_typed(criterion.text),
            "level": criterion.level,
            "assessed_by": list(criterion.assessed_by) or None,
            "basis": _text(criterion.basis),
        }
        for criterion in group.criteria
    ]
    return {"id": group.id, "heading": as_typed(group.heading), "note": _text(group.note), "criteria": criteria}


def _section(section: Section) -> Data:
    facts = [{"label": as_typed(fact.label), "value": as_typed(fact.value)} for fact in section.facts]
    return {
        "id": section.id,
        "heading": as_typed(section.heading),
        "text": "\n\n".join(as_typed(text) for text in section.text) or None,
        "clauses": _clauses(section.clauses),
        "numbered": section.numbered,
        "facts": facts or None,
    }


def _statement(statement: Statement) -> Data:
    return {
        "id": statement.id,
        "text": as_typed(statement.text),
        "note": _text(statement.note),
        "clauses": _clauses(statement.clauses),
        "basis": _text(statement.basis),
    }


def _sign_off(sign_off: SignOff) -> Data:
    return {"declaration": _text(sign_off.declaration), "signatories": _texts(sign_off.signatories)}


def _without_absent(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _without_absent(item) for key, item in value.items() if item not in (None, False, {}) and _some(item)
        }
    if isinstance(value, list):
        return [_without_absent(item) for item in value]
    return value


def _some(value: Any) -> bool:
    return not isinstance(value, dict) or any(item is not None for item in value.values())
