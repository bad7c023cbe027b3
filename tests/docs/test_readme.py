"""The README's commands do what it says, one after another, in a folder with the sample workspace."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from docs.pages import README, ROOT, Block, blocks
from docs.scratch import workspace, write

NOT_OURS = ("make", "python3 -m venv", "py -m venv", "pip install", ". .venv", ".venv\\Scripts")
"""How commands begin that set the reader's machine up; `make` is looked up in the Makefile instead."""


class Reader:
    """Someone who types what the README says, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.answer = ""

    def type(self, line: str) -> None:
        """One line of a shell: `cd`, or a `jdgen` command, which must succeed."""
        verb, *arguments = shlex.split(line)
        if verb == "cd":
            self.folder = (self.folder / arguments[0]).resolve()
            assert self.folder.is_dir(), line
        elif verb == "jdgen":
            self._run(line, arguments)
        else:
            assert line.startswith(NOT_OURS), f"the test does not know {line}"

    def _run(self, line: str, arguments: list[str]) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "jdgen", *arguments], cwd=self.folder, env=environment,
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        said = done.stdout + done.stderr
        assert done.returncode == 0, f"{line}\n{said}"
        self.answer += said


def lines(block: Block) -> list[str]:
    return [line for line in block.text.splitlines() if line.strip()]


def test_the_readmes_commands_work_in_their_order_and_say_what_it_shows(tmp_path: Path) -> None:
    reader = Reader(workspace(tmp_path / "jdgen"))
    shown = 0
    for block in blocks(README):
        if block.language in ("sh", "powershell"):
            reader.answer = ""
            for line in lines(block):
                reader.type(line)
        elif block.file:
            write(reader.folder, block)
        elif block.language == "text" and reader.answer:
            assert [line for line in lines(block) if line not in reader.answer.splitlines()] == []
            shown += 1
            reader.answer = ""
    assert shown > 0
    assert (tmp_path / "my-trust/build/reading-support.docx").is_file()


def test_the_first_role_has_ten_lines() -> None:
    (role,) = [block for block in blocks(README) if block.file]
    assert len(lines(role)[1:]) == 10


@pytest.mark.parametrize("language", ["sh", "powershell"])
def test_each_way_to_install_ends_with_documents(language: str) -> None:
    ways = [lines(block) for block in blocks(README) if block.language == language]
    assert any("pip install ." in way and way[-1] == "jdgen build" for way in ways)


def test_the_makefile_has_every_target_that_the_pages_name() -> None:
    named = set()
    for page in (README, ROOT / "CONTRIBUTING.md"):
        named |= set(re.findall(r"`make ([a-z]+)`", page.read_text("utf-8")))
        named |= {line.split()[1] for b in blocks(page) for line in lines(b) if line.startswith("make ")}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert "test" in named
    assert named - targets == set()
