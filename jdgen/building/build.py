"""Building: each role laid out, written in each format, staged, and moved into place when all are made."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from jdgen.building.findings import Findings
from jdgen.building.making.maker import FORMATS, Maker, Order
from jdgen.building.planning.names import collisions
from jdgen.building.publishing.staging import Staging
from jdgen.diagnostics import Diagnostic, Location, Rejected
from jdgen.workspace import Position, Workspace

PDF_TIMEOUT = 300
"""Seconds for each LibreOffice call, which takes up to 50 documents; it needs about 0.15 s for one."""

__all__ = ["FORMATS", "Order", "Outcome", "build"]


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


def build(
    workspace: Workspace, order: Order, out: Path, progress: Callable[[Position], None] = lambda _: None
) -> Outcome:
    """Make the order's files in the folder `out`: all of them or, if a role is rejected, none.

    With `keep_going` the good ones are made all the same. `progress` is told each position as its turn comes. Raises
    `PdfError` if LibreOffice is wanted and missing or fails, `OSError` if `out` cannot be written.
    """
    maker = Maker(workspace, order)
    with Staging(out) as staging:
        names: list[tuple[str, Location]] = []
        for position in order.positions:
            progress(position)
            for name, content in maker.outputs(position):
                names.append((name, Location(workspace.library.role_files[position.role])))
                staging.add(name, content)
        clashes = collisions(names)
        maker.findings.add(clashes)
        findings, elsewhere = maker.findings.merged(), _elsewhere(workspace, order.positions, maker.findings)
        if clashes or (maker.failed and not order.keep_going):
            return Outcome((), (), findings, tuple(maker.failed), elsewhere)
        if "pdf" in order.formats:
            _convert(staging, [name for name, _ in names if name.endswith(".docx")], "docx" in order.formats)
        written, held = staging.move()
    passed_over = tuple(maker.passed_over)
    return Outcome(tuple(written), tuple(held), findings, tuple(maker.failed), elsewhere, passed_over)


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


def _convert(staging: Staging, names: list[str], keep_docx: bool) -> None:
    """The staged .docx files as PDF beside them; one LibreOffice call a folder, since it flattens paths."""
    from jdgen.formats import pdf  # only here: most builds want no PDF

    soffice = pdf.find_soffice()
    for folder in sorted({name.rpartition("/")[0] for name in names}):
        sources = [staging.folder / name for name in names if name.rpartition("/")[0] == folder]
        pdf.convert(sources, staging.folder / folder, soffice=soffice, timeout=PDF_TIMEOUT)
    for name in names:
        staging.added(name.removesuffix(".docx") + ".pdf")
        if not keep_docx:
            staging.discard(name)
