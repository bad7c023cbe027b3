"""`jdgen preview` as a user calls it: the address, a line for each save, the end by Ctrl-C, and what it refuses."""

import os
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from calling import Jdgen, change
from commands.test_lazy_imports import imported

from jdgen.commands import preview as command

PATIENCE = 60
_ADDRESS = "Preview at "


class Running:
    """A preview in a process of its own, in the current folder."""

    def __init__(self, *arguments: str) -> None:
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", "SOURCE_DATE_EPOCH": "1767225600"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "jdgen", "preview", "--port", "0", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, env=environment, bufsize=0,
        )  # fmt: skip
        self._unread = b""

    def line(self) -> str:
        """The next line it prints; AssertionError if none comes."""
        assert self._process.stdout
        until = time.monotonic() + PATIENCE
        while b"\n" not in self._unread:
            ready, _, _ = select.select([self._process.stdout], [], [], max(0.0, until - time.monotonic()))
            part = os.read(self._process.stdout.fileno(), 4096) if ready else b""
            assert part, f"it has ended or is silent, after {self._unread!r}"
            self._unread += part
        line, _, self._unread = self._unread.partition(b"\n")
        return line.decode("utf-8")

    def interrupted(self) -> tuple[int, str]:
        """Its exit code after Ctrl-C, and what stands on the error output."""
        self._process.send_signal(signal.SIGINT)
        _, told = self._process.communicate(timeout=PATIENCE)
        return self._process.returncode, told.decode("utf-8")

    def kill(self) -> None:
        """End it, however it is."""
        self._process.kill()
        self._process.communicate(timeout=PATIENCE)


@pytest.fixture
def running(workspace: Path) -> Iterator[Running]:
    """A preview of the workspace's only role."""
    preview = Running("teaching-assistant")
    yield preview
    preview.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is another signal there")
def test_it_prints_its_address_and_a_line_for_each_save_and_ends_by_ctrl_c(workspace: Path, running: Running) -> None:
    first = running.line()
    assert first.startswith(_ADDRESS + "http://127.0.0.1:")
    assert first.endswith("/role/teaching-assistant")
    assert running.line() == "It follows every save. Ctrl-C ends it."
    with urllib.request.urlopen(first.removeprefix(_ADDRESS), timeout=PATIENCE) as page:
        assert "<h1>Teaching Assistant</h1>" in page.read().decode("utf-8")
    change(workspace / "roles/teaching-assistant.yaml", "grade: Grade 3", "grade: [Grade 3")
    told = running.line()
    assert told[8:] == "  roles/teaching-assistant.yaml  teaching-assistant: 1 error"
    assert running.interrupted() == (0, "")


def test_a_workspace_that_cannot_be_read_is_previewed_all_the_same(workspace: Path) -> None:
    change(workspace / "jdgen.yaml", "trust:", "trust: [")
    preview = Running()
    try:
        address = preview.line().removeprefix(_ADDRESS)
        with urllib.request.urlopen(address, timeout=PATIENCE) as page:
            assert "jdgen.yaml" in page.read().decode("utf-8")
    finally:
        preview.kill()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["teaching-asistant"], "There is no role “teaching-asistant”. Did you mean teaching-assistant?"),
        (["--house", "none"], "There is no house “none”."),
        (["--school", "none"], "There is no school “none”."),
        (["--port", "70000"], "70000 is not in the range 0<=x<=65535"),
        (["--as-of", "soon"], "“soon” is not a date."),
    ],
)
def test_what_is_asked_for_must_be_there(workspace: Path, jdgen: Jdgen, arguments: list[str], told: str) -> None:
    answer = jdgen("preview", *arguments)
    assert answer.code == 2
    assert told in answer.err


def test_without_a_workspace_there_is_nothing_to_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jdgen: Jdgen
) -> None:
    monkeypatch.chdir(tmp_path)
    assert jdgen("preview").code == 2


def test_a_port_that_is_taken_is_refused(workspace: Path, jdgen: Jdgen) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        answer = jdgen("preview", "--port", str(port))
    assert answer.code == 2
    assert answer.err == (
        f"Error: Port {port} cannot be used: Address already in use."
        " Name another, or leave --port out for the first that is free.\n"
    )


def test_the_first_port_that_is_free_is_taken(workspace: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[str] = []
    monkeypatch.setattr(command, "_serve", lambda server, page, opened: served.append(page))
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setattr(command, "PORT", port)
        assert jdgen("preview").code == 0
    assert port < int(served[0].rstrip("/").rpartition(":")[2]) < port + command.TRIED


def test_the_browser_is_opened_only_when_asked(workspace: Path, jdgen: Jdgen, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address) is None)

    def ends(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "sleep", ends)
    assert jdgen("preview", "--port", "0").code == 0
    assert opened == []
    answer = jdgen("preview", "teaching-assistant", "--port", "0", "--open")
    assert opened == [answer.out.splitlines()[0].removeprefix(_ADDRESS)]


def test_no_other_command_loads_a_server() -> None:
    assert "socketserver" not in imported("--help")
    assert "socketserver" in imported("preview", "--help")
