"""Documents made anew in an output folder: those that are not as their sources say, and no others."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jdgen.building.findings import Findings
from jdgen.building.planning.plan import Job, Plan
from jdgen.building.planning.reasons import EDITED, MISSING
from jdgen.building.planning.stale import Stale, days_kept, entries_of
from jdgen.building.planning.wanted import Wanted
from jdgen.building.progress import Progress
from jdgen.building.publishing.manifest import DocumentKey, FileKey, Manifest, Published
from jdgen.building.publishing.publication import Publication
from jdgen.workspace import Position, Workspace

if TYPE_CHECKING:
    from jdgen.building.making.batch import File


class Renewal(NamedTuple):
    """The documents of a plan as they will stand when they are published, and what could not be made."""

    documents: tuple[Published, ...]
    failed: tuple[Position, ...]
    found: Findings


def in_folder(publication: Publication, out: Path) -> Callable[[Published], str]:
    """Says what is wrong with the file of an entry in `out`, the folder of the publication."""

    def wrong(entry: Published) -> str:
        if publication.stands(entry):
            return ""
        return EDITED if (out / entry.path).exists() else MISSING

    return wrong


def renew(
    workspace: Workspace,
    plan: Plan,
    wanted: Wanted,
    publication: Publication,
    stale: Mapping[FileKey, Stale],
    progress: Progress = lambda done, total: None,
    earlier: Manifest | None = None,
) -> Renewal:
    """Make the `stale` files of the plan and stage them; the others are listed as the last manifest has them.

    What that manifest, or an `earlier` one, lists with the same content keeps its day (see `stale.days_kept`).

    Raises `PdfError` if LibreOffice is wanted and missing or fails, `SourcesChanged` or `WorkerLost` if several
    processes make them, `OSError` if the folder cannot be written.
    """
    days = days_kept(plan, wanted, (publication.last, earlier))
    made: Mapping[FileKey, File] = {}
    failed: tuple[Position, ...] = ()
    found = Findings()
    if stale:
        from jdgen.building.making.run import run  # only here: a run that changes nothing imports no writer

        this = run(workspace, plan, wanted, publication, stale, days, progress)
        made, failed, found = this.files, tuple(this.failed), this.findings
    as_of = workspace.as_of.isoformat()
    before = {
        key: entry for key, entry in entries_of(publication.last).items()
        if key not in stale or publication.stands(entry)
    }  # fmt: skip
    return Renewal(tuple(_documents(plan, wanted, made, before, days, as_of)), failed, found)


def _documents(
    plan: Plan,
    wanted: Wanted,
    made: Mapping[FileKey, "File"],
    before: Mapping[FileKey, Published],
    days: Mapping[DocumentKey, str],
    as_of: str,
) -> Iterator[Published]:
    """The files of the plan as the manifest will list them: those that were made, else those that are as `before`."""
    for job in plan.jobs:
        for suffix in wanted.formats:
            key = job.key(suffix)
            if file := made.get(key):
                yield _entry(job, days.get(job.document, as_of), file)
            elif entry := before.get(key):
                yield entry


def _entry(job: Job, as_of: str, file: "File") -> Published:
    return Published(
        path=job.path(file.format),
        role=job.position.role,
        school=job.position.school,
        format=file.format,
        part=job.part.value,
        title=job.title,
        grade=job.grade,
        version=job.version,
        status=job.status,
        text=job.text,
        as_of=as_of,
        made_from=job.basis.made_from,
        size=file.size,
        sha256=file.sha256,
        content=file.content,
        roles=job.roles,
    )
