"""The tables of the guide name all there is: a key that is not in them would not be found by its user."""

import re

import pytest
from calendar_day import AS_OF
from docs.pages import ROOT, code_words

from jdgen.house.file import HEADINGS, LABELS, PARTS, HouseFile
from jdgen.house.folder import base_layouts
from jdgen.house.load import base_source
from jdgen.layout.environment import _LOOP
from jdgen.layout.grammar import FILTERS, TAGS, TESTS
from jdgen.layout.strict_html import ELEMENTS
from jdgen.layout.view import RoleView
from jdgen.role.model import (
    FACTS,
    LEVELS,
    METHODS,
    POST_FACTS,
    Clause,
    CriteriaGroup,
    Criterion,
    DutyGroup,
    Purpose,
    Role,
    Section,
    SectionFact,
    SignOff,
    Statement,
)
from jdgen.role.resolution.shared import ClauseDefinition, Wording
from jdgen.source.nodes import Entry, Mapping, Scalar
from jdgen.workspace import Settings, Site, open_workspace

ROLES = ROOT / "docs/guide/writing-roles.md"
HOUSES = ROOT / "docs/guide/houses.md"
COMMANDS = ROOT / "docs/guide/commands.md"
MODELS = (
    Clause,
    DutyGroup,
    Criterion,
    CriteriaGroup,
    Purpose,
    Section,
    SectionFact,
    SignOff,
    Statement,
    ClauseDefinition,
    Wording,
)
FILLED_BY_JDGEN = {"id", "shared"}
HEADINGS_OF_THEIR_OWN = {
    "banner",
    "purpose",
    "duties",
    "person_specification",
    "sections",
    "statements",
    "sign_off",
    "post",
}


def of_base(*path: str) -> tuple[Entry, ...]:
    """The keys of the base house at a path, with their values."""
    node = base_source()
    for key in path:
        below = node.get(key)
        assert isinstance(below, Mapping)
        node = below
    return node.entries


def words(page: str) -> set[str]:
    """The back-ticked words of a page, and the keys at the start of a back-ticked line of YAML."""
    found = code_words(ROOT / page)
    return found | {word.partition(":")[0] for word in found}


def test_the_page_on_roles_names_every_key_of_a_role() -> None:
    keys = set(Role.model_fields) - FILLED_BY_JDGEN - HEADINGS_OF_THEIR_OWN
    assert keys - words("docs/guide/writing-roles.md") == set()
    headings = set(re.findall(r"^### (\w+)$", ROLES.read_text("utf-8"), re.MULTILINE))
    assert HEADINGS_OF_THEIR_OWN - {"post"} - headings == set()


def test_the_page_on_roles_names_every_fact_of_a_vacancy_level_and_method() -> None:
    assert {*POST_FACTS, *LEVELS, *METHODS} - words("docs/guide/writing-roles.md") == set()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_page_on_roles_names_every_key_below_a_role(model: type) -> None:
    keys = {field.alias or name for name, field in model.model_fields.items()} - FILLED_BY_JDGEN
    assert keys - words("docs/guide/writing-roles.md") == set()


def test_the_page_on_houses_names_every_key_of_house_yaml() -> None:
    assert {*HouseFile.model_fields, "languages"} - words("docs/guide/houses.md") == set()


def test_the_page_on_houses_names_every_heading_label_and_part() -> None:
    assert {*HEADINGS, *LABELS} - words("docs/guide/houses.md") == set()
    assert set(PARTS) - set(FACTS) - words("docs/guide/houses.md") == set()


def test_the_page_on_houses_gives_the_base_houses_wording() -> None:
    text = HOUSES.read_text("utf-8")
    for part in ("headings", "labels"):
        for entry in of_base(part):
            assert f"| `{entry.key.text}` | {entry.value.text} |" in text


@pytest.mark.parametrize("part", ["styles", "characters", "tables", "facts", "lists"])
def test_the_page_on_houses_names_every_core_class(part: str) -> None:
    assert {entry.key.text for entry in of_base("word", part)} - words("docs/guide/houses.md") == set()


def test_the_page_on_houses_gives_the_base_houses_style_of_every_element() -> None:
    text = HOUSES.read_text("utf-8")
    for part in ("styles", "characters"):
        for entry in of_base("word", part):
            assert f"| `{entry.key.text}` | {entry.value.text} |" in text


def test_the_page_on_houses_shows_the_words_that_the_base_house_has_for_a_texts_standing() -> None:
    standing = base_source().get("standing")
    assert isinstance(standing, Mapping)
    text = HOUSES.read_text("utf-8")
    for entry in standing.entries:
        value = entry.value
        words_of_base = value.text if isinstance(value, Scalar) else "January, February, March and so on"
        assert f"| `{entry.key.text}` | {words_of_base} |" in text


def test_the_page_on_houses_names_every_block_and_macro_of_the_base_layouts() -> None:
    layouts = "".join(base_layouts().values())
    named = {word.partition("(")[0] for word in words("docs/guide/houses.md")}
    assert set(re.findall(r"\{% (?:block|macro) (\w+)", layouts)) - named == set()


def test_the_page_on_houses_names_all_that_a_layout_may_say() -> None:
    said = {*(ELEMENTS - {"t"}), *FILTERS, *TESTS, *TAGS, *(f"loop.{name}" for name in _LOOP)}
    assert said - words("docs/guide/houses.md") == set()


def test_the_page_on_houses_names_every_value_that_a_layout_sees() -> None:
    workspace = open_workspace(ROOT, AS_OF)
    seen: set[str] = set()
    for role in workspace.select([]):
        seen |= names_in(RoleView(workspace.role(role), workspace.house("school-form")).role)
    known = {word.rpartition(".")[2] for word in words("docs/guide/houses.md")}
    assert {"has_levels", "signatories", "tick"} <= seen
    assert seen - known == set()


def names_in(value: object) -> set[str]:
    """The names of all values in a view, at any depth."""
    if isinstance(value, dict):
        return {*value, *(name for inner in value.values() for name in names_in(inner))}
    if isinstance(value, list):
        return {name for inner in value for name in names_in(inner)}
    return set()


def test_the_page_on_commands_names_every_key_of_jdgen_yaml() -> None:
    settings = {info.alias or name for name, info in Settings.model_fields.items()}
    keys = {*settings, *(set(Site.model_fields) - FILLED_BY_JDGEN)}
    assert keys - words("docs/guide/commands.md") == set()
