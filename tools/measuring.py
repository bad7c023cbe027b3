"""How `make bench` measures: commands in turn, medians, and goals printed with whether they are met."""

import gc
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROUNDS, BATCH = 15, 10


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


class Run(NamedTuple):
    """A whole process: seconds on the clock and of the processors, and megabytes at the peak, its children's too."""

    wall: float
    cpu: float
    peak: float


def run(arguments: list[str], folder: Path) -> Run:
    """Run `jdgen` with `arguments` in `folder`. Raises `CalledProcessError` if it does not exit with 0."""
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}  # as installed: nobody compiles modules anew each time
    command = [sys.executable, "-m", "jdgen", *arguments]
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watch.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, process.args)
    return Run(wall, usage.ru_utime + usage.ru_stime, max(peak[0], usage.ru_maxrss / 1024))


def _watch(pid: int, peak: list[float]) -> None:
    """Look every tenth of a second how much memory a process and all below it have."""
    while (used := sum(map(_resident, _with_children(pid)))) > 0:
        peak[0] = max(peak[0], used)
        time.sleep(0.1)


def _with_children(pid: int) -> Iterator[int]:
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _with_children(int(child))


def _resident(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS:")), 0.0)


def at_most(what: str, ratio: float, limit: float) -> None:
    """Print a ratio beside the goal it must not exceed."""
    print(f"  {what} {ratio:.2f} (goal at most {limit:g}){'' if ratio <= limit else '  MISSED'}", flush=True)


def at_least(what: str, ratio: float, limit: float) -> None:
    """Print a ratio beside the goal it must reach."""
    print(f"  {what} {ratio:.2f} (goal at least {limit:g}){'' if ratio >= limit else '  MISSED'}", flush=True)
