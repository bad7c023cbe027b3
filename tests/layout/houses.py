"""A role, and a house whose layout a test gives: what `compose` takes."""

from dataclasses import replace
from functools import cache

from calendar_day import AS_OF
from mistakes.pipeline import valid_workspace

from jdgen.document.tree import Document
from jdgen.house.model import House
from jdgen.layout import compose
from jdgen.role.model import Role
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Workspace

LAYOUT = "plain/role.html.j2"


@cache
def workspace() -> Workspace:
    """The small valid workspace of the mistakes."""
    return Workspace(MemoryTree(valid_workspace()), AS_OF)


@cache
def a_role() -> Role:
    """Its only role, with its variables filled."""
    return workspace().role("post")


def house_with(layout: str, **others: str) -> House:
    """Its only house, with another layout; `others` are further layouts of the house, by name without suffix."""
    house = workspace().house("plain")
    texts = {LAYOUT: layout, **{f"plain/{name}.html.j2": text for name, text in others.items()}}
    files = {name: f"templates/{name}" for name in texts}
    return replace(house, layouts={**house.layouts, **texts}, layout_files={**house.layout_files, **files})


def composed(layout: str, role: Role | None = None, **others: str) -> Document:
    """The document of the role (or another) in that house; raises `Rejected`."""
    return compose(role or a_role(), house_with(layout, **others), workspace().site)


def with_title(block: str) -> str:
    """The base layout with `block` for its title."""
    return '{% extends "base/role.html.j2" %}\n{% block title %}' + block + "{% endblock %}"
