"""A workspace: its settings, roles, schools, houses and register, and what they make of a role."""

from collections.abc import Iterable
from collections.abc import Mapping as Dict
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

from jdgen.diagnostics import Diagnostic, Location, Rejected, nearest
from jdgen.document.tree import Picture
from jdgen.house.model import House
from jdgen.recent import Recent
from jdgen.register import Register, Standing, read_register
from jdgen.role.fingerprint import fingerprint
from jdgen.role.model import POST_FACTS, Post, Role
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.role.validation import validated
from jdgen.role.variables import fill
from jdgen.source.nodes import Mapping, Sequence, mapping_of
from jdgen.source.strict import parse
from jdgen.source.tree import FolderTree, Tree
from jdgen.workspace.bundles import Bundle, read_bundles
from jdgen.workspace.houses import HouseChoice, Houses
from jdgen.workspace.logos import load_logo
from jdgen.workspace.position import TRUST, Position
from jdgen.workspace.school import School
from jdgen.workspace.schools import Source, read_schools
from jdgen.workspace.settings import Settings

WORKSPACE_FILE = "jdgen.yaml"
_KEPT = 64
"""Roles held at a time as they are for all schools: positions are asked for role by role."""
_LOGOS_KEPT = 256
"""Every school's turn comes again with each role."""


class Workspace:
    """The sources of one trust, read through a tree, as they are worded on the day `as_of`.

    Holds what was read; changes nothing.
    """

    def __init__(self, tree: Tree, as_of: date) -> None:
        self.tree, self.as_of = tree, as_of
        self._for_all: Recent[str, Role] = Recent(_KEPT)
        self._logos: Recent[str, Picture | None] = Recent(_LOGOS_KEPT)
        self._node = mapping_of(parse(WORKSPACE_FILE, tree.read(WORKSPACE_FILE)), WORKSPACE_FILE)
        findings: list[Diagnostic] = []
        settings = validated(Settings, self._node, findings)
        every = self._node.get("every_role")
        if every is not None and not isinstance(every, Sequence):
            findings.append(
                Diagnostic("list-expected", "every_role is a list of statements.", every.at, "Begin each with “- ”.")
            )
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
    def schools(self) -> Dict[str, School]:
        """The schools by id, and the sites of several, sorted; raises `Rejected`."""
        return {name: source.school for name, source in self._schools.items()}

    @cached_property
    def _schools(self) -> Dict[str, Source]:
        return read_schools(self.tree, self._node.get("schools"), self.shared_roles)

    @cached_property
    def bundles(self) -> Dict[str, Bundle]:
        """The bundles that jdgen.yaml names, by id; raises `Rejected`."""
        return read_bundles(self._node.get("bundles"), tuple(sorted(self.library.role_files)), self.house_ids)

    @cached_property
    def shared_roles(self) -> tuple[str, ...]:
        """The ids of the roles that the trust and every school may have, sorted."""
        return tuple(sorted(role_id for role_id in self.library.role_files if not self.library.owner(role_id)))

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """Every role wherever it is: by role, and for each first the trust, then the schools. Raises `Rejected`.

        A school's own roles are at that school only.
        """
        found = []
        for role_id in sorted(self.library.role_files):
            if owner := self.library.owner(role_id):
                found += [Position(role_id, owner)] if owner in self._schools else []
            else:
                found.append(Position(role_id))
                found += [Position(role_id, name) for name, source in self._schools.items() if source.has(role_id)]
        return tuple(found)

    def positions_at(self, school: str) -> tuple[Position, ...]:
        """The positions of one school, or of the `TRUST`; raises `Rejected`."""
        return tuple(position for position in self.positions if position.school == school)

    @cached_property
    def site(self) -> Dict[str, str]:
        """The dotted names of `trust` and `school` for the trust itself, which is then its own school."""
        return self.site_of(TRUST)

    def site_of(self, school: str) -> Dict[str, str]:
        """The dotted names of `trust` and `school` for the school of that id, or for the `TRUST`."""
        trust = self.settings.trust
        return trust.values("trust") | (self._schools[school].school if school else trust).values("school")

    def logo_of(self, school: str) -> Picture | None:
        """The logo of the school, or else of the trust; none if neither has one. Raises `Rejected`."""
        return self._logos.of(school, lambda: self._logo(school))

    def _logo(self, school: str) -> Picture | None:
        own = self._schools[school] if school else None
        if own and own.school.logo:
            return load_logo(self.tree, own.school.logo.file, own.school.logo.alt, own.node.key_at("logo"))
        trust = self.settings.trust.logo
        return load_logo(self.tree, trust.file, trust.alt, self._node.key_at("trust")) if trust else None

    @cached_property
    def _houses(self) -> Houses:
        name, at = self.settings.house, self._node.key_at("house")
        return Houses(self.tree, self.settings.templates, HouseChoice(name, WORKSPACE_FILE, at) if name else None)

    @property
    def house_ids(self) -> tuple[str, ...]:
        """The houses there are."""
        return self._houses.ids

    def house(self, name: str, asked_at: Location | None = None) -> House:
        """The house called `name`, loaded once; raises `Rejected`."""
        return self._houses.load(name, asked_at)

    def house_choice(self, role: Role, school: str = TRUST, asked: str = "") -> HouseChoice:
        """Which house the role is dressed in at the school: the one `asked` for on the command line, or else the
        school's, the role's, or the workspace's. Raises `Rejected` if nobody names one."""
        file = self.library.source(self.library.role_files[role.id])
        return self._houses.choice(role, file, school, self._schools[school] if school else None, asked)

    def house_of(self, role: Role, school: str = TRUST, asked: str = "") -> House:
        """The house of that choice (see `house_choice`); raises `Rejected`."""
        choice = self.house_choice(role, school, asked)
        return self.house(choice.id, choice.at)

    def resolved(self, role_id: str, school: str = TRUST) -> Role:
        """The role with all it inherits and uses, as the school words it, its variables not yet filled: the text that
        is approved. Raises `Rejected`."""
        source = self._schools[school] if school else None
        override = source.overrides.get(role_id) if source else None
        if override:
            role = self._resolve(role_id, override)
        else:
            role = self._for_all.of(role_id, lambda: self._resolve(role_id, None))
        return _with_post(role, source.school.post, override) if source else role

    def _resolve(self, role_id: str, override: Mapping | None) -> Role:
        role = resolve(role_id, self.library, self.every_role, self.settings.required_clauses, override)
        return role if "lang" in role.model_fields_set else role.model_copy(update={"lang": self.settings.lang})

    def override(self, position: Position) -> Mapping | None:
        """What the position's school changes of the role; None for nothing, and for the trust."""
        return self._schools[position.school].overrides.get(position.role) if position.school else None

    def has_own_text(self, position: Position) -> bool:
        """Whether the school changes something of the role."""
        return self.override(position) is not None

    def filled(self, role: Role, school: str = TRUST) -> Role:
        """A resolved role with its variables filled for a school, or the trust; raises `Rejected`."""
        school_at = str(self._schools[school].at) if school else ""
        return fill(role, self.site_of(school), str(self._node.key_at("trust")), school_at)

    def role(self, role_id: str, school: str = TRUST) -> Role:
        """The role as it is printed for a school, or the trust; raises `Rejected`."""
        return self.filled(self.resolved(role_id, school), school)

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


class Unselected(LookupError):
    """A role was asked for that there is not; `near` is the closest id."""

    def __init__(self, asked: str, near: str) -> None:
        super().__init__(asked)
        self.asked, self.near = asked, near


def _with_post(role: Role, given: Post, override: Mapping | None) -> Role:
    """`role` with the facts of the vacancy that its school gives for all its roles, save those it gives for this."""
    own = override.get("post") if override else None
    facts = {
        name: fact
        for name in POST_FACTS
        if (fact := getattr(given, name)) is not None and not (isinstance(own, Mapping) and own.get(name) is not None)
    }
    return role.model_copy(update={"post": role.post.model_copy(update=facts)}) if facts else role
