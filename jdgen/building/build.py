"""Building: each role laid out, written in each format, staged, and moved into place when all are made."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from jdgen import __version__
from jdgen.building.findings import Findings
from jdgen.building.making.maker import FORMATS, Maker, Order
from jdgen.building.planning.inputs import Options
from jdgen.building.planning.plan import Naming, plan_of
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
    position: Position


def build(
    workspace: Workspace,
    order: Order,
    out: Path,
    progress: Callable[[Position], None] = lambda _: None,
    sources: Iterable[Path] = (),
    waiting: Callable[[Holder], None] = lambda _: None,
) -> Outcome:
    """Make the order's files in the folder `out`: all of them or, if a role is rejected, none.

    With `keep_going` the good ones are made all the same. `progress` is told each position as its turn comes; `sources`
    and `waiting` are as for a `Publication`. Raises `PdfError` if LibreOffice is wanted and missing or fails,
    `CannotPublish` if `out` is no folder to write into, `Rejected` if its manifest is broken, `OSError` if it cannot be
    written.
    """
    soffice = _libreoffice() if "pdf" in order.formats else None  # first: nobody should wait to hear that it is missing
    maker = Maker(workspace, order)
    with Publication(out, HIDDEN_MANIFEST, sources, waiting) as publication:
        files = list(_staged(order, maker, publication, progress))
        clashes = judged_paths((path, Location(workspace.library.role_files[of.role])) for path, of in files)
        maker.findings.add(clashes)
        findings, elsewhere = maker.findings.merged(), _elsewhere(workspace, order.positions, maker.findings)
        if clashes or (maker.failed and not order.keep_going):
            return Outcome((), (), findings, tuple(maker.failed), elsewhere)
        if soffice is not None:
            files = _converted(publication, files, "docx" in order.formats, soffice)
        made = tuple(_entries(workspace, order, files, publication))
        done = publication.publish(_merged(workspace, made, publication))
    return Outcome(
        tuple(out / entry.path for entry in made if entry.path not in done.held),
        tuple(out / path for path in done.held),
        findings,
        tuple(maker.failed),
        elsewhere,
        tuple(maker.passed_over),
        tuple((out / path, out / name) for path, name in done.set_aside),
    )


def _staged(
    order: Order, maker: Maker, publication: Publication, progress: Callable[[Position], None]
) -> Iterator[_File]:
    """Make and stage the files. One whose name can be no output, or is staged, only gets its name: it is complained of
    before anything is moved."""
    names: set[str] = set()
    for position in order.positions:
        progress(position)
        for name, content in maker.outputs(position):
            if name not in names and not unsafe(name):
                publication.stage(name, content)
            names.add(name)
            yield _File(name, position)


def _entries(
    workspace: Workspace, order: Order, files: Iterable[_File], publication: Publication
) -> Iterator[Published]:
    """The files as the manifest is to list them."""
    options = Options(order.house, order.part, order.post_facts)
    plan = plan_of(workspace, order.positions, Naming.of_builds(workspace), options, order.named)
    for path, position in files:
        job, content = plan.by_position[position], publication.read(path)
        yield Published(
            path=path,
            role=position.role,
            school=position.school,
            format=path.rpartition(".")[2],
            part=order.part.value,
            title=job.title,
            grade=job.grade,
            version=job.version,
            status=job.status,
            text=job.made.text[:_TOLD],
            as_of=workspace.as_of.isoformat(),
            made_from=job.made.made_from,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            content=content_of(path, content),
        )


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
