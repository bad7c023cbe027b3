"""jdgen git-setup: git shows letterheads and outputs as text."""

import sys

import click

from jdgen.building.in_git.repository import CannotSetUp, Repository
from jdgen.building.in_git.setting_up import Setup, not_shown, set_up, take_back, tried
from jdgen.commands.common import PROBLEMS, stop, the_folder
from jdgen.workspace import WORKSPACE_FILE

_DONE = (
    "“git diff”, “git log -p” and “git show” now show Word files and PDFs as text, here and in every worktree of this "
    "repository; “git diff --no-textconv” does without. “jdgen git-setup --undo” takes it back."
)
_COMMIT = "Commit .gitattributes: then others need only run “jdgen git-setup” themselves."


@click.command(epilog="\b\nExamples:\n  jdgen git-setup\n  jdgen git-setup --check\n  jdgen git-setup --undo")
@click.option("--undo", is_flag=True, help="Take back exactly what this command has set.")
@click.option("--check", is_flag=True, help="Only say what would be done; exits 1 if there is anything.")
def command(undo: bool, check: bool) -> None:
    """Let git show Word files and PDFs as text, so that a changed letterhead or output can be read in “git diff”.

    It sets what git calls for such a file in this repository's own settings, and which files these are in
    .gitattributes beside jdgen.yaml, and says each thing that it does. Nothing is set for other repositories, and
    nothing is committed.
    """
    folder = the_folder()
    repository = Repository(folder)
    try:
        setup = take_back(repository) if undo else set_up(repository)
        if setup.steps and not undo and not check:
            tried(repository, folder / WORKSPACE_FILE)
        _carry_out(setup, check)
        if undo and not check and repository.forget_kept_texts():
            print("Dropped: the texts that git had kept (refs/notes/textconv/jdgen)")
        remarks = [*setup.remarks, *([] if undo or check else not_shown(repository))]
    except CannotSetUp as cannot:
        stop(*cannot.args)
    except OSError as error:
        stop(f"{error.filename or folder} cannot be read or written: {error.strerror or error}.")
    if not setup.steps:
        print("There is nothing to take back." if undo else "There is nothing to do: git shows these files as text.")
    elif not undo and not check:
        print(f"\n{_DONE}")
        if any(".gitattributes" in step.said for step in setup.steps):
            print(_COMMIT)
    for remark in remarks:
        print(remark, file=sys.stderr)
    if remarks or (check and setup.steps):
        sys.exit(PROBLEMS)


def _carry_out(setup: Setup, only_say: bool) -> None:
    """Do each step, and say it when it is done."""
    for step in setup.steps:
        if not only_say:
            step.do()
        print(f"Not yet done: {step.said[0].lower()}{step.said[1:]}" if only_say else step.said)
