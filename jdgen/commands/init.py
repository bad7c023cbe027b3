"""jdgen init: a workspace that works, in an empty folder."""

from importlib.resources import files
from pathlib import Path

import click

from jdgen import __version__
from jdgen.commands.common import stop
from jdgen.commands.creating.files import write_new
from jdgen.commands.creating.house import COLOUR, FONT, house_files
from jdgen.schema.files import schema_files
from jdgen.workspace import WORKSPACE_FILE, find_workspace

_STARTER = {
    WORKSPACE_FILE: "jdgen.yaml",
    "README.md": "README.md",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".vscode/extensions.json": "vscode-extensions.json",
    ".vscode/settings.json": "vscode-settings.json",
    "roles/_shared/clauses/safeguarding.yaml": "clauses.yaml",
    "roles/teaching-assistant.yaml": "role.yaml",
}
"""Paths in a workspace to the package's files."""
_GITHUB = {
    ".github/actions/pull-request/action.yml": "pull-request.yml",
    ".github/actions/review/action.yml": "review.yml",
    ".github/workflows/approve.yml": "approve.yml",
    ".github/workflows/build.yml": "build.yml",
    ".github/workflows/dated-wording.yml": "dated-wording.yml",
    ".github/workflows/job-descriptions.yml": "workflow.yml",
    ".github/workflows/new-role.yml": "new-role.yml",
    ".github/workflows/publish.yml": "publish.yml",
}
_GITLAB = {".gitlab-ci.yml": "gitlab-ci.yml", ".gitlab/review.yml": "gitlab-review.yml"}
"""The same, where git's home is the one or the other."""


@click.command(epilog="\b\nExamples:\n  jdgen init                  (in this folder)\n  jdgen init job-descriptions"
               "\n  jdgen init --gitlab")  # fmt: skip
@click.argument("directory", default=".", type=click.Path(file_okay=False, path_type=Path), metavar="[DIR]")
@click.option("--gitlab", is_flag=True, help="Settings for GitLab in place of those for GitHub.")
def command(directory: Path, gitlab: bool) -> None:
    """Start a workspace in DIR, or in the current folder: a role, a house, a shared clause, and the settings of GitHub,
    pre-commit and VS Code.

    It asks nothing, and never writes over a file: if one is in the way, it lists it and changes nothing.
    """
    above = find_workspace(directory)
    if above is not None and above != directory.resolve():
        stop(f"{above} is a workspace already, and one does not stand in another. Add to it with “jdgen new role ID”.")
    written = workspace_files(gitlab)
    write_new(directory, written)
    here = directory.resolve() == Path.cwd().resolve()
    print(f"A workspace of {len(written)} files stands in {directory.resolve() if here else directory}.")
    print("\nNext:")
    for line in _next_steps("" if here else str(directory)):
        print(f"  {line}")


def workspace_files(gitlab: bool = False) -> dict[str, bytes]:
    """The files of a new workspace, by path; with the settings of GitLab, or else of GitHub."""
    starter = {**_STARTER, **(_GITLAB if gitlab else _GITHUB)}
    filled = {"<version>": __version__, "<service>\n": _packaged("README-gitlab.md" if gitlab else "README-github.md")}
    texts = {path: _packaged(name) for path, name in starter.items()}
    for mark, text in filled.items():
        texts = {path: written.replace(mark, text) for path, written in texts.items()}
    house = house_files("templates/plain", "Plain", FONT, COLOUR, None, "")
    return {**{path: text.encode() for path, text in texts.items()}, **house, **schema_files()}


def offered_files() -> dict[str, bytes]:
    """What jdgen's own repository offers to workspaces elsewhere, by path: the action for GitHub, which installs the
    jdgen that it came with, and the jobs for GitLab. They are those of a new workspace."""
    jobs = workspace_files(gitlab=True)[".gitlab/review.yml"]
    return {"action.yml": _packaged("review.yml").replace("<version>", "").encode(), "gitlab/review.yml": jobs}


def _packaged(name: str) -> str:
    return (files("jdgen.commands") / "starter" / name).read_text("utf-8")


def _next_steps(here: str) -> list[str]:
    enter = [f"cd {here}" if " " not in here else f'cd "{here}"'] if here else []
    return [
        *enter,
        "jdgen build                        (makes build/teaching-assistant.docx)",
        "jdgen new role ID --title TITLE    (begins a role of your own)",
        f"Put your trust's name into {WORKSPACE_FILE}; the rest is in README.md.",
    ]
