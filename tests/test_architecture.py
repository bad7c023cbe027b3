"""The import layers hold, and the check that holds them can fail."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c(['--no-cache'])"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package with its layers, free to be spoilt."""
    pytest.importorskip("importlinter")
    shutil.copytree(ROOT / "jdgen", tmp_path / "jdgen", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_dependencies_run_one_way(copy: Path) -> None:
    result = _lint_imports(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("jdgen/document/tree.py", "import jdgen.role.model"),
        ("jdgen/formats/text.py", "from jdgen.role import model"),
        ("jdgen/source/strict.py", "import jdgen.workspace"),
        ("jdgen/house/load.py", "import docx"),
        ("jdgen/formats/word/ooxml/names.py", "import jdgen.formats.word.letterhead.styles"),
        ("jdgen/formats/word/body/draft.py", "import jdgen.formats.word.body.tables"),
        ("jdgen/formats/word/letterhead/styles.py", "import jdgen.formats.word.letterhead.page"),
        ("jdgen/rules/__init__.py", "import jdgen.layout"),
        ("jdgen/rules/__init__.py", "import jdgen.document.tree"),
        ("jdgen/commands/diff.py", "import jdgen.commands.build"),
        ("jdgen/commands/answering/files.py", "import jdgen.commands.options.selecting"),
        ("jdgen/building/planning/plan.py", "import jdgen.building.making.maker"),
    ],
)
def test_a_planted_violation_is_found(copy: Path, module: str, line: str) -> None:
    path = copy / module
    path.write_text(path.read_text("utf-8") + f"\n{line}\n", "utf-8")
    assert _lint_imports(copy).returncode == 1
