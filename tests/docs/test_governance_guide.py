"""The page on governance, played from top to bottom: each command that jdgen answers, and each answer it shows."""

import shlex
from pathlib import Path

import pytest
from docs.pages import ROOT, blocks
from docs.scratch import jdgen, workspace, write

PAGE = ROOT / "docs/guide/governance.md"


def test_the_page_can_be_played_from_top_to_bottom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790812800")  # 1 October 2026
    folder = workspace(tmp_path / "trust")
    said, compared = "", 0
    for block in blocks(PAGE):
        if block.language == "sh":
            answers = [jdgen(folder, *words(line)) for line in block.text.splitlines()]
            assert [answer.code for answer in answers] == [0] * len(answers), answers
            said = "\n".join(answer.text for answer in answers)
        elif block.file.startswith("register/"):
            assert block.text.partition("\n")[2] in (folder / block.file).read_text("utf-8")
        elif block.file:
            write(folder, block)
        elif block.language == "text" and said:
            assert [line for line in block.text.splitlines() if line not in said] == [], said
            said, compared = "", compared + 1
    assert compared == 4


def words(line: str) -> list[str]:
    """The arguments of a command line for jdgen."""
    name, *arguments = shlex.split(line)
    assert name == "jdgen"
    return arguments
