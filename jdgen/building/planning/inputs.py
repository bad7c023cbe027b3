"""What each document is made of, as hashes of values: they tell a later run what has changed, and what has not.

No layout is run and no letterhead opened here; a house counts by the bytes of its files. The calendar counts through
the wording and the standing that a day selects, and not by itself, so that no document is made anew overnight.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from jdgen import __version__
from jdgen.building.planning.printed import PrintedRole, digest, whole_digest
from jdgen.building.planning.wanted import NO_OPTIONS, Options
from jdgen.building.publishing.manifest import MadeFrom
from jdgen.house.load import house_chain
from jdgen.register import Standing
from jdgen.role.model import Role
from jdgen.role.resolution.resolve import lineage
from jdgen.role.resolution.uses import review_date, used_clauses
from jdgen.source.modeline import REGISTER_FOLDER, SCHOOLS_FOLDER
from jdgen.source.nodes import written
from jdgen.workspace import WORKSPACE_FILE, HouseChoice, Position, Workspace

CONTENT_FORMAT = 1
"""Raised with every change of jdgen that changes an output without a change of its version."""
JDGEN = f"{__version__}/{CONTENT_FORMAT}"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a position's documents are made of, and where its text stands."""

    made_from: MadeFrom
    standing: Standing
    text: str
    """The fingerprint of its text, in 64 digits."""
    sources: tuple[str, ...]
    """The names among `Inputs.digests` of the files and shared clauses that its role comes from."""
    house: str
    review: str
    """The first day by which the role or a clause of it is to be looked at again (ISO 8601); empty for none."""


class _Known(NamedTuple):
    """What the positions of a role with the same text have in common."""

    printed: PrintedRole
    sources: tuple[str, ...]
    review: str


class Inputs:
    """Hashes what documents are made of, each thing once; positions are best asked for role by role."""

    def __init__(self, workspace: Workspace, options: Options = NO_OPTIONS) -> None:
        self._workspace, self._options = workspace, options
        self._houses: dict[str, str] = {}
        self._schools: dict[str, str] = {}
        self._standings: dict[Standing, str] = {}
        self._same: dict[Standing, Standing] = {}
        self._known: tuple[str, list[_Known]] = ("", [])
        self._said = self._asked()
        self.digests: dict[str, str] = {}
        """The SHA-256 of every file that counted so far, by workspace path; of a shared clause, as `FILE#ID`, that of
        the words it has on the workspace's day."""
        for path in (WORKSPACE_FILE, *workspace.tree.files(REGISTER_FOLDER)):
            self._note(path)

    def of(self, position: Position, resolved: Role) -> Basis:
        """What the documents of a position are made of; `resolved` is its role, the variables unfilled.

        Raises `Rejected` for a house or a logo that is not there, and if the register cannot be read.
        """
        workspace, school = self._workspace, position.school
        printed, sources, review = self._role(resolved)
        standing = workspace.register.standing(resolved.id, school, printed.text, workspace.as_of)
        standing = self._same.setdefault(standing, standing)
        house = workspace.house_choice(resolved, school, self._options.house)
        made_from = MadeFrom(
            role=printed.with_post(resolved.post),
            school=self._school(school),
            house=self._house(house),
            standing=self._standing(standing),
            options=self._said,
            jdgen=JDGEN,
        )
        return Basis(made_from, standing, printed.text, sources, house.id, review)

    def _role(self, resolved: Role) -> _Known:
        """What is known of a role, which nearly all its schools share."""
        role_id, known = self._known
        if role_id != resolved.id:
            known = []
        found = next((one for one in known if one.printed.is_of(resolved)), None)
        if found is None:
            review = review_date(resolved, self._workspace.library)
            found = _Known(PrintedRole(resolved), self._sources_of(resolved), review.isoformat() if review else "")
            known.append(found)
        self._known = resolved.id, known
        return found

    def _school(self, school: str) -> str:
        if school not in self._schools:
            logo = self._workspace.logo_of(school)
            picture = [hashlib.sha256(logo.content).hexdigest(), logo.media_type, logo.alt] if logo else None
            self._schools[school] = digest([school, dict(self._workspace.site_of(school)), picture])
            self._note_school(school)
        return self._schools[school]

    def _note_school(self, school: str) -> None:
        """Note the school's own file, and the file of its logo."""
        site = self._workspace.schools[school] if school else self._workspace.settings.trust
        logo = site.logo or self._workspace.settings.trust.logo
        for path in (f"{SCHOOLS_FOLDER}/{school}.yaml", *([logo.file] if logo else [])):
            if self._workspace.tree.exists(path):
                self._note(path)

    def _house(self, house: HouseChoice) -> str:
        if house.id not in self._houses:
            self._houses[house.id] = digest([house.id, list(self._house_files(house))])
        return self._houses[house.id]

    def _house_files(self, house: HouseChoice) -> Iterator[tuple[str, str]]:
        """The files of a house and of those it extends, nearest first, with their hashes."""
        tree, folder = self._workspace.tree, self._workspace.settings.templates
        for name in house_chain(tree, house.id, folder, house.at):
            for path in tree.files(f"{folder}/{name}"):
                if not _is_passing(path):
                    yield path, self._note(path)

    def _standing(self, standing: Standing) -> str:
        if standing not in self._standings:
            day = standing.in_force_from.isoformat() if standing.in_force_from else ""
            self._standings[standing] = digest([standing.state, standing.version, day, standing.other])
        return self._standings[standing]

    def _asked(self) -> str:
        """The hash of what counts for every document alike: the options, and what the trust lets no house omit."""
        clauses = self._workspace.library.clauses.values()
        locked = sorted(clause.definition.id for clause in clauses if clause.definition.locked)
        required = [[clause.text for clause in each.clauses] for each in self._workspace.settings.required_clauses]
        return digest([self._options.part, dict(self._options.post_facts), locked, required])

    def _sources_of(self, resolved: Role) -> tuple[str, ...]:
        library = self._workspace.library
        files = lineage(library.role_files[resolved.id], library)
        clauses = used_clauses(resolved)
        for path in files:
            self._note(path)
        names = sorted(f"{library.clauses[name].at.file}#{name}" for name in clauses if name in library.clauses)
        for name in names:
            self._note_clause(name)
        return (*files, *names)

    def _note_clause(self, name: str) -> None:
        if name not in self.digests:
            path, _, clause = name.partition("#")
            self._note(path)
            words = self._workspace.library.clauses[clause].words
            self.digests[name] = whole_digest(written(words) if words else None)

    def _note(self, path: str) -> str:
        if path not in self.digests:
            self.digests[path] = hashlib.sha256(self._workspace.tree.read(path)).hexdigest()
        return self.digests[path]


def _is_passing(path: str) -> bool:
    """Whether it is a file that an editor or Word keeps beside the one that is open."""
    name = path.rpartition("/")[2]
    return name.startswith((".", "~$")) or name.endswith("~")
