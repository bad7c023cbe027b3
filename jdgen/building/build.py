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
    soffice = _libreoffice() if "pdf" in order.formats else None  # first: nobody should wait to hear that it is missing
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
        if soffice is not None:
            _convert(staging, [name for name, _ in names if name.endswith(".docx")], "docx" in order.formats, soffice)
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


def _libreoffice() -> Path:
    from jdgen.formats.pdf import find_soffice  # only here: most builds want no PDF

    return find_soffice()


def _convert(staging: Staging, names: list[str], keep_docx: bool, soffice: Path) -> None:
    """The staged .docx files as PDF beside them."""
    from jdgen.formats.pdf import Converter

    with Converter(soffice) as converter:
        converter.convert([staging.folder / name for name in names])
    for name in names:
        staging.added(name.removesuffix(".docx") + ".pdf")
        if not keep_docx:
            staging.discard(name)
