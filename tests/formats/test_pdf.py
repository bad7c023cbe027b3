"""Converting Word files; LibreOffice is played by small programs."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from formats.pdf_programs import PDF, calls, files, program, stand_in

from jdgen.formats.pdf import ConversionFailed, Converter, LibreOfficeMissing, Stopped, running

PROFILE, SOCKET = "file:///tmp/jdgen-pdf-1/profile1", "8de068b3fbdb199bfedea9b3c65e4"
"""A profile's address, and how LibreOffice 7.4.7 named its socket for it."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in programs are shell scripts")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for all that is temporary; every test leaves it empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


def is_alive(process: str) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", process], capture_output=True, text=True).stdout.strip()
    return bool(state) and not state.startswith("Z")


def written(path: Path) -> str:
    """What stands in the file once something does."""
    for _ in range(300):
        if path.exists() and path.read_text("utf-8"):
            break
        time.sleep(0.1)
    return path.read_text("utf-8").strip()


def test_pdfs_are_given_in_the_order_of_their_word_files(tmp_path: Path) -> None:
    sources = files(tmp_path, "one", "two", "three")
    with Converter(stand_in(tmp_path)) as converter:
        made = converter.convert(sources[::-1], tmp_path / "out")
    assert [path.relative_to(tmp_path / "out").as_posix() for path in made] == ["2.pdf", "1.pdf", "0.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in made)


def test_without_a_folder_a_pdf_stands_beside_its_word_file(tmp_path: Path) -> None:
    (tmp_path / "oak").mkdir()
    (tmp_path / "ash").mkdir()
    sources = [*files(tmp_path / "oak", "one"), *files(tmp_path / "ash", "two")]
    with Converter(stand_in(tmp_path)) as converter:
        made = converter.convert(sources)
    assert made == (tmp_path / "oak/0.pdf", tmp_path / "ash/0.pdf")


def test_many_files_go_in_calls_of_a_hundred_on_one_profile_away_from_the_user_s(tmp_path: Path) -> None:
    with Converter(stand_in(tmp_path)) as converter:
        converter.convert(files(tmp_path, *["text"] * 101), tmp_path / "out")
        converter.convert(files(tmp_path, "text"), tmp_path / "out")
    numbers, profiles = zip(*(call.split() for call in calls(tmp_path)), strict=True)
    assert [int(number) - int(numbers[-1]) for number in numbers] == [99, 0, 0]
    assert len(set(profiles)) == 1
    assert profiles[0].startswith(f"-env:UserInstallation={(tmp_path / 'temporary').as_uri()}")


def test_converters_side_by_side_have_a_profile_each(tmp_path: Path) -> None:
    soffice, sources = stand_in(tmp_path), files(tmp_path, "text")

    def convert(number: int) -> None:
        with Converter(soffice) as converter:
            converter.convert(sources, tmp_path / f"out{number}")

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(convert, range(2)))
    assert len({call.split()[1] for call in calls(tmp_path)}) == 2


def test_a_new_profile_does_not_depend_on_the_machine_s_language(tmp_path: Path) -> None:
    copied = f'profile=${{1#-env:UserInstallation=file://}}; cp "$profile"/user/*.xcu {tmp_path}/settings'
    with Converter(program(tmp_path, copied)) as converter, pytest.raises(ConversionFailed):
        converter.convert(files(tmp_path, "text"), tmp_path / "out")
    assert '"ooSetupSystemLocale" oor:op="fuse"><value>en-GB<' in (tmp_path / "settings").read_text("utf-8")


def test_one_bad_file_among_good_ones_is_tried_again_alone_and_named(tmp_path: Path) -> None:
    sources = files(tmp_path, "one", "bad", "three")
    with (
        Converter(stand_in(tmp_path)) as converter,
        pytest.raises(ConversionFailed, match=r"no PDF of 1\.docx: it said “Error: source file could not") as caught,
    ):
        converter.convert(sources, tmp_path / "out")
    assert list(caught.value.failures) == [sources[1]]
    assert caught.value.made == (tmp_path / "out/0.pdf", tmp_path / "out/2.pdf")
    assert all(path.is_file() for path in caught.value.made)
    assert len(calls(tmp_path)) == 2


def test_a_file_at_which_libreoffice_crashes_takes_none_behind_it_along(tmp_path: Path) -> None:
    sources = files(tmp_path, "one", "crashing", "three", "four")
    with Converter(stand_in(tmp_path)) as converter, pytest.raises(ConversionFailed) as caught:
        converter.convert(sources, tmp_path / "out")
    assert caught.value.failures == {sources[1]: "open the Word file to see whether it is whole."}
    assert len(caught.value.made) == 3


def test_after_three_files_that_fail_alone_in_a_row_the_rest_is_not_tried_again(tmp_path: Path) -> None:
    sources = files(tmp_path, *["bad"] * 5)
    with Converter(stand_in(tmp_path)) as converter, pytest.raises(ConversionFailed) as caught:
        converter.convert(sources, tmp_path / "out")
    assert list(caught.value.failures) == sources
    assert ["not tried again" in why for why in caught.value.failures.values()] == [False] * 3 + [True] * 2
    assert len(calls(tmp_path)) == 4


def test_an_old_pdf_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "0.pdf").write_bytes(PDF)
    with Converter(stand_in(tmp_path)) as converter, pytest.raises(ConversionFailed):
        converter.convert(files(tmp_path, "bad"))
    assert (tmp_path / "0.pdf").read_bytes() == PDF


@pytest.mark.parametrize("content", [b"", PDF[1:], PDF[:-10], PDF.replace(b"/Type/Page/", b"/Type/Pages/")])
def test_an_exit_code_of_0_is_not_believed_where_there_is_no_whole_pdf(tmp_path: Path, content: bytes) -> None:
    soffice = stand_in(tmp_path)
    (tmp_path / "whole.pdf").write_bytes(content)
    with Converter(soffice) as converter, pytest.raises(ConversionFailed, match="see whether it is whole"):
        converter.convert(files(tmp_path, "text"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_that_there_is_no_java_is_not_passed_on(tmp_path: Path) -> None:
    said = "echo 'Warning: failed to launch javaldx' >&2; echo 'Error: no' >&2; echo 'export filter' >&2"
    with (
        Converter(program(tmp_path, said)) as converter,
        pytest.raises(ConversionFailed, match=r"said “Error: no export filter”\.$"),
    ):
        converter.convert(files(tmp_path, "text"), tmp_path / "out")


def test_a_program_that_hangs_is_stopped_with_its_children_and_the_others_are_there(tmp_path: Path) -> None:
    sources = files(tmp_path, "one", "hanging", "three")
    started = time.monotonic()
    with (
        Converter(stand_in(tmp_path), seconds_a_start=0.4, seconds_a_file=0.2) as converter,
        pytest.raises(ConversionFailed, match=r"1\.docx: it had not finished after 0\.6 seconds and was") as caught,
    ):
        converter.convert(sources, tmp_path / "out")
    assert time.monotonic() - started < 20
    assert list(caught.value.failures) == [sources[1]]
    children = (tmp_path / "children").read_text("utf-8").split()
    assert len(children) == 2
    assert not any(map(is_alive, children))


def test_the_profile_of_a_program_that_was_stopped_is_not_used_again(tmp_path: Path) -> None:
    with Converter(stand_in(tmp_path), seconds_a_start=0.4, seconds_a_file=0) as converter:
        converter.convert(files(tmp_path, "text"))
        with pytest.raises(ConversionFailed):
            converter.convert(files(tmp_path, "hanging"))
        converter.convert(files(tmp_path, "text"))
    before, after = (call.split()[1] for call in calls(tmp_path))
    assert before != after


_INTERRUPTED = """
import sys, tempfile
from pathlib import Path
from jdgen.formats.pdf import Converter
tempfile.tempdir = sys.argv[2]
with Converter(Path(sys.argv[1])) as converter:
    converter.convert([Path(sys.argv[3])])
"""


def test_ctrl_c_ends_libreoffice_and_leaves_nothing_behind(tmp_path: Path) -> None:
    [source] = files(tmp_path, "hanging")
    command = [sys.executable, "-c", _INTERRUPTED, stand_in(tmp_path), tmp_path / "temporary", source]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    child = written(tmp_path / "children")
    assert is_alive(child)
    os.kill(process.pid, signal.SIGINT)
    assert process.wait(30) != 0
    assert not is_alive(child)


def test_another_thread_can_stop_a_converter_and_it_converts_no_more(tmp_path: Path) -> None:
    sources = files(tmp_path, "hanging", "text")
    children = tmp_path / "children"
    with ThreadPoolExecutor(1) as pool, Converter(stand_in(tmp_path)) as converter:
        under_way = pool.submit(converter.convert, sources, tmp_path / "out")
        child = written(children)
        converter.stop()
        with pytest.raises(Stopped):
            under_way.result(30)
        with pytest.raises(Stopped):
            converter.convert(sources[1:], tmp_path / "out")
    assert not is_alive(child)
    assert not (tmp_path / "out").exists()


def test_what_libreoffice_forgets_in_its_temporary_folder_goes_with_the_converter(tmp_path: Path) -> None:
    writing = f'echo left > "$TMPDIR/lu123.tmp"; echo "$TMPDIR" > {tmp_path}/told'
    with Converter(program(tmp_path, writing)) as converter, pytest.raises(ConversionFailed):
        converter.convert(files(tmp_path, "text"), tmp_path / "out")
    assert (tmp_path / "told").read_text("utf-8").startswith(str(tmp_path / "temporary"))


def test_the_socket_of_a_libreoffice_that_was_stopped_is_taken_away_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_SOCKETS", (tmp_path,))
    ours, other = (tmp_path / f"OSL_PIPE_0_SingleOfficeIPC_{name}" for name in (SOCKET, SOCKET[::-1]))
    for socket in (ours, other):
        socket.write_text("", "utf-8")
    running.run([str(program(tmp_path, "exit 0"))], PROFILE, tmp_path, 10, Event())
    assert other.exists()
    assert not ours.exists()


def test_a_program_that_cannot_be_started_is_missing(tmp_path: Path) -> None:
    with Converter(tmp_path / "absent") as converter, pytest.raises(LibreOfficeMissing, match="cannot be started"):
        converter.convert(files(tmp_path, "text"), tmp_path / "out")


def test_two_sources_of_one_name_are_a_mistake(tmp_path: Path) -> None:
    with Converter(stand_in(tmp_path)) as converter, pytest.raises(ValueError, match="the same PDF"):
        converter.convert([tmp_path / "a/x.docx", tmp_path / "b/x.docx"], tmp_path)
