"""Running LibreOffice once, and leaving nothing of it behind."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from hashlib import md5
from pathlib import Path
from threading import Event

from jdgen.formats.pdf.failures import LibreOfficeMissing, Stopped

_SOCKETS = (Path("/tmp"), Path("/var/tmp"))
"""Where LibreOffice listens for a second call on its profile, whatever TMPDIR says."""


_LOOKING = 0.1
"""Seconds after which somebody who wants LibreOffice to be stopped is heard."""


class OutOfTime(Exception):
    """LibreOffice was still working when its time was over, and was stopped."""


def run(command: Sequence[str], profile: str, room: Path, seconds: float, stop: Event) -> str:
    """Run LibreOffice to its end in the folder `room` and return what it complained of.

    `profile` is the address of its profile (`file:///...`). However it ends, also by an exception or Ctrl-C in this
    process, no process that it started lives on. Raises `OutOfTime` after `seconds`, `Stopped` soon after `stop` is
    set, `LibreOfficeMissing` if the program cannot be started.
    """
    complaints = room / "complaints.txt"
    temporary = room / "temporary"
    temporary.mkdir(exist_ok=True)
    # A file and not a pipe: should a child outlive its parent, nobody waits for the pipe's other end.
    with complaints.open("wb") as stderr:
        try:
            process = subprocess.Popen(
                command,
                cwd=room,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stderr,
                env={**os.environ, **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(temporary)),
                     "TZ": "UTC"},  # else the length of a date in the PDF depends on the time zone
                start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            raise LibreOfficeMissing(f"LibreOffice cannot be started at {command[0]}: {error.strerror}.") from None
        try:
            _wait(process, time.monotonic() + seconds, stop)
        finally:
            _end(process, profile)
    return _without_noise(complaints.read_bytes().decode("utf-8", "replace"))


def _wait(process: subprocess.Popen[bytes], deadline: float, stop: Event) -> None:
    while not stop.is_set():
        left = deadline - time.monotonic()
        try:
            process.wait(min(max(left, 0), _LOOKING))
        except subprocess.TimeoutExpired:
            if left <= 0:
                raise OutOfTime from None
        else:
            return
    raise Stopped("LibreOffice was stopped before it had made all PDFs.")


def _end(process: subprocess.Popen[bytes], profile: str) -> None:
    """End all that is left: the program that was started is only a launcher, the work is done by a child of it."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS refuses to signal a dead group
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for socket in _sockets(profile):
        socket.unlink(missing_ok=True)


def _sockets(profile: str) -> list[Path]:
    """The sockets of a LibreOffice that was killed. It names them by a hash of its profile's address in UTF-16: each
    byte in hexadecimal digits without a leading zero."""
    digest = md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    name = f"OSL_PIPE_*_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"
    return [socket for folder in _SOCKETS for socket in folder.glob(name)]


def _without_noise(said: str) -> str:
    """`said` in one line; that there is no Java, which it says on every start, has nothing to do with PDF."""
    return " ".join(" ".join(line for line in said.splitlines() if "javaldx" not in line).split())
