"""`make bench`, a trust's pack: `jdgen pack` as it is run, start-up and all, on generated trusts of 1,000 and 10,000
documents (`scale`), against docxtpl, the floor and LibreOffice alone."""

import io
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import rivals
from measuring import Run, at_least, at_most, run
from scale import SHARED_CLAUSE, make_trust

from jdgen.formats import word
from jdgen.formats.pdf import find_soffice
from jdgen.layout import compose
from jdgen.role.resolution.uses import used_clauses
from jdgen.workspace import Position, Workspace, open_workspace

AS_OF = date(2026, 10, 1)
SCHOOLS, FEW, MANY = 20, 50, 500
"""Schools, and roles of the small and of the large trust."""
ROUNDS = 3
PDFS = 60
CLAUSE = "safeguarding-commitment"
_PACK = ["pack", "-q", "--as-of", AS_OF.isoformat(), "-o", "dist"]


def trust() -> None:
    """Everything there is to say of a trust's pack."""
    with tempfile.TemporaryDirectory() as scratch:
        small, large = Path(scratch) / "small", Path(scratch) / "large"
        make_trust(small, Path.cwd(), FEW, SCHOOLS)
        first = _thousand(small)
        _again(small, first)
        _one_clause(small)
        make_trust(large, Path.cwd(), MANY, SCHOOLS)
        _ten_thousand(large, first)
        _pdf(small)


def _fresh(folder: Path, workers: int) -> Run:
    shutil.rmtree(folder / "dist", ignore_errors=True)
    return run([*_PACK, "-j", str(workers)], folder)


def _told(what: str, documents: int, runs: list[Run]) -> Run:
    """The run with the median time of the processors, told in documents a second."""
    median = sorted(runs, key=lambda each: each.cpu)[len(runs) // 2]
    print(
        f"{what}: {documents / median.wall:.0f} documents a second, {median.cpu / documents * 1000:.2f} ms of the "
        f"processors each, {median.peak:.0f} MB at the peak",
        flush=True,
    )
    return median


def _thousand(folder: Path) -> Run:
    workspace = open_workspace(folder, AS_OF)
    roles = workspace.shared_roles[:: FEW // 10]
    others = _others(workspace, [Position(role, school) for role in roles for school in list(workspace.schools)[:3]])
    ones: list[Run] = []
    twos: list[Run] = []
    times: dict[str, list[float]] = {name: [] for name in others}
    for _ in range(ROUNDS):
        ones.append(_fresh(folder, 1))
        for name, other in others.items():
            times[name].append(other())
        twos.append(_fresh(folder, 2))
    documents = FEW * SCHOOLS
    one, two = _told(f"{documents} documents, one process", documents, ones), _told("Two processes", documents, twos)
    each = {name: statistics.median(series) for name, series in times.items()}
    print("  " + ", ".join(f"{name} {seconds * 1000:.2f} ms" for name, seconds in each.items()))
    at_least("throughput / docxtpl's", each["docxtpl"] * documents / one.cpu, 5)
    at_most("time / floor's", one.cpu / documents / each["floor"], 5)
    print(f"  two processes / one: {one.wall / two.wall:.2f} of the throughput")
    return one


def _others(workspace: Workspace, positions: list[Position]) -> dict[str, Callable[[], float]]:
    """What others take for such documents: functions that give the CPU seconds of one."""
    folder = Path(tempfile.mkdtemp(dir=workspace.tree.root))  # type: ignore[attr-defined]
    makers: list[rivals.Make] = []
    ready: list[tuple[bytes, bytes]] = []
    letterheads: dict[str, word.Letterhead] = {}
    for position in positions:
        role = workspace.role(*position)
        house = workspace.house_of(role, position.school)
        makers.append(rivals.docxtpl(role, house))
        if house.id not in letterheads:
            letterheads[house.id] = word.prepare(house.letterhead, house.word, house.letterhead_file)
        made = word.write(compose(role, house, workspace.site_of(position.school)), letterheads[house.id])
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            ready.append((letterheads[house.id].package, package.read("word/document.xml")))

    def docxtpl() -> float:
        start = time.process_time()
        for number, make in enumerate(makers):
            make(folder / f"docxtpl-{number}.docx")
        return (time.process_time() - start) / len(makers)

    def floor() -> float:
        fresh = Path(tempfile.mkdtemp(dir=folder))  # a pack's files are new, too
        start = time.process_time()
        for turn in range(10):
            for number, (package, body) in enumerate(ready):
                stream = io.BytesIO(package)
                with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
                    archive.writestr("word/document.xml", body)
                (fresh / f"{turn}-{number}.docx").write_bytes(stream.getvalue())
        seconds = time.process_time() - start
        shutil.rmtree(fresh)
        return seconds / len(ready) / 10

    return {"docxtpl": docxtpl, "floor": floor}


def _again(folder: Path, first: Run) -> None:
    """A second run that has nothing to do."""
    _fresh(folder, 1)
    again = _told("The same again, nothing changed", FEW * SCHOOLS, [run(_PACK, folder) for _ in range(ROUNDS)])
    at_most("second run / first", again.cpu / first.cpu, 1 / 3)
    code = (
        "import sys\nfrom jdgen.cli import cli\n"
        f"cli.main({_PACK!r}, standalone_mode=False)\n"
        "print([name for name in ('docx', 'lxml', 'jinja2') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
    imported = told.stdout.splitlines()[-1]
    print(f"  of docx, lxml and jinja2 it imports {imported} (goal []){'' if imported == '[]' else '  MISSED'}")


def _one_clause(folder: Path) -> None:
    """One shared clause reworded: which documents are made anew, and which are not."""
    before = _documents(folder)
    path = folder / SHARED_CLAUSE
    text = path.read_text(encoding="utf-8")
    at = text.index(f"id: {CLAUSE}\n")
    path.write_text(text[:at] + text[at:].replace("children", "all children", 1), encoding="utf-8")
    changed = run(_PACK, folder)
    after = _documents(folder)
    workspace = open_workspace(folder, AS_OF)
    use = {role for role in workspace.shared_roles if CLAUSE in used_clauses(workspace.resolved(role))}
    made = {entry for entry in after if before[entry] != after[entry]}
    right = made == {entry for entry in after if entry[0] in use}
    print(f"One clause changed: {len(made)} documents of {len(use)} roles made anew in {changed.cpu:.1f} s")
    print(f"  exactly those that use it: {'yes' if right and made else 'no  MISSED'}", flush=True)


def _documents(folder: Path) -> dict[tuple[str, str], str]:
    manifest = json.loads((folder / "dist" / "manifest.json").read_text(encoding="utf-8"))
    return {(entry["role"], entry["school"]): entry["sha256"] for entry in manifest["documents"]}


def _ten_thousand(folder: Path, thousand: Run) -> None:
    documents = MANY * SCHOOLS
    one = _told(f"{documents} documents, one process", documents, [_fresh(folder, 1)])
    two = _told("Two processes", documents, [_fresh(folder, 2)])
    at_least("two processes / one", one.wall / two.wall, 1.7)
    at_most("memory / that of 1,000", one.peak / thousand.peak, 1.2)
    at_most("cost of a document / that of 1,000", one.cpu / documents / (thousand.cpu / FEW / SCHOOLS), 1.1)


def _pdf(folder: Path) -> None:
    """PDFs of a few roles, against LibreOffice with two profiles on the same Word files."""
    names = open_workspace(folder, AS_OF).shared_roles[: PDFS // SCHOOLS]
    shutil.rmtree(folder / "dist", ignore_errors=True)
    run([*_PACK, *names], folder)
    files = sorted((folder / "dist").rglob("school-*/*.docx"))
    shutil.copytree(folder / "dist", folder / "word")
    ratios, times = [], []
    for _ in range(ROUNDS - 1):
        alone = _alone([folder / "word" / path.relative_to(folder / "dist") for path in files], folder)
        shutil.rmtree(folder / "dist")
        whole = run([*_PACK, "-f", "pdf", "-j", "2", *names], folder).wall
        times.append(whole)
        ratios.append(whole / alone)
    print(f"{len(files)} PDFs, two processes: {len(files) / min(times):.1f} a second", flush=True)
    at_most("time / LibreOffice's alone", statistics.median(ratios), 1.3)


def _alone(files: list[Path], folder: Path) -> float:
    def convert(which: int) -> None:
        profile = folder / f"profile-{which}"
        command = [
            str(find_soffice()),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
        ]
        own = [str(path) for path in files[which::2]]
        out = folder / f"alone-{which}"
        subprocess.run([*command, "--outdir", str(out), *own], check=True, capture_output=True)

    start = time.perf_counter()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(convert, (0, 1)))
    return time.perf_counter() - start


if __name__ == "__main__":
    trust()
