"""What a workspace knows of a file that says who it is."""

from dataclasses import dataclass

from jdgen.diagnostics import Rejected
from jdgen.document.identity import Identity
from jdgen.register import Standing
from jdgen.workspace import Workspace


@dataclass(frozen=True)
class Recognised:
    """A file's role, school and text, as the workspace knows them on its day."""

    title: str
    """The role's title today; empty if there is no such role any more, or it has errors."""
    school: str
    """The name of the school, or of the trust; empty if there is no such school."""
    standing: Standing | None
    """Where the text of the file stands; None if the file says a version that the register does not know at all."""
    same_text: bool = True
    """False if the register knows another text as the version that the file says."""


def recognise(identity: Identity, workspace: Workspace) -> Recognised:
    """What `workspace` knows of the file with `identity`. Raises `Rejected` if its register cannot be read."""
    standing, same_text = _standing(identity, workspace)
    return Recognised(_title(identity, workspace), _school(identity, workspace), standing, same_text)


def _standing(identity: Identity, workspace: Workspace) -> tuple[Standing | None, bool]:
    register, role, school = workspace.register, identity.role, identity.school
    # A file carries the beginning of the fingerprint; the register has it whole.
    same = [approval for approval in register.approvals(role) if approval.hash.startswith(identity.text)]
    if not identity.version.isdecimal():
        fingerprint = same[0].hash if same else identity.text
        return register.standing(role, school, fingerprint, workspace.as_of), True
    version = int(identity.version)
    standing = register.standing_of_version(role, school, version, workspace.as_of)
    return standing, standing is None or any(approval.version == version for approval in same)


def _title(identity: Identity, workspace: Workspace) -> str:
    if identity.role not in workspace.library.role_files:
        return ""
    school = identity.school if identity.school in workspace.schools else ""
    try:
        return workspace.role(identity.role, school).title.plain
    except Rejected:
        return ""


def _school(identity: Identity, workspace: Workspace) -> str:
    site = workspace.schools.get(identity.school) if identity.school else workspace.settings.trust
    return site.name if site else ""
