"""Whether a text was evaluated anew: what the register says of it, and of the texts before it."""

from jdgen.diagnostics import Rejected
from jdgen.register import Evaluation
from jdgen.role.fingerprint import fingerprint
from jdgen.workspace import Position, Workspace


def is_newly_evaluated(workspace: Workspace, position: Position) -> bool:
    """Whether the register of `workspace` has an evaluation of the very text at the position, and none of another text
    of the role that is later. Raises `Rejected` if the register cannot be read; False for a role that is wrong."""
    return evaluation_of(workspace, position) is not None


def evaluation_of(workspace: Workspace, position: Position) -> Evaluation | None:
    """That evaluation, the latest of several; None where there is none. Raises as `is_newly_evaluated` does."""
    try:
        text = fingerprint(workspace.resolved(*position))
    except Rejected:
        return None
    found = [
        (approval.entry.evaluation, approval.hash == text)
        for approval in workspace.register.approvals(position.role)
        if approval.entry.evaluation and approval.counts(position.school, workspace.as_of)
    ]
    of_this = [evaluation for evaluation, is_this in found if is_this]
    of_others = [evaluation.date for evaluation, is_this in found if not is_this]
    latest = max(of_this, key=lambda each: each.date, default=None)
    return latest if latest and all(latest.date > day for day in of_others) else None
