"""jdgen init: a workspace that works, in an empty folder."""

from importlib.resources import files
from pathlib import Path

import click

from jdgen import __version__
from jdgen.commands.common import stop
from jdgen.commands.new_files import write_new
from jdgen.commands.new_house import COLOUR, FONT, house_files
from jdgen.schema.files import schema_files
from jdgen.workspace import WORKSPACE_FILE, find_workspace

_STARTER = {
    WORKSPACE_FILE: "jdgen.yaml",
    "README.md": "README.md",
    ".gitattributes": "gitattributes",
    ".github/actions/pull-request/action.yml": "pull-request.yml",
    ".github/workflows/approve.yml": "approve.yml",
    ".github/workflows/build.yml": "build.yml",
    ".github/workflows/job-descriptions.yml": "workflow.yml",
    ".github/workflows/new-role.yml": "new-role.yml",
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".vscode/extensions.json": "vscode-extensions.json",
    ".vscode/settings.json": "vscode-settings.json",
    "roles/_shared/clauses/safeguarding.yaml": "clauses.yaml",
    "roles/teaching-assistant.yaml": "role.yaml",
}
"""Paths in a workspace to the package's files."""


@click.command(epilog="\b\nExamples:\n  jdgen init                  (in this folder)\n  jdgen init job-descriptions")
@click.argument("directory", default=".", type=click.Path(file_okay=False, path_type=Path), metavar="[DIR]")
def command(directory: Path) -> None:
    """Start a workspace in DIR, or in the current folder: a role, a house, a shared clause, and the settings of GitHub,
    pre-commit and VS Code.

    It asks nothing, and never writes over a file: if one is in the way, it lists it and changes nothing.
    """
    above = find_workspace(directory)
    if above is not None and above != directory.resolve():
        stop(f"{above} is a workspace already, and one does not stand in another. Add to it with “jdgen new role ID”.")
    written = workspace_files()
    write_new(directory, written)
    here = directory.resolve() == Path.cwd().resolve()
    print(f"A workspace of {len(written)} files stands in {directory.resolve() if here else directory}.")
    print("\nNext:")
    for line in _next_steps("" if here else str(directory)):
        print(f"  {line}")


def workspace_files() -> dict[str, bytes]:
    """The files of a new workspace, by path."""
    folder = files("jdgen.commands") / "starter"
    texts = {
        path: (folder / name).read_text("utf-8").replace("<version>", __version__) for path, name in _STARTER.items()
    }
    house = house_files("templates/plain", "Plain", FONT, COLOUR, None, "")
    return {**{path: text.encode() for path, text in texts.items()}, **house, **schema_files()}


def _next_steps(here: str) -> list[str]:
    enter = [f"cd {here}" if " " not in here else f'cd "{here}"'] if here else []
    return [
        *enter,
        "jdgen build                        (makes build/teaching-assistant.docx)",
        "jdgen new role ID --title TITLE    (begins a role of your own)",
        f"Put your trust's name into {WORKSPACE_FILE}; the rest is in README.md.",
    ]
