"""Which files of an output folder are not as their sources say."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from jdgen.building.planning.bundled import BundleAt
from jdgen.building.planning.plan import Plan
from jdgen.building.planning.reasons import INTERRUPTED, NEW, SourceHashes, reasons
from jdgen.building.planning.wanted import Wanted
from jdgen.building.publishing.manifest import DocumentKey, FileKey, Manifest, Published
from jdgen.workspace import Position, Workspace


def documents_of(positions: Iterable[Position], bundles: Iterable[BundleAt]) -> frozenset[DocumentKey]:
    """The documents of these."""
    alone = (DocumentKey(position) for position in positions)
    return frozenset((*alone, *(DocumentKey(at.position, True) for at in bundles)))


class Stale(NamedTuple):
    """A file that is not as its sources say, and why."""

    key: FileKey
    path: str
    causes: tuple[str, ...]


def entries_of(manifest: Manifest | None) -> dict[FileKey, Published]:
    """The documents a manifest lists, by what they are; none without a manifest."""
    return {entry.key: entry for entry in manifest.documents} if manifest else {}


def stale_files(
    plan: Plan, wanted: Wanted, last: Manifest | None, workspace: Workspace, wrong: Callable[[Published], str]
) -> Iterator[Stale]:
    """The files of the plan that are not as `last` lists them, or do not stand as it says.

    `wrong` says what is wrong with a listed file as it stands, such as `reasons.EDITED`; "" for nothing.
    """
    before = entries_of(last)
    pending = {each.path for each in last.pending} if last else set()
    sources = SourceHashes(plan.digests, last.inputs if last else {}, workspace.as_of)
    for job in plan.jobs:
        for suffix in wanted.formats:
            key = job.key(suffix)
            entry = before.get(key)
            causes = reasons(job, entry, sources) if entry else (INTERRUPTED if job.path(suffix) in pending else NEW,)
            if entry and not causes and (seen := wrong(entry)):
                causes = (seen,)
            if causes:
                yield Stale(key, job.path(suffix), causes)


def days_kept(plan: Plan, wanted: Wanted, published: Iterable[Manifest | None]) -> dict[DocumentKey, str]:
    """The days that documents of the plan said they are as of, where they were `published` as their sources still say.

    Made anew they say the same day, and so are the same bytes: because a file was lost, in another format, or where
    only the manifest is, as in a clean clone.
    """
    listed = [manifest for manifest in published if manifest]
    made_from = {job.document: job.basis.made_from for job in plan.jobs} if listed else {}
    days: dict[DocumentKey, str] = {}
    for entry in (entry for manifest in listed for entry in manifest.documents):
        document = entry.document
        if made_from.get(document) == entry.made_from and entry.part == wanted.options.part.value:
            days[document] = min(entry.as_of, days.get(document, entry.as_of))
    return days
