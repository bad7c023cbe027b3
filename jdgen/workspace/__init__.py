"""A workspace: the folder of a trust, with jdgen.yaml, its roles and its houses."""

from jdgen.workspace.settings import Settings, Site
from jdgen.workspace.workspace import TRUST, WORKSPACE_FILE, Unselected, Workspace, find_workspace, open_workspace

__all__ = ["TRUST", "WORKSPACE_FILE", "Settings", "Site", "Unselected", "Workspace", "find_workspace", "open_workspace"]
