"""`make bench`: how fast jdgen is, as ratios within one run, so that a slow or busy machine does not change them.

Commands are measured in turn (A B A B ...) and compared by medians of CPU time; whole processes by wall clock. Nothing
here fails a build: speed is measured, not tested.
"""

import gc
import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import rivals
import yaml

from jdgen.building.making.identities import standing_and_identity
from jdgen.building.making.parts import Part
from jdgen.formats import word
from jdgen.layout import compose
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.source.tree import FolderTree
from jdgen.workspace import TRUST, open_workspace

ROLE, HOUSE = "bg6", "school-form"
ROUNDS, BATCH = 15, 10
AS_OF = date(2026, 10, 1)


def medians(commands: dict[str, Callable[[], object]], rounds: int = ROUNDS, batch: int = BATCH) -> dict[str, float]:
    """The median CPU seconds of each command, all of them run in turn, `batch` times a turn as in a build of many."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            gc.collect()  # nobody pays for what another leaves behind
            command()
            start = time.process_time()
            for _ in range(batch):
                command()
            if turn:
                times[name].append((time.process_time() - start) / batch)
    return {name: statistics.median(series) for name, series in times.items()}


def document(folder: Path) -> None:
    """A warm document: resolved role to bytes on disk."""
    workspace = open_workspace(Path.cwd(), AS_OF)
    resolved, role, house = workspace.resolved(ROLE), workspace.role(ROLE), workspace.house(HOUSE)
    letterhead = word.prepare(house.letterhead, house.word, house.letterhead_file)
    ready = word.write(compose(role, house, workspace.site), letterhead)
    with zipfile.ZipFile(io.BytesIO(ready)) as package:
        body = package.read("word/document.xml")

    def floor() -> None:
        prepared = io.BytesIO(letterhead.package)
        with zipfile.ZipFile(prepared, "a", zipfile.ZIP_DEFLATED) as package:
            package.writestr("word/document.xml", body)
        (folder / "floor.docx").write_bytes(prepared.getvalue())

    def jdgen() -> None:
        stands = standing_and_identity(workspace, resolved, TRUST, Part.ALL)
        document = compose(role, house, workspace.site, *stands)
        (folder / "jdgen.docx").write_bytes(word.write(document, letterhead))

    with_docxtpl, with_python_docx = rivals.docxtpl(role, house), rivals.python_docx(role, house)
    found = medians({
        "jdgen": jdgen, "floor": floor, "docxtpl": lambda: with_docxtpl(folder / "docxtpl.docx"),
        "python-docx": lambda: with_python_docx(folder / "python-docx.docx"),
    })  # fmt: skip
    print(
        f"A warm document ({ROLE} in {HOUSE}): " + ", ".join(f"{name} {s * 1000:.2f} ms" for name, s in found.items())
    )
    goal("jdgen / docxtpl", found["jdgen"] / found["docxtpl"], 0.2)
    goal("jdgen / floor", found["jdgen"] / found["floor"], 4)
    print(f"  jdgen / python-docx {found['jdgen'] / found['python-docx']:.2f}")


def sources() -> None:
    """YAML, validation and resolution of all roles, against yaml.compose of the same files."""
    tree = FolderTree(Path.cwd())
    library = Library(tree, AS_OF)
    paths = [*library.role_files.values(), *library.base_files.values(), *library.clause_files]
    texts = [tree.read(path).decode() for path in paths]

    def jdgen() -> None:
        fresh = Library(tree, AS_OF)
        for name in fresh.role_files:
            resolve(name, fresh)

    found = medians({
        "jdgen": jdgen,
        "yaml.compose": lambda: [yaml.compose(text) for text in texts],
        "yaml.compose, C loader": lambda: [yaml.compose(text, Loader=yaml.CSafeLoader) for text in texts],
    }, batch=1)  # fmt: skip
    print(f"YAML to roles ({len(texts)} files): " + ", ".join(f"{name} {s * 1000:.1f} ms" for name, s in found.items()))
    goal("jdgen / yaml.compose", found["jdgen"] / found["yaml.compose"], 4)
    goal("jdgen / yaml.compose with the C loader", found["jdgen"] / found["yaml.compose, C loader"], 4)


def start_up() -> None:
    """`jdgen --help` against importing click, as whole processes."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    commands = {"jdgen --help": ["-m", "jdgen", "--help"], "import click": ["-c", "import click"]}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(24):
        for name, arguments in commands.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL, check=True)
            if turn >= 4:
                times[name].append(time.perf_counter() - start)
    found = {name: statistics.median(series) for name, series in times.items()}
    print("Start-up: " + ", ".join(f"{name} {s * 1000:.0f} ms" for name, s in found.items()))
    goal("jdgen --help / import click", found["jdgen --help"] / found["import click"], 1.5)


def memory(folder: Path) -> None:
    """Peak memory of a whole build of 700 documents against one of 70."""
    peaks = {count: _peak(folder / str(count), count) for count in (70, 700)}
    print("Peak memory: " + ", ".join(f"{count} documents {peak / 1024:.0f} MB" for count, peak in peaks.items()))
    goal("700 / 70 documents", peaks[700] / peaks[70], 1.2)


def _peak(folder: Path, count: int) -> int:
    """Kilobytes at the peak of `jdgen build` in a workspace of `count` roles, copies of the sample's."""
    root = Path.cwd()
    originals = sorted(path for path in (root / "roles").glob("*.yaml"))
    for path in [root / "jdgen.yaml", *(root / "roles" / "_shared").rglob("*.yaml"), *(root / "templates").rglob("*")]:
        if path.is_file():
            copy = folder / path.relative_to(root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    for number in range(count):
        source = originals[number % len(originals)]
        (folder / "roles" / f"{source.stem}-{number:03}.yaml").write_bytes(source.read_bytes())
    code = (
        "import resource, sys\n"
        "from jdgen.cli import cli\n"
        "cli.main(['build', '-q'], standalone_mode=False)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    return int(result.stdout.splitlines()[-1])


def goal(what: str, ratio: float, limit: float) -> None:
    """Print a ratio beside its goal."""
    print(f"  {what} {ratio:.2f} (goal at most {limit:g}){'' if ratio <= limit else '  MISSED'}")


def main() -> None:
    """Run everything."""
    with tempfile.TemporaryDirectory() as scratch:
        document(Path(scratch))
        sources()
        start_up()
        memory(Path(scratch))


if __name__ == "__main__":
    main()
