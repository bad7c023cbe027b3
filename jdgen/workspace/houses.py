"""The houses of a workspace, and which of them a role is dressed in."""

from functools import cached_property
from typing import NamedTuple

from jdgen.diagnostics import Location, reject
from jdgen.house.load import house_ids, load_house
from jdgen.house.model import House
from jdgen.role.model import Role
from jdgen.source.nodes import Mapping
from jdgen.source.tree import Tree
from jdgen.workspace.schools import Source

COMMAND_LINE = Location("--house", 0, 0)
"""No line of any file."""


class HouseChoice(NamedTuple):
    """The house a position is dressed in, and who says so: `--house`, a school, a role or jdgen.yaml."""

    id: str
    said_by: str
    at: Location


class Houses:
    """The houses in the workspace folder `folder`, each loaded once; `of_all` is the one jdgen.yaml names, if any."""

    def __init__(self, tree: Tree, folder: str, of_all: HouseChoice | None) -> None:
        self._tree, self._folder, self._of_all = tree, folder, of_all
        self._loaded: dict[str, House] = {}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The houses there are."""
        return house_ids(self._tree, self._folder)

    def load(self, name: str, asked_at: Location | None = None) -> House:
        """The house called `name`; raises `Rejected`."""
        if name not in self._loaded:
            self._loaded[name] = load_house(self._tree, name, self._folder, asked_at)
        return self._loaded[name]

    def choice(self, role: Role, file: Mapping, school: str, source: Source | None, asked: str) -> HouseChoice:
        """The house `asked` for on the command line, or else the school's, the role's (whose file holds `file`), or the
        workspace's. Raises `Rejected` if nobody names one."""
        if asked:
            return HouseChoice(asked, COMMAND_LINE.file, COMMAND_LINE)
        override = source.overrides.get(role.id) if source else None
        if role.house and override and override.get("house") is not None:
            return HouseChoice(role.house, f"{school} for this role", override.key_at("house"))
        if source and source.school.house:
            return HouseChoice(source.school.house, school, source.node.key_at("house"))
        if role.house:
            return HouseChoice(role.house, "the role", file.key_at("house"))
        if self._of_all:
            return self._of_all
        raise reject(
            "no-house", "Neither the role nor jdgen.yaml names a house.", Location(file.at.file),
            f"Add house: to jdgen.yaml. Houses: {', '.join(self.ids) or 'none; make one with jdgen new house'}.",
        )  # fmt: skip
