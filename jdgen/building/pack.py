"""A pack: every role at every school in every format, with its catalogue, its zips and its manifest."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from jdgen import __version__
from jdgen.building.beside import has_zips, lists, zips
from jdgen.building.planning.plan import Naming, Plan, plan_of
from jdgen.building.planning.stale import Key, Stale, Wanted, stale_files
from jdgen.building.publishing.manifest import Manifest, Published
from jdgen.building.publishing.publication import Outcome, Publication
from jdgen.building.renewing import Progress, Renewal, in_folder, renew
from jdgen.diagnostics import Diagnostic
from jdgen.workspace import Position, Workspace

FORMATS = ("docx", "pdf", "html", "md", "txt")
_DEFAULT_FORMATS = ("docx",)


@dataclass(frozen=True)
class PackOrder:
    """What is to be packed."""

    positions: tuple[Position, ...]
    formats: tuple[str, ...] = ()
    """None: those that the folder holds already, or else Word files."""
    zipped: bool | None = None
    """None: as the folder has it already."""
    whole: bool = True
    """All there is: what the last manifest lists beside it is removed. Else it stays."""
    workers: int = 1
    keep_going: bool = False
    named: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Packed:
    """What came of a pack."""

    outcome: Outcome = field(default_factory=Outcome)
    documents: int = 0
    """How many files of documents the pack holds now."""
    stale: tuple[Stale, ...] = ()
    """The files that were made anew, and why."""
    kept: tuple[Published, ...] = ()
    """Files of documents that were not asked for and stay as they are."""
    failed: tuple[Position, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    published: bool = True


def pack(
    workspace: Workspace,
    order: PackOrder,
    publication: Publication,
    out: Path,
    progress: Progress = lambda done, total: None,
) -> Packed:
    """Make the folder `out` of the publication hold the pack. Nothing is published if a document cannot be made, unless
    `keep_going`.

    Raises what `renewing.renew` and `Publication.publish` raise, and `Rejected` if the house of the catalogue is wrong.
    """
    plan = plan_of(workspace, order.positions, Naming.of_packs(workspace), named=order.named)
    if plan.findings and (not order.keep_going or not plan.jobs):
        return Packed(failed=plan.failed, findings=plan.findings, published=False)
    last = publication.last
    wanted = Wanted(_formats(order, last), named=order.named, workers=order.workers, keep_going=order.keep_going)
    found = stale_files(plan, wanted, last, workspace, in_folder(publication, out))
    stale = {each.key: each for each in found}
    renewal = renew(workspace, plan, wanted, publication, stale, progress)
    failed, findings = (*plan.failed, *renewal.failed), (*plan.findings, *renewal.findings)
    if failed and not order.keep_going:
        return Packed(failed=failed, findings=findings, published=False)
    kept = _kept(order, wanted, renewal, failed, publication)
    manifest = _manifest(workspace, order, plan, (*renewal.documents, *kept), publication)
    outcome = publication.publish(manifest)
    return Packed(outcome, len(manifest.documents), tuple(stale.values()), kept, failed, findings)


def _formats(order: PackOrder, last: Manifest | None) -> tuple[str, ...]:
    held = {entry.format for entry in last.documents} if last else set()
    return order.formats or tuple(name for name in FORMATS if name in held) or _DEFAULT_FORMATS


def _kept(
    order: PackOrder, wanted: Wanted, renewal: Renewal, failed: Iterable[Position], publication: Publication
) -> tuple[Published, ...]:
    """The documents of the last manifest that stay as they are: of those that failed, and those not asked for."""
    now = {Key.of(entry) for entry in renewal.documents}
    asked = {Position(*position) for position in order.positions}
    kept_positions = set(failed)
    found = []
    for entry in publication.last.documents if publication.last else ():
        position = Position(entry.role, entry.school)
        not_asked = not order.whole and (position not in asked or entry.format not in wanted.formats)
        stays = position in kept_positions or not_asked
        if stays and Key.of(entry) not in now and publication.stands(entry):
            found.append(entry)
    return tuple(found)


def _manifest(
    workspace: Workspace, order: PackOrder, plan: Plan, documents: tuple[Published, ...], publication: Publication
) -> Manifest:
    """The manifest of the pack; the last one itself if nothing has changed, so that it keeps its day."""
    last = publication.last
    documents = tuple(sorted(documents, key=lambda entry: entry.path))
    unchanged = last is not None and documents == last.documents
    others = list(lists(workspace, plan, documents, publication, unchanged))
    if has_zips(last) if order.zipped is None else order.zipped:
        others += zips(documents, publication)
    inputs = dict(plan.digests) if order.whole or last is None else {**last.inputs, **plan.digests}
    manifest = Manifest(
        __version__, workspace.as_of.isoformat(), inputs, documents, tuple(sorted(others, key=lambda other: other.path))
    )
    return last if last and manifest._replace(as_of=last.as_of) == last else manifest
