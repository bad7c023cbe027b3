"""A scratch workspace on disk, and the jdgen command in it."""

import re
import shutil
from contextlib import chdir
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner
from docs.pages import ROOT, Block

from jdgen.cli import cli

SOURCES = ("jdgen.yaml", "roles", "templates")
_REQUIRED = re.compile(r"^required_clauses:\n(?:[ \t].*\n)*", re.MULTILINE)


class Answer(NamedTuple):
    """What the command said, on both streams, and its exit code."""

    text: str
    code: int


def workspace(folder: Path) -> Path:
    """A copy of the sample workspace in `folder`, but with no required clauses: a page's pieces are not whole roles."""
    folder.mkdir(parents=True, exist_ok=True)
    for source in SOURCES:
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, folder / source)
        else:
            text, found = _REQUIRED.subn("", (ROOT / source).read_text("utf-8"))
            assert found, f"{source} requires no clauses"
            (folder / source).write_text(text, "utf-8")
    return folder


def write(folder: Path, block: Block) -> None:
    """The file a block shows, in `folder`."""
    path = folder / block.file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, "utf-8")


def jdgen(folder: Path, *arguments: str) -> Answer:
    """Run `jdgen` with `arguments` in `folder`, as a reader of the page would."""
    with chdir(folder):
        result = CliRunner(env={"NO_COLOR": "1"}).invoke(cli, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Answer(result.output, result.exit_code)
