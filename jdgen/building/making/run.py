"""A run: the stale files of a plan made and staged, in one process or several, and those of LibreOffice after them."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
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
from jdgen.source.tree import FolderTree
from jdgen.workspace import Position, Workspace

FEW = 40
"""Documents that one process has made before others are started."""


_Formats = tuple[Job, tuple[str, ...]]
"""A document, and the formats in which it is to be made."""


class Run:
    """The making of stale files: what it made so far, and what it could not."""

    def __init__(
        self, workspace: Workspace, wanted: Wanted, publication: Publication, days: Mapping[DocumentKey, str]
    ) -> None:
        self.files: dict[FileKey, File] = {}
        self.failed: list[Position] = []
        self.findings = Findings()
        self._workspace, self._wanted = workspace, wanted
        self._publication, self._days = publication, days

    def work(
        self, written: Sequence[_Formats], soffice: Path | None, printed: Iterable[Job]
    ) -> Generator[int, None, None]:
        """Make the `written` documents, and then the PDFs of those to be `printed`; says each time how many more are
        done."""
        yield from self._write(written)
        if soffice and (self._wanted.keep_going or not self.failed):
            yield from self._print(soffice, [job for job in printed if job.position not in self.failed])

    def _write(self, written: Sequence[_Formats]) -> Iterator[int]:
        tasks = (_task(self._publication, self._days, *each) for each in written)
        with closing(_batches(self._workspace, self._wanted, tasks, len(written))) as batches:
            for batch in batches:
                for file in batch.files:
                    self._note(written[file.task][0], file)
                self.failed += batch.failed
                self.findings.update(batch.findings)
                yield batch.done

    def _print(self, soffice: Path, jobs: Sequence[Job]) -> Iterator[int]:
        from jdgen.building.making.pdfs import convert, missing_fonts  # only here: most runs want no PDF

        yield from convert(soffice, [self._word_file(job) for job in jobs], self._wanted.workers)
        for number, job in enumerate(jobs):
            content = self._publication.staged(job.path("pdf")).read_bytes()
            self._note(job, measured(number, "pdf", content))
        self.findings.add(missing_fonts(self._workspace, (job.basis.house for job in jobs)))

    def _note(self, job: Job, file: File) -> None:
        """Note a file that stands in the staging folder; a Word file that only a PDF is made of stays there unnoted."""
        if file.format in self._wanted.formats:
            path = job.path(file.format)
            self._publication.stage_file(path, self._publication.staged(path), file.sha256)
            self.files[job.key(file.format)] = file

    def _word_file(self, job: Job) -> Path:
        """The Word file a PDF is made of, in the staging folder: beside it LibreOffice's will stand."""
        path = self._publication.staged(job.path("docx"))
        if not path.exists():
            writing.write(path, self._publication.read(job.path("docx")))
        return path


def run(
    workspace: Workspace,
    plan: Plan,
    wanted: Wanted,
    publication: Publication,
    stale: Mapping[FileKey, Stale],
    days: Mapping[DocumentKey, str],
    progress: Progress,
) -> Run:
    """Make the `stale` files of the plan and stage them, as of these `days`. Raises what `renewing.renew` says.

    PDFs are made when everything else is, and none at all if a document failed that must not.
    """
    jobs = [(job, formats) for job in plan.jobs if (formats := _stale_formats(job, wanted, stale))]
    printed = [job for job, formats in jobs if "pdf" in formats]
    soffice = _libreoffice() if printed else None  # first: nobody should wait to hear that it is missing
    written = [(job, to_write) for job, formats in jobs if (to_write := _to_write(job, formats, wanted, stale))]
    this = Run(workspace, wanted, publication, days)
    done, total = 0, len(written) + len(printed)
    progress(done, total)
    # Closed before the staging folder is: whoever is interrupted here leaves no worker that writes into it.
    with closing(this.work(written, soffice, printed)) as numbers:
        for number in numbers:
            progress(done := done + number, total)
    return this


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
    return Task(job.position, formats, staged, job.basis.made_from, bundle, days.get(job.document, ""))


def _batches(workspace: Workspace, wanted: Wanted, tasks: Iterable[Task], number: int) -> Generator[Batch, None, None]:
    workers = min(wanted.workers, number // FEW)
    if workers > 1 and isinstance(workspace.tree, FolderTree):
        return made_by(workers, workspace.tree.root, workspace.as_of, wanted.options, tasks)
    return Workbench(workspace, wanted.options).made(enumerate(tasks))


def _libreoffice() -> Path:
    from jdgen.formats.pdf import find_soffice  # only here: most runs want no PDF

    return find_soffice()
