"""Nobody can lose the safeguarding line of a post of the sample workspace: `jdgen check` fails."""

import json
import shutil
from contextlib import chdir
from pathlib import Path

import pytest
from calendar_day import AS_OF
from calling import change
from click.testing import CliRunner

from jdgen.cli import cli

ROOT = Path(__file__).parents[2]
BASE = "_shared/bases/sen-county"
AWARENESS = "      - use: awareness-of-keeping-children-safe\n"
LINES = {
    "h2": (BASE, AWARENESS),
    "h3": (BASE, AWARENESS),
    "h4": (BASE, AWARENESS),
    "bg6": ("bg6", "banner:\n  use: safeguarding-commitment\n"),
    "grade-3": ("grade-3", "      - use: share-safeguarding-commitment\n"),
    "lead-lsa": ("lead-lsa", "      - use: uphold-safeguarding-policy\n"),
    "scale-2": ("scale-2", "      - use: know-child-protection-policies\n"),
}


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample workspace."""
    for source in ("roles", "templates"):
        shutil.copytree(ROOT / source, tmp_path / source)
    shutil.copy(ROOT / "jdgen.yaml", tmp_path)
    return tmp_path


def check(folder: Path, role: str) -> tuple[int, list[tuple[str, str]]]:
    """The exit code of `jdgen check ROLE`, and the codes and files of the errors it tells."""
    with chdir(folder):
        result = CliRunner().invoke(cli, ["check", role, "--as-of", AS_OF.isoformat(), "--output-format", "json"])
    found = json.loads(result.output)
    return result.exit_code, [(each["code"], each["file"]) for each in found if each["severity"] == "error"]


def test_every_post_has_such_a_line() -> None:
    posts = {path.stem for path in (ROOT / "roles").glob("*.yaml")}
    assert set(LINES) == posts


@pytest.mark.parametrize("name", LINES)
def test_check_fails_when_the_line_of_a_post_is_deleted(sample: Path, name: str) -> None:
    assert check(sample, name) == (0, [])
    file, line = LINES[name]
    change(sample / f"roles/{file}.yaml", line, "")
    code, errors = check(sample, name)
    assert code == 1
    assert ("required-clause", f"roles/{name}.yaml") in errors


@pytest.mark.parametrize("name", ["h2", "h3", "h4"])
def test_check_fails_when_a_post_takes_the_inherited_line_out(sample: Path, name: str) -> None:
    path = sample / f"roles/{name}.yaml"
    path.write_text(path.read_text("utf-8") + "  - remove: awareness-of-keeping-children-safe\n", "utf-8")
    assert check(sample, name) == (1, [("locked-clause", f"roles/{name}.yaml")])


@pytest.mark.parametrize("name", [name for name in LINES if name != "bg6"])
def test_typing_the_words_in_place_of_the_clause_does_not_pass(sample: Path, name: str) -> None:
    file, line = LINES[name]
    change(sample / f"roles/{file}.yaml", line, "      - Keep children safe, as far as that can be done.\n")
    assert ("required-clause", f"roles/{name}.yaml") in check(sample, name)[1]
