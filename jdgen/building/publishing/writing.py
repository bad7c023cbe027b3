"""The one place where building changes a disk: every byte it writes, every rename and every removal is a call of one of
these functions. Tests fail here to stand for a full disk, a folder that is read-only and a file that is open elsewhere.

All raise `OSError` as the system does.
"""

import errno
import os
import shutil
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_AT_ONCE = 16
"""Files settled at once: a disk writes them in one go, and one after another they take ten times as long."""
_SHARING, _LOCKED = 32, 33
"""ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows."""


def make_folder(path: Path) -> None:
    """Make a folder and those above it, where they are not there yet."""
    path.mkdir(parents=True, exist_ok=True)


def write(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file in a staging folder, whole or in pieces; it is safe from a power cut only when it is settled."""
    with path.open("wb") as file:
        file.writelines([content] if isinstance(content, bytes) else content)


def settle(paths: Iterable[Path]) -> None:
    """Wait until what was written to these files, or renamed in these folders, is on the disk and not only on its way.

    A folder cannot be waited for on Windows and on some network disks; there the system's own order has to do.
    """
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(_settle, paths):
            pass


def _settle(path: Path) -> None:
    if path.is_dir():
        if sys.platform != "win32":
            _settle_folder(path)
        return
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _settle_folder(path: Path) -> None:
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(folder)


def put(source: Path, target: Path) -> None:
    """Rename a file; what stood at `target` is replaced at one stroke, and stays whole if this fails."""
    source.replace(target)


def remove(path: Path) -> None:
    """Remove a file, if it is there."""
    path.unlink(missing_ok=True)


def remove_empty(folder: Path) -> None:
    """Remove a folder that holds nothing."""
    folder.rmdir()


def remove_tree(folder: Path) -> None:
    """Remove a staging folder with all that is in it; a link in it is removed and not followed."""
    shutil.rmtree(folder)


def is_refusal(error: OSError) -> bool:
    """Whether the error is what systems say when a file may not be touched because another program has it open."""
    windows = getattr(error, "winerror", None)
    return isinstance(error, PermissionError) or error.errno == errno.EBUSY or windows in (_SHARING, _LOCKED)
