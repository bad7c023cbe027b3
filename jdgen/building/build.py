"""Building: each role laid out, written in each format, staged, and moved into place when all are made."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from jdgen import __version__
from jdgen.building.findings import Findings
from jdgen.building.making.maker import FORMATS, Maker, Order
from jdgen.building.making.together import BundleMaker
from jdgen.building.planning.bundled import BundleAt, bundle_jobs, bundle_said
from jdgen.building.planning.inputs import Options
from jdgen.building.planning.plan import Job, Naming, plan_of
from jdgen.building.publishing.manifest import Manifest, Published, content_of
from jdgen.building.publishing.paths import judged_paths, unsafe
from jdgen.building.publishing.publication import HIDDEN_MANIFEST, Holder, Publication
from jdgen.diagnostics import Diagnostic, Location, Rejected
from jdgen.workspace import Position, Workspace

__all__ = ["FORMATS", "Order", "Outcome", "build"]

_TOLD = 16
"""Digits of a text's fingerprint, as files say it."""


@dataclass(frozen=True)
class Outcome:
    """What came of an order: files in place, files held open elsewhere, findings, and what could not be built."""

    written: tuple[Path, ...]
    held: tuple[Path, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    failed: tuple[Position, ...] = ()
    elsewhere: int = 0
    """Errors in sources that no ordered role uses."""
    passed_over: tuple[Position, ...] = ()
    """Roles that say themselves that they have no such part."""
    set_aside: tuple[tuple[Path, Path], ...] = ()
    """Files that somebody edited or put there: where they stood, and where they stand now."""


class _File(NamedTuple):
    path: str
    of: Position | BundleAt


def build(
    workspace: Workspace,
    order: Order,
    out: Path,
    progress: Callable[[Position | BundleAt], None] = lambda _: None,
    sources: Iterable[Path] = (),
    waiting: Callable[[Holder], None] = lambda _: None,
    bundles: Sequence[BundleAt] = (),
) -> Outcome:
    """Make the order's files and those of `bundles` in the folder `out`: all of them or, if a role is rejected, none.

    With `keep_going` the good ones are made all the same. `progress` is told each position as its turn comes, and each
    bundle; `sources` and `waiting` are as for a `Publication`. Raises `PdfError` if LibreOffice is wanted and missing
    or fails, `CannotPublish` if `out` is no folder to write into, `Rejected` if its manifest or `bundles:` is broken,
    `OSError` if it cannot be written.
    """
    soffice = _libreoffice() if "pdf" in order.formats else None  # first: nobody should wait to hear that it is missing
    maker = Maker(workspace, order)
    with Publication(out, HIDDEN_MANIFEST, sources, waiting) as publication:
        pattern = Naming.of_builds(workspace).pattern
        together = BundleMaker(workspace, maker, pattern, order.part, order.house)
        files = list(_staged(_made(order, maker, together, bundles, progress), publication))
        clashes = judged_paths((path, _source(workspace, of)) for path, of in files)
        maker.findings.add(clashes)
        positions = (*order.positions, *(position for at in bundles for position in at.positions))
        findings, elsewhere = maker.findings.merged(), _elsewhere(workspace, positions, maker.findings)
        if clashes or (maker.failed and not order.keep_going):
            return Outcome((), (), findings, tuple(dict.fromkeys(maker.failed)), elsewhere)
        if soffice is not None:
            files = _converted(publication, files, "docx" in order.formats, soffice)
        made = tuple(_entries(workspace, order, bundles, files, publication))
        done = publication.publish(_merged(workspace, made, publication))
    return Outcome(
        tuple(out / entry.path for entry in made if entry.path not in done.held),
        tuple(out / path for path in done.held),
        findings,
        tuple(dict.fromkeys(maker.failed)),
        elsewhere,
        tuple(dict.fromkeys(maker.passed_over)),
        tuple((out / path, out / name) for path, name in done.set_aside),
    )


def _source(workspace: Workspace, of: Position | BundleAt) -> Location:
    return of.bundle.at if isinstance(of, BundleAt) else Location(workspace.library.role_files[of.role])


def _made(
    order: Order,
    maker: Maker,
    together: BundleMaker,
    bundles: Sequence[BundleAt],
    progress: Callable[[Position | BundleAt], None],
) -> Iterator[tuple[str, bytes, Position | BundleAt]]:
    for position in order.positions:
        progress(position)
        yield from ((name, content, position) for name, content in maker.outputs(position))
    for at in bundles:
        progress(at)
        yield from ((name, content, at) for name, content in together.outputs(at))


def _staged(made: Iterable[tuple[str, bytes, Position | BundleAt]], publication: Publication) -> Iterator[_File]:
    """Stage the files. One whose name can be no output, or is staged, only gets its name: it is complained of before
    anything is moved."""
    names: set[str] = set()
    for name, content, of in made:
        if name not in names and not unsafe(name):
            publication.stage(name, content)
        names.add(name)
        yield _File(name, of)


def _entries(
    workspace: Workspace, order: Order, bundles: Sequence[BundleAt], files: Iterable[_File], publication: Publication
) -> Iterator[Published]:
    """The files as the manifest is to list them."""
    options, naming = Options(order.house, order.part, order.post_facts), Naming.of_builds(workspace)
    jobs = plan_of(workspace, order.positions, naming, options, order.named).by_position
    together = {job.at: job for job in bundle_jobs(workspace, bundles, naming, options, order.named)}
    for path, of in files:
        content = publication.read(path)
        said = bundle_said(together[of]) if isinstance(of, BundleAt) else _said(jobs[of])
        yield Published(
            path=path,
            format=path.rpartition(".")[2],
            part=order.part.value,
            as_of=workspace.as_of.isoformat(),
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            content=content_of(path, content),
            **said,
        )


def _said(job: Job) -> dict[str, Any]:
    return {
        "role": job.position.role,
        "school": job.position.school,
        "title": job.title,
        "grade": job.grade,
        "version": job.version,
        "status": job.status,
        "text": job.made.text[:_TOLD],
        "made_from": job.made.made_from,
    }


def _merged(workspace: Workspace, made: tuple[Published, ...], publication: Publication) -> Manifest:
    """The manifest of the folder with what was made; a build of some roles says nothing of the others' files."""
    last = publication.last
    new = {entry.path for entry in made}
    others = [entry for entry in last.documents if entry.path not in new and publication.stands(entry)] if last else []
    documents = sorted([*made, *others], key=lambda entry: entry.path)
    pending = last.pending if last else ()
    return Manifest(__version__, workspace.as_of.isoformat(), {}, tuple(documents), pending=pending)


def _elsewhere(workspace: Workspace, built: tuple[Position, ...], told: Findings) -> int:
    """How many errors there are in shared clauses, and in roles that are not built, beside those told anyway."""
    others = Findings()
    others.add(workspace.library.clause_findings)
    for role_id in workspace.library.role_files.keys() - {position.role for position in built}:
        try:
            workspace.role(role_id, workspace.library.owner(role_id))
        except Rejected as rejected:
            others.add(rejected.diagnostics)
    return sum(finding.is_error for finding in others if finding not in told)


def _libreoffice() -> Path:
    from jdgen.formats.pdf import find_soffice  # only here: most builds want no PDF

    return find_soffice()


def _converted(publication: Publication, files: list[_File], keep_docx: bool, soffice: Path) -> list[_File]:
    """The staged .docx files as PDF beside them; all files there are then."""
    from jdgen.formats.pdf import Converter

    documents = [file for file in files if file.path.endswith(".docx")]
    with Converter(soffice) as converter:
        converter.convert([publication.staged(file.path) for file in documents])
    pdfs = [file._replace(path=file.path.removesuffix(".docx") + ".pdf") for file in documents]
    for pdf in pdfs:
        publication.stage_file(pdf.path, publication.staged(pdf.path))
    if keep_docx:
        return [*files, *pdfs]
    for file in documents:
        publication.discard(file.path)
    return [*(file for file in files if file not in documents), *pdfs]
