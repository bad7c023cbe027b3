"""How long `jdgen history` takes over 500 commits: in proportion to those that touched the role's sources.

Compared are the same number of commits of which all, a twentieth, and none reword the role, and the time to put the
role together once; so a slow or busy machine changes no ratio.

    python tools/bench_history.py [COMMITS]
"""

import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from measuring import at_most

from jdgen.source.states import steps
from jdgen.source.strict import parse
from jdgen.tracing.history import Past, history_of
from jdgen.tracing.readings import States
from jdgen.workspace import Position, open_workspace

ROLE, OTHER = "roles/h3.yaml", "roles/bg6.yaml"
AS_OF = date(2027, 9, 1)
BEGUN, APART = 1772366400, 6 * 3600
"""Seconds since 1970 of the first commit, and between two."""
DUTY = b"Work with pupils who do not follow"
_SOURCE = Path(__file__).parent.parent


def main() -> None:
    """Make the three histories, and print their times and ratios."""
    commits = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    once = min(_once() for _ in range(3))
    print(f"A history of {commits} commits; the role is put together once in {once * 1000:.1f} ms:")
    with TemporaryDirectory() as name:
        times = {every: _history(Path(name) / str(every), commits, every) for every in (1, 20, commits)}
    for every, seconds in times.items():
        print(f"  {(commits - 1) // every} of them reword the role: {seconds:.2f} s")
    at_most("each that rewords it / putting it together", times[1] / commits / once, 2)
    at_most("a twentieth rewords it / all do", times[20] / times[1], 0.25)


def _once() -> float:
    parse.cache_clear()
    begun = process_time()
    open_workspace(_SOURCE, AS_OF).resolved("h3")
    return process_time() - begun


def _history(folder: Path, commits: int, every: int) -> float:
    """CPU seconds of this process for a history in which one commit of `every` rewords the role."""
    _make(folder, commits, every)
    parse.cache_clear()
    begun = process_time()
    past = Past(open_workspace(folder, AS_OF), States(folder, steps(folder)), Position("h3"))
    found = history_of(past)
    seconds = process_time() - begun
    assert len(found.entries) == 1 + (commits - 1) // every
    return seconds


def _make(folder: Path, commits: int, every: int) -> None:
    """A repository with so many commits; those that do not reword the role add a comment to another."""
    folder.mkdir()
    files = {"jdgen.yaml": (_SOURCE / "jdgen.yaml").read_bytes()}
    files |= {path.relative_to(_SOURCE).as_posix(): path.read_bytes() for path in (_SOURCE / "roles").rglob("*.yaml")}
    assert DUTY in files[ROLE], "the sample's duty is worded otherwise"
    stream = [_commit(0, files)]
    for number in range(1, commits):
        reworded = {ROLE: files[ROLE].replace(DUTY, DUTY + b" group %d of" % number)}
        stream.append(_commit(number, reworded if number % every == 0 else {OTHER: files[OTHER] + b"# %d\n" % number}))
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=folder, check=True)
    subprocess.run(["git", "fast-import", "--quiet"], cwd=folder, input=b"".join(stream), check=True)
    subprocess.run(["git", "reset", "--quiet", "--hard"], cwd=folder, check=True)


def _commit(number: int, files: dict[str, bytes]) -> bytes:
    """A commit as git-fast-import(1) reads it."""
    head = f"commit refs/heads/main\ncommitter bench <bench@example.org> {BEGUN + number * APART} +0000\ndata 0\n"
    wrote = (b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data) for path, data in files.items())
    return head.encode() + b"".join(wrote)


if __name__ == "__main__":
    main()
