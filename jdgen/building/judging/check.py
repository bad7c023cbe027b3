"""Judging a workspace: would each role be built in every format, and is all that lies around it in order?"""

from collections.abc import Iterator
from collections.abc import Mapping as Values
from contextlib import suppress
from dataclasses import dataclass

from jdgen.building.judging.consultation import consultation_findings, consultation_in
from jdgen.building.judging.moved import moved_roles
from jdgen.building.making.maker import Judge, Maker
from jdgen.building.making.merging import STOPPING
from jdgen.building.parts import Part
from jdgen.building.planning.bundled import judged_bundles
from jdgen.building.planning.naming import Naming, title_and_grade
from jdgen.building.publishing.paths import judged_paths
from jdgen.diagnostics import Diagnostic, Location, Rejected
from jdgen.document.merge_fields import LONGEST, fits
from jdgen.formats.table import WRITTEN
from jdgen.register.append_only import changed_decisions
from jdgen.role.model import Role
from jdgen.role.resolution.library import SUFFIX
from jdgen.role.resolution.uses import used_clauses
from jdgen.role.variables import fill
from jdgen.rules import judge_clause_on, judge_role, judge_role_on, judge_sources
from jdgen.rules.rule import Sources
from jdgen.rules.varying import VaryingRole
from jdgen.source.committed import NO_HISTORY, History
from jdgen.source.decoding import decode
from jdgen.source.modeline import SCHOOLS_FOLDER, schema_kind
from jdgen.source.nodes import Mapping
from jdgen.workspace import TRUST, WORKSPACE_FILE, Position, Workspace, at_trust


@dataclass(frozen=True)
class Checked:
    """What was found, and how many roles and houses were looked at."""

    findings: tuple[Diagnostic, ...]
    roles: int
    houses: int


def check_positions(workspace: Workspace, positions: tuple[Position, ...]) -> Checked:
    """All that is wrong with these roles and with what they use, each in its own house and made in every format.

    Nothing is written. Rules that go by the calendar go by the workspace's day.
    """
    return Checked(_made(workspace, positions).findings.merged(), len({position.role for position in positions}), 0)


def check_workspace(workspace: Workspace, own_schemas: dict[str, bytes], history: History = NO_HISTORY) -> Checked:
    """All that is wrong in the whole workspace: every role, base, shared clause, house and letterhead, used or not.

    `own_schemas` are the files that `jdgen schema --write` would write, `history` is what git knows of the register.
    """
    positions, of_schools = _positions(workspace)
    maker = _made(workspace, positions)
    maker.findings.add(of_schools or _missing_logos(workspace))
    maker.findings.add(workspace.library.clause_findings)
    maker.findings.add(changed_decisions(workspace.tree, history))
    maker.findings.add(moved_roles(workspace))
    maker.findings.add(judged_bundles(workspace))
    maker.findings.add(consultation_findings(workspace))
    for house in workspace.house_ids:
        try:
            maker.letterhead(workspace.house(house))
        except Rejected as rejected:
            maker.findings.add(rejected.diagnostics)
    reader = _Reader(workspace)
    maker.findings.add(reader.findings)
    maker.findings.add(judge_sources(reader.sources(own_schemas)))
    return Checked(maker.findings.merged(), len(workspace.library.role_files), len(workspace.house_ids))


def judging(workspace: Workspace) -> Judge:
    """What a check says of a role beside what stops its making: the rules, those of the workspace's day too."""

    def judge(role: Role) -> Iterator[Diagnostic]:
        yield from judge_role(role)
        yield from judge_role_on(role, workspace.as_of)
        for name in used_clauses(role):
            yield from judge_clause_on(workspace.library.clauses[name].definition, workspace.as_of)

    return judge


def _positions(workspace: Workspace) -> tuple[tuple[Position, ...], tuple[Diagnostic, ...]]:
    """All positions; or, if a school cannot be read, why, and the trust's, so that the rest is told at once."""
    try:
        return workspace.positions, ()
    except Rejected as rejected:
        return at_trust(*workspace.shared_roles), rejected.diagnostics


def _missing_logos(workspace: Workspace) -> Iterator[Diagnostic]:
    """What is wrong with the pictures that the trust and its schools name."""
    for school in (TRUST, *workspace.schools):
        try:
            workspace.logo_of(school)
        except Rejected as rejected:
            yield from rejected.diagnostics


def _made(workspace: Workspace, positions: tuple[Position, ...]) -> Maker:
    """A maker that has made what tells positions apart: each role once in each of its houses and of its wordings, and
    everywhere else no more than filled in for the school. No PDF is made: it says what its .docx says."""
    maker = Maker(workspace, formats=WRITTEN, judge=judging(workspace))
    names, naming = [], Naming.of_builds(workspace)
    made: set[tuple[str, str]] = set()
    fillings = _Fillings(workspace)
    for position in positions:
        key = (position.role, _house(workspace, position))
        if key in made and not workspace.has_own_text(position):
            maker.findings.add(fillings.found_at(position), position.role)
            continue
        made.add(key)
        at = Location(workspace.library.role_files[position.role])
        if any(suffix == "docx" for suffix, _ in maker.outputs(position)):
            title, grade = title_and_grade(workspace, position, workspace.resolved(*position))
            names.append((f"{naming.of_position(workspace, position, title, grade, Part.ALL)}.docx", at))
    maker.findings.add(judged_paths(names))
    return maker


def _house(workspace: Workspace, position: Position) -> str:
    """The house of a position; "" where that cannot be said, which making it will tell."""
    try:
        return workspace.house_choice(workspace.resolved(*position), position.school).id
    except Rejected:
        return ""


class _Fillings:
    """Fills roles, which come one after another, for their schools: once for all of which the same is told."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._good: dict[frozenset[str], Role] = {}
        """By what is told of a school: the last role that any values of usual length fill."""
        self._varying: tuple[Role, VaryingRole] | None = None
        """The last role, and what of its words its schools change."""

    def found_at(self, position: Position) -> tuple[Diagnostic, ...]:
        """What keeps a role from being built for a school: a fact that this school does not give, or words that its
        values make and a rule stops at."""
        try:
            resolved, site = self._workspace.resolved(*position), self._workspace.site_of(position.school)
            if self._good.get(frozenset(site)) is not resolved or not all(map(fits, site.values())):
                self._workspace.filled(resolved, position.school)
                self._note(resolved, site)
            return tuple(self._judged(resolved, site, position.school))
        except Rejected as rejected:
            return rejected.diagnostics

    def _judged(self, resolved: Role, site: Values[str, str], school: str) -> Iterator[Diagnostic]:
        if self._varying is None or self._varying[0] is not resolved:
            self._varying = resolved, VaryingRole(resolved, STOPPING)
        varying = self._varying[1]
        if not varying.passes(site, resolved.post):
            yield from varying.at_school(self._workspace.filled(varying.part, school))

    def _note(self, resolved: Role, site: Values[str, str]) -> None:
        with suppress(Rejected):  # values that fit may be as long as this, and too long together
            fill(resolved, dict.fromkeys(site, "x" * LONGEST), "")
            self._good[frozenset(site)] = resolved


class _Reader:
    """Reads every source once, for the rules that see them together."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.findings: list[Diagnostic] = []
        library = workspace.library
        self._nodes: dict[str, Mapping] = {}
        self._complete = True
        self._schools = tuple(
            path
            for path in workspace.tree.files(SCHOOLS_FOLDER)
            if schema_kind(path) == "school" and path.endswith(SUFFIX)
        )
        of_roles = (*library.role_files.values(), *library.base_files.values(), *library.clause_files)
        for path in (*of_roles, *self._schools, WORKSPACE_FILE):
            try:
                self._nodes[path] = library.source(path)
            except Rejected as rejected:
                self._complete = False
                self.findings += rejected.diagnostics
        with suppress(Rejected):  # what is wrong with it is told with what it says
            consultation = consultation_in(workspace)
            if consultation and consultation.node:
                self._nodes[consultation.path] = consultation.node

    def sources(self, own_schemas: dict[str, bytes]) -> Sources:
        """The sources, as far as they can be read."""
        workspace, tree = self._workspace, self._workspace.tree
        settings, library = workspace.settings, workspace.library
        houses = [f"{settings.templates}/{house}/house.yaml" for house in workspace.house_ids]
        folders = (settings.roles, SCHOOLS_FOLDER, settings.templates)
        return Sources(
            files=tuple(path for folder in folders for path in tree.files(folder)),
            nodes=self._nodes,
            complete=self._complete and not any(d.is_error for d in library.clause_findings),
            first_lines={path: self._first_line(path) for path in (*self._nodes, *houses)},
            clauses={name: clause.at for name, clause in library.clauses.items()},
            folder=settings.roles,
            schemas={path: tree.read(path) for path in own_schemas if tree.exists(path)},
            own_schemas=own_schemas,
            required=frozenset(clause.text for each in settings.required_clauses for clause in each.clauses),
        )

    def _first_line(self, path: str) -> str:
        try:
            return decode(path, self._workspace.tree.read(path)).text.partition("\n")[0]
        except Rejected:
            return ""
