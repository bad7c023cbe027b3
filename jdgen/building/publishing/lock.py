"""One run at a time in a folder.

The lock is the operating system's, on an open file: it goes when its process goes, however that ends, so that a killed
run never locks anybody out. Where a network disk knows no locks, runs are not kept apart.
"""

import errno
import os
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from jdgen.building.publishing import writing

PATIENCE = 30.0
"""Seconds for which a run waits for another one to end."""
_PAUSE = 0.1
_LOCKED_BYTE = 1 << 20
"""Windows keeps others from reading what is locked, so the lock is on a byte far behind what the file says."""
_BY_ANOTHER = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_UNKNOWN = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EOPNOTSUPP)

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Holder(NamedTuple):
    """The run that has a folder: its process and since when, as the clock shows it (`14:02`)."""

    process: str
    since: str


class Locked(Exception):
    """Another run has the folder and did not end in time."""

    def __init__(self, holder: Holder) -> None:
        self.holder = holder
        super().__init__(f"process {holder.process} since {holder.since}")


_mine: set[int] = set()
"""Locks of this process. A worker that it forks would hold them on when it is killed."""


def _let_go_of_all() -> None:
    for file in _mine:
        os.close(file)
    _mine.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go_of_all)


class Lock:
    """The lock of the folder in which the file `path` stands."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def take(self, waiting: Callable[[Holder], None], patience: float = PATIENCE) -> None:
        """Wait for the lock, at most `patience` seconds; `waiting` is told who has it, once. Raises `Locked`, or
        `OSError` if the folder cannot be written.
        """
        end, told = time.monotonic() + patience, False
        while True:
            try:
                if self._taken():
                    return
            except BlockingIOError:
                holder = self._holder()
                if time.monotonic() >= end:
                    raise Locked(holder) from None
                if not told:
                    waiting(holder)
                    told = True
                time.sleep(_PAUSE)

    @property
    def is_taken(self) -> bool:
        """Whether this run has it."""
        return self._file is not None

    def release(self) -> None:
        """Give the lock back and remove its file."""
        if self._file is None:
            return
        if sys.platform == "win32":
            self._close()  # an open file cannot be removed there
        try:
            writing.remove(self._path)
        except OSError:
            pass  # on Windows the next run has opened it by now
        finally:
            self._close()

    def _taken(self) -> bool:
        """Whether it is taken now; if not, its file was just removed. Raises `BlockingIOError` if another has it."""
        writing.make_folder(self._path.parent)  # the run before may just have removed it
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        except FileNotFoundError:
            return False
        self._file = file
        _mine.add(file)
        try:
            _take(file)
        except OSError as error:
            if error.errno not in _UNKNOWN:
                self._close()
                if error.errno in _BY_ANOTHER:
                    raise BlockingIOError from None
                raise
        if not self._is_there(file):
            self._close()
            return False
        os.ftruncate(file, 0)
        os.lseek(file, 0, os.SEEK_SET)
        os.write(file, str(os.getpid()).encode())
        return True

    def _is_there(self, file: int) -> bool:
        """Whether it is this file that is locked, and not one which the run before has removed."""
        try:
            return os.path.samestat(os.fstat(file), self._path.stat())
        except FileNotFoundError:
            return False

    def _close(self) -> None:
        if self._file is not None:
            _mine.discard(self._file)
            os.close(self._file)
            self._file = None

    def _holder(self) -> Holder:
        try:
            process = self._path.read_bytes()[:20].decode("ascii", "replace")
            since = datetime.fromtimestamp(self._path.stat().st_mtime).strftime("%H:%M")
        except OSError:
            return Holder("?", "?")
        return Holder(process if process.isdecimal() else "?", since)
