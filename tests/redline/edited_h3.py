"""The sample role h3 and an edited one, in the sample houses: words, a clause gone, one new, one moved, a grade."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from calendar_day import AS_OF
from test_laws import sample

from jdgen.document.tree import Document
from jdgen.layout import compose
from jdgen.source.tree import FolderTree
from jdgen.workspace import Workspace

ROLE = "roles/h3.yaml"
ESCORT = "      - Escort and supervise pupils on educational activities and activities out of school.\n"
EDITS = (
    ("grade: H3", "grade: H4"),
    ("those who need particular help in overcoming", "all who need help in overcoming"),
    ("barriers to learning.", "barriers to learning or to communication."),
    ("      - Work with pupils who do not follow the usual timetable.\n", "      - Lead the morning club.\n"),
    (ESCORT, ""),
    ("      - use: personal-needs\n", f"      - use: personal-needs\n{ESCORT}"),
    ("  - add: Monitoring\n", "  - add: Keeping calm\n"),
)


class _EditedTree:
    """The files of the sample workspace, its role h3 edited."""

    def __init__(self) -> None:
        self._tree = FolderTree(Path(__file__).parent.parent.parent)

    def files(self, under: str) -> Iterable[str]:
        return self._tree.files(under)

    def exists(self, path: str) -> bool:
        return self._tree.exists(path)

    def read(self, path: str) -> bytes:
        content = self._tree.read(path)
        for old, new in EDITS if path == ROLE else ():
            assert old.encode() in content, old
            content = content.replace(old.encode(), new.encode(), 1)
        return content


@cache
def _edited() -> Workspace:
    return Workspace(_EditedTree(), AS_OF)


def both_versions(house: str) -> tuple[Document, Document]:
    """The old and the new document in a sample house."""
    old, new = (workspace.role("h3") for workspace in (sample(), _edited()))
    page, site = sample().house(house), sample().site
    return compose(old, page, site), compose(new, page, site)
