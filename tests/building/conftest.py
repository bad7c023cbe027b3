"""A workspace in a scratch folder, as small as can be: the sample trust's houses and one or two roles."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder with jdgen.yaml, the sample houses, and the roles h3 and bg6 with what they share."""
    folder = tmp_path / "Crabtree trust – été"
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copytree(ROOT / "roles" / "_shared", folder / "roles" / "_shared")
    for name in ("h3", "bg6"):
        shutil.copy(ROOT / "roles" / f"{name}.yaml", folder / "roles")
    shutil.copy(ROOT / "jdgen.yaml", folder)
    return folder
