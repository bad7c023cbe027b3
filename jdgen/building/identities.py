"""Where a role's text stands, and what its files will say of themselves."""

from jdgen.building.parts import Part
from jdgen.document.identity import Identity
from jdgen.register import Standing
from jdgen.role.fingerprint import fingerprint
from jdgen.role.model import Role
from jdgen.workspace import Workspace

_TOLD = 16
"""Digits of a fingerprint that a file carries: enough to know a text among a trust's."""


def standing_and_identity(
    workspace: Workspace, resolved: Role, school: str, part: Part, text: str = "", day: str = ""
) -> tuple[Standing, Identity]:
    """The standing of the text of `resolved`, a role with its variables unfilled, and the identity of files made of it.

    `text` is its fingerprint where that is known; `day` the day the files say they are as of, the workspace's if it is
    empty. Raises `Rejected` if the register cannot be read.
    """
    text = text or fingerprint(resolved)
    standing = workspace.register.standing(resolved.id, school, text, workspace.as_of)
    identity = Identity(
        role=resolved.id,
        school=school,
        part=part.value,
        version=version_of(standing),
        as_of=day or workspace.as_of.isoformat(),
        text=text[:_TOLD],
    )
    return standing, identity


def version_of(standing: Standing) -> str:
    """What a file says of its version: `4`, `draft`, or `draft-after-4`."""
    if standing.version is not None:
        return str(standing.version)
    return f"draft-after-{standing.other}" if standing.other is not None else "draft"
