"""jdgen diff: what roles say otherwise than before."""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import click

from jdgen.commands.as_of import as_of_option
from jdgen.commands.common import PROBLEMS, colour_on, stop, the_folder
from jdgen.commands.comparison import comparison_of
from jdgen.commands.judging import consultation_of, unevaluated
from jdgen.commands.sides import asked_of
from jdgen.comparing.answer import Answer, judged_answer
from jdgen.comparing.telling.data import as_json
from jdgen.comparing.telling.markdown import as_markdown
from jdgen.comparing.telling.page import as_page
from jdgen.comparing.telling.text import as_text

_TELLERS: Mapping[str, Callable[[Answer], str]] = {"markdown": as_markdown, "html": as_page, "json": as_json}
_FILES = {"text": "changes.txt", "markdown": "changes.md", "html": "changes.html", "json": "changes.json"}


@click.command(epilog="\b\nExamples:\n  jdgen diff                    (what you have changed since the last commit)"
               "\n  jdgen diff main.. h3          (one role, since main)\n  jdgen diff v1..v2 -f html -o ."
               "\n  jdgen diff in-force..         (since the texts that are in force)"
               "\n  jdgen diff --from h3.yaml --to h4.yaml")  # fmt: skip
@click.argument("words", nargs=-1, metavar="[OLD..NEW] [ROLE]...")
@click.option("--from", "given_from", metavar="X",
              help="The old side: a revision of git, a folder, a role's file, or in-force.")  # fmt: skip
@click.option("--to", "given_to", metavar="Y", help="The new side; the working tree if not given.")
@click.option("-f", "--format", "form", default="text", type=click.Choice(list(_FILES)), show_default=True,
              help="markdown is for a pull request, html a page of its own, json for programs.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="DIR",
              help="Write it into this folder, as changes.txt, .md, .html or .json.")  # fmt: skip
@click.option("--exit-code", is_flag=True, help="Exit 1 if anything has changed.")
@click.option("--fail-on", type=click.Choice(["grade"]),
              help="Exit 1 if a change may affect a grade, and the register has no newer evaluation.")  # fmt: skip
@click.option("--consultation", type=click.Path(path_type=Path), metavar="FILE",
              help="What HR says of the changes; consultation.yaml of the new side if not given.")  # fmt: skip
@as_of_option
def command(
    words: tuple[str, ...],
    given_from: str | None,
    given_to: str | None,
    form: str,
    output: Path | None,
    exit_code: bool,
    fail_on: str | None,
    consultation: Path | None,
    as_of: date,
) -> None:
    """Say what roles say otherwise than before: HEAD against the working tree, or OLD against NEW.

    Both are put together with their own shared clauses, parents, schools and jdgen.yaml. A changed shared clause
    therefore shows in every role that uses it, once; and moving a text into a shared clause is no change.
    """
    asked = asked_of(words, given_from, given_to)
    folder = the_folder()
    comparison, workspace = comparison_of(asked, folder, as_of)
    answer = judged_answer(comparison, consultation_of(workspace, folder, consultation))
    if output is None:
        print(as_text(answer, colour_on(sys.stdout.isatty())) if form == "text" else _TELLERS[form](answer), end="")
    else:
        print(_written(answer, form, output))
    if fail_on and (roles := unevaluated(answer, workspace, folder)):
        print(f"Without a newer evaluation: {', '.join(roles)}.", file=sys.stderr)
        sys.exit(PROBLEMS)
    wrong_now = any(each.side == comparison.new for each in comparison.unread)
    if wrong_now or (exit_code and not answer.is_empty):
        sys.exit(PROBLEMS)


def _written(answer: Answer, form: str, output: Path) -> Path:
    """The file that the answer was written into; exits 2 if it cannot be."""
    path = output / _FILES[form]
    text = as_text(answer) if form == "text" else _TELLERS[form](answer)
    try:
        output.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        stop(f"{path} cannot be written: {error.strerror or error}.")
    return path
