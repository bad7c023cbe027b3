"""What is installed is what is here: the wheel has every module and file, and starts a workspace by itself."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path) -> str:
    """The output of a command that must succeed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_"))}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this tree with what is installed here."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_of_the_package_and_nothing_else(wheel: Path) -> None:
    tracked = run("git", "ls-files", "--cached", "--others", "--exclude-standard", "jdgen", cwd=ROOT).splitlines()
    here = {path for path in tracked if (ROOT / path).is_file()}
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert packed == here
    assert "jdgen/commands/starter/workflow.yml" in packed
    assert "jdgen/house/base/role.html.j2" in packed


def test_an_empty_environment_starts_and_builds_a_workspace_with_the_wheel(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=tmp_path)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / Path(sys.executable).name
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-index", "--no-deps", wheel, cwd=tmp_path)
    # The libraries of this environment, but not the jdgen installed into it for development.
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip())
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    assert str(environment) in run(python, "-c", "import jdgen; print(jdgen.__file__)", cwd=tmp_path)

    workspace = tmp_path / "workspace"
    jdgen = scripts / "jdgen"
    run(jdgen, "init", workspace, cwd=tmp_path)
    assert "no problems found" in run(jdgen, "check", "--strict", cwd=workspace)
    run(jdgen, "build", "-f", "docx,html,md,txt", cwd=workspace)
    assert sorted(path.suffix for path in (workspace / "build").glob("[!.]*")) == [".docx", ".html", ".md", ".txt"]
