"""Whether a text was evaluated anew: what the register says of it, and of the texts before it."""

from jdgen.diagnostics import Rejected
from jdgen.role.fingerprint import fingerprint
from jdgen.workspace import Position, Workspace


def is_newly_evaluated(workspace: Workspace, position: Position) -> bool:
    """Whether the register of `workspace` has an evaluation of the very text at the position, and none of another text
    of the role that is later. Raises `Rejected` if the register cannot be read; False for a role that is wrong."""
    try:
        text = fingerprint(workspace.resolved(*position))
    except Rejected:
        return False
    found = [
        (approval.entry.evaluation.date, approval.hash)
        for approval in workspace.register.approvals(position.role)
        if approval.entry.evaluation and approval.counts(position.school, workspace.as_of)
    ]
    of_this = [day for day, hash_ in found if hash_ == text]
    of_others = [day for day, hash_ in found if hash_ != text]
    return bool(of_this) and (not of_others or max(of_this) > max(of_others))
