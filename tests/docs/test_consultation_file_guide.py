"""The page on consultations names every key of the file and every option that begins it, and shows what is written."""

import re
from pathlib import Path

import click
from calling import change
from docs.pages import ROOT, blocks
from docs.scratch import jdgen, workspace
from pydantic import BaseModel
from register.repository import Repository

from jdgen.commands.new import consultation
from jdgen.consultation.classes import CLASSES
from jdgen.consultation.model import Consultation, Evaluation, Remark
from jdgen.consultation.reading import read_consultation

PAGE = ROOT / "docs/guide/consultation.md"


def table(heading: str) -> list[str]:
    """The first cells of the table of this head, without their quotes."""
    (rows,) = re.findall(rf"^\| {heading} \| .+\n\|---\|---\|\n((?:\|.+\n)+)", PAGE.read_text("utf-8"), re.MULTILINE)
    return [word for row in rows.splitlines() for word in re.findall(r"`([^`]+)`", row.split(" | ")[0])]


def keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def example(language: str) -> str:
    (text,) = [block.text for block in blocks(PAGE) if block.language == language and marks(language) in block.text]
    return text


def marks(language: str) -> str:
    return {"yaml": "# consultation.yaml", "text": "#   - change:"}[language]


def test_the_tables_name_every_key_in_its_order() -> None:
    assert table("key") == keys(Consultation)
    assert table("key of `evaluations`") == keys(Evaluation)
    assert table("key of `changes`") == keys(Remark)
    assert all(f"`{word}`" in PAGE.read_text("utf-8") for word in CLASSES)


def test_the_example_has_every_key_and_is_taken() -> None:
    said = read_consultation("consultation.yaml", example("yaml").encode()).said
    assert said.model_fields_set == {*Consultation.model_fields}
    assert len(said.reason) == 2
    assert {*said.changes[0].model_fields_set} == {*Remark.model_fields}
    assert {*said.evaluations["h3"].model_fields_set} == {*Evaluation.model_fields}


def test_the_table_names_every_option() -> None:
    options = {name for each in consultation.params if isinstance(each, click.Option) for name in each.opts}
    text = PAGE.read_text("utf-8").partition("## jdgen new consultation")[2]
    assert options - set(re.findall(r"(?<![\w-])--?[a-z-]+", text)) == set()


def test_what_is_begun_is_what_the_page_shows(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    Repository(folder).git("init", "--quiet", "--initial-branch=main")
    Repository(folder).commit({})
    change(folder / "roles/_shared/clauses/changes-to-the-post.yaml", "reviewed every year", "reviewed every two years")
    assert jdgen(folder, "new", "consultation", "HEAD..", "--as-of", "2026-09-01").code == 0
    assert example("text") in (folder / "consultation.yaml").read_text("utf-8")
