"""The page on schools: its files are those of examples/trust, its lines are what jdgen prints there, its tables name
every key and option.
"""

import json
import re
import shutil
from pathlib import Path

import click
import pytest
import yaml
from docs.pages import ROOT, Block, blocks, code_words
from docs.scratch import jdgen

from jdgen.commands.options.selecting import changed_option, filter_options, schools_option
from jdgen.register import State
from jdgen.role.variables import SITE_FACTS
from jdgen.schema.files import schema_files
from jdgen.workspace.school import School

PAGE = ROOT / "docs/guide/schools.md"
TRUST = ROOT / "examples/trust"
FILES = [block for block in blocks(PAGE) if block.file]
FILLED_BY_JDGEN = {"id"}


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    return shutil.copytree(TRUST, tmp_path / "trust", ignore=shutil.ignore_patterns("build", "dist"))


def table(heading: str) -> set[str]:
    """The back-ticked words in the first column of the table that begins with `heading`."""
    text = PAGE.read_text("utf-8")
    (rows,) = re.findall(rf"^\| {heading} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", text, re.MULTILINE)
    return {word for row in rows.splitlines() for word in re.findall("`([^`]+)`", row.split("|")[1])}


def quoted(sign: str) -> list[str]:
    """The lines of the page's text block in which `sign` stands."""
    (block,) = [block for block in blocks(PAGE) if block.language == "text" and sign in block.text]
    return block.text.splitlines()


@pytest.mark.parametrize("block", FILES, ids=lambda block: block.file)
def test_a_file_on_the_page_says_what_the_one_of_the_sample_trust_says(block: Block) -> None:
    assert yaml.safe_load(block.text) == yaml.safe_load((TRUST / block.file).read_text("utf-8"))


def test_the_page_shows_a_school_and_a_site_and_they_are_taken_as_they_stand_there(trust: Path) -> None:
    assert [block.file for block in FILES] == ["schools/birch.yaml", "schools/river-primaries.yaml"]
    for block in FILES:
        file = trust / block.file
        for_editors = file.read_text("utf-8").partition("\n")[0]
        file.write_text(f"{for_editors}\n{block.text}", "utf-8")
    answer = jdgen(trust, "check", "--as-of", "2026-09-01")
    assert (answer.text, answer.code) == ("7 roles and 2 houses checked: no problems found.\n", 0)


def test_an_approval_says_which_schools_it_does_not_reach(trust: Path) -> None:
    decision = ["--by", "Pay and Personnel Committee", "--ref", "minute 14", "--on", "2026-09-01"]
    answer = jdgen(trust, "approve", "midday-supervisor", *decision, "--in-force", "2026-09-01")
    assert answer.code == 0, answer.text
    assert quoted("approve that text") == answer.text.splitlines()[1:3]
    assert jdgen(trust, "approve", "midday-supervisor", "--school", "birch", *decision, "--in-force", "2026-09-01",
                 "--again").code == 0  # fmt: skip


def test_the_origin_of_the_house_is_told_as_the_page_says(trust: Path) -> None:
    answer = jdgen(trust, "show", "teaching-assistant", "--school", "willow", "--origins")
    (line,) = quoted("house:")
    assert line in answer.text.splitlines()


def test_the_site_bears_the_names_of_its_schools_as_the_page_says(trust: Path) -> None:
    (name,) = re.findall(r"its name is “([^”]+)”", PAGE.read_text("utf-8"))
    assert f"location: {name}\n" in jdgen(trust, "show", "site-manager", "--school", "river-primaries").text


def test_the_role_of_one_school_has_the_id_that_the_page_says(trust: Path) -> None:
    file, role = re.findall(
        r"`(schools/\w+/roles/[\w-]+)\.yaml` is the role\n?\s*`([\w/-]+)`", PAGE.read_text("utf-8")
    )[0]
    assert (trust / f"{file}.yaml").is_file()
    assert jdgen(trust, "show", role, "--school", role.partition("/")[0]).code == 0


def test_the_table_of_keys_names_every_key_of_a_school() -> None:
    schema = json.loads(schema_files()[".jdgen/school.schema.json"])
    assert table("key") == set(schema["properties"])
    assert set(School.model_fields) - FILLED_BY_JDGEN <= table("key")


def test_what_texts_may_say_of_a_school_is_on_the_page() -> None:
    said = {word.strip("{} ").removeprefix("school.") for word in code_words(PAGE) if word.startswith("{{ school.")}
    assert {"name", "address", "head_title"} <= said
    assert said <= {*SITE_FACTS, "address", "logo", "facts.NAME"}


def test_the_table_of_options_names_every_option_by_which_roles_are_chosen() -> None:
    @filter_options
    @schools_option
    @changed_option
    def asked() -> None:
        """Stands for any command."""

    options = {option.opts[0]: option for option in click.command()(asked).params}
    named = {word.split()[0] for word in table("option") if word.startswith("--")}
    assert named == set(options)
    states = {word.split()[-1] for word in table("option") if word.startswith("--status") or not word.startswith("--")}
    assert states == {state.value for state in State}
