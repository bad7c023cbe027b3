"""A run: the stale files of a plan made and staged, in one process or several, and those of LibreOffice after them."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from jdgen.building.findings import Findings
from jdgen.building.making.batch import Batch, File, Task, Workbench, measured
from jdgen.building.making.crew import made_by
from jdgen.building.planning.plan import Job, Plan
from jdgen.building.planning.stale import Stale
from jdgen.building.planning.wanted import Wanted
from jdgen.building.progress import Progress
from jdgen.building.publishing import writing
from jdgen.building.publishing.manifest import DocumentKey, FileKey
from jdgen.building.publishing.publication import Publication
from jdgen.diagnostics import Diagnostic
from jdgen.source.tree import FolderTree
from jdgen.workspace import Position, Workspace

FEW = 40
"""Documents that one process has made before others are started."""


@dataclass
class Made:
    """What a run made, and what it could not."""

    files: dict[FileKey, File] = field(default_factory=dict)
    failed: list[Position] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)


def run(
    workspace: Workspace,
    plan: Plan,
    wanted: Wanted,
    publication: Publication,
    stale: Mapping[FileKey, Stale],
    days: Mapping[DocumentKey, str],
    progress: Progress,
) -> Made:
    """Make the `stale` files of the plan and stage them, as of these `days`. Raises what `renewing.renew` says.

    PDFs are made when everything else is, and none at all if a document failed that must not.
    """
    made = Made()
    jobs = [(job, formats) for job in plan.jobs if (formats := _stale_formats(job, wanted, stale))]
    printed = [job for job, formats in jobs if "pdf" in formats]
    soffice = _libreoffice() if printed else None  # first: nobody should wait to hear that it is missing
    written = [(job, to_write) for job, formats in jobs if (to_write := _to_write(job, formats, wanted, stale))]
    done, total = 0, len(written) + len(printed)
    progress(done, total)
    # Closed before the staging folder is: whoever is interrupted here leaves no worker that writes into it.
    tasks = (_task(publication, days, *each) for each in written)
    with closing(_batches(workspace, wanted, tasks, len(written))) as batches:
        for batch in batches:
            for file in batch.files:
                _stage(publication, wanted, made, written[file.task][0], file)
            made.failed += batch.failed
            made.findings.update(batch.findings)
            progress(done := done + batch.done, total)
    if soffice and (wanted.keep_going or not made.failed):
        printed = [job for job in printed if job.position not in made.failed]
        for number in _converted(soffice, publication, wanted, printed, made):
            progress(done := done + number, total)
        made.findings.add(_missing_fonts(workspace, printed))
    return made


def _stale_formats(job: Job, wanted: Wanted, stale: Mapping[FileKey, Stale]) -> tuple[str, ...]:
    return tuple(suffix for suffix in wanted.formats if job.key(suffix) in stale)


def _to_write(job: Job, formats: tuple[str, ...], wanted: Wanted, stale: Mapping[FileKey, Stale]) -> tuple[str, ...]:
    """The formats jdgen writes itself: that of Word too where a PDF is to be made and there is no such file yet."""
    own = tuple(suffix for suffix in formats if suffix != "pdf")
    stands = "docx" in wanted.formats and job.key("docx") not in stale
    return (*own, "docx") if "pdf" in formats and "docx" not in own and not stands else own


def _task(publication: Publication, days: Mapping[DocumentKey, str], job: Job, formats: tuple[str, ...]) -> Task:
    staged = str(publication.staged(job.path(formats[0]))).removesuffix(f".{formats[0]}")
    bundle = job.joint.bundle if job.joint else None
    return Task(job.position, formats, staged, job.made.made_from, bundle, days.get(job.document, ""))


def _batches(workspace: Workspace, wanted: Wanted, tasks: Iterable[Task], number: int) -> Generator[Batch, None, None]:
    workers = min(wanted.workers, number // FEW)
    if workers > 1 and isinstance(workspace.tree, FolderTree):
        return made_by(workers, workspace.tree.root, workspace.as_of, wanted.options, tasks)
    return Workbench(workspace, wanted.options).made(enumerate(tasks))


def _stage(publication: Publication, wanted: Wanted, made: Made, job: Job, file: File) -> None:
    """Note a file that stands in the staging folder; a Word file that only a PDF is made of stays there unnoted."""
    if file.format in wanted.formats:
        path = job.path(file.format)
        publication.stage_file(path, publication.staged(path), file.sha256)
        made.files[job.key(file.format)] = file


def _converted(
    soffice: Path, publication: Publication, wanted: Wanted, jobs: Sequence[Job], made: Made
) -> Iterator[int]:
    from jdgen.building.making.pdfs import convert  # only here: most runs want no PDF

    yield from convert(soffice, [_word_file(publication, job) for job in jobs], wanted.workers)
    for number, job in enumerate(jobs):
        content = publication.staged(job.path("pdf")).read_bytes()
        _stage(publication, wanted, made, job, measured(number, "pdf", content))


def _missing_fonts(workspace: Workspace, printed: Sequence[Job]) -> Iterator[Diagnostic]:
    from jdgen.building.making.pdfs import missing_fonts  # only here, as above

    yield from missing_fonts(workspace, (job.made.house for job in printed))


def _word_file(publication: Publication, job: Job) -> Path:
    """The Word file a PDF is made of, in the staging folder: beside it LibreOffice's will stand."""
    path = publication.staged(job.path("docx"))
    if not path.exists():
        writing.write(path, publication.read(job.path("docx")))
    return path


def _libreoffice() -> Path:
    from jdgen.formats.pdf import find_soffice  # only here, as above

    return find_soffice()
