"""The documents of tests/diffs: two states of a workspace, and what is to be said of them.

Each holds `about`, a sentence; `old` and `new`, the texts of files (those of `new` are laid over the old ones, null
takes one away); perhaps `consultation`; and `expected`, the answer in text without its first line and the signs of
changes.
"""

import re
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from jdgen.comparing.answer import Answer, judged_answer
from jdgen.comparing.entries import Comparison
from jdgen.comparing.side import Sources
from jdgen.comparing.telling.text import as_text
from jdgen.comparing.workspaces import compare_sides
from jdgen.consultation.reading import NOTHING_WRITTEN, read_consultation
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Workspace

HERE = Path(__file__).parent.parent / "diffs"
AS_OF = date(2026, 9, 1)
WORKSPACE = "trust:\n  name: Alder Trust\nhouse: plain\n"
_KEY = re.compile(r"  [0-9a-f]{8}$", re.MULTILINE)


class Document(NamedTuple):
    """One document."""

    path: Path
    about: str
    old: dict[str, str]
    new: dict[str, str]
    consultation: str
    expected: str


def documents() -> list[Document]:
    """All of them, by name."""
    return [_read(path) for path in sorted(HERE.glob("*.yaml"))]


def _read(path: Path) -> Document:
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    assert data.keys() <= {"about", "old", "new", "consultation", "expected"}, path.name
    laid_over = {**data["old"], **data["new"]}
    new = {name: text for name, text in laid_over.items() if text is not None}
    return Document(path, data["about"], data["old"], new, data.get("consultation", ""), data.get("expected", ""))


def workspace_of(files: dict[str, str], as_of: date = AS_OF) -> Workspace:
    """A workspace of these files; one without jdgen.yaml has a plain one."""
    texts = {"jdgen.yaml": WORKSPACE, **files}
    return Workspace(MemoryTree({path: text.encode() for path, text in texts.items()}), as_of)


def compared(old: dict[str, str], new: dict[str, str]) -> Comparison:
    """What is otherwise in the second of two states."""
    return compare_sides(Sources("old", workspace_of(old)), Sources("new", workspace_of(new)), lambda _: True)


def answer(old: dict[str, str], new: dict[str, str], consultation: str = "") -> Answer:
    """The same with classes."""
    read = read_consultation("consultation.yaml", consultation.encode()) if consultation else NOTHING_WRITTEN
    return judged_answer(compared(old, new), read)


def told(document: Document) -> str:
    """What is said of a document, as it expects it."""
    text = as_text(answer(document.old, document.new, document.consultation))
    return _KEY.sub("", text.partition("\n")[2])
