"""The project's pages for people, and the fenced blocks in them: what a reader would type or copy.

A block's first line says what it is, so that a reader and a test read the same words:

    # roles/reading.yaml        a whole file, at this path of the workspace
    # right                     a piece of a role that jdgen takes
    # wrong: flow-list          a piece of a role that jdgen refuses with this finding
    # in house.yaml             a piece of a house that jdgen takes
    # in .gitignore             an excerpt of a file that `jdgen init` writes
    # elsewhere                 another program's file

A layout says the same in Jinja's comments: {# templates/riverside/role.html.j2 #}, {# wrong: not-printed #}.
"""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGES = tuple(sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]))
"""Every Markdown page of the project."""
GUIDE = tuple(sorted((ROOT / "docs/guide").glob("*.md")))
README = ROOT / "README.md"

_FENCE = re.compile(r"^```(\w*)[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"(?:# |\{# )(.+?)(?: #\})?\n")
_FILE = re.compile(r"[\w./-]+\.(?:yaml|j2)")


class Block(NamedTuple):
    """A fenced block: its language, its text, and the line of the page on which it begins."""

    language: str
    text: str
    line: int

    @property
    def title(self) -> str:
        """What its first line says it is, or ""."""
        found = _TITLE.match(self.text)
        return found[1] if found and self.language in ("yaml", "jinja") else ""

    @property
    def file(self) -> str:
        """The path of the file it shows whole, or ""."""
        return self.title if _FILE.fullmatch(self.title) else ""

    @property
    def part_of(self) -> str:
        """The path of the file that `jdgen init` writes and this is an excerpt of, or ""."""
        path = self.title.removeprefix("in ") if self.title.startswith("in ") else ""
        return path if path != "house.yaml" else ""

    @property
    def expected(self) -> str:
        """The code of the finding that a `wrong` block shows, or ""."""
        return self.title.removeprefix("wrong: ") if self.title.startswith("wrong: ") else ""


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, from first to last."""
    text = page.read_text("utf-8")
    return [Block(found[1], found[2], text.count("\n", 0, found.start()) + 1) for found in _FENCE.finditer(text)]


def without_blocks(page: Path) -> str:
    """The prose of a page: its text without fenced blocks."""
    return _FENCE.sub("", page.read_text("utf-8"))


def code_words(page: Path) -> set[str]:
    """Everything that stands between back-ticks on a page."""
    return set(re.findall(r"`([^`\n]+)`", without_blocks(page)))


def name(page: Path) -> str:
    """A page as messages call it."""
    return page.relative_to(ROOT).as_posix()
