"""What the page on CI says of the action is so: its inputs, its outputs, and what a new workspace has for CI."""

import re

import yaml
from docs.pages import ROOT, without_blocks

from jdgen.commands.init import offered_files, workspace_files
from jdgen.reporters import MOST_ANNOTATIONS

PAGE = ROOT / "docs/guide/ci.md"


def test_the_table_names_every_input_of_the_action_and_the_page_every_output() -> None:
    action = yaml.safe_load(offered_files()["action.yml"])
    table = without_blocks(PAGE).partition("| input | says |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE) == list(action["inputs"])
    for name in action["outputs"]:
        assert f"`{name}`" in without_blocks(PAGE)
    assert f"`{action['inputs']['formats']['default']}` if you say nothing" in table
    assert f"`{action['inputs']['name']['default']}` is its name." in without_blocks(PAGE)


def test_the_page_names_every_job_for_gitlab() -> None:
    files = workspace_files(gitlab=True)
    jobs = {
        name for path in (".gitlab-ci.yml", ".gitlab/review.yml") for name, job in yaml.safe_load(files[path]).items()
        if isinstance(job, dict) and "script" in job
    }  # fmt: skip
    assert {name for name in jobs if f"*{name}*" not in PAGE.read_text("utf-8")} == set()


def test_the_page_says_how_many_marks_there_are() -> None:
    assert MOST_ANNOTATIONS == 10
    assert "At most ten findings are marked" in PAGE.read_text("utf-8")
