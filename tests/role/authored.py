"""Roles for tests, as authors write them."""

from typing import Any

from calendar_day import AS_OF

from jdgen.role.dump import as_data
from jdgen.role.model import Role
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.source.nodes import Sequence
from jdgen.source.strict import parse
from jdgen.source.tree import MemoryTree

BASE = "roles/_shared/bases/base.yaml"
SHARED = "roles/_shared/clauses/shared.yaml"


def role(text: str, every_role: str = "", **others: str) -> Role:
    """The role of this text, variables unfilled; `base` and `shared` are the texts of a base and of shared clauses,
    `every_role` the trust's list of statements."""
    paths = {"base": BASE, "shared": SHARED}
    files = {paths.get(name, f"roles/{name}.yaml"): content.encode() for name, content in others.items()}
    every = parse("jdgen.yaml", every_role.encode()) if every_role else None
    assert every is None or isinstance(every, Sequence)
    return resolve("post", Library(MemoryTree({**files, "roles/post.yaml": text.encode()}), AS_OF), every)


def data(text: str, every_role: str = "", **others: str) -> dict[str, Any]:
    """The same as JSON."""
    return as_data(role(text, every_role, **others))


def clauses(found: dict[str, Any], part: str = "duties") -> dict[str, list[str]]:
    """The texts of a part's groups by their ids."""
    key = "criteria" if part == "person_specification" else "clauses"
    return {group["id"]: [each["text"] for each in group[key] or []] for group in found[part] or []}
