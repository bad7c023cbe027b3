"""One run at a time in a folder: tried with real processes, for Windows with a stand-in for its lock."""

import errno
import fcntl
import importlib.util
import os
import signal
import subprocess
import sys
import threading
import types
from pathlib import Path

import pytest
from building.publishing.trying import FINDING_TESTS, FIRST, SECOND, held, publish

from jdgen.building.publishing import lock as this_lock
from jdgen.building.publishing.lock import Holder, Lock, Locked
from jdgen.building.publishing.publication import CannotPublish, Publication

HOLDING = """
import os, sys
from pathlib import Path
from jdgen.building.publishing.publication import Publication
with Publication(Path(sys.argv[1])) as publication:
    if "--with-a-worker" in sys.argv:
        if os.fork() == 0:
            os.close(1)
            sys.stdin.read()
            os._exit(0)
    print("taken", flush=True)
    sys.stdin.readline()
"""


def holding(out: Path, *options: str) -> subprocess.Popen[str]:
    """A process that has the folder, until a line is sent to it."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(out), *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "taken\n"
    return process


def let_go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.close()
    assert process.wait() == 0


def test_a_second_run_says_who_has_the_folder_once_and_gives_up_in_time(tmp_path: Path) -> None:
    first = holding(tmp_path)
    told: list[Holder] = []
    with (
        pytest.raises(
            CannotPublish, match=rf"another jdgen is writing into {tmp_path} \(process {first.pid} since \d\d:\d\d\)"
        ),
        Publication(tmp_path, waiting=told.append, patience=0.5),
    ):
        pytest.fail("it had the folder")
    assert [holder.process for holder in told] == [str(first.pid)]
    let_go(first)
    assert publish(tmp_path, FIRST).written == tuple(sorted(FIRST))


def test_a_second_run_waits_until_the_first_has_ended(tmp_path: Path) -> None:
    first = holding(tmp_path)
    ends = threading.Timer(0.5, let_go, [first])
    ends.start()
    told: list[Holder] = []
    with Publication(tmp_path, waiting=told.append):
        ends.join()
        assert first.poll() == 0
    assert len(told) == 1


@pytest.mark.parametrize("options", [(), ("--with-a-worker",)], ids=["alone", "with a worker that lives on"])
def test_a_killed_run_locks_nobody_out(tmp_path: Path, options: tuple[str, ...]) -> None:
    first = holding(tmp_path, *options)
    first.send_signal(signal.SIGKILL)
    first.wait()
    with Publication(tmp_path, patience=10) as publication:
        assert publication.last is None
    assert first.stdin is not None
    first.stdin.close()


def test_two_runs_at_once_come_out_one_after_the_other(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from building.publishing import trying;"
        "[trying.publish(Path(sys.argv[1]), files) for _ in range(5) for files in (trying.FIRST, trying.SECOND)]"
    )
    runs = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], env=FINDING_TESTS) for _ in range(2)]
    assert [run.wait() for run in runs] == [0, 0]
    assert {path: content for path, content in held(tmp_path).items() if path != "manifest.json"} == SECOND


def test_the_file_of_the_lock_goes_when_the_lock_is_given_back(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "room/lock")
    lock.take(lambda _: None)
    assert (tmp_path / "room/lock").read_text() == str(os.getpid())
    lock.release()
    assert not (tmp_path / "room/lock").exists()
    lock.release()


def test_a_lock_whose_file_was_removed_meanwhile_is_taken_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run before removes the file between the opening and the locking here."""
    take, removed = this_lock._take, []

    def late(file: int) -> None:
        take(file)
        if not removed:
            removed.append((tmp_path / "lock").unlink())

    monkeypatch.setattr(this_lock, "_take", late)
    lock = Lock(tmp_path / "lock")
    lock.take(lambda _: None)
    assert (len(removed), (tmp_path / "lock").exists()) == (1, True)
    lock.release()


def test_where_a_disk_knows_no_locks_a_run_goes_on_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(file: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(this_lock, "_take", unknown)
    assert publish(tmp_path, FIRST).written == tuple(sorted(FIRST))


def test_a_lock_that_fails_otherwise_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(file: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(this_lock, "_take", broken)
    with pytest.raises(OSError, match="Input/output error"):
        publish(tmp_path, FIRST)
    assert held(tmp_path).keys() <= {".jdgen/lock"}


def windows_lock(monkeypatch: pytest.MonkeyPatch) -> types.ModuleType:
    """The module as it is on Windows, where `msvcrt` locks a byte and nobody removes a file that is open."""

    def locking(file: int, mode: int, length: int) -> None:
        assert (mode, length, os.lseek(file, 0, os.SEEK_CUR)) == (2, 1, this_lock._LOCKED_BYTE)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise PermissionError(errno.EACCES, "Permission denied") from None

    msvcrt = types.ModuleType("msvcrt")
    msvcrt.__dict__.update(LK_NBLCK=2, locking=locking)
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    monkeypatch.setattr(sys, "platform", "win32")
    spec = importlib.util.spec_from_file_location("lock_on_windows", this_lock.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_on_windows_a_byte_far_behind_is_locked_and_the_process_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = windows_lock(monkeypatch)
    first, second, told = module.Lock(tmp_path / "lock"), module.Lock(tmp_path / "lock"), []
    first.take(told.append)
    with pytest.raises(module.Locked, match=f"process {os.getpid()} since"):
        second.take(told.append, 0.2)
    assert len(told) == 1
    first.release()
    second.take(told.append, 0)
    second.release()
    assert list(tmp_path.iterdir()) == []


def test_a_holder_that_left_no_name_is_told_without(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"\x1b[2J")
    with (tmp_path / "lock").open() as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(Locked, match=r"process \? since"):
            Lock(tmp_path / "lock").take(lambda _: None, 0)
