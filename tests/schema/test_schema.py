"""The editor's schemas and jdgen agree: what jdgen accepts is valid, and what is built wrongly is refused by both."""

import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from calendar_day import AS_OF
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from jdgen.commands.schema import command
from jdgen.consultation import model as consulting
from jdgen.consultation.reading import read_consultation
from jdgen.diagnostics import Rejected
from jdgen.house.file import HouseFile, WordingFile
from jdgen.register import ApprovedText, Entry, Evaluation
from jdgen.register.writing import as_yaml as entry_as_yaml
from jdgen.role import model
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.role.resolution.shared import ClauseDefinition, Wording
from jdgen.schema.consultation import consultation_schema
from jdgen.schema.files import ALL_SCHEMAS
from jdgen.schema.house import house_schema
from jdgen.schema.models import SCALAR
from jdgen.schema.register import register_schema
from jdgen.schema.role import clauses_schema, role_schema
from jdgen.schema.workspace import workspace_schema
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Settings, Site
from roles import Author, as_yaml, roles, typed

ROOT = Path(__file__).parents[2]
SCHEMAS = {
    "role": role_schema, "clauses": clauses_schema, "workspace": workspace_schema, "house": house_schema,
    "register": register_schema, "consultation": consultation_schema,
}  # fmt: skip


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(SCHEMAS[kind]())


def complaints(kind: str, data: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(kind).iter_errors(data)]


def as_texts(text: str) -> object:
    """YAML as jdgen reads it: every scalar a string."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def kind_of(path: str) -> str | None:
    """Which schema a workspace path is written by."""
    if path == "jdgen.yaml":
        return "workspace"
    if path.endswith("/house.yaml"):
        return "house"
    if not path.startswith("roles/") or not path.endswith(".yaml"):
        return None
    return "clauses" if "/_shared/clauses/" in path else "role"


@pytest.mark.parametrize("kind", SCHEMAS)
def test_each_schema_is_a_schema_with_a_title_and_a_sentence_for_every_key(kind: str) -> None:
    schema = SCHEMAS[kind]()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] and schema["description"]
    without = [name for name, value in properties(schema) if not value.get("description", "").endswith((".", ")"))]
    assert without == []


def properties(schema: object, parents: tuple[str, ...] = ()) -> list[tuple[str, dict]]:
    """Every property with its path; those of conditions are refinements of others and need no words of their own."""
    if isinstance(schema, list):
        return [found for item in schema for found in properties(item, parents)]
    if not isinstance(schema, dict):
        return []
    own = [("/".join((*parents, key)), value) for key, value in schema.get("properties", {}).items()]
    return own + [
        found
        for key, value in schema.items()
        if key not in ("else", "not")
        for found in properties(value, (*parents, key))
    ]


@settings(max_examples=150)
@given(roles())
def test_every_role_that_jdgen_accepts_is_valid_as_texts_and_as_an_editor_reads_it(role: Author) -> None:
    text = as_yaml(role)
    assert complaints("role", as_texts(text)) == []
    assert complaints("role", typed(text)) == []


@pytest.mark.parametrize("path", sorted(p for p in ROOT.glob("roles/**/*.yaml")), ids=lambda p: p.stem)
def test_the_sample_roles_and_clauses_are_valid(path: Path) -> None:
    kind = kind_of(path.relative_to(ROOT).as_posix())
    assert complaints(str(kind), typed(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("templates/*/house.yaml")), ids=lambda p: p.parent.name)
def test_the_sample_houses_are_valid(path: Path) -> None:
    assert complaints("house", typed(path.read_text("utf-8"))) == []


def test_the_house_that_every_other_starts_from_and_the_sample_workspace_are_valid() -> None:
    assert complaints("house", typed((ROOT / "jdgen/house/base/house.yaml").read_text("utf-8"))) == []
    assert complaints("workspace", typed((ROOT / "jdgen.yaml").read_text("utf-8"))) == []


def test_the_keys_of_the_schemas_are_the_keys_of_the_models() -> None:
    defs = role_schema()["$defs"]
    assert set(role_schema()["properties"]) == (set(model.Role.model_fields) | {"extends", "edits"}) - {"id"}
    assert set(defs["post"]["properties"]) == set(model.Post.model_fields)
    assert set(defs["duty_group"]["properties"]) == set(model.DutyGroup.model_fields)
    assert set(defs["criteria_group"]["properties"]) == set(model.CriteriaGroup.model_fields) | {"assessed_by"}
    assert set(defs["section"]["properties"]) == set(model.Section.model_fields)
    assert set(clauses_schema()["$defs"]["shared"]["properties"]) == set(ClauseDefinition.model_fields)
    wording = {field.alias or name for name, field in Wording.model_fields.items()}
    assert set(clauses_schema()["$defs"]["wording"]["properties"]) == wording
    assert set(workspace_schema()["properties"]) == {info.alias or name for name, info in Settings.model_fields.items()}
    assert set(workspace_schema()["properties"]["trust"]["properties"]) == set(Site.model_fields)
    assert set(house_schema()["properties"]) == set(HouseFile.model_fields) | {"languages"}
    assert set(register_schema()["properties"]) == set(Entry.model_fields)
    keys = consultation_schema()["properties"]
    assert set(keys) == set(consulting.Consultation.model_fields)
    evaluation = keys["evaluations"]["additionalProperties"]["properties"]
    assert set(evaluation) == set(consulting.Evaluation.model_fields)
    remark = {info.alias or name for name, info in consulting.Remark.model_fields.items()}
    assert set(keys["changes"]["items"]["properties"]) == remark
    assert set(house_schema()["properties"]["languages"]["additionalProperties"]["properties"]) == set(
        WordingFile.model_fields
    )


@pytest.mark.parametrize(("specification", "fits"), [
    ("none", True), ("[{heading: Skills, criteria: [Patience]}]", True), ("None", False), ("Patience", False),
    ("[none]", False), ("{heading: Skills}", False),
])  # fmt: skip
def test_a_person_specification_is_a_list_of_groups_or_the_word_none(specification: str, fits: bool) -> None:
    found = complaints("role", typed(f"title: A\nperson_specification: {specification}\n"))
    assert (found == []) is fits


def test_a_decision_is_valid_as_jdgen_writes_it_and_as_an_editor_reads_it() -> None:
    texts = {"sen/h3": ApprovedText.model_construct(version=4, hash="12" * 32)}
    evaluation = Evaluation.model_construct(scheme="NJC JES", ref="114", date=AS_OF)
    entry = Entry.model_construct(
        roles=("sen/h3",), schools=("oak",), approved_on=AS_OF, approved_by="Board of Trustees", ref="14",
        in_force_from=AS_OF, evaluation=evaluation, texts=texts,
    )  # fmt: skip
    text = entry_as_yaml(entry, "# first")
    assert complaints("register", as_texts(text)) == complaints("register", typed(text)) == []
    for wrong in (text.replace("version: 4", "version: 0"), text.replace("12" * 32, "x"), text + "more: 1\n"):
        assert complaints("register", typed(wrong)) != []


CHILD = "extends: parent\n"
PARENT = "title: Parent\nbanner:\n  text: Be kind.\n  basis: Act\nsign_off: {signatories: [Head]}\nduties:\n"
PARENT += "  - heading: Care\n    clauses:\n      - Wash\n      - Iron\n"
ACCEPTED_CHILDREN = {
    "nothing of its own": "",
    "a part of a mapping": "post:\n  hours: 20\nbanner:\n  basis: Other act\nsign_off:\n  declaration: I agree.\n",
    "every edit": (
        "edits:\n  - add: Fold\n    after: duties/care/wash\n  - add: Sew\n    id: sew\n    in: duties/care\n"
        "  - remove: duties/care/wash\n  - replace: duties/care/iron\n    with: Iron and starch\n"
        "  - move: duties/care/sew\n    before: duties/care/fold\n  - replace: post/hours\n    with: 20\n"
        "  - replace: duties/care/clauses\n    with:\n      - One\n      - text: Two\n"
        "  - add:\n      heading: More\n      clauses:\n        - Walk\n    after: duties/care\n"
    ),
}


@pytest.mark.parametrize("own", ACCEPTED_CHILDREN.values(), ids=ACCEPTED_CHILDREN)
def test_a_role_that_extends_another_may_say_as_little_as_it_likes(own: str) -> None:
    parent = PARENT + "post: {hours: 10}\n"
    tree = MemoryTree({"roles/parent.yaml": parent.encode(), "roles/child.yaml": (CHILD + own).encode()})
    assert resolve("child", Library(tree, AS_OF)).title.plain == "Parent"
    assert complaints("role", typed(CHILD + own)) == []


CRITERIA = "title: A\nperson_specification:\n  - heading: B\n    criteria:\n      - text: C\n"
WRONG = {
    "no title": "grade: H3\n",
    "a key without a value": "title:\n",
    "an unknown key": "title: A\nduites: []\n",
    "a key of jdgen's own": "title: A\nid: a\n",
    "another key of jdgen's own": "title: A\npurpose:\n  - text: B\n    shared: c\n",
    "a list for a title": "title: [A, B]\n",
    "a text for the duties": "title: A\nduties: Wash.\n",
    "a group without clauses": "title: A\nduties:\n  - heading: B\n",
    "a group with no clause": "title: A\nduties:\n  - heading: B\n    clauses: []\n",
    "a sentence with a colon": "title: A\nduties:\n  - heading: B\n    clauses:\n      - Liaise with staff: teachers\n",
    "sub-clauses of sub-clauses": (
        "title: A\npurpose:\n  - text: B\n    clauses:\n      - text: C\n        clauses:\n          - D\n"
    ),
    "neither true nor false": "title: A\nduties:\n  - heading: B\n    optional: perhaps\n    clauses:\n      - C\n",
    "an unknown method": CRITERIA.replace("text: C", "text: C\n        assessed_by: oracle"),
    "two levels": (
        "title: A\nperson_specification:\n  - heading: B\n    criteria:\n      - essential: C\n        desirable: D\n"
    ),
    "an unknown level": CRITERIA.replace("text: C", "text: C\n        level: nice"),
    "words beside use": "title: A\nstatements:\n  - use: b\n    text: C\n",
    "nobody signs": "title: A\nsign_off:\n  declaration: B\n",
    "an empty clause": 'title: A\npurpose:\n  - ""\n',
    "an id with capitals": "title: A\npurpose:\n  - id: First Aid\n    text: B\n",
    "edits without a parent": "title: A\nedits:\n  - remove: duties/b\n",
    "an edit that is no change": "extends: parent\nedits:\n  - Wash\n",
    "an edit with two verbs": "extends: parent\nedits:\n  - remove: duties/care\n    move: duties/care\n",
    "an edit in two places": "extends: parent\nedits:\n  - add: A\n    in: duties/care\n    after: duties/care/wash\n",
    "an edit nowhere": "extends: parent\nedits:\n  - add: A\n",
    "a replacement by nothing": "extends: parent\nedits:\n  - replace: duties/care\n",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_is_built_wrongly_is_refused_by_jdgen_and_by_the_schema(text: str) -> None:
    tree = MemoryTree({"roles/parent.yaml": PARENT.encode(), "roles/wrong.yaml": text.encode()})
    with pytest.raises(Rejected):
        resolve("wrong", Library(tree, AS_OF))
    assert complaints("role", typed(text))


def test_a_text_may_be_what_an_editor_takes_for_a_number_or_a_date_but_never_nothing() -> None:
    for value in ("6", "4.10", "no", "true", "2020-09-01", "0123"):
        assert complaints("role", typed(f"title: {value}\n")) == []
    assert complaints("role", {"title": None})
    assert "null" not in SCALAR


WHOLE_CONSULTATION = """\
title: A new structure of support
reason: |
  The school has grown.

  Its office has not.
opens: 2026-09-01
closes: 2026-09-30
effective: 2027-01-01
posts:
  trust: 2
  oak:
    sen/h3: 4
    h4: 0
evaluations:
  sen/h3: {scheme: NJC JES, ref: 17, result: "H3, points 5 to 6"}
protection: Pay is protected for three years.
appeal: To the appeals committee, within ten days.
contact: Human Resources, 01234 567890
changes:
  - change: 59b2d8f4
    reason: The interval was agreed in May.
  - change: 12345678
    class: wording
    class_reason: The words mean the same.
"""


def test_a_consultation_is_valid_for_an_editor_as_jdgen_takes_it() -> None:
    assert complaints("consultation", as_texts(WHOLE_CONSULTATION)) == []
    assert complaints("consultation", typed(WHOLE_CONSULTATION)) == []
    said = read_consultation("consultation.yaml", WHOLE_CONSULTATION.encode()).said
    assert said.model_fields_set == set(consulting.Consultation.model_fields)


def test_the_help_of_the_command_names_every_kind() -> None:
    words = set(re.findall(r"\w+", str(command.help)))
    assert set(ALL_SCHEMAS) - words == set()
