"""What both sides have alike is not put together: what a change cannot touch is not even resolved."""

import pytest
from comparing.documents import AS_OF, WORKSPACE
from register.repository import Repository

from jdgen.comparing.entries import Comparison
from jdgen.comparing.side import Sources
from jdgen.comparing.workspaces import compare_sides
from jdgen.source.git_tree import GitTree
from jdgen.source.revisions import resolve_revision
from jdgen.source.tree import FolderTree, Tree
from jdgen.workspace import Workspace

CLAUSES = "roles/_shared/clauses/all.yaml"
FILES: dict[str, str | None] = {
    "jdgen.yaml": WORKSPACE,
    CLAUSES: "clauses:\n  - id: tidy\n    text: Put books back.\n  - id: greet\n    text: Greet visitors.\n",
    "roles/_shared/bases/assistant.yaml": "title: Assistant\nstatements:\n  - use: greet\n",
    "roles/a.yaml": "extends: assistant\npurpose: Help.\n",
    "roles/b.yaml": "title: Porter\nstatements:\n  - use: tidy\n",
    "roles/c.yaml": "title: Cook\npurpose: Cook.\n",
    "schools/oak.yaml": "name: Oak School\n",
}


class Watched(Sources):
    """A side that notes which roles are asked for."""

    asked: list[str]

    def resolved(self, position):  # type: ignore[no-untyped-def]
        self.__dict__.setdefault("asked", []).append(str(position))
        return super().resolved(position)


def compared(old: Tree, new: Tree) -> tuple[Comparison, set[str]]:
    """The comparison, and what was resolved for it."""
    sides = Watched("old", Workspace(old, AS_OF)), Watched("new", Workspace(new, AS_OF))
    comparison = compare_sides(*sides, lambda _: True)
    return comparison, {name for side in sides for name in side.__dict__.get("asked", [])}


@pytest.fixture
def made(tmp_path) -> Repository:  # type: ignore[no-untyped-def]
    repository = Repository.begun(tmp_path)
    repository.commit(FILES)
    return repository


def trees(made: Repository) -> list[tuple[Tree, Tree]]:
    """Two commits, and a commit with the folder."""
    new = resolve_revision(made.folder, "HEAD").commit
    old = GitTree(made.folder, resolve_revision(made.folder, "HEAD~1").commit)
    return [(old, GitTree(made.folder, new)), (old, FolderTree(made.folder)), (FolderTree(made.folder), old)]


@pytest.mark.parametrize(
    ("path", "text", "resolved"),
    [
        ("README.md", "Anything.\n", set()),
        ("roles/c.yaml", "title: Cook\npurpose: Bake.\n", {"c", "c at oak"}),
        (CLAUSES, str(FILES[CLAUSES]).replace("Put books", "Put all books"), {"b", "b at oak"}),
        (CLAUSES, str(FILES[CLAUSES]).replace("Greet", "Welcome"), {"a", "a at oak"}),
        (CLAUSES, f"# A comment.\n{FILES[CLAUSES]}", set()),
        ("roles/_shared/bases/assistant.yaml", "title: Helper\nstatements:\n  - use: greet\n", {"a", "a at oak"}),
        ("schools/oak.yaml", "name: Oak School\npost: {hours: 12}\n", {"a at oak", "b at oak", "c at oak"}),
        ("schools/oak.yaml", "name: Oak School\noverrides: {c: {grade: H2}}\n", {"c at oak"}),
        ("jdgen.yaml", f"{WORKSPACE}every_role:\n  - Be kind.\n",
         {f"{role}{school}" for role in "abc" for school in ("", " at oak")}),
    ],
)  # fmt: skip
def test_only_what_a_change_can_touch_is_resolved(made: Repository, path: str, text: str, resolved: set[str]) -> None:
    made.commit({path: text})
    for old, new in trees(made):
        comparison, asked = compared(old, new)
        assert asked == resolved
        assert bool(comparison.entries) == bool(resolved)


def test_line_ends_make_no_change(made: Repository) -> None:
    (made.folder / "roles/c.yaml").write_bytes(b"title: Cook\r\npurpose: Cook.\r\n")
    old = GitTree(made.folder, resolve_revision(made.folder, "HEAD").commit)
    assert compared(old, FolderTree(made.folder))[0].entries == ()


def test_a_house_that_changed_is_told_though_no_text_did(made: Repository) -> None:
    made.commit({"templates/plain/house.yaml": "name: Plain\n"})
    comparison, asked = compared(*trees(made)[0])
    assert (comparison.entries, asked) == ((), set())
    assert comparison.notes == (
        "The house has changed: plain. Documents may look otherwise or bear other headings; only what roles say is "
        "compared here.",
    )
