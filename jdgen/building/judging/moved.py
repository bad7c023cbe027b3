"""Roles whose files were moved: the register knows a role by its id, so it takes the text under another id for new."""

from collections.abc import Iterator

from jdgen.diagnostics import Diagnostic, Location, Rejected, Severity
from jdgen.register import Register
from jdgen.role.fingerprint import fingerprint
from jdgen.workspace import Workspace


def moved_roles(workspace: Workspace) -> Iterator[Diagnostic]:
    """The roles that have the approved text of a role that is none any more, and were not approved themselves.

    What cannot be read is passed over here, since it is told where it is used.
    """
    try:
        register = workspace.register
    except Rejected:
        return
    approved = _of_roles_that_are_gone(register, workspace)
    for role_id, path in sorted(workspace.library.role_files.items()) if approved else ():
        try:
            text = fingerprint(workspace.resolved(role_id, workspace.library.owner(role_id)))
        except Rejected:
            continue
        if text in approved and all(approval.hash != text for approval in register.approvals(role_id)):
            gone, version = approved[text]
            yield Diagnostic(
                "moved-role", f"{path} has the text that was approved as version {version} of “{gone}”, which is no "
                "role any more.", Location(path),
                f"Move the file back to {workspace.settings.roles}/{gone}.yaml, or have it approved as “{role_id}”.",
                Severity.WARNING,
            )  # fmt: skip


def _of_roles_that_are_gone(register: Register, workspace: Workspace) -> dict[str, tuple[str, int]]:
    """By the fingerprints of approved texts: the role that had the text, and its latest version of it."""
    gone = [role_id for role_id in register.roles if role_id not in workspace.library.role_files]
    return {approval.hash: (role_id, approval.version) for role_id in gone for approval in register.approvals(role_id)}
