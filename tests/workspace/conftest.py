"""A copy of the sample workspace."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A folder with the sample trust's roles, houses, settings and register."""
    folder = tmp_path / "sample"
    for name in ("roles", "templates", "register"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "jdgen.yaml", folder)
    return folder
