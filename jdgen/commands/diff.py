"""jdgen diff: what roles say otherwise than before."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from jdgen.commands.answering.publishing import formats_named
from jdgen.commands.common import PROBLEMS, colour_on, stop, the_folder, the_sources
from jdgen.commands.comparing.comparison import Compared, comparison_of
from jdgen.commands.comparing.judging import consultation_of, unevaluated
from jdgen.commands.comparing.sides import HEAD, WORKING_FILES, asked_of
from jdgen.commands.options.as_of import Days, days_option
from jdgen.comparing.answer import Answer, judged_answer
from jdgen.comparing.telling.data import as_json
from jdgen.comparing.telling.markdown import as_markdown
from jdgen.comparing.telling.page import as_page
from jdgen.comparing.telling.text import as_text

REDLINE = "docx"
"""The format that is never a list of changes."""
_REDLINES = {REDLINE: "docx", "html": "html", "markdown": "md", "text": "txt"}
"""By format: that of the redlines written in it."""
_TELLERS: Mapping[str, Callable[[Answer], str]] = {
    "markdown": as_markdown, "html": as_page, "json": as_json, REDLINE: as_page,
}  # fmt: skip
_FILES = {
    "text": "changes.txt", "markdown": "changes.md", "html": "changes.html", "json": "changes.json",
    REDLINE: "changes.html",
}  # fmt: skip
"""By format: the file of the answer; with redlines goes a page that sums them up."""


def _formats(ctx: click.Context, param: click.Parameter, value: str) -> tuple[str, ...]:
    return formats_named(value, _FILES)


@click.command(epilog="\b\nExamples:\n  jdgen diff                    (what you have changed since the last commit)"
               "\n  jdgen diff main.. h3          (one role, since main)\n  jdgen diff v1..v2 -f html -o ."
               "\n  jdgen diff in-force..         (since the texts that are in force)"
               "\n  jdgen diff --from h3.yaml --to h4.yaml"
               "\n  jdgen diff main.. -f docx,html --redlines -o out")  # fmt: skip
@click.argument("words", nargs=-1, metavar="[OLD..NEW] [ROLE]...")
@click.option("--from", "given_from", metavar="X",
              help="The old side: a revision of git, a folder, a role's file, or in-force.")  # fmt: skip
@click.option("--to", "given_to", metavar="Y", help="The new side; the working tree if not given.")
@click.option("-f", "--format", "forms", default="text", callback=_formats, metavar="FORMATS", show_default=True,
              help="text, markdown for a pull request, html for a page of its own, json for programs; docx writes each "
                   "changed role with its changes tracked, and a page beside them. Several with commas between them."
              )  # fmt: skip
@click.option("--redlines", is_flag=True,
              help="With -o: each changed role with its changes marked, in every format asked for.")  # fmt: skip
@click.option("-o", "--out", "output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="Write it into this folder, as changes.txt, .md, .html or .json.")  # fmt: skip
@click.option("--author", default="", metavar="NAME",
              help="With redlines: the office in whose name changes are tracked; the trust if not given.")  # fmt: skip
@click.option("--exit-code", is_flag=True, help="Exit 1 if anything has changed.")
@click.option("--fail-on", type=click.Choice(["grade"]),
              help="Exit 1 if a change may affect a grade, and the register has no newer evaluation.")  # fmt: skip
@click.option("--consultation", type=click.Path(path_type=Path), metavar="FILE",
              help="What HR says of the changes; consultation.yaml of the new side if not given.")  # fmt: skip
@days_option
def command(
    words: tuple[str, ...],
    given_from: str | None,
    given_to: str | None,
    forms: tuple[str, ...],
    redlines: bool,
    output: Path | None,
    author: str,
    exit_code: bool,
    fail_on: str | None,
    consultation: Path | None,
    days: Days,
) -> None:
    """Say what roles say otherwise than before: HEAD against the working tree, or OLD against NEW.

    Both are put together with their own shared clauses, parents, schools and jdgen.yaml. A changed shared clause
    therefore shows in every role that uses it, once; and moving a text into a shared clause is no change.
    """
    asked = asked_of(words, given_from, given_to, WORKING_FILES if days.old else HEAD)
    marked = tuple(_REDLINES[form] for form in forms if form == REDLINE or (redlines and form in _REDLINES))
    _require_a_folder(forms, marked, redlines, output)
    folder = the_folder()
    compared = comparison_of(asked, folder, days.new, days.old)
    documents: dict[str, bytes] = {}
    with the_sources(folder):
        if marked:
            from jdgen.commands.comparing.redlining import redlined  # only here: telling imports no writer

            compared, documents = redlined(compared, author, folder, marked)
        answer = judged_answer(compared.comparison, consultation_of(compared.workspace, folder, consultation))
        if output is None:
            print(_told(answer, forms[0], colour_on(sys.stdout.isatty())), end="")
        else:
            from jdgen.commands.answering.files import exit_unless_all, put

            files = {_FILES[form]: _told(answer, form).encode("utf-8") for form in forms} | documents
            exit_unless_all(put(compared.workspace, folder, output, files))
    _exit(answer, compared, folder, exit_code, bool(fail_on))


def _require_a_folder(forms: tuple[str, ...], marked: tuple[str, ...], redlines: bool, output: Path | None) -> None:
    if redlines and not marked:
        stop("A redline is a document, and json is none. Add docx, html, markdown or text to -f.")
    if output is None and marked:
        stop("Redlines are written into a folder: say which with -o DIR.")
    if output is None and len(forms) > 1:
        stop("Several formats are written into a folder: say which with -o DIR.")


def _told(answer: Answer, form: str, colour: bool = False) -> str:
    return as_text(answer, colour) if form == "text" else _TELLERS[form](answer)


def _exit(answer: Answer, compared: Compared, folder: Path, exit_code: bool, fail_on_grade: bool) -> None:
    if fail_on_grade and (roles := unevaluated(answer, compared.workspace, folder)):
        print(f"Without a newer evaluation: {', '.join(roles)}.", file=sys.stderr)
        sys.exit(PROBLEMS)
    wrong_now = any(each.side == compared.comparison.new for each in compared.comparison.unread)
    if wrong_now or (exit_code and not answer.is_empty):
        sys.exit(PROBLEMS)
