"""The page on consultations names every option of jdgen consult, and the files and words of a set as they are."""

import re
import shutil
from pathlib import Path

import click
from calling import change
from docs.pages import ROOT, blocks
from docs.scratch import jdgen, workspace
from register.repository import Repository

from jdgen.building.consulting.papers.words import DRAFT
from jdgen.building.consulting.sets.drafts import Shows
from jdgen.commands.consult import command

PAGE = ROOT / "docs/guide/consultation.md"
TEXT = PAGE.read_text("utf-8").partition("## The facts")[0]


def test_the_table_names_every_option_and_no_other() -> None:
    options = {name for each in command.params if isinstance(each, click.Option) for name in each.opts}
    rows = re.findall(r"^\| (`-.*?) \|", TEXT.partition("## Options")[2], re.MULTILINE)
    assert options == {name for row in rows for name in re.findall(r"`(--?[a-z-]+)", row)}


def test_the_page_names_every_file_and_what_each_page_says() -> None:
    assert f"**Every page says “{DRAFT}”**" in TEXT
    assert all(f"`h3-{shows}`" in TEXT for shows in Shows)


def test_its_set_is_the_one_jdgen_makes(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    shutil.copytree(ROOT / "register", folder / "register")
    Repository(folder).git("init", "--quiet", "--initial-branch=main")
    Repository(folder).commit({})
    change(folder / "roles/_shared/clauses/changes-to-the-post.yaml", "reviewed every year", "reviewed every two years")
    change(folder / "roles/h3.yaml", "grade: H3", "grade: H4")
    answer = jdgen(folder, "consult", "--as-of", "2026-10-01")
    assert answer.code == 0, answer.text
    (example, *_) = [block.text for block in blocks(PAGE) if block.language == "text"]
    assert example in answer.text
    rows = re.findall(r"^\| `([a-z0-9-]+)` \|", TEXT.partition("## What is compared")[0], re.MULTILINE)
    made = {path.stem for path in (folder / "build/consultation").iterdir() if path.is_file()}
    assert made == set(rows)
