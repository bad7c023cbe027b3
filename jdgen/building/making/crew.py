"""Several processes at work: each opens the workspace itself and makes documents, role by role.

They are started fresh (`spawn`), as on every system, so that none inherits an open file or a lock. Python would let a
fresh process import what lies in the current folder before its own modules; that is the workspace, whose files may be
anybody's, so it is told not to (PYTHONSAFEPATH).
"""

import os
import signal
import threading
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait as wait_for
from pathlib import Path

from jdgen.building.findings import Findings
from jdgen.building.making.batch import Batch, Task, Workbench
from jdgen.building.making.failures import WorkerLost
from jdgen.building.planning.wanted import Options
from jdgen.diagnostics import Rejected
from jdgen.workspace import open_workspace

LEAST, MOST = 20, 60
"""Tasks in a share: fewer than MOST end with their role, so that it is read by one worker alone."""
AHEAD = 3
"""Shares for each worker that are given out at a time."""


_bench: Workbench
"""In a worker: where it works."""


def made_by(
    workers: int, folder: Path, as_of: date, options: Options, tasks: Iterable[Task]
) -> Generator[Batch, None, None]:
    """Make the files of `tasks` in so many processes, from the workspace in `folder`.

    Raises `SourcesChanged`, `WorkerLost`, and whatever else a worker raises; no worker outlives the call.
    """
    shares = iter(_shares(tasks))
    start = partial(_start, folder, as_of, options)
    pool = ProcessPoolExecutor(workers, get_context("spawn"), start)
    try:
        running: set[Future[Batch]] = set()
        while True:
            with _nothing_imported_from_here():  # giving out starts processes
                for share in islice(shares, workers * AHEAD - len(running)):
                    running.add(pool.submit(_work, share))
            if not running:
                break
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    except BrokenProcessPool:
        raise WorkerLost from None
    except BaseException:
        _end_all()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _nothing_imported_from_here() -> Iterator[None]:
    """Python started meanwhile imports nothing from the current folder
    (https://docs.python.org/3/using/cmdline.html#envvar-PYTHONSAFEPATH)."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before


def _shares(tasks: Iterable[Task]) -> Iterator[list[tuple[int, Task]]]:
    share: list[tuple[int, Task]] = []
    for number, task in enumerate(tasks):
        of_another_role = bool(share) and share[-1][1].position.role != task.position.role
        if len(share) >= MOST or (of_another_role and len(share) >= LEAST):
            yield share
            share = []
        share.append((number, task))
    if share:
        yield share


def _end_all() -> None:
    """End the workers at once, in the middle of their work: nothing of it will be published."""
    for worker in active_children():
        worker.terminate()


def _start(folder: Path, as_of: date, options: Options) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends Ctrl-C to all; the parent ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()
    global _bench
    _bench = Workbench(open_workspace(folder, as_of), options)


def _end_with_parent() -> None:
    """A parent that was killed cannot end its workers."""
    if parent := parent_process():
        wait_for([parent.sentinel])
        os._exit(1)


def _work(share: list[tuple[int, Task]]) -> Batch:
    findings = Findings()
    try:
        for _, task in share:
            _bench.check(task)
    except Rejected as rejected:
        findings.add(rejected.diagnostics)
    batches = tuple(_bench.made(share))
    for batch in batches:
        findings.update(batch.findings)
    return Batch(
        tuple(file for batch in batches for file in batch.files),
        tuple(position for batch in batches for position in batch.failed),
        findings,
        len(share),
    )
