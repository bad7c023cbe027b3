"""The page on changes names every rule, class, option and side, and its example is what jdgen says."""

import re
from pathlib import Path

import click
import yaml
from calling import change
from docs.pages import ROOT, blocks
from docs.scratch import jdgen, workspace
from register.repository import Repository

from jdgen.commands.diff import command
from jdgen.comparing.classes import RULES
from jdgen.consultation.classes import CLASSES, Class
from jdgen.consultation.reading import read_consultation

PAGE = ROOT / "docs/guide/changes.md"


def test_the_table_names_every_rule_with_its_class() -> None:
    rows = re.findall(r"^\| ([a-z ]*)\| `([a-z-]+)` \| ", PAGE.read_text("utf-8"), re.MULTILINE)
    named: dict[str, str] = {}
    last = ""
    for of_class, rule in rows:
        last = of_class.strip() or last
        named[rule] = last
    assert named == {rule.code: str(rule.suggests) for rule in RULES}
    assert {*named.values()} == {str(each) for each in Class}


def test_the_table_names_every_option() -> None:
    text = PAGE.read_text("utf-8").partition("## Options")[2]
    options = {name for each in command.params if isinstance(each, click.Option) for name in each.opts}
    assert options - set(re.findall(r"(?<![\w-])--?[a-z-]+", text)) == set()


def test_the_classes_of_a_consultation_are_named() -> None:
    (example,) = [block.text for block in blocks(PAGE) if block.language == "yaml"]
    read = read_consultation("consultation.yaml", example.encode())
    assert list(read.remarks) == [yaml.safe_load(example)["changes"][0]["change"]]
    assert all(f"`{word}`" in PAGE.read_text("utf-8") for word in CLASSES)


def test_the_example_is_what_jdgen_says(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    Repository(folder).git("init", "--quiet", "--initial-branch=main")
    Repository(folder).commit({})
    clauses = folder / "roles/_shared/clauses/changes-to-the-post.yaml"
    change(clauses, "reviewed every year", "reviewed every two years")
    change(folder / "roles/h3.yaml", "grade: H3", "grade: H4")
    change(folder / "roles/h3.yaml", "Supervise individual pupils", "Supervise all individual pupils")
    answer = jdgen(folder, "diff", "--as-of", "2026-09-01")
    (example,) = [block.text for block in blocks(PAGE) if block.language == "text"]
    assert [line for line in example.splitlines() if line not in answer.text.splitlines()] == [], answer.text
