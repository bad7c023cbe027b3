"""Building: each role laid out, written in each format, staged, and moved into place when all are made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from jdgen.building.findings import Findings
from jdgen.building.planning.bundled import BundleAt
from jdgen.building.planning.naming import Naming
from jdgen.building.planning.plan import Plan
from jdgen.building.planning.stale import stale_files
from jdgen.building.planning.wanted import Wanted
from jdgen.building.planning.whole import whole_plan
from jdgen.building.progress import Progress
from jdgen.building.publishing.following import following, staying
from jdgen.building.publishing.manifest import Manifest, Published
from jdgen.building.publishing.publication import HIDDEN_MANIFEST, Holder, Publication
from jdgen.building.renewing import Renewal, in_folder, renew
from jdgen.diagnostics import Diagnostic, Rejected
from jdgen.formats.table import PRINTED, WRITTEN
from jdgen.workspace import Position, Workspace

__all__ = ["FORMATS", "Built", "Order", "build"]

FORMATS = (*WRITTEN, *PRINTED)
WORD_FILES = Wanted()


@dataclass(frozen=True)
class Order:
    """What is to be built."""

    positions: tuple[Position, ...]
    wanted: Wanted = WORD_FILES
    bundles: tuple[BundleAt, ...] = ()


@dataclass(frozen=True)
class Built:
    """What came of an order: files in place, files held open elsewhere, findings, and what could not be built."""

    written: tuple[Path, ...] = ()
    held: tuple[Path, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    failed: tuple[Position, ...] = ()
    elsewhere: int = 0
    """Errors in sources that no ordered role uses."""
    passed_over: tuple[Position, ...] = ()
    """Roles that say themselves that they have no such part."""
    set_aside: tuple[tuple[Path, Path], ...] = ()
    """Files that somebody edited or put there: where they stood, and where they stand now."""
    unchanged: int = 0
    """How many of the files in place were so already."""


def build(
    workspace: Workspace,
    order: Order,
    out: Path,
    progress: Progress = lambda done, total: None,
    sources: Iterable[Path] = (),
    waiting: Callable[[Holder], None] = lambda _: None,
) -> Built:
    """Make the order's files in the folder `out`: all of them or, if a role is rejected, none.

    With `keep_going` the good ones are made all the same. What stands there as its sources say is not made again.
    `progress` is told how many documents are made; `sources` and `waiting` are as for a `Publication`. Raises
    `PdfError` if LibreOffice is wanted and missing or fails, `CannotPublish` if `out` is no folder to write into,
    `Rejected` if its manifest or `bundles:` is broken, `OSError` if it cannot be written.
    """
    wanted, options = order.wanted, order.wanted.options
    with Publication(out, HIDDEN_MANIFEST, sources, waiting) as publication:
        plan = whole_plan(workspace, order.positions, order.bundles, Naming.of_builds(workspace), options)
        found = stale_files(plan, wanted, publication.last, workspace, in_folder(publication, out))
        stale = {each.key: each for each in found}
        # Made also if it cannot be published any more: whoever corrects one role is told of all.
        renewal = renew(workspace, plan, wanted, publication, {} if plan.clashes else stale, progress)
        renewal.found.update(plan.found)
        judged = _judged(workspace, order, plan, renewal)
        if plan.clashes or (judged.failed and not wanted.keep_going):
            return judged
        done = publication.publish(_manifest(workspace, plan, renewal.documents, publication))
    return replace(
        judged,
        written=tuple(out / entry.path for entry in renewal.documents if entry.path not in done.held),
        held=tuple(out / path for path in done.held),
        passed_over=plan.passed_over,
        set_aside=tuple((out / path, out / name) for path, name in done.set_aside),
        unchanged=sum(entry.path not in done.written for entry in renewal.documents),
    )


def _judged(workspace: Workspace, order: Order, plan: Plan, renewal: Renewal) -> Built:
    """What was found and what failed, where nothing is written."""
    together = {at.position for at in order.bundles}
    failed = tuple(each for each in dict.fromkeys((*plan.failed, *renewal.failed)) if each not in together)
    positions = (*order.positions, *(position for at in order.bundles for position in at.positions))
    elsewhere = _elsewhere(workspace, positions, renewal.found)
    return Built(findings=renewal.found.merged(), failed=failed, elsewhere=elsewhere)


def _manifest(workspace: Workspace, plan: Plan, made: tuple[Published, ...], publication: Publication) -> Manifest:
    """The manifest of the folder with what was made; a build of some roles says nothing of the others' files."""
    last = publication.last
    documents = (*made, *staying(last, made, publication.stands))
    beside = (other for other in (last.others if last else ()) if publication.stands(other))
    return following(last, workspace.as_of, plan.digests, documents, beside, whole=False)


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
