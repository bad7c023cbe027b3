"""Each structural mistake of the corpus, which jdgen refuses, is refused by the editor's schema too."""

import pytest
import yaml
from jsonschema import Draft202012Validator
from mistakes.collection import Mistake, mistakes

from jdgen.schema.consultation import consultation_schema
from jdgen.schema.house import house_schema
from jdgen.schema.role import clauses_schema, role_schema
from jdgen.schema.workspace import school_schema, workspace_schema
from roles import typed

VALIDATORS = {
    folder: Draft202012Validator(schema)
    for folder, schema in {
        "role": role_schema(), "base": role_schema(), "clauses": clauses_schema(), "workspace": workspace_schema(),
        "school": school_schema(), "house": house_schema(),
        "consultation": consultation_schema(),
    }.items()
}  # fmt: skip
STRUCTURAL = {
    "bad-change", "bad-class", "half-a-class", "no-remark",
    "bad-date", "bad-edit", "bad-file-name", "bad-filename", "bad-id", "bad-measure", "bad-name", "bad-number",
    "edits-without-parent", "empty-list", "empty-text", "empty-value", "list-expected", "mapping-expected",
    "missing-key",
    "not-true-or-false", "text-expected", "two-texts", "unknown-key", "unknown-selector", "unknown-word",
    "unquoted-colon",
}  # fmt: skip
"""Codes of what is wrong with keys and shapes, which a schema can see in one file without its quotes and comments."""
_PARENT = "what the parent gives stands in another file"
BEYOND_A_SCHEMA = {
    "role/edit-beside-a-text.yaml": _PARENT,
    "role/edit-in-a-text.yaml": _PARENT,
    "role/edit-moves-into-what-it-moves.yaml": _PARENT,
    "role/last-clause-moved-away.yaml": _PARENT,
    "role/last-criterion-removed.yaml": _PARENT,
    "role/move-a-text.yaml": _PARENT,
    "role/move-next-to-itself.yaml": "a schema cannot compare two values",
    "role/title-removed.yaml": _PARENT,
    "clauses/impossible-date.yaml": "a schema knows no calendar",
    "consultation/day-that-is-none.yaml": "a schema knows no calendar",
    "house/columns-wider-than-the-page.yaml": "a schema cannot add up",
    "house/facts-table-without-a-style.yaml": "the house it extends may give the style",
}
"""Mistakes with such a code that only jdgen can see, each with the reason."""


def structural() -> list[Mistake]:
    found = []
    for mistake in mistakes():
        folder = mistake.name.partition("/")[0]
        if folder in VALIDATORS and {d.code for d in mistake.expected} & STRUCTURAL:
            found.append(mistake)
    return found


STRUCTURAL_MISTAKES = {mistake.name: mistake for mistake in structural()}
REFUSED_BY_BOTH = [mistake for name, mistake in STRUCTURAL_MISTAKES.items() if name not in BEYOND_A_SCHEMA]


def is_valid(mistake: Mistake) -> bool:
    (content,) = mistake.files.values()
    try:
        data = typed((content or b"").decode("utf-8-sig"))
    except yaml.YAMLError:
        return False  # no editor takes it for YAML
    return VALIDATORS[mistake.name.partition("/")[0]].is_valid(data)


def test_the_corpus_holds_structural_mistakes() -> None:
    assert len(REFUSED_BY_BOTH) >= 20


@pytest.mark.parametrize("mistake", REFUSED_BY_BOTH, ids=lambda mistake: mistake.name)
def test_a_structural_mistake_is_refused_by_the_schema(mistake: Mistake) -> None:
    assert not is_valid(mistake)


@pytest.mark.parametrize("name", BEYOND_A_SCHEMA)
def test_what_only_jdgen_can_see_is_no_mistake_to_the_schema(name: str) -> None:
    assert is_valid(STRUCTURAL_MISTAKES[name])
