"""jdgen identify: which role, school and version a file is."""

import json
import sys
from datetime import date
from pathlib import Path

import click

from jdgen.building.recognising import recognise
from jdgen.commands.answering.identity import Answer, as_data, as_text
from jdgen.commands.common import PROBLEMS, USAGE, the_sources
from jdgen.commands.options.as_of import as_of_option
from jdgen.formats.identifying import LARGEST_FILE, Unreadable, identify
from jdgen.workspace import Workspace, find_workspace, open_workspace


@click.command(epilog="\b\nExamples:\n  jdgen identify build/h3.docx\n  jdgen identify 'Copy of h3 (2).pdf'"
               "\n  jdgen identify *.docx --output-format json")  # fmt: skip
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--output-format", default="text", type=click.Choice(["text", "json"]), show_default=True)
@as_of_option
def command(files: tuple[str, ...], output_format: str, as_of: date) -> None:
    """Say which role, school and version a file is, and whether that is in force: Word files, PDFs, web pages,
    Markdown and text, whatever they are called and whichever program saved them last.

    A file that holds several roles is answered for each. Of all but PDFs it also says whether the text was edited since
    jdgen made it. The command exits 1 if a file was
    edited or does not come from jdgen, and 2 if one cannot be read.
    """
    answers = _answers(files, as_of)
    if output_format == "json":
        print(json.dumps([each for answer in answers for each in as_data(answer)], indent=2, ensure_ascii=False))
    else:
        print("\n".join(as_text(answer, as_of) for answer in answers), end="")
    if any(answer.found is None for answer in answers):
        sys.exit(USAGE)
    if any(not answer.found.identities or answer.found.edited for answer in answers if answer.found):
        sys.exit(PROBLEMS)


def _answers(files: tuple[str, ...], as_of: date) -> list[Answer]:
    folder = find_workspace(Path.cwd())
    if folder is None:
        return [_answer(file, None) for file in files]
    with the_sources(folder):
        workspace = open_workspace(folder, as_of)
        return [_answer(file, workspace) for file in files]


def _answer(file: str, workspace: Workspace | None) -> Answer:
    try:
        found = identify(_content(Path(file)), file)
    except Unreadable as unreadable:
        return Answer(file, complaint=str(unreadable))
    known = tuple(recognise(identity, workspace) for identity in found.identities) if workspace else ()
    return Answer(file, found, known)


def _content(path: Path) -> bytes:
    """A file's content, but no more of it than shows that it is too large. Raises `Unreadable`."""
    if path.is_dir():
        raise Unreadable(f"{path} is a folder. Name the files in it.")
    if not path.exists():
        raise Unreadable(f"There is no file {path}.")
    if not path.is_file():
        raise Unreadable(f"{path} is no ordinary file.")
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Unreadable(f"{path} cannot be read: {error.strerror}.") from None
