"""Job families to compare: the sample's, written ones, and random ones."""

from pathlib import Path

from calendar_day import AS_OF
from hypothesis import strategies as st

from jdgen.building.matrix.document import document
from jdgen.document.tree import Document
from jdgen.ladder import falls, ladder
from jdgen.role.model import Role
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Workspace, open_workspace
from roles import Author, files, roles

ROOT = Path(__file__).parents[2]
NAMES = "abcde"


def sample(*names: str) -> list[Role]:
    """Roles of the sample workspace, as they are printed."""
    workspace = open_workspace(ROOT, AS_OF)
    return [workspace.role(name) for name in names]


def written(*texts: str) -> list[Role]:
    """Roles of these texts, with titles A, B ... where they give none."""
    tree = {"jdgen.yaml": b"trust:\n  name: Hawthorn Trust\n"}
    for name, text in zip(NAMES, texts, strict=False):
        titled = text if "title:" in text else f"title: {name.upper()}\n{text}"
        tree[f"roles/{name}.yaml"] = titled.encode()
    workspace = Workspace(MemoryTree(tree), AS_OF)
    return [workspace.role(name) for name in NAMES[: len(texts)]]


def random_families() -> st.SearchStrategy[list[Role]]:
    """Two or three roles, some of which are one role told again."""
    return st.lists(roles(), min_size=1, max_size=2).flatmap(
        lambda few: st.lists(st.sampled_from(few), min_size=2, max_size=3).map(_put_together)
    )


def _put_together(authors: list[Author]) -> list[Role]:
    tree: dict[str, bytes] = {}
    for name, author in zip(NAMES, authors, strict=False):
        tree |= files(author, name)
    workspace = Workspace(MemoryTree(tree), AS_OF)
    return [workspace.role(name) for name in NAMES[: len(authors)]]


def told(family: list[Role]) -> Document:
    """The document of a family."""
    levels = ladder(family)
    values = {"school.name": "Hawthorn Trust", "trust.name": "Hawthorn Trust"}
    return document(levels, falls(levels), ["draft"] * len(family), {"grade": "Grade"}, values, AS_OF)
