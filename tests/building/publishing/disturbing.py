"""A program that publishes a folder again and again, and is disturbed at another call of the write seam each time.

`python disturbing.py FOLDER kill|torn|interrupt` makes FOLDER/1, FOLDER/2 ...: in each, the first files were published
and lived in; then a process of its own began the second run and, at the call of that number, was killed, killed in the
middle of writing, or interrupted. It ends when a run came through undisturbed, and prints how each process ended.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from building.publishing.trying import SECOND, lived_in, publish

from jdgen.building.publishing import writing

SEAM = ("make_folder", "write", "settle", "put", "remove", "remove_empty", "remove_tree")


def disturb(call: int, how: str) -> None:
    """From here on, the seam's call of this number ends the process as `how` says, or is interrupted by Ctrl-C."""
    calls = 0

    def disturbed(name: str, does: Callable[..., None]) -> Callable[..., None]:
        def called(*arguments: object) -> None:
            nonlocal calls
            calls += 1
            if calls == call:
                if how == "torn" and name == "write":
                    path, given = arguments
                    content = given if isinstance(given, bytes) else b"".join(given)  # type: ignore[call-overload]
                    path.write_bytes(content[: len(content) // 2])  # type: ignore[attr-defined, index, arg-type]
                os.kill(os.getpid(), signal.SIGINT if how == "interrupt" else signal.SIGKILL)
            does(*arguments)

        return called

    for name in SEAM:
        setattr(writing, name, disturbed(name, getattr(writing, name)))


def second_run(out: Path, call: int, how: str) -> int:
    """Run it in a process of its own; how that ended, as `os.wait` says it."""
    child = os.fork()
    if child == 0:
        disturb(call, how)
        try:
            publish(out, SECOND)
        except KeyboardInterrupt as interrupt:
            (out.parent / f"{out.name}.told").write_text(str(interrupt), "utf-8")
            os._exit(130)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(folder: Path, how: str) -> None:
    """Disturb one call after another."""
    pattern = lived_in(folder / "pattern")
    call, ended = 0, -1
    while ended != 0:
        call += 1
        out = shutil.copytree(pattern, folder / str(call))
        ended = second_run(out, call, how)
        print(ended)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
