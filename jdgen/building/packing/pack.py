"""A pack: every role at every school in every format, with its catalogue, its zips and its manifest."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from jdgen.building.packing.beside import has_zips, lists, zips
from jdgen.building.packing.since import changes_since
from jdgen.building.planning.bundled import BundleAt
from jdgen.building.planning.in_force import LeftOut, is_in_force, only_in_force
from jdgen.building.planning.naming import Naming
from jdgen.building.planning.plan import Plan, place_of
from jdgen.building.planning.stale import Stale, documents_of, stale_files
from jdgen.building.planning.wanted import Wanted
from jdgen.building.planning.whole import whole_plan
from jdgen.building.progress import Progress
from jdgen.building.publishing.following import following, staying
from jdgen.building.publishing.manifest import Manifest, Published
from jdgen.building.publishing.paths import judged_paths
from jdgen.building.publishing.publication import MANIFEST, Outcome, Publication
from jdgen.building.renewing import Renewal, in_folder, renew
from jdgen.diagnostics import Diagnostic, Location
from jdgen.formats.table import SUFFIXES
from jdgen.workspace import Position, Workspace


@dataclass(frozen=True)
class PackOrder:
    """What is to be packed."""

    positions: tuple[Position, ...]
    bundles: tuple[BundleAt, ...] = ()
    formats: tuple[str, ...] = ()
    """None: those that the folder holds already, or else Word files."""
    zipped: bool | None = None
    """None: as the folder has it already."""
    whole: bool = True
    """The positions are all there are: what else the last manifest lists is removed. If not, it stays."""
    in_force: bool = False
    """Only texts that are approved and in force."""
    since: Manifest | None = None
    """An earlier pack's: what has changed since is told school by school."""
    workers: int = 1
    keep_going: bool = False


@dataclass(frozen=True)
class Packed:
    """What came of a pack."""

    outcome: Outcome | None = None
    """None: nothing was published, since documents failed."""
    documents: tuple[Published, ...] = ()
    """All files of documents that the folder holds now."""
    stale: tuple[Stale, ...] = ()
    """The files that were made anew, and why."""
    not_asked: int = 0
    """Files of documents that were not asked for, and stay as they are."""
    left_out: tuple[LeftOut, ...] = ()
    failed: tuple[Position, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


class NothingInForce(Exception):
    """Of all that was to be packed no text is in force: a pack of nothing would only take away what is published."""

    def __init__(self, left_out: tuple[LeftOut, ...]) -> None:
        super().__init__(left_out)
        self.left_out = left_out


def pack(
    workspace: Workspace,
    order: PackOrder,
    publication: Publication,
    out: Path,
    progress: Progress = lambda done, total: None,
) -> Packed:
    """Make the folder `out` of the publication hold the pack. Nothing is published if a document cannot be made, unless
    `keep_going`.

    Raises what `renewing.renew` and `Publication.publish` raise, `Rejected` if a house of the lists is wrong, and
    `NothingInForce`.
    """
    plan = _planned(workspace, order, publication.last)
    if _stops(plan, order):
        return Packed(failed=plan.failed, findings=plan.findings)
    plan, left_out = only_in_force(plan, workspace) if order.in_force else (plan, ())
    if left_out and not plan.jobs:
        raise NothingInForce(left_out)
    wanted = Wanted(formats_of(order.formats, publication.last), workers=order.workers, keep_going=order.keep_going)
    found = stale_files(plan, wanted, publication.last, workspace, in_folder(publication, out))
    stale = {each.key: each for each in found}
    renewal = renew(workspace, plan, wanted, publication, stale, progress, order.since)
    renewal.found.update(plan.found)
    failed, findings = (*plan.failed, *renewal.failed), renewal.found.merged()
    if failed and not order.keep_going:
        return Packed(failed=failed, findings=findings)
    not_asked, kept = _kept(order, wanted, renewal, failed, left_out, publication)
    documents = tuple(sorted((*renewal.documents, *not_asked, *kept), key=lambda entry: entry.path))
    outcome = publication.publish(_manifest(workspace, order, plan, documents, publication))
    made = tuple(each for each in stale.values() if Position(each.key.role, each.key.school) not in failed)
    return Packed(outcome, documents, made, len(not_asked), left_out, failed, findings)


def formats_of(asked: tuple[str, ...], last: Manifest | None) -> tuple[str, ...]:
    """The formats that are meant: those asked for, or else those of the last manifest, or else Word files."""
    held = {entry.format for entry in last.documents} if last else set()
    return asked or tuple(name for name in SUFFIXES if name in held) or Wanted().formats


def _stops(plan: Plan, order: PackOrder) -> bool:
    """Whether the plan cannot be carried out: two documents would have one name, or roles are wrong."""
    return plan.clashes or bool(plan.failed and not (order.keep_going and plan.jobs))


def _planned(workspace: Workspace, order: PackOrder, last: Manifest | None) -> Plan:
    """The documents to be packed, with complaints about those that would take the names of others that stay, not asked
    for."""
    plan = whole_plan(workspace, order.positions, order.bundles, Naming.of_packs(workspace))
    if order.whole or last is None:
        return plan
    asked = documents_of(order.positions, order.bundles)
    files = workspace.library.role_files
    names = [(entry.path, Location(files.get(entry.role, MANIFEST)))
             for entry in last.documents if entry.document not in asked]  # fmt: skip
    formats = formats_of(order.formats, last)
    names += [(job.path(suffix), place_of(workspace, job)) for job in plan.jobs for suffix in formats]
    clashes = judged_paths(names)
    plan.found.add(clashes)
    return replace(plan, clashes=plan.clashes or bool(clashes))


def _kept(
    order: PackOrder,
    wanted: Wanted,
    renewal: Renewal,
    failed: Iterable[Position],
    left_out: Iterable[LeftOut],
    publication: Publication,
) -> tuple[tuple[Published, ...], tuple[Published, ...]]:
    """The documents of the last manifest that stay as they are: those not asked for; and those that cannot be made now,
    because they failed, or because today's sources do not say the text that is in force."""
    asked, broken = documents_of(order.positions, order.bundles), set(failed)
    behind = {left.job.document: left for left in left_out}
    not_asked, kept = [], []
    for entry in staying(publication.last, renewal.documents, publication.stands):
        if not order.whole and (entry.document not in asked or entry.format not in wanted.formats):
            not_asked.append(entry)
        elif entry.document.position in broken or is_in_force(entry, behind):
            kept.append(entry)
    return tuple(not_asked), tuple(kept)


def _manifest(
    workspace: Workspace, order: PackOrder, plan: Plan, documents: tuple[Published, ...], publication: Publication
) -> Manifest:
    """The manifest of the pack; the last one itself if nothing has changed, so that it keeps its day."""
    last = publication.last
    unchanged = last is not None and documents == last.documents
    others = list(lists(workspace, plan, documents, publication, unchanged))
    if has_zips(last) if order.zipped is None else order.zipped:
        others += zips(documents, tuple(others), publication)
    if order.since:
        others += changes_since(workspace, plan, documents, order.since, publication)
    return following(last, workspace.as_of, plan.digests, documents, others, whole=order.whole)
