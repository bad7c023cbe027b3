"""The documents that are to stand in an output folder: which, under what names, and made of what."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from jdgen.building.findings import Findings
from jdgen.building.identities import version_of
from jdgen.building.parts import Part, lacks_on_purpose
from jdgen.building.planning.inputs import Basis, Inputs
from jdgen.building.planning.naming import Naming, title_and_grade
from jdgen.building.planning.wanted import NO_OPTIONS, Options
from jdgen.building.publishing.manifest import DocumentKey, FileKey
from jdgen.building.publishing.paths import judged_paths, same_file
from jdgen.diagnostics import Diagnostic, Location, Rejected
from jdgen.register.english import status
from jdgen.role.model import Role
from jdgen.source.modeline import SCHOOLS_FOLDER
from jdgen.workspace import WORKSPACE_FILE, Bundle, Position, Workspace

CHANGES = "changes"
"""What the lists and the zip of what has changed are called in each folder of a pack: no document may be."""
TEXT_DIGITS = 16
"""Of a text's fingerprint, as files and manifests say it."""
LONGEST_SUFFIX = "docx"
"""Paths are judged with it, so that a name that is good in one format is good in all."""


class Joint(NamedTuple):
    """What is told of the document of a bundle, which holds several roles."""

    bundle: Bundle
    version: str
    """Of all its roles, if they have the same; else empty."""
    status: str
    """Where its texts stand, in words: for each role, unless all stand alike."""
    text: str
    """The beginnings of its texts' fingerprints, with commas."""
    roles: tuple[str, ...]
    """Those it holds: the bundle's, but for any that say themselves that they have no such part."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document that is to stand in the output folder, in one or several formats."""

    position: Position
    """Of a bundle: its id in place of a role's."""
    stem: str
    """Its path below the output folder, without the suffix."""
    title: str
    grade: str
    """Empty where the role has none."""
    part: Part
    basis: Basis
    joint: Joint | None = None

    @property
    def version(self) -> str:
        """As its files say it: `4`, `draft` or `draft-after-4`."""
        return self.joint.version if self.joint else version_of(self.basis.standing)

    @property
    def status(self) -> str:
        """Where its text stands, in words."""
        return self.joint.status if self.joint else status(self.basis.standing)

    @property
    def text(self) -> str:
        """The beginning of its text's fingerprint, as its files say it."""
        return self.joint.text if self.joint else self.basis.text[:TEXT_DIGITS]

    @property
    def roles(self) -> tuple[str, ...]:
        """Of a bundle: the ids of its roles."""
        return self.joint.roles if self.joint else ()

    @property
    def document(self) -> DocumentKey:
        """By what it is found again in a manifest."""
        return DocumentKey(self.position, self.joint is not None)

    def key(self, suffix: str) -> FileKey:
        """By what its file in one format is found again in a manifest."""
        role, school = self.position
        return FileKey(role, self.joint is not None, school, self.part.value, suffix)

    def path(self, suffix: str) -> str:
        """The path of its file in one format: one text, however many lists hold it."""
        return sys.intern(f"{self.stem}.{suffix}")


@dataclass(frozen=True)
class Plan:
    """All documents there are to be, by role and then by school, and what stands in their way."""

    jobs: tuple[Job, ...]
    digests: dict[str, str]
    """What the jobs' `sources` are, by name (see `Inputs.digests`)."""
    failed: tuple[Position, ...] = ()
    """Positions whose role, house or logo is wrong."""
    passed_over: tuple[Position, ...] = ()
    """Positions whose role says itself that it has no such part."""
    found: Findings = field(default_factory=Findings)
    """What is wrong with roles, houses, logos and names."""
    clashes: bool = False
    """Whether names of files are among that: then nothing can be published."""

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What was found, once a cause."""
        return self.found.merged()


def plan_of(workspace: Workspace, positions: Iterable[Position], naming: Naming, options: Options = NO_OPTIONS) -> Plan:
    """The documents of `positions`, which come role by role.

    What is wrong with a position's role, house or logo is among what is found; names are judged by `judged_names`.
    """
    inputs = Inputs(workspace, options)
    found = Findings()
    jobs: list[Job] = []
    failed: list[Position] = []
    passed_over: list[Position] = []
    for position in positions:
        try:
            resolved = workspace.resolved(*position)
            if position.role not in options.named and lacks_on_purpose(resolved, options.part):
                passed_over.append(position)
                continue
            jobs.append(_job(workspace, position, resolved, inputs, naming, options))
        except Rejected as rejected:
            found.add(rejected.diagnostics, position.role)
            failed.append(position)
    return Plan(tuple(jobs), inputs.digests, tuple(failed), tuple(passed_over), found)


def _job(
    workspace: Workspace, position: Position, resolved: Role, inputs: Inputs, naming: Naming, options: Options
) -> Job:
    basis = inputs.of(position, resolved)
    title, grade = title_and_grade(workspace, position, resolved)
    stem = naming.of_position(workspace, position, title, grade, options.part)
    return Job(position, stem, title, grade, options.part, basis)


def judged_names(workspace: Workspace, jobs: Iterable[Job], naming: Naming) -> tuple[Diagnostic, ...]:
    """What is wrong with the names of the jobs' files, alone or beside each other."""
    paths = [(job.path(LONGEST_SUFFIX), place_of(workspace, job)) for job in jobs]
    taken = _taken_names(paths) if naming.trust_folder else ()
    return (*_bad_folders(workspace, naming), *taken, *judged_paths(paths))


def _taken_names(paths: Iterable[tuple[str, Location]]) -> Iterator[Diagnostic]:
    """The complaints about documents of a pack that would stand where its lists of changes do."""
    for path, at in paths:
        if same_file(path.rpartition("/")[2]) == f"{CHANGES}.{LONGEST_SUFFIX}":
            message = f"“{path}” is where a pack says what has changed (pack --since), and no document's."
            yield Diagnostic("output-name", message, at, "Add {id} or a word to filename: in jdgen.yaml.")


def _bad_folders(workspace: Workspace, naming: Naming) -> Iterator[Diagnostic]:
    """The complaint about a school whose folder would be the trust's."""
    if naming.trust_folder and naming.trust_folder in workspace.schools:
        own = f"{SCHOOLS_FOLDER}/{naming.trust_folder}.yaml"
        at = Location(own if workspace.tree.exists(own) else WORKSPACE_FILE)
        message = f"The folder “{naming.trust_folder}” of a pack holds the trust's own documents, not a school's."
        yield Diagnostic("bad-id", message, at, f"Give the school “{naming.trust_folder}” another id.")


def place_of(workspace: Workspace, job: Job) -> Location:
    """Where a job comes from: the file of its role, or the line of its bundle."""
    return job.joint.bundle.at if job.joint else Location(workspace.library.role_files[job.position.role])
