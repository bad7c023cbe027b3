"""How long `jdgen diff` takes on a trust of which one shared clause was reworded, beside `jdgen check` of the same.

Both are asked within one process and compared as a ratio, so that a slow or busy machine does not change it.

    python tools/bench_diff.py [ROLES [SCHOOLS]]
"""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from scale import SHARED_CLAUSE, make_trust

from jdgen.building.judging.check import check_workspace
from jdgen.comparing.answer import judged_answer
from jdgen.comparing.side import Sources
from jdgen.comparing.telling.text import as_text
from jdgen.comparing.workspaces import compare_sides
from jdgen.consultation.reading import NOTHING_WRITTEN
from jdgen.schema.files import schema_files
from jdgen.source.git_tree import GitTree
from jdgen.source.revisions import resolve_revision
from jdgen.source.strict import parse
from jdgen.workspace import Workspace, open_workspace

AS_OF = date(2026, 9, 1)
ROUNDS = 3
SIZES = (200, 14)
LIMIT = 2.0
"""The goal: a diff takes at most twice the time of a check."""
OLD, NEW = "child protection legislation applies", "the law on child protection applies"
_SOURCE = Path(__file__).parent.parent


def main() -> None:
    """Make the trust, commit it, reword one clause, and print both times and their ratio."""
    roles, schools = _asked()
    with TemporaryDirectory() as name:
        folder = Path(name)
        make_trust(folder, _SOURCE, roles, schools)
        _git(folder, "init", "--quiet")
        _git(folder, "add", ".")
        _git(folder, "-c", "user.name=bench", "-c", "user.email=bench@example.org", "commit", "--quiet", "-m", "Before")
        clause = folder / SHARED_CLAUSE
        text = clause.read_text("utf-8")
        assert OLD in text, "the sample's clause is worded otherwise"
        clause.write_text(text.replace(OLD, NEW), "utf-8")
        diff = median(_seconds(_diff, folder) for _ in range(ROUNDS))
        check = median(_seconds(_check, folder) for _ in range(ROUNDS))
    print(f"{roles} roles, {schools} schools, one shared clause reworded:")
    print(f"  jdgen diff {diff:.2f} s, jdgen check {check:.2f} s")
    ratio = diff / check
    print(f"  diff / check {ratio:.2f} (goal at most {LIMIT:g}){'' if ratio <= LIMIT else '  MISSED'}")


def _asked() -> tuple[int, int]:
    roles, schools, *_ = [*map(int, sys.argv[1:]), *SIZES[len(sys.argv) - 1 :]]
    return roles, schools


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def _seconds(measured: Callable[[Path], None], folder: Path) -> float:
    parse.cache_clear()
    begun = perf_counter()
    measured(folder)
    return perf_counter() - begun


def _diff(folder: Path) -> None:
    old = Workspace(GitTree(folder, resolve_revision(folder, "HEAD").commit), AS_OF)
    sides = Sources("HEAD", old), Sources("now", open_workspace(folder, AS_OF))
    answer = judged_answer(compare_sides(*sides, lambda _: True), NOTHING_WRITTEN)
    assert "reworded" in as_text(answer)


def _check(folder: Path) -> None:
    check_workspace(open_workspace(folder, AS_OF), schema_files())


if __name__ == "__main__":
    main()
