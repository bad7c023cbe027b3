"""A workspace: the folder of a trust, with jdgen.yaml, its roles, its schools and its houses."""

from jdgen.workspace.bundles import Bundle
from jdgen.workspace.houses import HouseChoice
from jdgen.workspace.opening import find_workspace, open_workspace
from jdgen.workspace.position import TRUST, TRUST_WORD, Position, at_trust
from jdgen.workspace.school import School
from jdgen.workspace.settings import Settings, Site
from jdgen.workspace.workspace import WORKSPACE_FILE, Unselected, Workspace

__all__ = [
    "TRUST", "TRUST_WORD", "WORKSPACE_FILE", "Bundle", "HouseChoice", "Position", "School", "Settings", "Site",
    "Unselected", "Workspace", "at_trust", "find_workspace", "open_workspace",
]  # fmt: skip
