"""jdgen text: a Word file or PDF as text, which is how git shows letterheads and outputs."""

import _thread
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from threading import Event, Timer

import click

from jdgen.formats.describing import FORM, LARGEST_FILE, described

_LONGEST = 30
"""Seconds. The largest Word file that is read takes two; a hostile PDF could take for ever."""
_PIECE = 1024 * 1024
"""Bytes that are read at a time of a file that is only hashed."""


@click.command(
    epilog="\b\nExamples:\n  jdgen text templates/county/letterhead.docx\n  jdgen text build/h3.docx > h3.txt"
)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--form", type=int, hidden=True, help="The form of the lines that git has kept of other files.")
def command(file: Path, form: int | None) -> None:
    """Print a Word file or PDF as text: its words, with tracked changes as [-gone-] and {+new+}, headers and footers,
    the page, the styles and the pictures, so that whatever can be seen of it has a line.

    “jdgen git-setup” makes git call this for “git diff”, “git log -p” and “git show”. A damaged file is told and is no
    error, for git shows no difference at all if the command fails for one file.
    """
    if file.exists() and not file.is_file():
        from jdgen.commands.creating.given_files import check_ordinary  # only here, as below

        check_ordinary(file)
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
            rest = iter(partial(opened.read, _PIECE), b"")
            lines = "".join(f"{line}\n" for line in _in_time(described(content, file.name, rest)))
    except OSError as error:
        from jdgen.commands.common import stop  # only here: it imports much, and git calls this command for each file

        stop(f"{file} cannot be read: {error.strerror or error}.")
    if form not in (None, FORM):
        print("jdgen writes these lines otherwise than before. Run “jdgen git-setup” once more.", file=sys.stderr)
    click.echo(lines.encode("utf-8", "backslashreplace"), nl=False)


def _in_time(lines: Iterable[str]) -> Iterator[str]:
    """The lines that come in time, and a last one that says so if they are not all."""
    late = Event()

    def end() -> None:
        late.set()
        _thread.interrupt_main()

    timer = Timer(_LONGEST, end)
    timer.daemon = True
    timer.start()
    try:
        yield from lines
    except KeyboardInterrupt:
        if not late.is_set():
            raise
        yield f"The rest is not told: it took longer than {_LONGEST} seconds."
    finally:
        timer.cancel()
