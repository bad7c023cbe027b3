"""jdgen diff: what roles say otherwise than before."""

import sys
from datetime import date

import click

from jdgen.commands.as_of import as_of_option
from jdgen.commands.common import PROBLEMS, colour_on, the_folder
from jdgen.commands.comparison import comparison_of
from jdgen.commands.sides import asked_of
from jdgen.comparing.answer import judged_answer
from jdgen.comparing.consultation import NO_CONSULTATION
from jdgen.comparing.telling.text import as_text


@click.command(epilog="\b\nExamples:\n  jdgen diff                    (what you have changed since the last commit)"
               "\n  jdgen diff main.. h3          (one role, since main)\n  jdgen diff v1..v2"
               "\n  jdgen diff --from old-folder --to new-folder")  # fmt: skip
@click.argument("words", nargs=-1, metavar="[OLD..NEW] [ROLE]...")
@click.option("--from", "given_from", metavar="X", help="The old side: a revision of git, or a folder.")
@click.option("--to", "given_to", metavar="Y", help="The new side; the working tree if not given.")
@click.option("--exit-code", is_flag=True, help="Exit 1 if anything has changed.")
@as_of_option
def command(words: tuple[str, ...], given_from: str | None, given_to: str | None, exit_code: bool, as_of: date) -> None:
    """Tell what roles say otherwise than before: HEAD against the working tree, or OLD against NEW.

    Both are put together with their own shared clauses, parents, schools and jdgen.yaml. A changed shared clause
    therefore shows in every role that uses it, once; and moving a text into a shared clause is no change.
    """
    asked = asked_of(words, given_from, given_to)
    comparison, _ = comparison_of(asked, the_folder(), as_of)
    answer = judged_answer(comparison, NO_CONSULTATION)
    print(as_text(answer, colour_on(sys.stdout.isatty())), end="")
    if exit_code and not answer.is_empty:
        sys.exit(PROBLEMS)
