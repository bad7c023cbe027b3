"""Whether what was published is what the sources say: compared by a manifest, and nothing written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from jdgen.building.packing.pack import formats_of
from jdgen.building.planning.bundled import BundleAt
from jdgen.building.planning.in_force import LeftOut, is_in_force, only_in_force
from jdgen.building.planning.naming import Naming
from jdgen.building.planning.plan import Plan
from jdgen.building.planning.reasons import EDITED, INTERRUPTED, MISSING, NO_MORE
from jdgen.building.planning.stale import documents_of, stale_files
from jdgen.building.planning.wanted import NO_OPTIONS, Options, Wanted
from jdgen.building.planning.whole import whole_plan
from jdgen.building.publishing.manifest import Manifest, Other, Published, content_of
from jdgen.diagnostics import Diagnostic
from jdgen.workspace import Position, Workspace


@dataclass(frozen=True)
class Expected:
    """What a folder is expected to hold."""

    positions: tuple[Position, ...]
    naming: Naming
    bundles: tuple[BundleAt, ...] = ()
    formats: tuple[str, ...] = ()
    """None: those of the manifest."""
    options: Options = NO_OPTIONS
    whole: bool = True
    """The positions are all there are: what else the manifest lists is out of date."""
    in_force: bool = False


class OutOfDate(NamedTuple):
    """A file that is not as the sources say, and why."""

    path: str
    role: str
    """Empty for a file that is no document."""
    school: str
    causes: tuple[str, ...]


class OutOfDateFiles(NamedTuple):
    """What was found."""

    files: tuple[OutOfDate, ...]
    number: int
    """How many documents were compared."""
    findings: tuple[Diagnostic, ...] = ()


def out_of_date(workspace: Workspace, expected: Expected, manifest: Manifest, out: Path | None) -> OutOfDateFiles:
    """What of the published documents is no longer as the sources say, what would be new and what would go.

    The workspace is open on the day to compare for. Files are looked at in the folder `out` if one is given, by what
    they hold. Raises `Rejected` if the register cannot be read, `OSError` if a file cannot be.
    """
    wanted = Wanted(formats_of(expected.formats, manifest), expected.options)
    plan = whole_plan(workspace, expected.positions, expected.bundles, expected.naming, expected.options)
    plan, left_out = only_in_force(plan, workspace) if expected.in_force else (plan, ())
    wrong = _content(out) if out else _nothing
    found = {each.path: OutOfDate(each.path, each.key.role, each.key.school, each.causes)
             for each in stale_files(plan, wanted, manifest, workspace, wrong)}  # fmt: skip
    for entry in _no_more(expected, wanted, plan, left_out, manifest):
        found.setdefault(entry.path, OutOfDate(entry.path, entry.role, entry.school, (NO_MORE,)))
    if expected.whole:
        for other in manifest.others:
            if seen := wrong(other):
                found[other.path] = OutOfDate(other.path, "", "", (seen,))
        for pending in manifest.pending:
            found.setdefault(pending.path, OutOfDate(pending.path, "", "", (INTERRUPTED,)))
    number = len(plan.jobs) * len(wanted.formats)
    return OutOfDateFiles(tuple(found[path] for path in sorted(found)), number, plan.findings)


def _no_more(
    expected: Expected, wanted: Wanted, plan: Plan, left_out: Iterable[LeftOut], manifest: Manifest
) -> Iterator[Published]:
    """The documents of the manifest that would not be made any more. One of a role that is wrong is none of them, and
    neither is the text in force where today's sources say another."""
    there = {job.key(suffix) for job in plan.jobs for suffix in wanted.formats}
    meant, failed = documents_of(expected.positions, expected.bundles), set(plan.failed)
    behind = {left.job.document: left for left in left_out}
    for entry in manifest.documents:
        is_meant = (expected.whole or entry.document in meant) and entry.format in wanted.formats
        stays = entry.document.position in failed or is_in_force(entry, behind)
        if is_meant and not stays and entry.key not in there:
            yield entry


def _nothing(entry: Published | Other) -> str:
    return ""


def _content(out: Path) -> Callable[[Published | Other], str]:
    """What is wrong with the file of an entry in the folder `out`, by what it holds: other compressors may pack it."""

    def wrong(entry: Published | Other) -> str:
        file = out / entry.path
        if file.exists() and not file.is_file():  # a folder; or a pipe, which would be waited for without end
            return EDITED
        try:
            content = file.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return MISSING
        return "" if content_of(entry.path, content) == entry.content else EDITED

    return wrong
