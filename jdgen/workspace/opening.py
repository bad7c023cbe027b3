"""Finding a workspace on disk, and opening it."""

from datetime import date
from pathlib import Path

from jdgen.source.tree import FolderTree
from jdgen.workspace.workspace import WORKSPACE_FILE, Workspace


def find_workspace(start: Path) -> Path | None:
    """The folder with jdgen.yaml at or above `start`."""
    folders = (start.resolve(), *start.resolve().parents)
    return next((folder for folder in folders if (folder / WORKSPACE_FILE).is_file()), None)


def open_workspace(folder: Path, as_of: date) -> Workspace:
    """The workspace in `folder` on the day `as_of`; raises `Rejected`."""
    return Workspace(FolderTree(folder), as_of)
