"""The random roles that other tests rely on are what they claim to be."""

from calendar_day import AS_OF
from hypothesis import given, settings

from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.role.variables import fill
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Workspace
from roles import as_yaml, files, roles


@settings(max_examples=200)
@given(roles())
def test_jdgen_accepts_every_random_role(role):
    tree = MemoryTree(files(role))
    resolved = resolve("random", Library(tree, AS_OF))
    filled = fill(resolved, Workspace(tree, AS_OF).site, "jdgen.yaml")
    assert filled.title.plain


@settings(max_examples=30)
@given(roles())
def test_the_yaml_of_a_random_role_names_each_of_its_keys(role):
    lines = as_yaml(role).splitlines()
    assert all(any(line.startswith(f"{key}:") for line in lines) for key in role)
