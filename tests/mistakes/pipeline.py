"""The small valid workspace that mistakes are laid over, and all that jdgen finds in it."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from calendar_day import AS_OF

from jdgen.building.build import Order, build
from jdgen.building.judging.consultation import consultation_findings
from jdgen.building.planning.bundled import bundles_of
from jdgen.building.planning.wanted import Wanted
from jdgen.diagnostics import Diagnostic, Rejected
from jdgen.formats.word.starter import Design, letterhead
from jdgen.house.starter.emblems import EMBLEMS
from jdgen.house.starter.logo import draw
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Workspace

HERE = Path(__file__).parent
VALID = HERE / "_workspace"
LETTERHEAD = "templates/plain/letterhead.docx"


@cache
def plain_letterhead() -> bytes:
    """The letterhead of the only house."""
    return letterhead(
        Design.from_choice("Arial", "#17503A", draw(EMBLEMS["wheat"]("#17503A"), size=48), "An ear of wheat")
    )


@cache
def valid_workspace() -> dict[str, bytes]:
    """The workspace without a mistake: one role with a parent, shared clauses and a house."""
    files = {path.relative_to(VALID).as_posix(): path.read_bytes() for path in VALID.rglob("*") if path.is_file()}
    return files | {
        LETTERHEAD: plain_letterhead(),
        "templates/plain/logo.png": draw(EMBLEMS["wheat"]("#17503A"), size=8),
    }


def findings(laid_over: dict[str, bytes | None]) -> list[Diagnostic]:
    """All that a build of the workspace says, and a check of its consultation, by place.

    Some files are replaced, added or (None) taken away.
    """
    files = {**valid_workspace(), **laid_over}
    tree = MemoryTree({path: content for path, content in files.items() if content is not None})
    try:
        workspace = Workspace(tree, AS_OF)
        order = Order(workspace.positions, Wanted(("docx", "html", "md", "txt")), bundles_of(workspace))
        with TemporaryDirectory() as out:
            built = build(workspace, order, Path(out)).findings
        found = (*built, *consultation_findings(workspace))
    except Rejected as rejected:
        found = rejected.diagnostics
    return sorted(found, key=lambda finding: finding.sort_key)
