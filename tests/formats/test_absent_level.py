"""A criterion without a level, among others that have one, leaves nothing for a pen to fill in."""

from pathlib import Path

from calendar_day import AS_OF

from jdgen.building.build import Order, build
from jdgen.building.planning.wanted import Wanted
from jdgen.source.tree import MemoryTree
from jdgen.workspace import Workspace, at_trust

ROOT = Path(__file__).parents[2]
ROLE = """\
title: Gardener
house: borough-form
person_specification:
  - heading: Skills
    criteria:
      - essential: Knows plants.
        assessed_by: interview
      - Drives a tractor.
"""


def test_no_level_and_no_method_are_a_dash(tmp_path: Path) -> None:
    paths = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}
    own = {"jdgen.yaml": b"trust: {name: Hazel Trust}\n", "roles/gardener.yaml": ROLE.encode()}
    workspace = Workspace(MemoryTree(files | own), AS_OF)
    outcome = build(workspace, Order(at_trust("gardener"), Wanted(("txt", "md", "html"))), tmp_path / "out")
    assert not outcome.failed
    for suffix in ("txt", "md", "html"):
        printed = (tmp_path / "out" / f"gardener.{suffix}").read_text("utf-8")
        assert "–" in printed
        assert "____" not in printed
        assert "to be filled in" not in printed
