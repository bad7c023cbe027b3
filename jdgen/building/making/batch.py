"""Making files of many documents: in the process that asks, or in a worker beside it."""

import hashlib
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from jdgen.building.findings import Findings
from jdgen.building.making.failures import SourcesChanged
from jdgen.building.making.maker import Maker
from jdgen.building.making.together import BundleMaker
from jdgen.building.planning.bundled import BundleAt, bundle_jobs
from jdgen.building.planning.inputs import Inputs
from jdgen.building.planning.names import BY_ID
from jdgen.building.planning.naming import Naming
from jdgen.building.planning.wanted import Options
from jdgen.building.publishing import writing
from jdgen.building.publishing.manifest import MadeFrom
from jdgen.formats.content import content_of
from jdgen.workspace import Bundle, Position, Workspace


class Task(NamedTuple):
    """A document to be made, in some formats."""

    position: Position
    formats: tuple[str, ...]
    staged: str
    """Where its files are to be written, without their suffix."""
    made_from: MadeFrom
    """What it was found to be made of when the run was planned."""
    bundle: Bundle | None = None
    """Several roles in one document; then `position` has its id in place of a role's."""
    day: str = ""
    """The day its files say they are as of; empty for the workspace's."""


class File(NamedTuple):
    """A file that was made, without its bytes."""

    task: int
    """Which of the tasks, from 0."""
    format: str
    size: int
    sha256: str
    content: str


class Batch(NamedTuple):
    """What came of some tasks."""

    files: tuple[File, ...]
    failed: tuple[Position, ...]
    findings: Findings
    done: int


def measured(task: int, suffix: str, content: bytes) -> File:
    """What a manifest says of a file with this content."""
    return File(task, suffix, len(content), hashlib.sha256(content).hexdigest(), content_of(f".{suffix}", content))


class Workbench:
    """Makes the files of tasks, which come role by role, from one workspace; nothing is made twice."""

    def __init__(self, workspace: Workspace, options: Options) -> None:
        self._workspace, self._options = workspace, options
        self._makers: dict[tuple[str, ...], Maker] = {}
        self._inputs: Inputs | None = None

    def made(self, tasks: Iterable[tuple[int, Task]]) -> Generator[Batch, None, None]:
        """Make the files of numbered tasks and write them; a batch for each task."""
        for number, task in tasks:
            maker = self._maker(task.formats)
            files = tuple(self._files(maker, number, task))
            yield Batch(files, () if files else tuple(dict.fromkeys((*maker.failed, task.position))), maker.findings, 1)
            maker.failed.clear()
            maker.findings = Findings()

    def check(self, task: Task) -> None:
        """Raises `SourcesChanged` if the document is made of something else than when the run was planned."""
        self._inputs = self._inputs or Inputs(self._workspace, self._options)
        if task.bundle:
            at = BundleAt(task.bundle, task.position.school)
            found = bundle_jobs(self._workspace, [at], Naming(BY_ID), self._options)
            made_from = found[0].basis.made_from if found else None
        else:
            made_from = self._inputs.of(task.position, self._workspace.resolved(*task.position)).made_from
        if made_from != task.made_from:
            raise SourcesChanged(task.position)

    def _files(self, maker: Maker, number: int, task: Task) -> Iterator[File]:
        for suffix, content in self._outputs(maker, task):
            path = Path(f"{task.staged}.{suffix}")
            writing.make_folder(path.parent)
            writing.write(path, content)
            yield measured(number, suffix, content)

    def _outputs(self, maker: Maker, task: Task) -> Iterator[tuple[str, bytes]]:
        if task.bundle is None:
            return maker.outputs(task.position, task.day)
        together = BundleMaker(self._workspace, maker, self._options.house)
        return together.outputs(BundleAt(task.bundle, task.position.school), task.day)

    def _maker(self, formats: tuple[str, ...]) -> Maker:
        if formats not in self._makers:
            self._makers[formats] = Maker(self._workspace, self._options, formats)
        return self._makers[formats]
