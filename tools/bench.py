"""`make bench`: how fast jdgen is, as ratios within one run, so that a slow or busy machine does not change them.

Commands are measured in turn (A B A B ...) and compared by medians of CPU time; whole processes by wall clock. Nothing
here fails a build: speed is measured, not tested.
"""

import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import date
from pathlib import Path

import rivals
import yaml
from bench_trust import trust
from measuring import at_most, medians

from jdgen.building.identities import standing_and_identity
from jdgen.building.parts import Part
from jdgen.formats import word
from jdgen.layout import compose
from jdgen.role.resolution.library import Library
from jdgen.role.resolution.resolve import resolve
from jdgen.source.strict import parse
from jdgen.source.tree import FolderTree
from jdgen.workspace import TRUST, open_workspace

ROLE, HOUSE = "bg6", "school-form"
AS_OF = date(2026, 10, 1)


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
    at_most("jdgen / docxtpl", found["jdgen"] / found["docxtpl"], 0.2)
    at_most("jdgen / floor", found["jdgen"] / found["floor"], 4)
    print(f"  jdgen / python-docx {found['jdgen'] / found['python-docx']:.2f}")


def sources() -> None:
    """YAML, validation and resolution of all roles, against yaml.compose of the same files."""
    tree = FolderTree(Path.cwd())
    library = Library(tree, AS_OF)
    paths = [*library.role_files.values(), *library.base_files.values(), *library.clause_files]
    texts = [tree.read(path).decode() for path in paths]

    def jdgen() -> None:
        parse.cache_clear()
        fresh = Library(tree, AS_OF)
        for name in fresh.role_files:
            resolve(name, fresh)

    found = medians({
        "jdgen": jdgen,
        "yaml.compose": lambda: [yaml.compose(text) for text in texts],
        "yaml.compose, C loader": lambda: [yaml.compose(text, Loader=yaml.CSafeLoader) for text in texts],
    }, batch=1)  # fmt: skip
    print(f"YAML to roles ({len(texts)} files): " + ", ".join(f"{name} {s * 1000:.1f} ms" for name, s in found.items()))
    at_most("jdgen / yaml.compose", found["jdgen"] / found["yaml.compose"], 4)
    at_most("jdgen / yaml.compose with the C loader", found["jdgen"] / found["yaml.compose, C loader"], 4)


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
    at_most("jdgen --help / import click", found["jdgen --help"] / found["import click"], 1.5)


def main() -> None:
    """Run everything."""
    with tempfile.TemporaryDirectory() as scratch:
        document(Path(scratch))
        sources()
        start_up()
    trust()


if __name__ == "__main__":
    main()
