"""Finding a workspace, selecting roles in it, and loading what they need."""

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Dict
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

from jdgen.diagnostics import Diagnostic, Location, Rejected, nearest, reject
from jdgen.house.load import house_ids, load_house
from jdgen.house.model import House
from jdgen.register import Register, Standing, read_register
from jdgen.role.fingerprint import fingerprint
from jdgen.role.model import Role
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.role.validation import validated
from jdgen.role.variables import fill
from jdgen.source.nodes import Mapping, Node, Sequence, mapping_of
from jdgen.source.strict import parse
from jdgen.source.tree import FolderTree, Tree
from jdgen.workspace.fields import SCHOOL_ID
from jdgen.workspace.settings import Settings

WORKSPACE_FILE = "jdgen.yaml"
TRUST = ""
"""In place of a school's id: the trust as a whole."""


class Workspace:
    """The sources of one trust, read through a tree, as they are worded on the day `as_of`.

    Holds what was read; changes nothing.
    """

    def __init__(self, tree: Tree, as_of: date) -> None:
        self.tree, self.as_of = tree, as_of
        self._houses: dict[str, House] = {}
        self._node = mapping_of(parse(WORKSPACE_FILE, tree.read(WORKSPACE_FILE)), WORKSPACE_FILE)
        findings: list[Diagnostic] = []
        settings = validated(Settings, self._node, findings)
        every = self._node.get("every_role")
        if every is not None and not isinstance(every, Sequence):
            findings.append(
                Diagnostic("list-expected", "every_role is a list of statements.", every.at, "Begin each with “- ”.")
            )
        findings += _bad_school_ids(self._node.get("schools"))
        if settings is None or findings:
            raise Rejected(findings)
        self.settings = settings
        self.every_role = every if isinstance(every, Sequence) else None

    @cached_property
    def library(self) -> Library:
        """The roles, bases and shared clauses."""
        return Library(self.tree, self.as_of, self.settings.roles)

    @cached_property
    def register(self) -> Register:
        """The decisions on texts of roles, whenever they were taken; raises `Rejected`."""
        return read_register(self.tree)

    def standing(self, resolved: Role, school: str = TRUST) -> Standing:
        """Where the text of a role, its variables unfilled, stands on the workspace's day; raises `Rejected`."""
        return self.register.standing(resolved.id, school, fingerprint(resolved), self.as_of)

    @cached_property
    def site(self) -> Dict[str, str]:
        """The dotted names of `trust` and `school` for the trust itself, which is then its own school."""
        return self.site_of(TRUST)

    def site_of(self, school: str) -> Dict[str, str]:
        """The dotted names of `trust` and `school` for the school of that id, or for the `TRUST`."""
        trust = self.settings.trust
        return trust.values("trust") | (self.settings.schools[school] if school else trust).values("school")

    @property
    def house_ids(self) -> tuple[str, ...]:
        """The houses there are."""
        return house_ids(self.tree, self.settings.templates)

    def house(self, name: str, asked_at: Location | None = None) -> House:
        """The house called `name`, loaded once; raises `Rejected`."""
        if name not in self._houses:
            self._houses[name] = load_house(self.tree, name, self.settings.templates, asked_at)
        return self._houses[name]

    def house_of(self, role: Role) -> House:
        """The house the role asks for, or the workspace's; raises `Rejected`."""
        if role.house:
            return self.house(role.house, self._asked_at(role))
        if self.settings.house:
            return self.house(self.settings.house, self._node.key_at("house"))
        raise reject(
            "no-house", "Neither the role nor jdgen.yaml names a house.", Location(self.library.role_files[role.id]),
            f"Add house: to jdgen.yaml. Houses: {', '.join(self.house_ids) or 'none; make one with jdgen new house'}.",
        )  # fmt: skip

    def resolved(self, role_id: str) -> Role:
        """The role with all it inherits and uses, its variables not yet filled: the text that is approved. Raises
        `Rejected`."""
        role = resolve(role_id, self.library, self.every_role, self.settings.required_clauses)
        return role if "lang" in role.model_fields_set else role.model_copy(update={"lang": self.settings.lang})

    def filled(self, role: Role, school: str = TRUST) -> Role:
        """A resolved role with its variables filled for a school, or the trust; raises `Rejected`."""
        schools = self._node.get("schools")
        school_at = str(schools.key_at(school)) if school and isinstance(schools, Mapping) else ""
        return fill(role, self.site_of(school), str(self._node.key_at("trust")), school_at)

    def role(self, role_id: str, school: str = TRUST) -> Role:
        """The role as it is printed for a school, or the trust; raises `Rejected`."""
        return self.filled(self.resolved(role_id), school)

    def select(self, asked: Iterable[str]) -> tuple[str, ...]:
        """The ids of the roles meant by ids, paths or globs, sorted; all if none is given. Raises `Unselected`."""
        known = sorted(self.library.role_files)
        chosen: set[str] = set()
        for word in asked:
            name = self._as_id(word)
            found = [name] if name in known else [role for role in known if fnmatchcase(role, name)]
            if not found:
                raise Unselected(word, nearest(name, known))
            chosen.update(found)
        return tuple(role for role in known if role in chosen) if chosen else tuple(known)

    def _as_id(self, word: str) -> str:
        name = word.replace("\\", "/").removeprefix("./")
        if isinstance(self.tree, FolderTree) and Path(word).is_absolute():
            name = Path(word).as_posix().removeprefix(self.tree.root.as_posix() + "/")
        if name.endswith(".yaml"):
            name = name.removeprefix(self.settings.roles + "/").removesuffix(".yaml")
        return name

    def _asked_at(self, role: Role) -> Location:
        path = self.library.role_files[role.id]
        source: Mapping = self.library.source(path)
        return source.key_at("house") if source.get("house") is not None else Location(path)


class Unselected(LookupError):
    """A role was asked for that there is not; `near` is the closest id."""

    def __init__(self, asked: str, near: str) -> None:
        super().__init__(asked)
        self.asked, self.near = asked, near


def _bad_school_ids(schools: Node | None) -> Iterator[Diagnostic]:
    for entry in schools.entries if isinstance(schools, Mapping) else ():
        if not SCHOOL_ID.fullmatch(entry.key.text):
            message = f"“{entry.key.text}” cannot be the id of a school."
            hint = "Use small letters, digits and hyphens, such as oak-primary."
            yield Diagnostic("bad-id", message, entry.key.at, hint)


def find_workspace(start: Path) -> Path | None:
    """The folder with jdgen.yaml at or above `start`."""
    folders = (start.resolve(), *start.resolve().parents)
    return next((folder for folder in folders if (folder / WORKSPACE_FILE).is_file()), None)


def open_workspace(folder: Path, as_of: date) -> Workspace:
    """The workspace in `folder` on the day `as_of`; raises `Rejected`."""
    return Workspace(FolderTree(folder), as_of)
